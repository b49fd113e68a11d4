"""What was asked of the list: order, filters and search, as they stand in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

FILTERS = ("sector", "region", "stage", "group")
TICKS = ("mine", "unrated")


@dataclass(frozen=True)
class Asked:
    """`sort` is the name of a column, with "-" before it from most to least; "" is the list's own order."""

    q: str = ""
    sector: str = ""
    region: str = ""
    stage: str = ""
    group: str = ""
    mine: str = ""
    unrated: str = ""
    sort: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order was asked."""
        return replace(self, sort="") != Asked()

    def sorted_by(self, column: str) -> str:
        """The address of the same list by that column; the other way where it stands by that column now."""
        told = replace(self, sort=f"-{column}" if self.sort == column else column)
        return "?" + urlencode({name: value for name, value in asdict(told).items() if value})


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the address asks; what it does not know is left out."""
    names = ("q", *FILTERS, *TICKS, "sort")
    return Asked(**{name: query.get(name, "").replace("\0", "").strip()[:200] for name in names})
