"""A recommendation as a case to be doubted: the choice as a function of the scores, under the same rules."""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.known import known_by
from features.tables import Tables
from models.champion import Champion
from scoring.call_ranks import growth_draws
from scoring.calls import the_call
from scoring.portfolio.recommend import stated
from scoring.recommendation.recommendation import Recommendation
from scoring.robustness.chooser import Choose, Values, by_policy
from scoring.robustness.committee import Committee
from scoring.robustness.robustness import Case
from scoring.robustness.selection import SOLVES
from scoring.sheet import CallScore


def case_of(
    one: Recommendation,
    champion: Champion,
    tables: Tables,
    *,
    committee: Committee | None = None,
    solves: int = SOLVES,
) -> Case:
    """The case of a recommendation made by `champion` from `tables`.

    A policy that maximises the lower end is asked with the distance from score to lower end held; one that
    maximises the chance of being among the best, with the score itself.
    """
    call = the_call(tables, one.call.call_id)
    X = features_of(one.call)
    return Case(
        champion=champion,
        known=known_by(tables, as_of=call["closes_on"]),
        call=call,
        X=X,
        choose=_choose(one, _offsets(one), settle_ties=True),
        choose_draw=_choose(one, {}, settle_ties=False),
        names={sheet.application_id: sheet.name for sheet in one.call.sheets},
        draws=growth_draws(champion, X),
        committee=committee,
        solves=solves,
    )


def features_of(call: CallScore) -> pd.DataFrame:
    """The features that a call was scored by, as they stand on its sheets: applications × features."""
    rows = {
        sheet.application_id: {part.feature: part.value for part in sheet.contributions}
        for sheet in call.sheets
    }
    return pd.DataFrame.from_dict(rows, orient="index").astype("float64")


def _choose(one: Recommendation, offsets: Values, *, settle_ties: bool) -> Choose:
    problem = stated(
        one.candidates, one.policy, budget=one.call.budget, seats=one.call.seats, call_id=one.call.call_id
    )
    ask = by_policy(problem, one.call.call_id, weights=_weights(one), settle_ties=settle_ties)

    def choose(values: Values) -> tuple[str, ...]:
        return ask({name: value + offsets.get(name, 0.0) for name, value in values.items()})

    return choose


def _offsets(one: Recommendation) -> dict[str, float]:
    """How far the lower end is from the score, where that is what is maximised."""
    if one.policy.value != "lower":
        return {}
    ends = {sheet.application_id: sheet.interval_low for sheet in one.call.sheets}
    return {name: -np.inf if low is None else low - one.sheets[name].score for name, low in ends.items()}


def _weights(one: Recommendation) -> dict[str, float] | None:
    """What a policy by employees multiplies growth by, read from the candidates' values."""
    if one.policy.weight == "applications":
        return None
    worth = {sheet.application_id: _unweighted(one, sheet.application_id) for sheet in one.call.sheets}
    return {
        each.application_id: each.value / worth[each.application_id] if worth[each.application_id] else 0.0
        for each in one.candidates
    }


def _unweighted(one: Recommendation, name: str) -> float:
    sheet = one.sheets[name]
    told = {"expected": sheet.score, "lower": sheet.interval_low, "chance": sheet.top_chance}
    return float(told[one.policy.value] or 0.0)
