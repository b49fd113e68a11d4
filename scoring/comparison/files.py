"""A comparison as files: effects, balance, flow and pairs as CSV, everything as JSON, the report twice.

    effects.csv     one row an estimate: headline, measures, years, groups, checks, other methods
    balance.csv     one row a variable or level, before and after
    flow.csv        one row a step, from every firm to every firm compared
    pairs.csv       one row a pair
    comparison.json everything, to the last digit, with what is needed to do it again
    report.html, report.nb.html

The same comparison gives the same bytes: no file holds the day on which it was written.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd

from features.writing import whole_folder
from models.comparison.comparison import Comparison, Part
from models.comparison.effect import Effect
from scoring.comparison import FILES, render
from scoring.own_files import only_ours, plain_json
from scoring.score_files import safe

TABLES = ("effects", "balance", "flow", "pairs")
NAMES = {*(f"{name}.csv" for name in TABLES), "comparison.json", *FILES.values()}
PROGRAMME = "programme"


def write_comparison(comparison: Comparison, folder: Path) -> None:
    """Write all files into `folder`, in place of those of an earlier comparison.

    DataError where the folder holds anything else: it would be lost.
    """
    only_ours(folder, NAMES, "a comparison")
    frames = {
        "effects": effects_frame(comparison),
        "balance": comparison.balance.rename_axis("variable").reset_index(),
        "flow": pd.DataFrame([dataclasses.asdict(one) for one in comparison.flow]),
        "pairs": comparison.pairs,
    }
    with whole_folder(folder) as aside:
        for name, frame in frames.items():
            safe(frame).to_csv(aside / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\n")
        (aside / "comparison.json").write_text(as_json(comparison) + "\n", encoding="utf-8")
        for language, name in FILES.items():
            other = next(file for one, file in FILES.items() if one != language)
            text = render(comparison, language=language, other=other)
            (aside / name).write_text(text, encoding="utf-8")


def comparison_folder(folder: Path, call_id: str | None) -> Path:
    """Where a comparison goes by default: one folder a call inside the data folder, whatever its id.

    >>> [comparison_folder(Path("a"), call).as_posix() for call in (None, "2026/1", "..", "programme")]
    ['a/comparison/programme', 'a/comparison/2026%2F1', 'a/comparison/%2E.', 'a/comparison/%70rogramme']
    """
    if call_id is None:
        return folder / "comparison" / PROGRAMME
    name = quote(call_id, safe=" ")
    first = f"%{ord(name[0]):02X}" if name.startswith(".") or name == PROGRAMME else name[:1]
    return folder / "comparison" / f"{first}{name[1:]}"


def effects_frame(comparison: Comparison) -> pd.DataFrame:
    """One row an estimate: kind, name, and the effect in pp a year; empty where too few were compared."""
    parts: list[tuple[str, tuple[Part, ...]]] = [
        ("measure", comparison.by_measure),
        ("year", comparison.by_year),
        ("sector", comparison.by_sector),
        ("region", comparison.by_region),
        ("before joining", (comparison.before,)),
        ("placebo outcome", (comparison.placebo,)),
    ]
    rows = [{"kind": "headline", "name": "employees"} | _cells(comparison.headline)]
    rows += [
        {"kind": kind, "name": one.name, "treated": one.treated, "clusters": one.clusters}
        | _cells(one.effect)
        for kind, listed in parts
        for one in listed
    ]
    rows += [
        {"kind": "method", "name": one.name, "estimate": one.value} | _cells(one.effect)
        for one in comparison.alternatives
    ]
    if beside := comparison.beside:
        rows.append({"kind": "beside", "name": beside.decision} | _cells(beside.effect))
    return pd.DataFrame(rows).assign(
        balanced=comparison.balanced, unit="pp a year", as_of=comparison.question.as_of
    )


def as_json(comparison: Comparison) -> str:
    """Everything but the pairs, which are in their own file; numbers that are not known are null."""
    told = {
        one.name: getattr(comparison, one.name)
        for one in dataclasses.fields(comparison)
        if one.name not in ("balance", "pairs")
    }
    told |= {
        "balanced": comparison.balanced,
        "balance": comparison.balance.to_dict("index"),
        "pairs": len(comparison.pairs),
        "data": comparison.data_digest,
    }
    return plain_json(told)


def _cells(effect: Effect | None) -> dict[str, Any]:
    return {} if effect is None else dataclasses.asdict(effect)
