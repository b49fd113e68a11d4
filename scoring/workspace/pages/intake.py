"""What was loaded into a call, and what had changed each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight
from scoring.workspace.models import Load
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in
from scoring.workspace.uploading import ENDINGS, MOST


@dataclass(frozen=True)
class LoadRow:
    """One load: when, by whom, from where, and a sentence for each change."""

    at: datetime
    by: str
    folder: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class IntakePage:
    """The loads, the last first; `tables` are name and hash of the last one's."""

    frame: Frame
    may_upload: bool
    endings: str
    most: int
    applications: int
    members: int
    requested: str
    closes_on: date
    frozen_at: datetime | None
    frozen_hash: str
    loads: tuple[LoadRow, ...]
    tables: tuple[tuple[str, str], ...]
    command: str
    problems: tuple[str, ...] = ()


def intake_page(seen: Sight, problems: tuple[str, ...] = ()) -> IntakePage:
    """The page of a call's intake; `problems` of an upload that was refused."""
    call = seen.call
    rows = seen.applications().filter(withdrawn=False).values_list("members", "requested")
    told = list(rows)
    loads = list(seen.loads())
    asked = sum(float(requested or 0) for _members, requested in told)
    return IntakePage(
        frame(seen, "intake"),
        seen.may(Act.UPLOAD),
        ", ".join(ENDINGS),
        MOST // 1_000_000,
        len(told),
        sum(members for members, _requested in told),
        millions(asked, call.currency) if told else "",
        call.closes_on,
        call.roster_frozen_at,
        call.roster_sha256[:12],
        tuple(_load(one) for one in loads),
        tuple((name, digest[:12]) for name, digest in sorted(loads[0].hashes.items())) if loads else (),
        f"klynge load FOLDER --call {call.call_id} --by {seen.person.email}",
        problems,
    )


def _load(one: Load) -> LoadRow:
    language = written_in()
    return LoadRow(one.at, one.by, one.folder, tuple(each[language] for each in one.changes))
