"""What every page of a call has in common: its name, phase, and where the person can go."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.workspace.access import Sight
from scoring.workspace.pages.phase_names import ROLES


@dataclass(frozen=True)
class Link:
    """A place to go: the name of its address, and whether the person is there."""

    name: str
    label: str
    here: bool


@dataclass(frozen=True)
class Frame:
    """The head of a page of a call; `roles` as people read them."""

    key: int
    call_id: str
    title: str
    phase: str
    version: int
    links: tuple[Link, ...]
    roles: tuple[str, ...]


Acts = tuple[Act, ...]
PLACES: tuple[tuple[str, Promise, Acts], ...] = (
    ("overview", _("Overview"), (Act.SEE_CALL,)),
    ("people", _("People"), (Act.SEE_CALL,)),
    ("intake", _("Intake"), (Act.SEE_APPLICATIONS,)),
    ("eligibility", _("Eligibility"), (Act.SEE_APPLICATIONS,)),
    ("conflicts", _("Conflicts"), (Act.DECLARE, Act.SEE_CONFLICTS)),
    ("assignment", _("Assignment"), (Act.ASSIGN, Act.SEE_PROGRESS)),
    ("applications", _("Applications"), (Act.SEE_APPLICATIONS,)),
    ("calibration", _("Calibration"), (Act.SEE_MARKS,)),
    ("line", _("Funding line"), (Act.SEE_SCORES,)),
    ("meeting", _("Meeting"), (Act.SEE_DECISIONS,)),
    ("decisions", _("Decisions"), (Act.SEE_DECISIONS,)),
    ("letters", _("Letters"), (Act.SEE_LETTERS,)),
    ("ledger", _("Ledger"), (Act.SEE_CALL,)),
    ("exports", _("Exports"), (Act.SEE_CALL,)),
)
"""The bar of a call in reading order: name of the address, label, and what one must be allowed to do or see,
one of these at least."""
PREPARING = frozenset({"people", "intake", "eligibility", "assignment"})
"""Places where a call is prepared: in the bar until the reveal, and afterwards on the overview."""
OFFICE = frozenset({"intake", "eligibility"})
"""Places that are not for those who are on the committee only."""


def frame(seen: Sight, here: str) -> Frame:
    """The frame of the page whose address is named `here`."""
    prepared = seen.phase.place > Phase.RATING.place
    links = tuple(one for one in _links(seen, here) if one.here or not (prepared and one.name in PREPARING))
    call = seen.call
    roles = tuple(str(ROLES[one]) for one in Role if one in seen.roles)
    return Frame(call.pk, call.call_id, call.title, call.phase, call.version, links, roles)


def preparing(seen: Sight) -> tuple[Link, ...]:
    """Where the call was prepared, once that is no longer in the bar."""
    if seen.phase.place <= Phase.RATING.place:
        return ()
    return tuple(one for one in _links(seen, "") if one.name in PREPARING)


def enter(seen: Sight, name: str) -> None:
    """Refused, in a sentence, where the place is not for the person in this phase."""
    if not any(one.name == name for one in _links(seen, "")):
        pattern = worded("This part of call {call_id} is not open to you while it is in {phase}.")
        raise Refused(sentence(pattern, call_id=seen.call.call_id, phase=seen.phase))


def _links(seen: Sight, here: str) -> tuple[Link, ...]:
    return tuple(
        Link(name, str(label), name == here)
        for name, label, acts in PLACES
        if any(map(seen.may, acts)) and not (name in OFFICE and seen.only_committee)
    )
