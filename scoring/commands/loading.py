"""`load`, `publish`: what the committee's workspace receives from a data folder and from scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.acting import By, Workspace, acting_in
from scoring.commands.arguments import Folder
from scoring.commands.screen import progress
from scoring.saying import tell

if TYPE_CHECKING:
    from scoring.workspace.verbs.load import Loaded

Call = Annotated[str, typer.Option(help="The call.")]


def load(folder: Folder, call: Call, by: By, workspace: Workspace = None) -> None:
    """Load a call's applications into the committee's workspace.

    The folder is checked as by `klynge check`; nothing is loaded where there is a problem. Load it again
    after a change: what is different is said, and ratings stay. A call that is new begins as a draft.
    """
    from scoring.intake.folder import read_intake

    with progress() as step:
        step(f"Checking {folder}")
        intake = read_intake(folder, call)
    with acting_in(workspace, by) as person:
        from scoring.workspace.verbs.load import load as store

        tell(_loaded(store(person, intake)))


def _loaded(done: Loaded) -> str:
    if not done.changes:
        return f"Call {done.call_id}: nothing has changed; {done.applications} applications as they were."
    head = f"Call {done.call_id} is new." if done.new else f"Call {done.call_id}, loaded again."
    lines = [head, *(f"  {one.en}." for one in done.changes)]
    after = "\n\nNext    in the workspace: name who takes part, and go on to intake." if done.new else ""
    return "\n".join(lines) + after
