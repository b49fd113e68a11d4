"""What a policy may name: regions, labour markets, sectors, stages and applications of the folder."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.portfolio.candidate import covers
from scoring.portfolio.rules import Axis

CALLED = {
    "region": "region",
    "labour_market": "labour market",
    "sector": "sector",
    "stage": "stage",
}
SHOWN = 3


@dataclass(frozen=True)
class Known:
    """Identifiers and their names (the same where there is no name). `applications` are those of the call.

    `market_of` is the labour market of each region; it is called what the region of the same identifier is.
    """

    call_id: str
    applications: Mapping[str, str]
    regions: Mapping[str, str]
    market_of: Mapping[str, str]
    sectors: frozenset[str]
    stages: frozenset[str]

    @property
    def labour_markets(self) -> dict[str, str]:
        """Labour markets and their names."""
        return {one: self.regions.get(one, one) for one in sorted(set(self.market_of.values()))}

    def find(self, axis: Axis, told: str) -> list[str] | None:
        """Identifiers that `told` (an identifier or a name) means; None where there is no such thing."""
        if axis == "sector":
            return [told] if any(covers(told, one) for one in self.sectors) else None
        if axis == "stage":
            return [told] if told in self.stages else None
        names = self.regions if axis == "region" else self.labour_markets
        if told in names:
            return [told]
        return [one for one, name in sorted(names.items()) if name.casefold() == told.casefold()] or None

    def label(self, axis: Axis, told: str) -> str:
        """The name that people read."""
        if axis in ("region", "labour_market"):
            return (self.regions if axis == "region" else self.labour_markets).get(told, told)
        return told

    def missing(self, key: str, told: str) -> tuple[str, str]:
        """What to say of a name that is not known: that it is not, and the nearest that are."""
        if key in CALLED:
            return f"there is no such {CALLED[key]}", self._near(told, self._names(key))
        expected = f"there is no such application in call {self.call_id}"
        return expected, self._near(told, [*self.applications])

    def _names(self, key: str) -> list[str]:
        if key == "region":
            return sorted(set(self.regions.values()))
        if key == "labour_market":
            return sorted(set(self.labour_markets.values()))
        return sorted(self.sectors if key == "sector" else self.stages)

    def _near(self, told: str, names: Sequence[str]) -> str:
        if not names:
            return "The folder names none."
        folded = {one.casefold(): one for one in names}
        near = difflib.get_close_matches(told.casefold(), folded, n=SHOWN, cutoff=0.0)
        return f"The nearest are {', '.join(folded[one] for one in near)}."

    @staticmethod
    def nearest(told: str, allowed: Sequence[str]) -> str:
        """The allowed word that is most like it."""
        return difflib.get_close_matches(told, allowed, n=1, cutoff=0.0)[0]
