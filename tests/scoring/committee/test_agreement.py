"""Agreement as published for real reviews, and what marks that cannot say anything are told to be."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.committee.agreement import (
    Agreement,
    agreement,
    agreement_of_the_best,
    krippendorff_alpha,
    resampled_alpha,
)
from tests import aibs

published = pytest.mark.skipif(not aibs.FILE.exists(), reason=aibs.ABSENT)
NAN = np.nan


@published
def test_one_reviewer_and_the_mean_of_three_agree_as_published() -> None:
    found = agreement(aibs.marks("Score"))
    assert (found.applications, found.marks, found.reviewers) == (72, 216, pytest.approx(3))
    assert found.one == pytest.approx(0.3711, abs=0.005)
    assert found.mean == pytest.approx(0.6391, abs=0.005)
    assert found.one_ends is not None
    assert found.one_ends == pytest.approx((0.22, 0.49), abs=0.02)


@published
@pytest.mark.parametrize(
    ("criterion", "one"),
    [("Innovation", 0.4267), ("Approach", 0.2116), ("Investig", 0.2276), ("Signif", 0.4063)],
)
def test_criteria_agree_as_published(criterion: str, one: float) -> None:
    assert agreement(aibs.marks(criterion)).one == pytest.approx(one, abs=0.005)


@published
@pytest.mark.parametrize(("share", "one"), [(0.9, 0.2155), (0.8, 0.0698), (0.7, 0.0), (0.5, 0.0)])
def test_among_the_best_agreement_falls_to_zero_as_published(share: float, one: float) -> None:
    found = agreement_of_the_best(aibs.marks("Score"), share, merit=aibs.merit())
    assert found.one == pytest.approx(one, abs=0.005)


@published
def test_choosing_by_the_mean_mark_takes_all_that_tie_at_the_edge() -> None:
    marks = aibs.marks("Score")
    assert agreement_of_the_best(marks, 0.9).applications == 67
    assert agreement_of_the_best(marks, 1.0) == agreement(marks)


def test_an_unbalanced_design_agrees_with_the_mixed_model_of_statsmodels() -> None:
    mixed_linear_model = pytest.importorskip("statsmodels.regression.mixed_linear_model")
    rng = np.random.default_rng(5)
    marks = 0.5 + 0.1 * rng.standard_normal((60, 1)) + 0.15 * rng.standard_normal((60, 6))
    marks[rng.random(marks.shape) < 0.45] = NAN
    row, column = np.nonzero(~np.isnan(marks))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the peer's, about its own optimiser
        fit = mixed_linear_model.MixedLM(marks[row, column], np.ones((len(row), 1)), row).fit(reml=True)
    between = float(np.asarray(fit.cov_re)[0, 0])
    assert agreement(marks).one == pytest.approx(between / (between + fit.scale), abs=0.002)


def test_resampled_alpha_of_every_application_once_is_the_librarys() -> None:
    rng = np.random.default_rng(8)
    marks = rng.random((12, 4)) + rng.random((12, 1))
    marks[rng.random(marks.shape) < 0.4] = NAN
    marks[0], marks[1, 1:] = NAN, NAN
    rated = marks[~np.isnan(marks).all(axis=1)]
    assert resampled_alpha(rated, np.ones((1, len(rated))))[0] == pytest.approx(krippendorff_alpha(marks))


@pytest.mark.parametrize(
    "marks",
    [
        np.full((20, 3), 0.5),
        np.where(np.eye(20, 3) > 0, 0.7, NAN)[:3],
        np.full((4, 2), NAN),
        np.empty((0, 0)),
    ],
    ids=["all alike", "nobody read twice", "no marks", "nobody"],
)
def test_marks_that_cannot_say_give_no_number_and_no_warning(marks: np.ndarray) -> None:
    found = agreement(marks)
    assert (found.one, found.one_ends, found.mean, found.alpha, found.alpha_ends) == (None,) * 5


def test_no_interval_is_given_for_a_handful_of_applications() -> None:
    found = agreement(np.random.default_rng(1).random((9, 3)))
    assert found.one is not None
    assert (found.one_ends, found.alpha_ends) == (None, None)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_the_order_of_applications_and_reviewers_changes_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    marks = np.round(rng.random((14, 5)), 1)
    marks[rng.random(marks.shape) < 0.4] = NAN
    other = marks[rng.permutation(14)][:, rng.permutation(5)]
    assert _told(agreement(other)) == pytest.approx(_told(agreement(marks)), abs=1e-9, nan_ok=True)


def _told(found: Agreement) -> list[float]:
    ends = [*(found.one_ends or (NAN, NAN)), *(found.alpha_ends or (NAN, NAN))]
    return [NAN if one is None else one for one in (found.one, found.mean, found.alpha, *ends)]
