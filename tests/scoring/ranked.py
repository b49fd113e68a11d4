"""The call scored by hand, with ranks from draws around its scores."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from scoring.call_ranks import ranks_from
from scoring.sheet import CallScore
from tests.scoring.by_hand import hand_made
from tests.scoring.ranks.drawn import normal


def ranked_call(
    *, spread: float = 1.0, seats: int | None = 4, tied: bool = False
) -> tuple[CallScore, npt.NDArray[np.float32]]:
    """The call and its draws, in the order of its sheets; errors of that standard deviation, in pp a year."""
    call = replace(hand_made(), seats=seats)
    if tied:
        alike = (replace(one, score=1.0, rank=1, rank_label="1=") for one in call.sheets)
        call = replace(call, sheets=tuple(alike))
    scores = np.array([one.score for one in call.sheets])
    draws = normal(scores, draws=4000, spread=spread)
    found = ranks_from(scores, draws, [one.application_id for one in call.sheets], seats)
    return replace(call, sheets=tuple(map(found.on, call.sheets)), ranks=found.basis), draws
