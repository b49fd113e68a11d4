"""One family: the chance that a call drawn like the past raises any alarm, in any panel, is 5 %.

The panels of the call (features, missing values, scores, novelty) look at the same applications. Their joint
null is simulated: calls like the past ones, of the size at hand, with all columns correlated as they are
between applications. Within a panel the least chance counts; a panel's limit is where all panels together
alarm as often as they may (min-p; Westfall & Young 1993).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from models.watch.between import Foreseen
from models.watch.signals import Signals

Floats = npt.NDArray[np.float64]
FALSE_ALARMS = 0.05
DRAWS = 4_000
ROWS = 2_000
"""Past applications that give the correlation of the columns, at most: every so manieth."""


def share_of(panels: int, judged: int, rate: float = FALSE_ALARMS) -> float:
    """The rate that `panels` of `judged` independent panels may use.

    >>> round(share_of(4, 6), 4), share_of(6, 6)
    (0.0336, 0.05)
    """
    return 1 - (1 - rate) ** (panels / judged) if panels < judged else rate


def limits(
    panels: Sequence[tuple[Signals, Foreseen]], rate: float, *, seed: int = 0, draws: int = DRAWS
) -> list[float]:
    """For every panel the chance of a column at or below which there is an alarm."""
    random = np.random.default_rng(seed)
    drawn = errors([signals.residuals for signals, _ in panels], random, draws)
    least = np.array(
        [
            foreseen.chance(foreseen.draws(error, random)).min(axis=1)
            for (_, foreseen), error in zip(panels, drawn, strict=True)
        ]
    )
    place = np.array([np.searchsorted(np.sort(one), one, side="right") / len(one) for one in least])
    allowed = float(np.quantile(place.min(axis=0), rate))
    return [float(np.quantile(one, allowed)) for one in least]


def errors(residuals: Sequence[Floats], random: np.random.Generator, draws: int = DRAWS) -> list[Floats]:
    """Standard normal numbers, draws × columns of each panel, correlated as the residuals are.

    Weighted sums of the applications' residuals; a column in which nobody differs is drawn by itself.
    """
    every = max(1, -(-len(residuals[0]) // ROWS))
    weights = random.standard_normal((draws, len(residuals[0][::every])))
    found = []
    for rows in residuals:
        kept = rows[::every]
        size = np.sqrt((kept**2).sum(axis=0))
        own = random.standard_normal((draws, kept.shape[1]))
        found.append(np.where(size > 0, weights @ kept / np.where(size > 0, size, 1.0), own))
    return found
