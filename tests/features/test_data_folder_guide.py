"""The page on the data folder is made from the contracts and is up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

from features.data_folder_guide import guide
from features.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-folder.md"


def test_the_page_is_what_the_contracts_say() -> None:
    printed = subprocess.run([sys.executable, "-m", "features.data_folder_guide"], check=True, stdout=PIPE)
    assert printed.stdout.decode() == guide()
    assert PAGE.read_text(encoding="utf-8") == guide(), "out of date: make docs writes it again"


def test_the_page_has_every_column_with_its_meaning() -> None:
    page = guide()
    for table in TABLES:
        assert f"### `{table.name}`" in page
        for column in table.columns:
            assert f"| `{column.name}` | {'yes' if column.required else ''} | {column.says}" in page
