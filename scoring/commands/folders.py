"""`new`, `check`, `features`, `demo`: data folders and what is measured in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.commands.arguments import Folder, New
from scoring.commands.screen import console, progress, read
from scoring.saying import tell


def new(folder: New) -> None:
    """Write an empty data folder to fill in.

    A file a table, with an example row, and every column explained.
    """
    from features.template import write_template

    write_template(folder)
    print(f"Written: {folder}, with an example row in every table and all columns explained in columns.csv.")
    print(f"Fill it in (only calls and applications are required), then run: klynge check {folder}")


def check(folder: Folder) -> None:
    """Check a data folder: all problems at once.

    Each with file, row, column, value and the way out; exit code 2 where there is one.
    """
    from features.reading.summary import summary_text

    tell(summary_text(read(folder)))
    print(f"\nNext    klynge train {folder}, then klynge score {folder}")


def features(folder: Annotated[Path | None, typer.Argument(help="Also its own indicators.")] = None) -> None:
    """List what is measured, and how.

    Every feature with dimension, unit, expected direction, evidence and source.
    """
    from features.catalogue import FEATURES, feature_table, specification
    from scoring.terminal import show_features

    listed = specification(read(folder).tables) if folder else FEATURES
    show_features(feature_table(listed), console())


def demo(
    folder: New,
    seed: Annotated[int, typer.Option(help="The same seed gives the same programme, byte for byte.")] = 2026,
    small: Annotated[bool, typer.Option(help="A few firms and calls only, in a second.")] = False,
) -> None:
    """Write a simulated programme to try it on.

    Norwegian places, invented firms. What is true about them goes to FOLDER-truth, which nothing reads.
    """
    from dataclasses import replace

    from scoring.demo import DEMO, SMALL, write_demo

    with progress() as step:
        step("Simulating firms, consortia and committees")
        write_demo(folder, plan=replace(SMALL if small else DEMO, seed=seed))
    print(
        f"Written: {folder}, a simulated programme. Next: klynge train {folder}, then klynge score {folder}"
    )
