"""Score sheets as files: Parquet, CSV, JSON and the report in two languages, whole or not at all.

    scores.parquet, scores.csv                one row an application, in order of rank
    contributions.parquet, contributions.csv  one row an application and feature
    scores.json                               everything on the sheets, to the last digit
    report.html, report.nb.html               the report in English and Norwegian

The same call gives the same bytes: no file holds the day on which it was written.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pandas as pd

from features.writing import whole_folder
from scoring.formulas import unrun
from scoring.own_files import only_ours
from scoring.report import FILES, render
from scoring.sheet import CallScore, ScoreSheet

TABLES = ("scores", "contributions")
NAMES = {
    *(f"{name}.{ending}" for name in TABLES for ending in ("csv", "parquet")),
    "scores.json",
    *FILES.values(),
}


def write_scores(call_score: CallScore, folder: Path) -> None:
    """Write all files into `folder`, in place of those of an earlier scoring.

    DataError where the folder holds anything else: it would be lost.
    """
    only_ours(folder, NAMES, "score sheets")
    frames = {"scores": scores_frame(call_score), "contributions": contributions_frame(call_score)}
    with whole_folder(folder) as aside:
        for name, frame in frames.items():
            frame.to_parquet(aside / f"{name}.parquet", index=False)
            safe(frame).to_csv(aside / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\n")
        (aside / "scores.json").write_text(call_score.as_json() + "\n", encoding="utf-8")
        for language, name in FILES.items():
            other = next(file for one, file in FILES.items() if one != language)
            (aside / name).write_text(render(call_score, language=language, other=other), encoding="utf-8")


def scores_folder(folder: Path, call_id: str) -> Path:
    """Where the sheets of a call go by default: one folder a call inside the data folder, whatever its id.

    >>> [scores_folder(Path("programme"), call_id).as_posix() for call_id in ("2026/1", "..")]
    ['programme/scores/2026%2F1', 'programme/scores/%2E.']
    """
    name = quote(call_id, safe=" ")
    return folder / "scores" / (f"%2E{name[1:]}" if name.startswith(".") else name)


def scores_frame(call_score: CallScore) -> pd.DataFrame:
    """One row an application in order of rank; intervals and ranks are empty where there are none.

    `score` and the columns named after dimensions are in `unit`; shares are 0–1. `table_hashes` has the
    SHA-256 of every table scored; `low_confidence` whether the order is to be trusted little, and `_why`.
    """
    hashes = " ".join(f"{name}={digest}" for name, digest in sorted(call_score.table_hashes.items()))
    rows = [_row(sheet) for sheet in call_score.sheets]
    frame = pd.DataFrame(rows).assign(
        kind=call_score.kind,
        unit=call_score.unit,
        model_version=call_score.model_version,
        model_as_of=call_score.model_as_of,
        as_of=call_score.as_of,
        table_hashes=hashes,
        low_confidence=call_score.low_confidence is not None,
        low_confidence_why=call_score.low_confidence.en if call_score.low_confidence else "",
    )
    empty = ["interval_low", "interval_high", "wide_low", "wide_high", "top_chance", "top_error"]
    whole = ["rank_low", "rank_high", "own_low", "own_high", "common_low", "common_high", "group"]
    return frame.astype(dict.fromkeys(empty, "float64") | dict.fromkeys(whole, "Int64"))


def contributions_frame(call_score: CallScore) -> pd.DataFrame:
    """One row an application and feature, with its value, what is typical, and what it adds to the score."""
    columns = (
        "feature",
        "dimension",
        "label",
        "value",
        "typical",
        "unit",
        "evidence",
        "actionable",
        "contribution",
        "settled",
    )
    return pd.DataFrame(
        [
            {"application_id": sheet.application_id} | {name: getattr(one, name) for name in columns}
            for sheet in call_score.sheets
            for one in sheet.contributions
        ]
    ).astype({"value": "float64", "typical": "float64"})


def safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> safe(pd.DataFrame({"name": ["=1+1", "Ocean"]}))["name"].tolist()
    ["'=1+1", 'Ocean']
    """
    text = [str(name) for name in frame if not pd.api.types.is_numeric_dtype(frame[name])]
    return frame.assign(**{name: frame[name].map(unrun) for name in text})


def _row(sheet: ScoreSheet) -> dict[str, object]:
    plain = (
        "rank", "application_id", "call_id", "name", "sector", "region", "members", "score",
        "interval_low", "interval_high", "wide_low", "wide_high",
        "rank_low", "rank_high", "own_low", "own_high",
        "common_low", "common_high", "group",
        "top_chance", "top_error",
    )  # fmt: skip
    row: dict[str, object] = {name: getattr(sheet, name) for name in plain}
    row |= {"tied": "=" in sheet.rank_label, "base": sheet.base}
    row |= {one.dimension: one.contribution for one in sheet.dimensions}
    row["unsettled"] = ", ".join(one.dimension for one in sheet.dimensions if one.settled is False)
    row |= {"strongest": sheet.strongest.dimension, "weakest": sheet.weakest.dimension}
    row |= {"evidence_share": sheet.evidence_share, "self_declared_share": sheet.self_declared_share}
    return row | {"flags": ", ".join(flag.code for flag in sheet.flags)}
