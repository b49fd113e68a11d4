"""What was published names applications by their identifiers: their names, for those that one may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scoring.workspace.access import Sight


@dataclass(frozen=True)
class Named:
    """An application in the race, as lists name it."""

    key: int
    application_id: str
    name: str
    about: str
    requested: Decimal | None


COLUMNS = ("pk", "application_id", "name", "sector_name", "region", "requested")


def named_of(seen: Sight) -> dict[str, Named]:
    """The applications in the race that the person may see, by identifier."""
    rows = seen.applications().exclude(eligible=False).exclude(withdrawn=True).values_list(*COLUMNS)
    return {
        name: Named(key, name, title or name, " · ".join(filter(None, (sector, region))), requested)
        for key, name, title, sector, region, requested in rows
    }


def visible(told: Any, named: Mapping[str, object], all_of_them: frozenset[str]) -> bool:
    """Whether nothing in the told names an application of the call that the person may not see."""
    if isinstance(told, Mapping):
        return all(visible(one, named, all_of_them) for pair in told.items() for one in pair)
    if isinstance(told, list | tuple):
        return all(visible(one, named, all_of_them) for one in told)
    return not (isinstance(told, str) and told in all_of_them and told not in named)
