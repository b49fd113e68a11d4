"""`assign`: who on the committee reads what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.acting import By, Workspace, acting_in
from scoring.commands.named_calls import call_named
from scoring.saying import tell

if TYPE_CHECKING:
    from scoring.committee.procedure.assigned import Pair
    from scoring.workspace.question import Question


def assign(
    call: Annotated[str, typer.Option(help="The call.")] = "",
    by: By = "",
    each: Annotated[int, typer.Option(help="Readers for every application; else, what the call says.")] = 0,
    question: Annotated[Path | None, typer.Option(hidden=True)] = None,
    answer: Annotated[Path | None, typer.Option(hidden=True)] = None,
    workspace: Workspace = None,
) -> None:
    """Assign applications to the committee's members.

    Even loads first, then expertise, never a conflict. What was assigned by hand stays, and so does what
    somebody has begun to rate.
    """
    if question and answer:
        _answer(question, answer)
        return
    with acting_in(workspace, by) as person:
        from scoring.workspace.verbs.assigning import assign_all

        pairs = assign_all(person, call_named(call).pk, _solved, each=each or None)
        tell(f"Call {call}: {pairs} reviews are assigned. Officers see who reads what, and can change it.")


def _answer(question: Path, answer: Path) -> None:
    """For the workspace, which asks this of a process of its own."""
    from features.writing import whole_file
    from scoring.workspace.setup import ready

    ready()

    from scoring.workspace.question import from_json

    pairs = _solved(from_json(question.read_text(encoding="utf-8")))
    with whole_file(answer) as path:
        path.write_text(json.dumps(pairs), encoding="utf-8")


def _solved(asked: Question) -> tuple[Pair, ...]:
    from scoring.committee.procedure.assignment import assign as best

    return best(asked.bids, asked.readers, asked.recusals, each=asked.each, fixed=asked.fixed).pairs
