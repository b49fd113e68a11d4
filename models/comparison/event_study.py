"""Effects around joining, for a programme whose cohorts join in different years.

Group-time effects of Callaway & Sant'Anna (2021, doi 10.1016/j.jeconom.2020.12.001): every cohort is
compared with firms that never joined (or had not yet), from its last year before joining on. No cohort is the
control of another after it has joined, which is what goes wrong in two-way fixed effects when effects grow.
With covariates the estimate is doubly robust: right if either the model of who joins or that of how controls
grow is. diff-diff reproduces the published estimates to the fourth decimal (tests). Its sensitivity bounds
for pre-trends (`HonestDiD`) take the largest pre-trend for known, and its power the covariance: neither is
used, see `pretrend`.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from diff_diff import CallawaySantAnna
from scipy import stats

from features.problems import DataError
from models.comparison.pretrend import PreTrend, pretrend

CONTROLS = {"never": "never_treated", "not yet": "not_yet_treated"}
FIRMS_PER_COVARIATE = 10
"""Treated firms a covariate that a cohort needs for a model of who joins (Peduzzi et al. 1996)."""
COVERAGE = 0.95


@dataclass(frozen=True)
class EventStudy:
    """Effects in units of the outcome; every table has effect, se, low and high (95 %).

    - `table`: one row a group (first year) and time, with group, time, firms and controls (numbers);
    - `by_event_time`: index event_time, years since the first year (−1, the last before, is the reference
      and 0 by definition); `groups` says how many cohorts an entry rests on;
    - `by_group`: index group, the mean over a cohort's years since joining;
    - `overall`: index simple (every firm and year alike), group (every firm alike) and dynamic (every event
      time alike). The se of `group` is that of independent cohorts: controls they share add about 1 %.

    `clusters` counts those of treated firms; intervals use t with one degree of freedom less.
    """

    table: pd.DataFrame
    by_event_time: pd.DataFrame
    by_group: pd.DataFrame
    overall: pd.DataFrame
    pretrend: PreTrend | None
    firms: int
    controls: int
    clusters: int
    notices: tuple[str, ...]


def event_study(
    panel: pd.DataFrame,
    *,
    outcome: str,
    unit: str,
    year: str,
    first_year: str,
    covariates: Sequence[str] = (),
    controls: str = "never",
    cluster: str | None = None,
) -> EventStudy:
    """The event study of a panel with one row a unit and year; `first_year` is missing or 0 for controls.

    Rows without outcome or a covariate drop out, as do units treated from the panel's first year on, and both
    are said. Standard errors are clustered by `cluster` (by `unit` where None). DataError where the panel
    contradicts itself or leaves nothing to compare.
    """
    names = [outcome, unit, year, first_year, *covariates, *([cluster] if cluster else [])]
    rows, notices = _prepared(panel, names, unit, year, first_year)
    by = cluster or unit
    treated = rows[rows[first_year] > 0]
    clusters = int(treated[by].nunique())
    cohorts = treated.groupby(first_year)[unit].nunique()
    method, more = _method(cohorts, covariates)
    found = _fitted(
        CallawaySantAnna(
            control_group=CONTROLS[controls], estimation_method=method, base_period="universal", cluster=by
        ),
        rows,
        {"outcome": outcome, "unit": unit, "time": year, "first_treat": first_year},
        list(covariates),
    )
    freedom = max(clusters - 1, 1)
    return _told(found, cohorts, freedom, clusters, (*notices, *more))


def _prepared(
    panel: pd.DataFrame, names: list[str], unit: str, year: str, first_year: str
) -> tuple[pd.DataFrame, list[str]]:
    absent = sorted(set(names) - set(panel.columns))
    if absent:
        raise DataError(f"The panel has no column {absent[0]}; expected {', '.join(names)}. Add it.")
    rows = panel[list(dict.fromkeys(names))].assign(**{first_year: panel[first_year].fillna(0)})
    whole = rows.dropna()
    notices = [f"{len(rows) - len(whole)} of {len(rows)} rows lack a figure and are left out."]
    _refuse_contradictions(whole, unit, year, first_year)
    always = whole[first_year].gt(0) & (whole[first_year] <= whole[year].min())
    notices.append(f"{whole.loc[always, unit].nunique()} units had joined before the panel begins.")
    kept = whole[~always].sort_values([unit, year], ignore_index=True)
    if not kept[first_year].gt(0).any() or not kept[first_year].eq(0).any():
        who = "controls" if kept[first_year].gt(0).any() else "units that joined"
        raise DataError(f"The panel has no {who} with figures; expected both. Take in more years or units.")
    return kept, [notice for notice in notices if not notice.startswith("0 ")]


def _refuse_contradictions(rows: pd.DataFrame, unit: str, year: str, first_year: str) -> None:
    twice = rows[rows.duplicated([unit, year])]
    if len(twice):
        who, when = twice[unit].iloc[0], twice[year].iloc[0]
        raise DataError(f"{who} has two rows for {when}; expected one a year. Remove one.")
    several = rows.groupby(unit)[first_year].nunique()
    if several.gt(1).any():
        raise DataError(
            f"{several.idxmax()} has several values of {first_year}; expected one. Keep the first."
        )


def _method(cohorts: pd.Series, covariates: Sequence[str]) -> tuple[str, list[str]]:
    """Doubly robust unless a cohort is too small for a model of who joins; then by regression, and said."""
    if not covariates or cohorts.min() >= FIRMS_PER_COVARIATE * len(covariates):
        return "dr", []
    return "reg", [
        f"The smallest cohort has {cohorts.min()} firms for {len(covariates)} covariates: too few to model "
        "who joins, so the estimate adjusts by regression alone and is not doubly robust."
    ]


def _fitted(
    model: CallawaySantAnna, rows: pd.DataFrame, columns: dict[str, str], covariates: list[str]
) -> Any:
    """The library's result; what it warns of is either intended here or raised in our words."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        found = model.fit(rows, **columns, covariates=covariates or None)
    collinear = [str(one.message) for one in said if "ank-deficient" in str(one.message)]
    if collinear:
        raise DataError(
            f"The covariates {', '.join(covariates)} tell the same twice or are constant in a cohort; "
            "expected columns that vary. Leave one out."
        )
    return found


