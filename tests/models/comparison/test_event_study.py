"""Effects around joining on made-up panels: what is compared with what, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.problems import DataError
from models.comparison.event_study import EventStudy, event_study

YEARS = range(2010, 2018)


def a_panel(
    cohorts: dict[int, int], *, seed: int = 0, effect: float = 3.0, trend: float = 0.0
) -> pd.DataFrame:
    """Firms by the year they joined in (0: never); `effect` from then on, `trend` a year for members."""
    rng = np.random.default_rng(seed)
    joined = np.repeat(list(cohorts), list(cohorts.values()))
    firm = np.repeat(np.arange(len(joined)), len(YEARS))
    year, first = np.tile(YEARS, len(joined)), np.repeat(joined, len(YEARS))
    size = np.repeat(rng.normal(size=len(joined)), len(YEARS))
    jobs = size * (year - 2010) + rng.normal(size=len(firm)) + (first > 0) * trend * (year - 2010)
    jobs = jobs + effect * ((first > 0) & (year >= first))
    return pd.DataFrame({"firm": firm, "year": year, "joined": first, "size": size, "jobs": jobs})


def studied(
    panel: pd.DataFrame,
    covariates: tuple[str, ...] = (),
    controls: str = "never",
    cluster: str | None = None,
) -> EventStudy:
    return event_study(
        panel,
        outcome="jobs",
        unit="firm",
        year="year",
        first_year="joined",
        covariates=covariates,
        controls=controls,
        cluster=cluster,
    )


def test_the_effect_is_found_in_its_years() -> None:
    found = studied(a_panel({0: 400, 2013: 60, 2015: 60}), covariates=("size",))
    assert found.by_event_time["effect"].loc[0:].to_numpy() == pytest.approx([3] * 5, abs=0.5)
    assert found.overall["effect"].to_numpy() == pytest.approx([3, 3, 3], abs=0.5)
    assert found.by_event_time.loc[-1, ["effect", "se"]].tolist() == [0, 0]
    assert (found.firms, found.controls, found.clusters) == (120, 400, 120)


def test_cohorts_whose_years_stand_apart_are_compared_with_their_own_controls_alone() -> None:
    """What the panel of a programme relies on: moved apart in time, two cohorts are as if each were alone."""
    one, other = a_panel({0: 80, 2013: 30}, seed=1), a_panel({0: 50, 2014: 40}, seed=2)
    moved = other.assign(
        firm=other["firm"] + 1_000,
        year=other["year"] + 10_000,
        joined=other["joined"].where(other["joined"] == 0, other["joined"] + 10_000),
    )
    together = studied(pd.concat([one, moved]), covariates=("size",)).table
    alone = [studied(panel, covariates=("size",)).table for panel in (one, moved)]
    columns = ["group", "time", "effect", "firms", "controls"]
    pd.testing.assert_frame_equal(
        together[columns], pd.concat(alone, ignore_index=True)[columns], check_dtype=False
    )


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 1_000))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    panel = a_panel({0: 40, 2013: 12, 2015: 12})
    shuffled = panel.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(studied(shuffled).table, studied(panel).table)


def test_firms_that_join_later_are_controls_by_choice_until_they_join() -> None:
    panel = a_panel({0: 30, 2013: 20, 2016: 20})
    never = studied(panel).table.set_index(["group", "time"])["controls"]
    not_yet = studied(panel, controls="not yet").table.set_index(["group", "time"])["controls"]
    assert (never[2013, 2015], never[2013, 2016]) == (30, 30)
    assert (not_yet[2013, 2015], not_yet[2013, 2016]) == (50, 30)


def test_errors_are_clustered_as_told() -> None:
    panel = a_panel({0: 200, 2013: 60, 2015: 60})
    bids = panel["firm"].where(panel["joined"] == 0, 10_000 + panel["firm"] % 6)
    shared = pd.Series(np.random.default_rng(0).normal(size=6))
    together = panel.assign(
        bid=bids, jobs=panel["jobs"] + 20 * (panel["year"] >= 2014) * (bids - 10_000).map(shared).fillna(0)
    )
    alone, clustered = studied(together), studied(together, cluster="bid")
    assert clustered.clusters == 6
    assert clustered.overall.loc["simple", "se"] > 2 * alone.overall.loc["simple", "se"]
    pd.testing.assert_series_equal(clustered.overall["effect"], alone.overall["effect"])


def test_rows_without_figures_and_firms_that_were_there_before_are_said() -> None:
    panel = a_panel({0: 40, 2010: 3, 2013: 12, 2015: 12})
    panel.loc[[5, 9], "jobs"] = np.nan
    found = studied(panel)
    assert found.notices == (
        "2 of 536 rows lack a figure and are left out.",
        "3 units had joined before the panel begins.",
    )
    assert found.firms == 24


def test_a_cohort_too_small_for_a_model_of_who_joins_is_adjusted_by_regression_and_said() -> None:
    found = studied(a_panel({0: 80, 2013: 9, 2015: 30}), covariates=("size",))
    (notice,) = found.notices
    assert notice.startswith("The smallest cohort has 9 firms for 1 covariates")


def test_a_trend_before_joining_is_noticed() -> None:
    found = studied(a_panel({0: 300, 2014: 80, 2016: 80}, trend=1.0))
    assert found.pretrend is not None
    assert found.pretrend.noticed
    assert found.pretrend.slope < 1.0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda panel: panel.drop(columns="jobs"), "The panel has no column jobs"),
        (lambda panel: pd.concat([panel, panel.iloc[:1]]), "has two rows for 2010; expected one a year"),
        (lambda panel: panel.assign(joined=panel["year"]), "has several values of joined"),
        (lambda panel: panel[panel["joined"] > 0], "The panel has no controls with figures"),
        (lambda panel: panel[panel["joined"] == 0], "The panel has no units that joined with figures"),
    ],
)
def test_a_panel_that_contradicts_itself_is_refused(
    change: Callable[[pd.DataFrame], pd.DataFrame], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        studied(change(a_panel({0: 10, 2013: 12, 2015: 12})))


def test_covariates_that_tell_the_same_twice_are_refused() -> None:
    panel = a_panel({0: 80, 2013: 30, 2015: 30})
    with pytest.raises(DataError, match="size, twice tell the same twice"):
        studied(panel.assign(twice=2 * panel["size"]), covariates=("size", "twice"))
