"""`reckon`: the committee's funding line and calibration from the marks in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.acting import Workspace, opened
from scoring.commands.named_calls import call_named
from scoring.commands.screen import progress

if TYPE_CHECKING:  # Django is set up by the command that needs it
    from scoring.workspace.models import Call


def reckon(
    call: Annotated[str, typer.Option(help="The call whose marks are read.")],
    workspace: Workspace = None,
) -> None:
    """Work out where the committee puts the funding line, and how strict its reviewers are.

    Reads the locked marks of a call from the workspace and stores what it finds there; the workspace starts
    it by itself when marks are shown.
    """
    with opened(workspace), progress() as step:
        print(reckoned(call_named(call), step))


def reckoned(call: Call, step: Callable[[str], None]) -> str:
    """Work it out and store it; what it rests on, in a sentence."""
    import pandas as pd

    from scoring.reckoning.calibration import reckoned_calibration
    from scoring.reckoning.line import reckoned_line
    from scoring.workspace.verbs.reckoning import CALIBRATION, LINE, given_of, keep

    day, given = pd.Timestamp.now().normalize(), given_of(call)
    step("Hearing the committee")
    line = reckoned_line(given, day)
    step("Comparing its reviewers")
    keep(call, given, {LINE: line, CALIBRATION: reckoned_calibration(given, day)})
    return f"Worked out from {line['marks']} marks on {len(given.requested)} applications of {call}."
