"""`load`, `publish`: what the committee's workspace receives from a data folder and from scoring."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.acting import By, Workspace, acting_in
from scoring.commands.arguments import MLRUNS, Folder, Store
from scoring.commands.named_calls import call_named
from scoring.commands.screen import champion, progress, read
from scoring.saying import tell

if TYPE_CHECKING:
    from scoring.workspace.verbs.load import Loaded

Call = Annotated[str, typer.Option(help="The call.")]


def load(
    folder: Folder,
    call: Call,
    by: By = "",
    to: Annotated[Path | None, typer.Option(help="Load nothing; write as JSON what would be loaded.")] = None,
    workspace: Workspace = None,
) -> None:
    """Load a call's applications into the committee's workspace.

    The folder is checked as by `klynge check`; nothing is loaded where there is a problem. Load it again
    after a change: what is different is said, and ratings stay. A call that is new begins as a draft.
    """
    from features.problems import DataError
    from features.writing import whole_file
    from scoring.intake.folder import read_intake
    from scoring.intake.intake import intake_json

    if not by and to is None:
        raise DataError("--by is missing: the e-mail of the officer in whose name the folder is loaded.")
    with progress() as step:
        step(f"Checking {folder}")
        intake = read_intake(folder, call)
    if to is not None:
        with whole_file(to) as path:
            path.write_text(intake_json(intake), encoding="utf-8")
        return
    with acting_in(workspace, by) as person:
        from scoring.workspace.verbs.load import load as store

        tell(_loaded(store(person, intake)))


def publish(
    folder: Folder,
    call: Call,
    by: By,
    policy: Annotated[Path | None, typer.Option(help="A policy file; else, the policy of the call.")] = None,
    model: Annotated[
        str, typer.Option(help="A version, or the path of an exported one; else, the champion.")
    ] = "",
    mlruns: Store = MLRUNS,
    workspace: Workspace = None,
) -> None:
    """Score a loaded call and publish it to its committee.

    Score sheets and the recommendation, which the committee sees after the reveal. By an analyst of the call,
    from the folder that was loaded.
    """
    from scoring.intake.scores import published_of
    from scoring.recommendation.making import made_of

    with acting_in(workspace, by) as person, progress() as step, tempfile.TemporaryDirectory() as aside:
        from scoring.workspace.verbs.publish import may_publish
        from scoring.workspace.verbs.publish import publish as store

        known = call_named(call)
        may_publish(person, known.pk)
        step(f"Checking {folder}")
        reading = read(folder)
        told = policy or _policy(known.policy, Path(aside))
        made = made_of(reading, champion(mlruns, model), call, policy=told, progress=step)
        step("Publishing")
        store(person, known.pk, published_of(reading, made))
        funded, sheets = len(made.recommendation.funded), len(made.recommendation.call.sheets)
    tell(f"Published: {sheets} score sheets and a portfolio of {funded} to call {call}.")
    tell("The committee sees them after the reveal, which its chair opens.")


def _policy(text: str, aside: Path) -> Path | None:
    """The call's own policy as a file."""
    if not text.strip():
        return None
    path = aside / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _loaded(done: Loaded) -> str:
    if not done.changes:
        return f"Call {done.call_id}: nothing has changed; {done.applications} applications as they were."
    head = f"Call {done.call_id} is new." if done.new else f"Call {done.call_id}, loaded again."
    lines = [head, *(f"  {one.en}." for one in done.changes)]
    after = "\n\nNext    in the workspace: name who takes part, and go on to intake." if done.new else ""
    return "\n".join(lines) + after
