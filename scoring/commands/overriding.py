"""`overrides`: what became of the committee's departures from the recommendation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.acting import Workspace, opened
from scoring.commands.arguments import Folder, day
from scoring.commands.screen import progress, read
from scoring.saying import tell

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    import pandas as pd

    from scoring.committee.procedure.override_cases import Case


def overrides(
    folder: Folder,
    out: Annotated[Path | None, typer.Option(help="A file for all numbers, as JSON.")] = None,
    as_of: Annotated[str, typer.Option(help="Outcomes known by this day only, such as 2026-03-16.")] = "",
    workspace: Workspace = None,
) -> None:
    """Grade the committee's departures from the recommendation, once outcomes are known.

    Reads the decisions of every call from the workspace and what became of the applications from the folder's
    outcomes or accounts; by reason and by criterion, with intervals, and where they are too few it says so.
    """
    import pandas as pd

    from features.writing import whole_file
    from models.outcomes import learn_from
    from scoring.committee.override_words import as_text
    from scoring.committee.procedure.overrides import grades
    from scoring.own_files import plain_json

    with opened(workspace), progress() as step:
        from scoring.workspace.overridden import cases

        step("Reading what was decided")
        decided = cases()
        step("Reading what became of it")
        known = learn_from(read(folder).tables, as_of=day(as_of) if as_of else pd.Timestamp.now().normalize())
        followed = tuple(_followed(decided, known))
        found = grades(followed)
    tell(as_text(found, followed))
    if out is not None:
        with whole_file(out) as aside:
            aside.write_text(plain_json({"grades": found, "cases": followed}) + "\n", encoding="utf-8")
        tell(f"\nWritten: {out}")


def _followed(decided: Iterable[Case], known: pd.DataFrame) -> Iterable[Case]:
    from dataclasses import replace

    growth, error = known["growth"].to_dict(), known["se"].dropna().to_dict()
    for one in decided:
        if one.application_id in growth:
            yield replace(one, growth=growth[one.application_id], se=error.get(one.application_id))
        else:
            yield one
