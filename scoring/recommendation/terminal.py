"""What people read in a terminal after a recommendation: who, what the rules cost, what is unusual."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from scoring.recommendation.amounts import Amounts
from scoring.recommendation.notes import notes
from scoring.recommendation.reader import Reader
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.rule_words import RuleWords
from scoring.recommendation.words import say
from scoring.terminal import plain_table, print_on
from scoring.terminal_lines import score_bar

BAR = 16


def show_recommendation(
    one: Recommendation, console: Console, written: Path, sections: Mapping[str, Any] | None = None
) -> None:
    """Print the recommendation; `written` is the folder of its files, `sections` the other parts."""
    print_on(console, told(one, sections or {}))
    print_on(console, _next(written))


def told(one: Recommendation, sections: Mapping[str, Any]) -> RenderableType:
    """In short, who is recommended, what every rule costs, and what is unusual."""
    reader = Reader(one, sections, "en")
    parts: list[RenderableType] = [
        Text(reader.crumbs(), style="dim"),
        Text(reader.heading() + ".", style="bold"),
    ]
    if one.call.low_confidence is not None:
        parts.append(Text(one.call.low_confidence.en, style="bold yellow"))
    parts += [Text(say("not_decision", "en")), Text(""), _funded(one, reader), Text("")]
    parts += [Text(each) for each in (*reader.short(), *reader.on_the_line(), *reader.maximised())]
    parts += [Text(f"{name}  ") + Text(text) for name, text in _in_short(sections)]
    if one.costs:
        parts += [Text(""), _costs(one)]
    return Group(*parts, *(Text(each, style="yellow") for each in notes(one, "en")))


def _in_short(sections: Mapping[str, Any]) -> list[tuple[str, str]]:
    """One sentence a section that has one, after its name."""
    names = {"ranks": "Ranks", "line": "Line", "robust": "Robust?"}
    return [(name, sections[key].short) for key, name in names.items() if hasattr(sections.get(key), "short")]


def _funded(one: Recommendation, reader: Reader) -> RenderableType:
    if not one.portfolio.funded:
        return Text(say("nobody", "en"))
    table = plain_table()
    table.add_column("Rank", justify="right", no_wrap=True)
    table.add_column("Recommended", ratio=1)
    table.add_column("Index" if one.call.is_index else "Growth", justify="right", style="bold", no_wrap=True)
    table.add_column("Asks for", justify="right", no_wrap=True)
    for name in one.portfolio.funded:
        each = reader.funded(name)
        rank = one.sheets[name].rank_label
        asked = each.requested.removeprefix("asks ")
        table.add_row(*(Text(cell) for cell in (rank, each.name, each.growth, asked)))
    return table


def _costs(one: Recommendation) -> Table:
    amounts, words = Amounts(one, "en"), RuleWords(one.call, one.candidates, "en")
    most = max([cost.loss or 0.0 for cost in one.costs] + [1e-9])
    table = plain_table()
    table.add_column("Rule", ratio=1)
    table.add_column("Costs", justify="right", style="bold", no_wrap=True)
    table.add_column("", style="cyan", no_wrap=True, width=BAR)
    table.add_column("Without it", ratio=1)
    for cost in one.costs:
        if cost.loss is None:
            row = ["?", "", say("not_known", "en", status=cost.status)]
        elif cost.loss == 0:
            row = [say("costs_nothing", "en"), "", ""]
        else:
            come = [f"+ {one.sheets[name].name}" for name in cost.brought_in]
            go = [f"− {one.sheets[name].name}" for name in cost.left_out]
            row = [amounts.figure(cost.loss), score_bar(cost.loss, 0.0, most, BAR), ", ".join([*come, *go])]
        table.add_row(Text(words.says(cost.rule)), *(Text(cell) for cell in row))
    return table


def _next(written: Path) -> Text:
    text = Text("\nReport  ")
    text.append(str(written / "report.html"), style="bold")
    text.append(" (in Norwegian: report.nb.html)\nNumbers recommendation.json, portfolio.csv beside it")
    return text
