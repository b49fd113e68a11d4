from __future__ import annotations

from scoring.letter.reviews import Mark, Reviews, reviews_of
from tests.scoring.programmes import table

ROWS: list[dict[str, object]] = [
    {"application_id": one, "reviewer_id": who, "criterion": name, "score": score, "given_on": day}
    for one, who, name, score, day in (
        ("A-1", "R-1", "willingness", 4, "2026-04-02"),
        ("A-1", "R-2", "willingness", 1, "2026-04-05"),
        ("A-1", "R-3", "willingness", None, "2026-04-09"),
        ("A-1", "R-1", "capital", 2, "2026-04-03"),
        ("A-2", "R-9", "capital", 5, "2026-01-01"),
        ("A-3", "R-9", "capital", None, "2026-01-01"),
    )
]
SCALES: list[dict[str, object]] = [
    {"call_id": "2026", "criterion": "capital", "worst": 6, "best": 1},
    {"call_id": "2025", "criterion": "willingness", "worst": 0, "best": 10},
]


def test_marks_are_means_of_those_who_gave_one_on_their_scale() -> None:
    ratings, scales = table("ratings", ROWS), table("scales", SCALES)
    assert reviews_of(ratings, scales, "A-1", "2026") == Reviews(
        2, "2026-04-02", "2026-04-05", (Mark("capital", 2.0, 6.0, 1.0), Mark("willingness", 2.5, 1.0, 5.0))
    )
    assert reviews_of(ratings.iloc[::-1], scales, "A-1", "2026") == reviews_of(ratings, scales, "A-1", "2026")


def test_abstentions_alone_and_no_rows_are_no_reviews() -> None:
    ratings, scales = table("ratings", ROWS), table("scales", [])
    assert reviews_of(ratings, scales, "A-3", "2026") is None
    assert reviews_of(ratings, scales, "A-4", "2026") is None
