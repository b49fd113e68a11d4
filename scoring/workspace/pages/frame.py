"""What every page of a call has in common: its name, phase, and where the person can go."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight


@dataclass(frozen=True)
class Link:
    """A place to go: the name of its address, and whether the person is there."""

    name: str
    label: str
    here: bool


@dataclass(frozen=True)
class Frame:
    """The head of a page of a call. `conflicts` counts applications that are hidden from the person."""

    key: int
    call_id: str
    title: str
    phase: str
    version: int
    links: tuple[Link, ...]
    roles: tuple[str, ...]


PLACES: tuple[tuple[str, str, Act], ...] = (
    ("overview", "Overview", Act.SEE_CALL),
    ("applications", "Applications", Act.SEE_APPLICATIONS),
    ("calibration", "Calibration", Act.SEE_MARKS),
    ("line", "Funding line", Act.SEE_SCORES),
    ("meeting", "Meeting", Act.SEE_DECISIONS),
    ("decisions", "Decisions", Act.SEE_DECISIONS),
    ("ledger", "Ledger", Act.SEE_CALL),
    ("exports", "Exports", Act.SEE_CALL),
)
"""The bar of a call in reading order: name of the address, label, and what one must be allowed to see."""


def frame(seen: Sight, here: str) -> Frame:
    """The frame of the page whose address is named `here`."""
    links = tuple(Link(name, label, name == here) for name, label, act in PLACES if seen.may(act))
    call = seen.call
    roles = tuple(sorted(seen.roles))
    return Frame(call.pk, call.call_id, call.title, call.phase, call.version, links, roles)
