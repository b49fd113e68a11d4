"""The answer in one picture: naive, matched, before joining, and the other applications, on one axis."""

from __future__ import annotations

from dataclasses import dataclass

from models.comparison.comparison import Comparison
from models.comparison.effect import Effect
from scoring.comparison.words import say
from scoring.sheet import Language


@dataclass(frozen=True)
class Row:
    """One line of the picture; `effect` is None for the naive difference, which has no interval."""

    kind: str
    name: str
    note: str
    value: float
    effect: Effect | None


def picture(comparison: Comparison, language: Language) -> tuple[Row, ...]:
    """The lines, from the misleading one to the answer and what it should be held against."""
    effect = comparison.headline
    note = "against_alike_note" if comparison.balanced else "against_alike_unbalanced"
    rows = [
        _row("naive", "against_all", "against_all_note", effect.naive, None, language),
        _row(
            "answer" if comparison.balanced else "other",
            "against_alike",
            note,
            effect.estimate,
            effect,
            language,
        ),
    ]
    if past := comparison.placebo.effect:
        rows.append(_row("other", "before_row", "before_row_note", past.estimate, past, language))
    if beside := comparison.beside:
        name = f"beside_{beside.decision}"
        rows.append(_row("other", name, "beside_row_note", beside.effect.estimate, beside.effect, language))
    return tuple(rows)


def _row(kind: str, name: str, note: str, value: float, effect: Effect | None, language: Language) -> Row:
    return Row(kind, say(name, language), say(note, language), value, effect)
