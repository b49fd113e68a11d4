"""Does the call look like the past ones? Features, missing values, scores and novelty as one family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.watch.between import LEAST_CALLS, Foreseen, foresee
from models.watch.family import DRAWS, limits
from models.watch.panel import Panel, Watched
from models.watch.power import noticed, reach
from models.watch.signals import Signals, numbers, share_at, shares

Floats = npt.NDArray[np.float64]

FEATURES, MISSING, SCORES, NOVELTY = "features", "missing", "scores", "novelty"
CALL_PANELS = (FEATURES, MISSING, SCORES, NOVELTY)


@dataclass(frozen=True, eq=False)
class Sides:
    """Applications of training calls (`call` says which) or of the new call, all on the index of X.

    scores: the model's. novel: 1 where unlike the others' applications, 0 where not, missing where nobody
    could tell.
    """

    X: pd.DataFrame
    scores: pd.Series
    novel: pd.Series
    call: pd.Series


def signals_of(past: Sides, new: Sides) -> list[Signals]:
    """The columns that can be judged, by panel; panels without one are left out."""
    if past.call.nunique() < LEAST_CALLS:
        return []
    missing = [one.X.isna().astype("float64") for one in (past, new)]
    shared = pd.concat(missing).mean()
    ever = shared.index[(shared > 0) & (shared < 1)]
    found = [
        numbers(FEATURES, past.X, new.X, past.call),
        shares(MISSING, missing[0][ever], missing[1][ever], past.call),
        numbers(SCORES, past.scores.to_frame("score"), new.scores.to_frame("score"), past.call),
        shares(NOVELTY, past.novel.to_frame("novel"), new.novel.to_frame("novel"), past.call),
    ]
    judged = [one.of(one.means.judged) for one in found]
    return [one for one in judged if one.names]


def drift(signals: Sequence[Signals], *, rate: float, seed: int = 0, draws: int = DRAWS) -> tuple[Panel, ...]:
    """The panels of `signals` with their alarms, at a joint rate of false alarms of `rate`."""
    if not signals:
        return ()
    told = foreseen(signals)
    allowed = limits(list(zip(signals, told, strict=True)), rate, seed=seed, draws=draws)
    return tuple(panel(*one) for one in zip(signals, told, allowed, strict=True))


def foreseen(signals: Sequence[Signals]) -> list[Foreseen]:
    """What is foreseen for each panel; a lone column takes the size of call effects from the features."""
    found: list[Foreseen] = []
    prior: Floats | None = None
    for one in signals:
        borrowed = prior if len(one.names) == 1 and one.panel == SCORES else None
        told, own = foresee(one.means, borrowed)
        prior = own if one.panel == FEATURES else prior
        found.append(told)
    return found


def panel(signals: Signals, told: Foreseen, limit: float) -> Panel:
    """The panel in plain numbers, the least likely column first."""
    chance, level, new = told.chance(signals.means.new), told.level(), signals.means.new
    far = reach(told, limit)
    ends = {
        "expected": level,
        "came": new,
        "low": level - far,
        "high": level + far,
        "noticed": level + noticed(told, limit),
    }
    plain = {name: _plain(signals, value) for name, value in ends.items()}
    off = {name: value - plain["expected"] for name, value in plain.items()}
    columns = [
        Watched(
            name=name,
            unit=signals.unit[i],
            shift=float(off["came"][i]),
            expected=float(plain["expected"][i]),
            came=float(plain["came"][i]),
            limits=(float(off["low"][i]), float(off["high"][i])),
            noticed=float(off["noticed"][i]),
            n=int(signals.n[i]),
            chance=float(chance[i]),
            alarm=bool(chance[i] <= limit),
        )
        for i, name in enumerate(signals.names)
    ]
    ordered = tuple(sorted(columns, key=lambda one: (one.chance, one.name)))
    return Panel(signals.panel, int(signals.n.max()), signals.past_n, signals.calls, ordered)


def not_judged(name: str, past: Sides, new: Sides) -> Panel:
    """A panel of which nothing could be judged, and why."""
    calls = int(past.call.nunique())
    why = "few calls" if calls < LEAST_CALLS else "nothing to compare"
    return Panel(name, len(new.X), len(past.X), calls, why=why)


def _plain(signals: Signals, told: Floats) -> Floats:
    share = np.array([unit == "share" for unit in signals.unit])
    plain: Floats = np.where(share, share_at(told), told * signals.scale)
    return plain
