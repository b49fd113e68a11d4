"""What people read in a terminal after a comparison: the answer, its checks, all measures, where it is."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from models.comparison.comparison import Comparison, Part
from scoring.comparison.answer import headline, is_not, lead
from scoring.comparison.checks import checks
from scoring.comparison.names import MEASURES
from scoring.comparison.notices import plainly
from scoring.comparison.picture import picture
from scoring.comparison.words import say
from scoring.numbers import number, signed
from scoring.report.words import date
from scoring.terminal import plain_table, print_on
from scoring.terminal_lines import score_bar

BAR = 16
STYLES = {"pass": "green", "fail": "bold red", "open": "yellow"}


def show_comparison(comparison: Comparison, console: Console, written: Path) -> None:
    """Print the comparison; `written` is the folder of its files."""
    print_on(console, told(comparison))
    print_on(console, _next(written))


def told(comparison: Comparison) -> RenderableType:
    """The answer, what it is not, whether it can be believed, and the numbers."""
    parts: list[RenderableType] = [_title(comparison), Text(headline(comparison, "en") + ".", style="bold")]
    parts += [Text(lead(comparison, "en")), *(Text(one) for one in is_not(comparison, "en")), Text("")]
    if not comparison.balanced:
        parts += [Text(say("way_out_text", "en")), Text("")]
    parts += [_checks(comparison), Text(""), _picture(comparison), Text(""), _measures(comparison)]
    return Group(*parts, *_notices(comparison))


def _notices(comparison: Comparison) -> list[Text]:
    """What the accounts gave cause to say; nothing where they gave none."""
    heading = [Text(""), Text(say("notices", "en"), style="bold")] if comparison.notices else []
    return [*heading, *(Text(plainly(notice)) for notice in comparison.notices)]


def _title(comparison: Comparison) -> Text:
    question = comparison.question
    scope = "The programme" if question.call_id is None else f"Call {question.call_id}"
    calls = "" if question.call_id is not None else f", {len(comparison.calls)} calls with known outcomes"
    return Text(f"{scope}{calls}, as known on {date(question.as_of, 'en')}", style="dim")


def _checks(comparison: Comparison) -> Table:
    table = plain_table()
    table.add_column("Can it be believed?", style="bold", max_width=24)
    table.add_column("", no_wrap=True)
    table.add_column("", ratio=1)
    for one in checks(comparison, "en"):
        state = Text(say(f"check_{one.state}", "en"), style=STYLES[one.state])
        table.add_row(Text(one.name), state, Text(one.sentence))
    return table


def _picture(comparison: Comparison) -> Table:
    rows = picture(comparison, "en")
    values = [one.value for one in rows]
    table = plain_table()
    table.add_column("Employees", max_width=38)
    table.add_column("pp a year", justify="right", style="bold")
    table.add_column("95 % interval", justify="right", no_wrap=True)
    table.add_column("", style="cyan", no_wrap=True, width=BAR)
    for one in rows:
        bar = score_bar(one.value, min(0.0, *values), max(0.0, *values), BAR)
        between = (
            f"{signed(one.effect.low)} to {signed(one.effect.high)}" if one.effect else one.note.split(":")[0]
        )
        style = "bold" if one.kind == "answer" else ""
        table.add_row(Text(one.name, style=style), Text(signed(one.value)), Text(between), Text(bar))
    return table


def _measures(comparison: Comparison) -> Table:
    table = plain_table()
    table.add_column("By measure", max_width=38)
    for name in ("pp a year", "95 % interval", "Firms", "Clusters"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in comparison.by_measure:
        table.add_row(*(Text(cell) for cell in _part(one)))
    return table


def _part(one: Part) -> list[str]:
    counts = [number(one.treated, decimals=0), number(one.clusters, decimals=0)]
    name = MEASURES[one.name][0]
    if one.effect is None:
        return [name, "too few", "", *counts]
    between = f"{signed(one.effect.low)} to {signed(one.effect.high)}"
    return [name, signed(one.effect.estimate), between, *counts]


def _next(written: Path) -> Text:
    text = Text("\nReport  ")
    text.append(str(written / "report.html"), style="bold")
    text.append(" (in Norwegian: report.nb.html)")
    text.append("\nNumbers effects.csv, balance.csv, flow.csv, pairs.csv, comparison.json beside it")
    return text