def _told(
    found: Any, cohorts: pd.Series, freedom: int, clusters: int, notices: tuple[str, ...]
) -> EventStudy:
    around, groups = found.aggregate("event_study"), found.aggregate("group")
    table = pd.DataFrame(
        {
            "group": group,
            "time": time,
            "effect": cell["effect"],
            "se": cell["se"],
            "firms": cell["n_treated"],
            "controls": cell["n_control"],
        }
        for (group, time), cell in sorted(found.group_time_effects.items())
        if np.isfinite(cell["se"])
    )
    groups_behind = np.where(around.is_reference, len(cohorts), around.n).astype(int)
    by_time = pd.DataFrame(
        {"effect": around.att, "se": np.where(around.is_reference, 0.0, around.se), "groups": groups_behind},
        pd.Index(around.event_time, name="event_time"),
    )
    by_group = pd.DataFrame({"effect": groups.att, "se": groups.se}, pd.Index(groups.label, name="group"))
    order = np.asarray(around.vcov_index)
    before = order < -1
    return EventStudy(
        table=_with_interval(table, freedom),
        by_event_time=_with_interval(by_time, freedom),
        by_group=_with_interval(by_group, freedom),
        overall=_with_interval(_overall(found, around, by_group, cohorts), freedom),
        pretrend=pretrend(
            order[before].astype(float),
            by_time["effect"].reindex(order[before]).to_numpy(),
            around.vcov[np.ix_(before, before)],
            freedom=freedom,
        ),
        firms=int(found.n_treated_units),
        controls=int(found.n_control_units),
        clusters=clusters,
        notices=notices,
    )


def _overall(found: Any, around: Any, by_group: pd.DataFrame, cohorts: pd.Series) -> pd.DataFrame:
    since = np.asarray(around.vcov_index) >= 0
    even = since / since.sum()
    share = cohorts.reindex(by_group.index).to_numpy() / cohorts.reindex(by_group.index).sum()
    return pd.DataFrame(
        {
            "effect": [
                found.overall_att,
                share @ by_group["effect"],
                np.mean(around.att[np.asarray(around.event_time) >= 0]),
            ],
            "se": [
                found.overall_se,
                np.sqrt(share**2 @ by_group["se"] ** 2),
                np.sqrt(even @ around.vcov @ even),
            ],
        },
        index=["simple", "group", "dynamic"],
    )


def _with_interval(rows: pd.DataFrame, freedom: int) -> pd.DataFrame:
    width = stats.t.ppf((1 + COVERAGE) / 2, freedom) * rows["se"]
    return rows.assign(low=rows["effect"] - width, high=rows["effect"] + width)
