"""How much would have to change for another recommendation: everything about it, from plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.tables import Tables
from models.champion import Champion
from models.explain import by_dimension
from scoring.contributions import by_row
from scoring.past_applications import past_of
from scoring.robustness.chooser import Choose, Values
from scoring.robustness.committee import Committee, rating_flip
from scoring.robustness.data_flips import Data, data_flips, searched
from scoring.robustness.flip import Flip
from scoring.robustness.gaming import Gap, gaming_gap
from scoring.robustness.pair import Pair, last_pair
from scoring.robustness.selection import SOLVES, Selection, selection
from scoring.robustness.verdict import Order, Reason, fragile, order_of
from scoring.robustness.weight_flips import criterion_flips, dimension_flips
from scoring.robustness.withdrawal import Withdrawal, withdrawals

Draws = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Case:
    """A recommendation to be doubted.

    `X` are the features of the call's applications, `known` the tables as of its closing date, `call` its
    row; `choose` the recommendation as a function of the scores. `draws` (draws × applications, in the order
    of `X`) may be missing, as for a criteria index; so may the committee. `names` by application.
    `choose_draw` is the choice for one draw, where that is asked in another way.
    """

    champion: Champion
    known: Tables
    call: pd.Series
    X: pd.DataFrame
    choose: Choose
    names: Mapping[str, str]
    draws: Draws | None = None
    committee: Committee | None = None
    solves: int = SOLVES
    choose_draw: Choose | None = None

    @property
    def applications(self) -> tuple[str, ...]:
        """The call's applications, in the order of the draws."""
        return tuple(str(one) for one in self.X.index)

    def rescore(self, applications: tuple[str, ...]) -> dict[str, float]:
        """The scores of these applications, worked out as if there were no others."""
        scores = np.asarray(self.champion.model.predict(self.X.loc[list(applications)]), dtype="float64")
        return dict(zip(applications, scores.tolist(), strict=True))


@dataclass(frozen=True)
class CommitteeOrder:
    """The same questions of the committee's own order: its last pair, the flips, withdrawals, marks tried."""

    pair: Pair | None
    flips: tuple[Flip, ...]
    withdrawn: tuple[Withdrawal, ...]
    tried: int


@dataclass(frozen=True)
class Robustness:
    """What was found. `pair` None: nobody is funded, or nobody could take a seat; then nothing can flip.

    `flips` are those of the recommendation (data and weights) with the smallest first in each kind,
    `committee` those of the committee's own order. `reasons` are the parts of the declared rule that make it
    fragile. `unit` is that of scores and margins; `tried` the features that were tried.
    """

    funded: tuple[str, ...]
    names: dict[str, str]
    unit: str
    is_index: bool
    pair: Pair | None
    order: Order | None
    selection: Selection | None
    withdrawn: tuple[Withdrawal, ...]
    flips: tuple[Flip, ...]
    committee: CommitteeOrder | None
    gap: Gap
    reasons: tuple[Reason, ...]
    tried: tuple[str, ...]

    @property
    def fragile(self) -> bool:
        """Whether the declared rule calls the last funded pair fragile."""
        return bool(self.reasons)

    @property
    def every_flip(self) -> tuple[Flip, ...]:
        """All flips, the recommendation's first."""
        return (*self.flips, *(self.committee.flips if self.committee else ()))


def robustness(case: Case) -> Robustness:
    """Everything that could make the recommendation another one, sought as far as it says."""
    values = case.rescore(case.applications)
    pair = last_pair(values, case.choose)
    data = _data(case)
    flips = (
        () if pair is None else (*data_flips(data, pair, values, case.choose), *_weights(case, pair, values))
    )
    order = None if pair is None or case.draws is None else order_of(case.draws, case.applications, pair)
    committee = None if case.committee is None else _committee(case, case.committee)
    every = (*flips, *(committee.flips if committee else ()))
    return Robustness(
        funded=case.choose(values),
        names={one: case.names.get(one, one) for one in case.applications},
        unit="pp a year" if case.champion.kind == "growth" else "points",
        is_index=case.champion.kind != "growth",
        pair=pair,
        order=order,
        selection=_selection(case),
        withdrawn=withdrawals(case.applications, case.rescore, case.choose),
        flips=flips,
        committee=committee,
        gap=gaming_gap(
            case.X,
            case.known,
            case.champion.specification,
            case.champion.model.predict,
            str(case.call["call_id"]),
        ),
        reasons=fragile(order, every),
        tried=searched(data),
    )


def _flips(case: Case, data: Data, pair: Pair, values: Values) -> tuple[Flip, ...]:
    return (*data_flips(data, pair, values, case.choose), *_weights(case, pair, values))


def _selection(case: Case) -> Selection | None:
    if case.draws is None:
        return None
    choose = case.choose_draw or case.choose
    return selection(case.draws, case.applications, choose, solves=case.solves)


def _data(case: Case) -> Data:
    listed = case.known.members.groupby("application_id").size()
    currency = case.call["currency"]
    return Data(
        X=case.X,
        past=past_of(case.champion, case.known, case.call).features,
        specification=case.champion.specification,
        score=case.champion.model.predict,
        members={str(one): int(count) for one, count in listed.items()},
        names={one: case.names.get(one, one) for one in case.applications},
        currency=currency if isinstance(currency, str) else "",
    )


def _weights(case: Case, pair: Pair, values: Values) -> tuple[Flip, ...]:
    """Flips of dimension weights; those of a criteria index are declared, those of a model are not."""
    parts = by_dimension(case.champion.model.contributions(case.X), case.champion.specification)
    parts = parts.drop(columns="base")
    weights = _index_weights(case) if case.champion.kind != "growth" else None
    return dimension_flips(by_row(parts), pair, values, case.choose, weights=weights)


def _index_weights(case: Case) -> dict[str, float]:
    """The weight of every dimension in a criteria index, adding up to one."""
    model = case.champion.model
    own = {name: abs(float(weight)) for name, weight in zip(model.names, model.weights_, strict=True)}
    found: dict[str, float] = {}
    for one in case.champion.specification:
        found[one.dimension] = found.get(one.dimension, 0.0) + own[one.name]
    return found


def _committee(case: Case, committee: Committee) -> CommitteeOrder:
    values = committee.quality
    pair = last_pair(values, case.choose)
    applications = tuple(one for one in case.applications if one in values)
    withdrawn = _withdrawn_from(committee, applications, case.choose)
    if pair is None:
        return CommitteeOrder(None, (), withdrawn, 0)
    flip, tried = rating_flip(committee, pair, case.choose, case.names)
    weights = criterion_flips(
        committee.ratings.criteria,
        committee.criteria_weights,
        lambda weights: committee.moved(committee.ratings, weights),
        pair,
        case.choose,
    )
    return CommitteeOrder(pair, (*(() if flip is None else (flip,)), *weights), withdrawn, tried)


def _withdrawn_from(
    committee: Committee, applications: tuple[str, ...], choose: Choose
) -> tuple[Withdrawal, ...]:
    def rescore(rest: tuple[str, ...]) -> Values:
        gone = set(applications) - set(rest)
        return committee.quality if not gone else committee.without(gone.pop())

    return withdrawals(applications, rescore, choose)
