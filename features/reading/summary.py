"""What a data folder holds, for people: a line a table, then what is worth knowing."""

from __future__ import annotations

import pandas as pd

from features.reading import Reading

_COLUMNS = ("file", "rows", "form", "known_on derived")


def summary_text(reading: Reading) -> str:
    """The result of a check as plain text: tables with their rows and form, then the notices."""
    lines = [_COLUMNS, *(_line(row) for _, row in reading.flow.iterrows())]
    widths = [max(len(line[place]) for line in lines) for place in range(len(_COLUMNS))]
    table = ["  ".join(_set(line, widths)).rstrip() for line in lines]
    head = f"{reading.folder} is in good order."
    notices = [f"  {notice}." for notice in reading.notices]
    return "\n".join([head, "", *table, *(["", "Worth knowing:", *notices] if notices else [])])


def _line(row: pd.Series) -> tuple[str, ...]:
    blank = f" (+ {row['blank']:,} blank)" if row["blank"] else ""
    derived = f"{row['derived']:,}" if row["derived"] else ""
    return row["file"], f"{row['kept']:,}{blank}", row["form"], derived


def _set(line: tuple[str, ...], widths: list[int]) -> list[str]:
    """Numbers to the right, words to the left."""
    return [
        f"{cell:>{width}}" if place in (1, 3) else f"{cell:<{width}}"
        for place, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]
