"""Gates made by hand."""

from __future__ import annotations

from models.gate import (
    AS_IT_WAS,
    CATALOGUE,
    CONFIDENCE,
    LEAKAGE,
    ROWS,
    SEATS,
    SKILL,
    SLOPE,
    Gate,
    GateRow,
    judged_skill,
)


def row(name: str, verdict: str = "pass", low: float | None = None, high: float | None = None) -> GateRow:
    return GateRow(name, None, None, None, low, high, verdict, f"{name} {verdict}.")


def gate(low: float = 0.01, high: float = 0.2, calls: int = 6, new: int = 50, **verdicts: str) -> Gate:
    """A gate in which all passes but what is said otherwise: `seats="unclear"`."""
    rows = {name: row(name) for name in ROWS}
    rows[SKILL] = row(SKILL, judged_skill(calls, low, high), low, high)
    for short, verdict in verdicts.items():
        name = {
            "seats": SEATS,
            "catalogue": CATALOGUE,
            "leakage": LEAKAGE,
            "slope": SLOPE,
            "as_it_was": AS_IT_WAS,
            "confidence": CONFIDENCE,
        }[short]
        rows[name] = row(name, verdict)
    return Gate(1, calls, 50 * calls, new, tuple(rows.values()))
