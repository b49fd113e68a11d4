"""The gate and the log of promotions as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from rich.console import Console, Group, RenderableType
from rich.text import Text

from features.problems import counted
from models.gate import Gate, GateRow, Verdict
from models.promotion import Promotion
from scoring.numbers import number
from scoring.terminal import plain_table, print_on
from scoring.terminal_lines import printable

WORDS = {"pass": "passes", "fail": "FAILS", "unclear": "unclear"}
ANSWERS = {
    "yes": "Yes: the challenger should become the champion.",
    "no": "No: the champion stays.",
    "undecided": "Undecided: the champion stays, unless a person decides otherwise.",
}
WHOLE = {"The same seats", "Champion as it was", "Confidence", "Catalogue", "Leakage audit"}
"""Rows whose numbers are said in the sentence."""


def show_gate(gate: Gate, verdict: Verdict, console: Console) -> None:
    """Print the gate's table, what each row says, the limits of the comparison, and the verdict."""
    print_on(console, gate_text(gate, verdict))


def show_promotions(log: Sequence[Promotion], console: Console, most: int = 5) -> None:
    """Print the latest promotions, newest first."""
    print_on(console, promotions_text(log, most))


def gate_text(gate: Gate, verdict: Verdict) -> RenderableType:
    """The verdict, what it rests on (numbers, sentences, limits), and the verdict again with its reasons."""
    calls = counted(gate.calls, "past call")
    head = f"\nThe gate: the challenger beside the champion, the model in use (version {gate.champion})"
    replayed = (
        f"Replayed on {calls} with known outcomes; coverage in shares, slopes as numbers, errors in pp a year"
    )
    sentences = [Text(f"{row.name}. {row.sentence}") for row in gate.rows]
    limits = [Text(f"Note. {notice}", style="dim") for notice in gate.notices]
    reasons = [Text(f"– {reason}") for reason in verdict.reasons]
    style = {"yes": "bold green", "no": "bold red", "undecided": "bold yellow"}[verdict.answer]
    answer = Text(ANSWERS[verdict.answer], style=style)
    told = [Text(head, style="bold"), answer, Text(replayed), _table(gate), Text(""), *sentences, *limits]
    return Group(*told, Text(""), answer, *reasons)


def _table(gate: Gate) -> RenderableType:
    table = plain_table()
    table.add_column("", no_wrap=True)
    for name in ("Champion", "Challenger", "Difference"):
        table.add_column(name, justify="right")
    table.add_column("90 % interval", justify="right", no_wrap=True)
    table.add_column(" Verdict", no_wrap=True)
    for row in gate.rows:
        table.add_row(*(Text(cell) for cell in _cells(row)))
    return table


def _cells(row: GateRow) -> list[str]:
    interval = f"{_two(row.low)} to {_two(row.high)}" if row.low is not None else "–"
    if row.name in WHOLE:
        numbers = ["", "", "", ""]
    else:
        numbers = [_two(row.champion), _two(row.challenger), _two(row.difference), interval]
    return [row.name, *numbers, f" {WORDS[row.verdict]}"]


def _two(value: float | None) -> str:
    return "–" if value is None else number(value, decimals=2)


def promotions_text(log: Sequence[Promotion], most: int) -> RenderableType:
    """One paragraph a promotion: when, which, who, how, and why."""
    if not log:
        return Text("")
    lines = [_promotion(entry) for entry in reversed(log[-most:])]
    more = len(log) - len(lines)
    older = [Text(f"… and {more} earlier, in promotions.jsonl", style="dim")] if more else []
    return Group(Text("\nWho made which version the champion, newest first", style="bold"), *lines, *older)


def _promotion(entry: Promotion) -> Text:
    day = pd.Timestamp(entry.at)
    how = {"rollback": "rolled back to", "first": "began with"}.get(entry.kind, "promoted")
    gate = f" (gate: {entry.gate})" if entry.gate else ""
    despite = " despite the gate" if entry.despite_gate else ""
    told = f"{day:%Y-%m-%d %H:%M}  {printable(entry.by)} {how} version {entry.version}{despite}{gate}"
    return Text(f"{told}: {printable(entry.reason)}")
