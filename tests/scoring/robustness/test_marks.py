"""The closed form against the sampler that it stands in for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.tables import TABLE, Tables
from scoring.committee.ranking import committee_posterior
from scoring.committee.ratings import Ratings, ratings_of
from scoring.robustness.chooser import first_by_value
from scoring.robustness.committee import Committee, criterion_name, rating_flip, values_of
from scoring.robustness.pair import Pair, last_pair
from scoring.robustness.withdrawal import withdrawals
from tests.scoring.programmes import table

REVIEWERS, CRITERIA = ("R1", "R2", "R3", "R4"), ("willingness", "capital")


@pytest.fixture(scope="module")
def committee() -> Committee:
    """Twelve applications, each read by three of four reviewers of whom the first is strict."""
    ratings = rated(12)
    posterior = committee_posterior(ratings)
    assert posterior is not None
    return Committee(ratings, posterior)


def rated(applications: int) -> Ratings:
    rng = np.random.default_rng(4)
    rows: list[dict[str, object]] = []
    for place in range(applications):
        merit = rng.normal(3.2, 0.7)
        for at, reviewer in enumerate(REVIEWERS):
            if (place + at) % 4 == 0:
                continue
            for criterion in CRITERIA:
                mark = merit + rng.normal(0, 0.6) - (reviewer == "R1")
                rows.append(
                    {"application_id": f"A-{place:02}", "reviewer_id": reviewer, "criterion": criterion}
                    | {"score": float(np.clip(np.round(mark), 1, 5)), "given_on": "2025-01-05"}
                )
    listed = [{"application_id": f"A-{place:02}", "call_id": "c"} for place in range(applications)]
    tables = Tables(
        calls=TABLE["calls"].empty(),
        applications=table("applications", listed),  # type: ignore[arg-type]  # rows of text
        ratings=table("ratings", rows),
    )
    return ratings_of(tables, "c", as_of=pd.Timestamp("2025-02-01"))


def test_the_closed_form_stands_where_the_sampler_stands(committee: Committee) -> None:
    sampled = committee.posterior.quality.mean(axis=0)
    closed = committee.form.quality(committee.form.marks)
    assert np.corrcoef(sampled, closed)[0, 1] > 0.995
    assert np.abs((sampled - sampled.mean()) - (closed - closed.mean())).max() < 0.15 * sampled.std()


def test_a_changed_mark_moves_it_as_it_moves_the_sampler(committee: Committee) -> None:
    marks = committee.ratings.marks.copy()
    reviewer = int(np.flatnonzero(~np.isnan(marks[5, :, 0]))[0])
    marks[5, reviewer] = np.clip(marks[5, reviewer] + 0.5, 0, 1)
    changed = replace(committee.ratings, marks=marks)
    again = committee_posterior(changed)
    assert again is not None
    sampled = values_of(again)["A-05"] - committee.quality["A-05"]
    closed = committee.moved(changed)["A-05"] - committee.quality["A-05"]
    assert closed > 0.02
    assert closed == pytest.approx(sampled, rel=0.5)


def test_without_a_change_nothing_moves(committee: Committee) -> None:
    assert committee.moved(committee.ratings) == pytest.approx(committee.quality)


def test_a_flip_that_is_told_flips_the_order_when_it_is_worked_out_anew(committee: Committee) -> None:
    choose = first_by_value(4, "c")
    pair = last_pair(committee.quality, choose)
    assert pair is not None
    found, tried = rating_flip(committee, pair, choose, {"A-03": "Third"})
    assert tried == committee.ratings.count * 4
    assert found is not None
    assert found.kind == "rating"
    assert found.en.startswith(f"one reviewer's {found.after:g} instead of {found.before:g} on ")
    assert found.nb.startswith(f"én fagfelles {found.after:g} i stedet for {found.before:g} på ")
    assert found.size == abs(found.after - found.before) >= 1


def test_a_pair_that_no_mark_can_exchange_is_left_as_it_is(committee: Committee) -> None:
    order = sorted(committee.quality, key=lambda one: -committee.quality[one])
    apart = Pair(order[0], order[-1], 9.0)
    found, tried = rating_flip(committee, apart, lambda _: (order[0],), {})
    assert (found, tried) == (None, committee.ratings.count * 4)


def test_withdrawal_is_tried_on_the_committees_order(committee: Committee) -> None:
    names = tuple(committee.quality)

    def rescore(rest: tuple[str, ...]) -> dict[str, float]:
        gone = set(names) - set(rest)
        return committee.quality if not gone else committee.without(gone.pop())

    found = withdrawals(names, rescore, first_by_value(4, "c"))
    assert len(found) == 12
    assert all(np.isfinite(list(rescore(tuple(set(names) - {name})).values())).all() for name in names)


def test_criteria_are_called_by_their_names() -> None:
    assert [criterion_name("driving_forces", language) for language in ("en", "nb")] == [
        "driving forces",
        "drivkrefter",
    ]
    assert criterion_name("team_quality", "nb") == "team quality"


def test_a_flip_that_the_sampler_does_not_confirm_is_not_told(committee: Committee) -> None:
    choose = first_by_value(4, "c")
    pair = last_pair(committee.quality, choose)
    assert pair is not None
    found, _ = rating_flip(committee, pair, choose, {}, sample=lambda _: committee.posterior)
    assert found is None
