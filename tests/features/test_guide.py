"""The page on the data folder is made from the contracts and is up to date."""

from __future__ import annotations

from pathlib import Path

from features.guide import guide
from features.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-folder.md"


def test_the_page_is_what_the_contracts_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == guide(), "out of date: make docs writes it again"


def test_the_page_has_every_column_with_its_meaning() -> None:
    page = guide()
    for table in TABLES:
        assert f"### `{table.name}`" in page
        for column in table.columns:
            assert f"| `{column.name}` | {'yes' if column.required else ''} | {column.says}" in page
