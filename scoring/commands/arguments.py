"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import pandas as pd

Folder = Annotated[Path, typer.Argument(help="A data folder: one file a table, CSV, XLSX or Parquet.")]
New = Annotated[Path, typer.Argument(help="The folder to write; it must not exist yet.")]
Store = Annotated[Path, typer.Option(help="The folder in which runs and models are kept.")]
MLRUNS = Path("mlruns")


def day(text: str) -> pd.Timestamp:
    """The day that an option such as --as-of gives; DataError where it is none."""
    import pandas as pd

    from features.problems import DataError

    try:
        return pd.Timestamp.fromisoformat(text)
    except ValueError:
        raise DataError(f"--as-of is {text}; expected a day such as 2026-03-16.") from None


def store_option(mlruns: Path) -> str:
    """The option that a command told to be next needs to find the same models; empty for the usual folder.

    >>> store_option(MLRUNS), store_option(Path("last-year"))
    ('', ' --mlruns last-year')
    """
    return "" if mlruns == MLRUNS else f" --mlruns {mlruns}"
