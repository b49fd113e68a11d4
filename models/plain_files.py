"""Content as text that is the same bytes every time: JSON with sorted keys, CSV with numbers in full."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from features.problems import DataError


def write_json(path: Path, content: Mapping[str, Any] | Sequence[Any]) -> None:
    """Sorted keys, numbers in full; a number that is not finite is refused (ValueError)."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read_json(path: Path) -> Any:
    """The content; a DataError names a file that is missing or damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise unusable(path.parent, f"{path.name} is missing") from error
    except ValueError as error:
        raise unusable(path.parent, f"{path.name} is not JSON") from error


def write_table(path: Path, table: pd.DataFrame, *, index: bool = True) -> None:
    """CSV with days as ISO dates; missing cells are empty."""
    table.to_csv(path, index=index, lineterminator="\n", date_format="%Y-%m-%d", encoding="utf-8")


def read_table(
    path: Path, *, index: str | None = None, text: Sequence[str] = (), days: Sequence[str] = ()
) -> pd.DataFrame:
    """What `write_table` wrote: `text` columns and index as text, `days` as dates, others as numbers."""
    cells = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
    for name in cells.columns:
        filled = cells[name].where(cells[name] != "")
        if name in days:
            cells[name] = pd.to_datetime(filled, format="%Y-%m-%d").astype("datetime64[us]")
        elif name in text or name == index:
            cells[name] = filled.astype("str")
        else:
            cells[name] = filled.astype("float64")
    return cells.set_index(index) if index else cells


def unusable(folder: Path, what: str) -> DataError:
    """The sentence for a model's folder that cannot be read."""
    return DataError(
        f"The model in {folder} cannot be used: {what}. Take the folder from a backup, score with another "
        "version (--model), or train again."
    )
