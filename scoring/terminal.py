"""What people read in a terminal: the ranked call, the evaluation of a training, the runs.

Nothing depends on colour: signs, letters and words say the same. From 80 columns on; more room is used.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pandas as pd
from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from scoring.numbers import number
from scoring.report.words import model_name, say
from scoring.sheet import CallScore
from scoring.terminal_lines import (
    ASCII,
    cells,
    drops_bar,
    drops_weakest,
    ends_seats,
    letters,
    meaning,
    room_for,
    score_bar,
    taken,
    trust,
)

POOLED = "pooled"
MEASURES = {"spearman": "Spearman", "ndcg": "NDCG", "precision": "Precision", "r2": "R²"}


def ranking(call: CallScore, width: int = 80) -> RenderableType:
    """The ranked table of a call and, under it, what the number means and how far to trust it."""
    return Group(_title(call), _table(call, width), *_below(call, width))


def show_scores(call: CallScore, console: Console, written: Path | None = None) -> None:
    """Print the ranking; with `written`, the folder of the sheets, also what to open and to try next."""
    print_on(console, ranking(call, console.width))
    if written is not None:
        print_on(console, _next(written))


def show_evaluation(evaluation: pd.DataFrame, console: Console) -> None:
    """Print skill out of time: rank correlation by past call, every measure with its interval for all."""
    print_on(console, evaluation_table(evaluation, console.width))


def show_features(listed: pd.DataFrame, console: Console) -> None:
    """Print the catalogue as features/catalogue.py tells it, a table a dimension."""
    print_on(console, features_table(listed))


def show_runs(runs: pd.DataFrame, console: Console) -> None:
    """Print the runs as models/tracking lists them, newest first."""
    print_on(console, runs_table(runs))


def _title(call: CallScore) -> Text:
    seats = f" for {call.seats} seats" if call.seats else ""
    count = len(call.sheets)
    text = Text(f"Call {call.call_id}: {count} application{'' if count == 1 else 's'}{seats}", style="bold")
    text.append(f"  known by {call.as_of}, model {call.model_version}", style="dim")
    if call.is_index:
        text.append(
            f"\n{say('lead_index', 'en', neutral=number(call.neutral, decimals=0))}", style="bold yellow"
        )
    if call.low_confidence:
        text.append(f"\n{call.low_confidence.en}", style="bold yellow")
    return text


def _table(call: CallScore, width: int) -> Table:
    room = room_for(width, taken(call))
    table = plain_table()
    table.add_column("Rank", justify="right", no_wrap=True)
    table.add_column("Application", overflow="ellipsis", no_wrap=True, max_width=room.name)
    table.add_column("Index" if call.is_index else "Growth", justify="right", no_wrap=True, style="bold")
    if not drops_bar(call, room):
        unit = "points" if call.is_index else "pp a year"
        table.add_column(unit, no_wrap=True, style="cyan", width=room.bar)
    if call.has_reach:
        table.add_column("In 80 %", justify="right", no_wrap=True, min_width=room.reach)
    if call.ranks:
        table.add_column("Ranks", justify="right", no_wrap=True)
        if call.seats is not None:
            table.add_column(f"Top {call.seats}", justify="right", no_wrap=True)
    table.add_column("Strongest", no_wrap=True)
    if not drops_weakest(call, room):
        table.add_column("Weakest", no_wrap=True)
    table.add_column("Evid." if room.tight else "Evidence", justify="right", no_wrap=True)
    table.add_column("Flags", style="yellow", min_width=5)
    off = [one.score - call.neutral for one in call.sheets]
    for sheet, from_neutral in zip(call.sheets, off, strict=True):
        bar = score_bar(from_neutral, min(0.0, *off), max(0.0, *off), room.bar)
        table.add_row(*map(Text, cells(sheet, call, bar, room)), end_section=ends_seats(sheet, call))
    return table


def _below(call: CallScore, width: int) -> list[RenderableType]:
    lines = [meaning(call), *trust(call), letters(call, width)]
    if call.seats and call.seats < len(call.sheets):
        lines.append("The line is where the seats end if the order alone decided. The committee decides.")
    if call.low_confidence:
        lines.append("A ? after a score: low confidence, as said above.")
    if any("=" in one.rank_label for one in call.sheets):
        lines.append("Equal scores share a rank (=); their order below each other means nothing.")
    return [Text(""), *(Text(line) for line in lines if line)]


def _next(written: Path) -> Text:
    text = Text("\nReport  ")
    text.append(str(written / "report.html"), style="bold")
    text.append(" (in Norwegian: report.nb.html)")
    text.append(f"\nSheets  {written / 'scores.csv'} (also .parquet and .json; contributions.csv)")
    text.append("\nNext    klynge features (what is measured), klynge runs (models and their skill)")
    return text


def evaluation_table(evaluation: pd.DataFrame, width: int = 100) -> RenderableType:
    """Rank correlation of every model by past call; then every measure over all calls, with its interval.

    Under 130 columns only Spearman, and how far the model is ahead of the row, have their intervals.
    """
    if evaluation.empty:
        return Text("No past call had enough known outcomes before it closed: nothing could be evaluated.")
    return Group(
        Text("Rank correlation (Spearman) on calls not seen in training", style="bold"),
        _by_call(evaluation),
        Text("\nAll calls together, with 90 % intervals", style="bold"),
        _by_measure(evaluation[evaluation["call_id"] == POOLED], MEASURES if width >= 130 else {"spearman"}),
        Text(
            "Spearman: 0 is guessing, 1 is perfect. Model ahead: Spearman of the growth model less that of "
            "the row, on the same calls. NDCG: order of the best tenth. Precision: share of the seats that "
            "went to the best. R²: of scores within the call, below 0 is worse than none."
        ),
    )


def _by_call(evaluation: pd.DataFrame) -> Table:
    calls, models = list(dict.fromkeys(evaluation["call_id"])), list(dict.fromkeys(evaluation["model"]))
    table = plain_table()
    table.add_column("Call", no_wrap=True)
    table.add_column("n", justify="right", no_wrap=True)
    for name in models:
        table.add_column(model_name(name, "en"), justify="right")
    for i, call in enumerate(calls):
        own = evaluation[evaluation["call_id"] == call].set_index("model")
        best = {name: "bold" if own["spearman"].get(name) == own["spearman"].max() else "" for name in models}
        cells = [Text(_two(own["spearman"].get(name)), style=best[name]) for name in models]
        label = "all calls" if call == POOLED else str(call)
        table.add_row(Text(label), Text(f"{int(own['n'].iloc[0])}"), *cells, end_section=i == len(calls) - 2)
    return table


def _by_measure(pooled: pd.DataFrame, bounded: Collection[str]) -> Table:
    """A row a model; the measures in `bounded` have their intervals."""
    table = plain_table()
    table.add_column("Model", no_wrap=True)
    for name in ("Spearman", "Model ahead", *list(MEASURES.values())[1:]):
        table.add_column(f" {name}", justify="right")
    for row in pooled.to_dict("records"):
        cells = [
            _with_interval(row[name], row[f"{name}_low"], row[f"{name}_high"])
            if name in bounded
            else _two(row[name])
            for name in MEASURES
        ]
        ahead = [row.get(f"ahead{end}", float("nan")) for end in ("", "_low", "_high")]
        cells.insert(1, _with_interval(*ahead, sign="+"))
        table.add_row(model_name(str(row["model"]), "en"), *cells)
    return table


def _with_interval(value: float, low: float, high: float, *, sign: str = "") -> str:
    """A measure and its interval in brackets; a dash where it has no meaning. `sign` is put before gains."""
    told = (sign if round(value, 2) > 0 else "") + _two(value) if not pd.isna(value) else "–"
    return told if pd.isna(low) else f"{told} ({_two(low)} to {_two(high)})"


def features_table(listed: pd.DataFrame) -> RenderableType:
    """Every feature with its definition and, under it, what it rests on; a table a dimension."""
    parts: list[RenderableType] = []
    for dimension in dict.fromkeys(listed["dimension"]):
        table = plain_table()
        table.add_column(str(dimension).capitalize(), max_width=28, style="bold", overflow="fold")
        table.add_column("Dir.", justify="center")
        table.add_column("Unit", max_width=14, overflow="fold")
        table.add_column("Definition, and what it rests on", ratio=1)
        for row in listed[listed["dimension"] == dimension].to_dict("records"):
            told = [Text(str(row[name])) for name in ("feature", "direction", "unit")]
            table.add_row(*told, Text.assemble(row["definition"], (f"\n{_rests_on(row)}", "dim")))
        parts += [table, Text("")]
    parts.append(
        Text(
            "Direction: + more is expected to mean more growth, − less, ? not settled.\n"
            "Under a definition: evidence, tables needed, source; actionable: applicants can act on it."
        )
    )
    return Group(*parts)


def _rests_on(row: dict[Any, Any]) -> str:
    facts = [row["evidence"], row["needs"], row["source"], "actionable" if row["actionable"] == "yes" else ""]
    return " · ".join(str(fact) for fact in facts if fact)


def runs_table(runs: pd.DataFrame) -> RenderableType:
    """One line a run; a sentence where there is none yet."""
    if runs.empty:
        return Text("No runs yet. Train a model: klynge train FOLDER.")
    table = plain_table()
    table.add_column("No", justify="right", no_wrap=True)
    for name in ("", "Knows until", "Kind"):
        table.add_column(name, no_wrap=True)
    for name in ("Cases", "Spearman", "NDCG"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Trust", no_wrap=True, style="yellow")
    table.add_column("Gate", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    for row in runs.to_dict("records"):
        table.add_row(*(Text(cell) for cell in _run(row)))
    return Group(table, Text(SKILL_WORDS, style="dim"))


SKILL_WORDS = (
    "Skill on past calls. Spearman: rank correlation, 0 guesses, 1 is perfect.\n"
    "NDCG: how good the first tenth is, about 0.5 guesses, 1 is perfect."
)


def _run(row: dict[Any, Any]) -> list[str]:
    return [
        "–" if pd.isna(row["version"]) else f"{int(row['version'])}",
        "champion" if row["champion"] else "",
        "–" if pd.isna(row["as_of"]) else f"{row['as_of'].date()}",
        str(row["kind"]),
        "–" if pd.isna(row["cases"]) else f"{int(row['cases']):,}",
        _two(row["spearman"]),
        _two(row["ndcg"]),
        "low" if row["low_confidence"] else "",
        str(row["gate"]),
        str(row["status"]),
    ]


def _two(value: float | None) -> str:
    return "–" if value is None or pd.isna(value) else number(float(value), decimals=2)


def plain_table() -> Table:
    """A table of hairlines, as all of ours are."""
    return Table(box=box.HORIZONTALS, show_edge=False, pad_edge=False, padding=(0, 0), collapse_padding=False)


def print_on(console: Console, what: RenderableType) -> None:
    """Print; where the encoding of the terminal or file lacks a character, the nearest one that it has."""
    with console.capture() as captured:
        console.print(what)
    text = captured.get()
    encoding = console.encoding or "utf-8"
    if text.encode(encoding, "ignore").decode(encoding) != text:
        text = text.translate(ASCII).encode(encoding, "replace").decode(encoding)
    console.file.write(text)
