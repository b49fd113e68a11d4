"""A table as a file: CSV and XLSX in which nothing runs, and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from scoring.formulas import unrun
from scoring.workspace.access import Sight
from scoring.workspace.exports.table import Table

UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters that a workbook cannot hold."""


def as_csv(table: Table, seen: Sight) -> bytes:
    """UTF-8 with its mark, so that a spreadsheet reads its letters; text that it would run is harmless."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(column.name for column in table.columns)
    for row in table.rows(seen):
        lines.writerow(["" if cell is None else unrun(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table, seen: Sight) -> bytes:
    """A workbook of one sheet; every text is text, whatever it looks like."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name)
    sheet.append([column.name for column in table.columns])
    for row in table.rows(seen):
        sheet.append([_cell(sheet, cell) for cell in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_json(table: Table, seen: Sight) -> bytes:
    """A list of records."""
    return (json.dumps(table.records(seen), ensure_ascii=False, indent=1) + "\n").encode()


FILES: dict[str, tuple[str, Callable[[Table, Sight], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "json": ("application/json", as_json),
}
"""By ending: content type, and how it is written."""


def _cell(sheet: object, value: object) -> object:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, UNWRITABLE.sub("", str(unrun(value)))[:32_767])
    cell.data_type = "s"
    return cell
