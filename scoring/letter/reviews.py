"""What reviewers said about one application, as its applicant may know it: marks, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

WORST, BEST = 1.0, 5.0
"""The scale of a criterion that the table scales does not name."""


@dataclass(frozen=True)
class Mark:
    """The mean mark of one criterion over those who gave one, between the worst and the best there is."""

    criterion: str
    mean: float
    worst: float
    best: float


@dataclass(frozen=True)
class Reviews:
    """How many reviewed the application, from the first mark's day to the last one's (ISO), and the marks."""

    reviewers: int
    first: str
    last: str
    marks: tuple[Mark, ...]


def reviews_of(
    ratings: pd.DataFrame, scales: pd.DataFrame, application_id: str, call_id: str
) -> Reviews | None:
    """The reviews of that application; None where nobody gave a mark. Abstentions are no marks.

    `ratings` and `scales` are the tables of those names; criteria by name.
    """
    own = ratings[(ratings["application_id"] == application_id) & ratings["score"].notna()]
    if own.empty:
        return None
    bounds = scales[scales["call_id"] == call_id].set_index("criterion")[["worst", "best"]]
    marks = []
    for criterion in sorted(set(own["criterion"])):
        worst, best = bounds.loc[criterion] if criterion in bounds.index else (WORST, BEST)
        scores = own.loc[own["criterion"] == criterion, "score"]
        marks.append(Mark(criterion, float(scores.mean()), float(worst), float(best)))
    days = own["given_on"].dropna().dt.strftime("%Y-%m-%d")
    return Reviews(int(own["reviewer_id"].nunique()), days.min(), days.max(), tuple(marks))
