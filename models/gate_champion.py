"""The gate's rows on the champion itself: whether the replay could make it as it was, and who is trusted."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from models.gate import AS_IT_WAS, CONFIDENCE, GateRow

MOVED = 0.1
"""Percentage points a year by which an outcome moves before anybody who reads one decimal notices."""
MOST_MOVED = 0.1
"""Share of the champion's outcomes that may have moved or gone. Beyond it the replay judges both models by
figures that the champion never saw: two versions of the data are compared, and not two models."""


def as_it_was_row(learnt: pd.Series, now: pd.Series, gone: Sequence[str]) -> GateRow:
    """Whether the champion of the replay is the one that serves.

    learnt: outcomes by application (pp a year) that it learnt from; now: outcomes as the folder has them;
    gone: its features that the folder gives no more, so that it is replayed without them.
    """
    learnt = learnt.dropna()
    off = (now.reindex(learnt.index) - learnt).abs()
    moved = int((off.isna() | (off > MOVED)).sum())
    told = []
    if moved > MOST_MOVED * len(learnt):
        told.append(
            f"{moved} of the {len(learnt)} outcomes that the champion learnt from are others now or gone: "
            "both are judged by figures that it never saw. Find out why before anything is changed."
        )
    if gone:
        told.append(f"The champion is replayed without what it was made with: {', '.join(gone)}.")
    same = "The replay has the champion's outcomes and features as they were."
    return _row(AS_IT_WAS, unclear=bool(told), sentence=" ".join(told) or same)


def confidence_row(*, champion_is_low: bool, challenger_is_low: bool) -> GateRow:
    """Whether scores would lose what they were shown to be: surely better than chance and past growth."""
    if not challenger_is_low:
        sentence = "Scores of the challenger carry no low confidence."
    elif champion_is_low:
        sentence = "Scores of both carry low confidence: neither surely ranks better than past growth."
    else:
        sentence = "Scores of the challenger would carry low confidence; those of the champion do not."
    return _row(CONFIDENCE, unclear=challenger_is_low and not champion_is_low, sentence=sentence)


def _row(name: str, *, unclear: bool, sentence: str) -> GateRow:
    return GateRow(name, None, None, None, None, None, "unclear" if unclear else "pass", sentence)
