"""What a list knows of an application whatever the phase: its facts, and how far one's own rating is."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.workspace.access import Sight
from scoring.workspace.pages.sectors import sector_said

TO_RATE, BEGUN, LOCKED = "to rate", "begun", "locked"
COLUMNS = (
    *("pk", "application_id", "name", "lead", "sector", "sector_name", "region", "stage"),
    *("requested", "members"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """An application; `state` is that of one's own rating, "" where it is not one's own to rate."""

    key: int
    application_id: str
    name: str
    lead: str
    sector: str
    region: str
    stage: str
    requested: float | None
    members: int
    state: str


def facts_of(seen: Sight) -> tuple[Facts, ...]:
    """The applications that the person may see, in the order of their identifiers."""
    states = own_states(seen)
    rows = seen.applications().order_by("application_id").values_list(*COLUMNS)
    return tuple(
        Facts(
            *(key, application_id, name or application_id, lead),
            *(sector_said(sector, sector_name), region, stage),
            None if requested is None else float(requested),
            *(members, states.get(key, "")),
        )
        for key, application_id, name, lead, sector, sector_name, region, stage, requested, members in rows
    )


def own_states(seen: Sight) -> dict[int, str]:
    """How far the person is with what is theirs to rate, by the key of the application."""
    mine = seen.assignments().filter(person=seen.person).values_list("application_id", flat=True)
    begun = seen.reviews().filter(person=seen.person).values_list("application_id", "locked_at")
    found = dict.fromkeys(mine, TO_RATE)
    return found | {key: LOCKED if at else BEGUN for key, at in begun if key in found or at}
