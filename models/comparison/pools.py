"""The pools that a question needs: its own, that of the other applications, and that of the years before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from features.problems import DataError
from features.tables import Tables
from models.comparison.comparison import Decision, Question
from models.comparison.pairing import Pool, Progress, pool
from models.comparison.units import Register, Units
from models.comparison.window import Window, matured_windows, window_of

PLACEBO_YEARS = 2
OTHER: dict[Decision, Decision] = {"funded": "rejected", "rejected": "funded"}


def windows_of(known: Tables, call: str | None, as_of: pd.Timestamp) -> tuple[Window, ...]:
    """The calls to compare; DataError where there is none."""
    if known.accounts.empty:
        raise DataError(
            f"No accounts are known by {as_of.date()}: growth cannot be compared. Add accounts.csv, or give "
            "a later day (--as-of)."
        )
    if call is not None:
        return (window_of(known, call, as_of=as_of),)
    windows = matured_windows(known, as_of=as_of)
    if not windows:
        raise DataError(
            f"No call has known outcomes by {as_of.date()}: the accounts of the year in which growth ends "
            "must have been published. Give a later day (--as-of), or wait for them."
        )
    return windows


def main_pool(
    register: Register,
    windows: Sequence[Window],
    question: Question,
    progress: Progress,
    decision: Decision | None = None,
) -> Pool:
    """The calls' firms, matched; calls that have no members or nobody outside are left out, and said.

    DataError where no call is left, or no member has a firm to be compared with.
    """
    decision = decision or question.decision
    calls: list[Units] = []
    silent: list[Units] = []
    for window in windows:
        progress(f"Reading the firms of call {window.call_id}")
        one = register.units(
            window, controls=question.controls, decision=decision, winsorise=question.winsorise
        )
        (calls if _lacks(one, decision) == "" else silent).append(one)
    if not calls:
        raise DataError(
            f"Nothing can be compared: {_lacks(silent[-1], decision)} (call {silent[-1].call_id}). Give "
            "accounts of members and of firms in no application, and the decisions on past applications."
        )
    together = pool(calls, question.design, progress)
    if together.pairs.empty:
        raise DataError(_nobody(together, question))
    said = tuple(f"Call {one.call_id} is left out: {_lacks(one, decision)}." for one in silent)
    return replace(together, notices=(*together.notices, *said))


def earlier_pool(
    register: Register, windows: Sequence[Window], question: Question, progress: Progress
) -> Pool | None:
    """The same members over the two years before; None where the accounts do not reach back so far."""
    earlier = [replace(one, base=one.base - PLACEBO_YEARS, end=one.base, shifted=True) for one in windows]
    try:
        return main_pool(register, earlier, question, _before(progress))
    except DataError:
        return None


def other_pool(
    register: Register, windows: Sequence[Window], question: Question, progress: Progress
) -> Pool | None:
    """The members of the other applications, matched in the same way; None where there are none."""
    try:
        return main_pool(register, windows, question, progress, OTHER[question.decision])
    except DataError:
        return None


def _before(progress: Progress) -> Progress:
    return lambda step: progress(f"{step}, two years earlier")


def _lacks(one: Units, decision: Decision) -> str:
    """What a call lacks to be compared; empty where it lacks nothing."""
    treated = one.frame["treated"]
    if not treated.any():
        return f"no firm of its {decision} applications can be compared"
    return "there is no firm outside to compare with" if treated.all() else ""


def _nobody(together: Pool, question: Question) -> str:
    alike = ", ".join(question.design.exact).replace("_", " ")
    return (
        f"None of {int(together.units['treated'].sum())} firms has one to be compared with: none outside is "
        f"alike in {alike} and near enough. Widen the caliper, or give accounts of more firms."
    )
