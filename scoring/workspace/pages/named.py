"""What was published names applications by their identifiers: their names, for those that one may see."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scoring.workspace.access import Sight
from scoring.workspace.pages.sectors import sector_said


@dataclass(frozen=True)
class Named:
    """An application in the race, as lists name it."""

    key: int
    application_id: str
    name: str
    about: str
    requested: Decimal | None


COLUMNS = ("pk", "application_id", "name", "sector", "sector_name", "region", "requested")


def named_of(seen: Sight) -> dict[str, Named]:
    """The applications in the race that the person may see, by identifier."""
    rows = seen.applications().exclude(eligible=False).exclude(withdrawn=True).values_list(*COLUMNS)
    return {
        name: Named(key, name, title or name, _about(sector_said(code, sector), region), requested)
        for key, name, title, code, sector, region, requested in rows
    }


def _about(*told: str) -> str:
    return " · ".join(filter(None, told))
