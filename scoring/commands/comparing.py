"""`compare`: member firms against comparable firms outside."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.arguments import Folder, day
from scoring.commands.screen import console, progress, read

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from models.comparison.comparison import Controls
    from models.comparison.design import Design


class Distance(StrEnum):
    """How likeness is measured."""

    MAHALANOBIS = "mahalanobis"
    PROPENSITY = "propensity"


class Clean(StrEnum):
    """Which firms outside may be compared with."""

    NEVER = "never"
    NOT_YET = "not-yet"


class Measure(StrEnum):
    """What grows."""

    EMPLOYEES = "employees"
    REVENUE = "revenue"
    VALUE_ADDED = "value_added"


class Grown(StrEnum):
    """How growth is counted."""

    SYMMETRIC = "symmetric"
    LOG = "log"


class Decided(StrEnum):
    """Whose members are compared."""

    FUNDED = "funded"
    REJECTED = "rejected"


def compare(
    folder: Folder,
    call: Annotated[str, typer.Option(help="One call; else, the programme.")] = "",
    programme: Annotated[
        bool, typer.Option("--programme", help="All calls whose outcomes are known (the default).")
    ] = False,
    as_of: Annotated[
        str, typer.Option(help="As known on this day; else, with all the folder holds. YYYY-MM-DD")
    ] = "",
    distance: Annotated[Distance, typer.Option(help="How likeness is measured.")] = Distance.MAHALANOBIS,
    neighbours: Annotated[int, typer.Option(help="Comparable firms a member gets, at most.")] = 5,
    without_replacement: Annotated[
        bool, typer.Option("--without-replacement", help="A firm outside serves one member only.")
    ] = False,
    caliper: Annotated[
        float | None, typer.Option(help="How far a pair may lie apart, in standard deviations.")
    ] = None,
    coarsen: Annotated[
        bool, typer.Option("--coarsen", help="Try members without a match again in wider cells.")
    ] = False,
    controls: Annotated[
        Clean, typer.Option(help="Firms never in an application, or not yet when growth ends.")
    ] = Clean.NEVER,
    measure: Annotated[
        list[Measure] | None, typer.Option(help="Growth of what; may be repeated. Else, all three.")
    ] = None,
    growth: Annotated[
        Grown, typer.Option(help="Symmetric counts closures and start-ups; log leaves them out.")
    ] = Grown.SYMMETRIC,
    winsorise: Annotated[
        float | None, typer.Option(help="Share of firms at either end whose growth is cut, such as 0.01.")
    ] = None,
    decision: Annotated[Decided, typer.Option(help="Whose members are compared.")] = Decided.FUNDED,
    out: Annotated[
        Path | None, typer.Option(help="Where the files go; else, FOLDER/comparison/programme or CALL.")
    ] = None,
) -> None:
    """Compare member firms with comparable firms outside.

    Prints what was found and whether it can be believed; writes a report to read, print or send.
    """
    from features.problems import DataError
    from features.tables import MEASURES
    from models.comparison.compare import compare as compared
    from models.comparison.compare import last_day
    from scoring.comparison.files import NAMES, comparison_folder, write_comparison
    from scoring.comparison.terminal import show_comparison
    from scoring.own_files import only_ours

    if call and programme:
        raise DataError("--call and --programme contradict each other; give one of them.")
    wanted = day(as_of) if as_of else None
    asked = {one.value for one in measure or Measure}
    design = _design(distance, neighbours, not without_replacement, caliper, coarsen)
    with progress() as step:
        step("Reading the tables")
        reading = read(folder)
        target = out or comparison_folder(folder, call or None)
        only_ours(target, NAMES, "a comparison")
        found = compared(
            reading.tables,
            as_of=wanted if wanted is not None else last_day(reading.tables),
            call=call or None,
            design=design,
            controls=_controls(controls),
            decision="rejected" if decision is Decided.REJECTED else "funded",
            measures=tuple(name for name in MEASURES if name in asked),
            growth="log" if growth is Grown.LOG else "symmetric",
            winsorise=winsorise,
            hashes=reading.hashes,
            progress=step,
        )
        step("Writing the report")
        write_comparison(found, target)
    show_comparison(found, console(), target)


def _design(
    distance: Distance, neighbours: int, replacement: bool, caliper: float | None, coarsen: bool
) -> Design:
    from dataclasses import replace

    from models.comparison.compare import DESIGN

    return replace(
        DESIGN,
        distance=distance.value,
        neighbours=neighbours,
        replacement=replacement,
        caliper=caliper,
        coarsen=coarsen,
    )


def _controls(chosen: Clean) -> Controls:
    return "not yet" if chosen is Clean.NOT_YET else "never"
