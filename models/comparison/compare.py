"""`compare`: member firms against comparable firms outside, for one call or the programme, with all doubts.

Each call is matched on its own, on what was known when its outcomes were published; the pairs of all calls
then count together, a firm being one firm in all of them. The same is done for the other applications
(rejected beside funded) and for the years before joining, where there should be no difference.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from features.known import known_by
from features.tables import MEASURES, Tables
from models.code_version import code_version
from models.comparison.balance import NOT_BALANCED, balance
from models.comparison.before import COVARIATES
from models.comparison.comparison import (
    Beside,
    ComparedCall,
    Comparison,
    Controls,
    Decision,
    Event,
    Growth,
    Part,
    Question,
    Worst,
)
from models.comparison.design import Design
from models.comparison.effect import Effect
from models.comparison.events import event_of
from models.comparison.pairing import Pool, Progress
from models.comparison.parts import (
    alternatives,
    by_measure,
    by_region,
    by_sector,
    by_year,
    corrected,
    outcome,
    part,
    whole,
)
from models.comparison.pools import OTHER, earlier_pool, main_pool, other_pool, windows_of
from models.comparison.units import Register
from models.comparison.unseen import unseen
from models.publication import known_on

DESIGN = Design(covariates=COVARIATES)
HEADLINE = "employees"


def compare(
    tables: Tables,
    *,
    as_of: pd.Timestamp,
    call: str | None = None,
    design: Design = DESIGN,
    controls: Controls = "never",
    decision: Decision = "funded",
    measures: tuple[str, ...] = MEASURES,
    growth: Growth = "symmetric",
    winsorise: float | None = None,
    hashes: Mapping[str, str] | None = None,
    progress: Progress = lambda _: None,
) -> Comparison:
    """The comparison of all calls whose outcomes were known by `as_of`, or of one; growth in pp a year.

    Rows known later change nothing, nor does the order of rows. `hashes` are recorded as they are; `progress`
    is told each step. DataError where the call or its outcomes are not there, or nothing can be compared.
    """
    as_of = as_of.normalize()
    day = as_of.date().isoformat()
    question = Question(day, call, decision, controls, measures, growth, winsorise, design)
    known = known_by(tables, as_of=as_of)
    windows = windows_of(known, call, as_of)
    register = Register(known)
    pools = (
        main_pool(register, windows, question, progress),
        earlier_pool(register, windows, question, progress),
        other_pool(register, windows, question, progress),
    )
    if call is None:
        progress("Following the years around joining")
    event = event_of(known, question, as_of)
    progress("Weighing the differences")
    return _told(question, *pools, event, known.regions, dict(hashes or {}))


def last_day(tables: Tables) -> pd.Timestamp:
    """The day on which everything that the folder holds of calls and accounts was known."""
    days = pd.concat([tables.calls["closes_on"], known_on(tables.accounts)])
    latest: pd.Timestamp = days.max()
    return latest


def _told(
    question: Question,
    main: Pool,
    earlier: Pool | None,
    other: Pool | None,
    event: Event | None,
    regions: pd.DataFrame,
    hashes: dict[str, str],
) -> Comparison:
    growth = outcome(main, question, HEADLINE)
    found = whole(growth, main)
    table = balance_of(main)
    return Comparison(
        question=question,
        calls=_calls(main),
        headline=found,
        by_measure=by_measure(main, question),
        by_year=by_year(main, HEADLINE),
        by_sector=by_sector(main, growth),
        by_region=by_region(main, growth, regions),
        alternatives=alternatives(main, growth, found),
        balance=table,
        worst=worst_of(table, main.covariates),
        unseen=unseen(growth, main.units, main.covariates, found, before=main.even, after=main.weights),
        before=_before(earlier, question),
        placebo=part(HEADLINE, main.units[f"placebo_{HEADLINE}"], main.pairs, main),
        beside=_beside(other, question, found),
        event=event,
        flow=main.flow,
        pairs=_pairs(main),
        notices=main.notices,
        hashes=hashes,
        code_version=code_version(),
    )


def balance_of(main: Pool) -> pd.DataFrame:
    """Balance of the covariates, then of the levels of the cells but the sector, in which all pairs agree."""
    return balance(main.units, main.weights, [*main.covariates, "size_band", "region_type", "age_band"])


def worst_of(table: pd.DataFrame, covariates: tuple[str, ...]) -> Worst:
    """The covariate that is furthest apart after matching: all of them foretell growth, by declaration."""
    after = table.loc[list(covariates), "smd_after"].abs().fillna(np.inf)
    name = str(after.idxmax())
    return Worst(name, float(table["smd_after"][name]))


def _calls(main: Pool) -> tuple[ComparedCall, ...]:
    matched = main.pairs.groupby("call_id")["treated"].nunique()
    return tuple(
        ComparedCall(
            call_id=one.call_id,
            base=one.base,
            end=one.base + one.horizon,
            read_on=one.day.date().isoformat(),
            treated=int(one.frame["treated"].sum()),
            matched=int(matched.get(one.call_id, 0)),
        )
        for one in main.calls
    )


def _before(earlier: Pool | None, question: Question) -> Part:
    if earlier is None:
        return Part(HEADLINE, 0, 0, None)
    growth = corrected(outcome(earlier, question, HEADLINE), earlier)
    return part(HEADLINE, growth, earlier.pairs, earlier)


def _beside(other: Pool | None, question: Question, found: Effect) -> Beside | None:
    """The other applications' effect, and the difference of the two as if they erred on their own.

    Its interval reaches as many standard errors as the one of the two that rests on fewer clusters.
    """
    if other is None:
        return None
    theirs = whole(outcome(other, question, HEADLINE), other)
    if not (theirs.se > 0 and found.se > 0):
        return None
    left, se = found.estimate - theirs.estimate, float(np.hypot(found.se, theirs.se))
    reach = max((one.high - one.estimate) / one.se for one in (found, theirs)) * se
    worst = worst_of(balance_of(other), other.covariates)
    return Beside(
        decision=OTHER[question.decision],
        effect=theirs,
        balanced=abs(worst.smd) <= NOT_BALANCED,
        left=left,
        left_low=left - reach,
        left_high=left + reach,
    )


def _pairs(main: Pool) -> pd.DataFrame:
    """Pairs with the firms' own ids."""
    named = {side: main.pairs[side].map(main.units["firm"]) for side in ("treated", "control")}
    columns = ["call_id", "treated", "control", "distance", "share", "cell", "dropped"]
    return main.pairs.assign(**named)[columns]
