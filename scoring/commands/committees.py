"""`demo-committee`: a workspace with accounts and two calls of the demo, to sign in to."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.commands.acting import Workspace, opened
from scoring.commands.arguments import MLRUNS, Folder, Store
from scoring.commands.reckoning import reckoned
from scoring.commands.screen import champion, progress, read
from scoring.saying import tell

if TYPE_CHECKING:
    from features.reading import Reading
    from scoring.workspace.demo import GivenMark

CALLS = 2
"""The latest call is in discussion, the one before open for rating."""


def demo_committee(folder: Folder, mlruns: Store = MLRUNS, workspace: Workspace = None) -> None:
    """Make a committee for the demo, to sign in to.

    Six accounts, and the last two calls of a simulated programme: the last in discussion, the one before open
    for rating. Needs a trained model; writes to a new workspace.
    """
    from features.problems import DataError
    from scoring.intake.folder import intake_of
    from scoring.intake.scores import published_of
    from scoring.recommendation.making import made_of

    model, reading = champion(mlruns, ""), read(folder)
    last = [str(one) for one in reading.tables.calls.sort_values("closes_on")["call_id"]][-CALLS:]
    password = secrets.token_urlsafe(9)
    with opened(workspace), progress() as step:
        from scoring.workspace.demo import CONFLICTED, a_committee, prepared, rated, revealed
        from scoring.workspace.models import Person
        from scoring.workspace.verbs.publish import publish

        if Person.objects.exists():
            raise DataError("The workspace has accounts already. Choose a new folder (--workspace).")
        step("Naming the committee")
        committee = a_committee(password)
        for call_id in last:
            step(f"Loading call {call_id}")
            marks = _marks(reading, call_id)
            call = prepared(committee, intake_of(reading, call_id), marks)
            if call_id != last[-1]:
                rated(committee, call, marks, but=("R-01", "R-02", CONFLICTED), progress=step)
                continue
            made = made_of(reading, model, call_id, policy=None, progress=step)
            publish(committee.people["analyst"], call.pk, published_of(reading, made))
            rated(committee, call, marks, progress=step)
            step("Opening scores and marks")
            revealed(committee, call)
            reckoned(call, step)
    tell(_told(password, workspace))


def _marks(reading: Reading, call_id: str) -> list[GivenMark]:
    from scoring.workspace.demo import GivenMark

    listed = reading.tables.applications
    mine = listed["application_id"][listed["call_id"] == call_id]
    rows = reading.tables.ratings[reading.tables.ratings["application_id"].isin(mine)]
    return [
        GivenMark(
            str(one["application_id"]), str(one["reviewer_id"]), str(one["criterion"]), int(one["score"])
        )
        for one in rows[rows["score"].notna()].to_dict("records")
    ]


def _told(password: str, workspace: Path | None) -> str:
    from scoring.workspace.demo import SIGN_IN

    where = f" --workspace {workspace}" if workspace else ""
    width = max(len(email) for _, email in SIGN_IN.values())
    people = "\n".join(f"  {email:{width}}  {name}" for name, email in SIGN_IN.values())
    return (
        f"A committee to try, all with the password {password}\n{people}\n"
        f"Next    klynge serve{where}, and sign in"
    )
