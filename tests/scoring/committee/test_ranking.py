"""The committee's posterior: reviewers are taken as they are, and the bad days of a committee."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.committee.ranking import Posterior, committee_posterior
from scoring.committee.ratings import Ratings, overall, ratings_of
from scoring.committee.reviewers import reviewers_of
from scoring.committee.scale import Scale, Scales
from scoring.ranks import chances
from tests.scoring.committee.marks import DAY, committee_tables, some_rows


def ratings_from(matrix: np.ndarray) -> Ratings:
    """Applications × reviewers, shares of the scale, one criterion."""
    applications, reviewers = matrix.shape
    return Ratings(
        "2026",
        tuple(f"A-{one:02d}" for one in range(applications)),
        tuple(f"R-{one:02d}" for one in range(reviewers)),
        ("c",),
        matrix[:, :, None],
        Scales({"c": Scale(1, 5)}, ()),
        0,
        0,
    )


@pytest.fixture(scope="module")
def known() -> tuple[np.ndarray, np.ndarray, Ratings, Posterior]:
    """Quality, strictness, and what was made of marks by ten reviewers, four to an application."""
    rng = np.random.default_rng(6)
    quality, strict = 0.14 * rng.standard_normal(60), 0.1 * rng.standard_normal(10)
    matrix = 0.5 + quality[:, None] - strict + 0.08 * rng.standard_normal((60, 10))
    matrix[rng.random(matrix.shape).argsort(axis=1) >= 4] = np.nan
    ratings = ratings_from(matrix)
    posterior = committee_posterior(ratings)
    assert posterior is not None
    return quality, strict, ratings, posterior


def test_quality_is_found_again_better_than_by_mean_marks_and_within_its_intervals(
    known: tuple[np.ndarray, np.ndarray, Ratings, Posterior],
) -> None:
    quality, _, ratings, posterior = known
    assert posterior.settled
    found = posterior.quality.mean(axis=0)
    plain = np.nanmean(ratings.marks[:, :, 0], axis=1)
    assert np.corrcoef(found, quality)[0, 1] > np.corrcoef(plain, quality)[0, 1] + 0.03
    low, high = np.quantile(posterior.quality, [0.1, 0.9], axis=0)
    centred = quality - quality.mean() + posterior.quality.mean()
    assert 0.65 <= ((low <= centred) & (centred <= high)).mean() <= 0.93


def test_strict_reviewers_are_told_from_lenient_ones(
    known: tuple[np.ndarray, np.ndarray, Ratings, Posterior],
) -> None:
    _, strict, ratings, posterior = known
    told = {one.reviewer_id: one.strictness for one in reviewers_of(ratings, posterior)}
    estimates = np.array([told[name] for name in ratings.reviewers])
    centred = strict - strict.mean()
    assert np.abs(estimates[:, 0] - centred).max() < 0.05
    assert ((estimates[:, 1] <= centred) & (centred <= estimates[:, 2])).sum() >= 6


def test_reading_by_strict_reviewers_costs_an_application_nothing() -> None:
    """Two of the same quality, of which one is read by the strict half of the panel only."""
    rng = np.random.default_rng(1)
    quality = 0.12 * rng.standard_normal(40)
    quality[:2] = 0.2
    strict = np.where(np.arange(8) < 4, 0.12, -0.12)
    matrix = 0.5 + quality[:, None] - strict + 0.03 * rng.standard_normal((40, 8))
    matrix[0, 4:], matrix[1, :4] = np.nan, np.nan
    posterior = committee_posterior(ratings_from(matrix))
    assert posterior is not None
    assert np.nanmean(matrix[1]) - np.nanmean(matrix[0]) > 0.2
    strictly, leniently = posterior.quality[:, :2].mean(axis=0)
    assert abs(strictly - leniently) < 0.04


def test_a_reviewer_who_gave_everybody_the_same_moves_nobody() -> None:
    rng = np.random.default_rng(9)
    matrix = 0.5 + 0.15 * rng.standard_normal((12, 1)) + 0.1 * rng.standard_normal((12, 5))
    with_one = np.column_stack([matrix, np.full(12, 0.75)])
    alone, both = committee_posterior(ratings_from(matrix)), committee_posterior(ratings_from(with_one))
    assert alone is not None
    assert both is not None
    assert both.alike == ("R-05",)
    assert both.quality.tobytes() == alone.quality.tobytes()
    last = reviewers_of(ratings_from(with_one), both)[-1]
    assert (last.reviewer_id, last.alike, last.strictness, last.reliability) == ("R-05", True, None, None)


def test_where_every_reviewer_gave_everybody_the_same_all_are_tied() -> None:
    posterior = committee_posterior(ratings_from(np.full((20, 3), 0.5)))
    assert posterior is not None
    assert (posterior.reviewers, len(posterior.alike), len(posterior.unread)) == ((), 3, 20)
    assert posterior.settled
    assert chances(posterior.quality, 4).top == pytest.approx(np.full(20, 0.2), abs=0.03)


def test_an_application_nobody_rated_has_the_widest_interval_and_is_not_dropped() -> None:
    rng = np.random.default_rng(4)
    matrix = 0.5 + 0.15 * rng.standard_normal((15, 1)) + 0.06 * rng.standard_normal((15, 4))
    matrix[7] = np.nan
    posterior = committee_posterior(ratings_from(matrix))
    assert posterior is not None
    assert posterior.unread == ("A-07",)
    spread = posterior.quality.std(axis=0)
    assert spread.argmax() == 7
    assert abs(posterior.quality[:, 7].mean()) < 0.02


def test_without_a_mark_there_is_no_posterior() -> None:
    tables = committee_tables([("A", "R", "c", None)], applications=["A"])
    assert committee_posterior(ratings_of(tables, "2026", as_of=DAY)) is None


def test_one_mark_alone_is_enough_for_a_wide_one() -> None:
    matrix = np.full((3, 1), np.nan)
    matrix[1, 0] = 1.0
    posterior = committee_posterior(ratings_from(matrix))
    assert posterior is not None
    assert 0.5 < (posterior.quality[:, 1] > posterior.quality[:, 0]).mean() < 0.95


def test_turned_scales_say_the_same() -> None:
    rows = some_rows(3)
    names = sorted({row[0] for row in rows})
    turned = [(a, r, c, None if mark is None else 6 - mark) for a, r, c, mark in rows]
    one = ratings_of(committee_tables(rows, applications=names), "2026", as_of=DAY)
    other = ratings_of(committee_tables(turned, applications=names, scales=[("c", 5, 1)]), "2026", as_of=DAY)
    assert overall(other) == pytest.approx(overall(one), abs=1e-12, nan_ok=True)


def test_the_same_marks_and_seed_give_the_same_bytes(
    known: tuple[np.ndarray, np.ndarray, Ratings, Posterior],
) -> None:
    _, _, ratings, posterior = known
    again = committee_posterior(ratings)
    assert again is not None
    assert again.quality.tobytes() == posterior.quality.tobytes()
