"""Research institutes, universities, investors and public bodies: the members that are not firms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.demo.places import Floats, Integers, Places

KINDS: tuple[str, ...] = ("research", "education", "investor", "public")
SCHOLARS: tuple[int, ...] = (KINDS.index("research"), KINDS.index("education"))
PATTERNS: tuple[tuple[str, ...], ...] = (
    (
        "{} havlab",
        "{} energiforskning",
        "Forskningsstiftelsen {}",
        "{} materiallab",
        "{} matforskning",
        "{} helseforskning",
        "{} klimalab",
        "{} byggforskning",
    ),
    (
        "{} maritime akademi",
        "{} designakademi",
        "{} industrifagskole",
        "{} handelsakademi",
        "{} realfagsakademi",
        "{} helseakademi",
    ),
    (
        "{} Såkornfond AS",
        "{} Vekstinvest AS",
        "{} Oppstartskapital AS",
        "{} Industrikapital AS",
        "Fjord & Fjell {} Kapital AS",
        "{} Teknologifond AS",
        "{} Eierkapital AS",
        "{} Grunderfond AS",
    ),
    ("{} næringskontor",),
)
"""What institutions of each kind are called, by town."""


@dataclass(frozen=True)
class Institutions:
    """One entry an institution; `kind` indexes KINDS, `region` the towns."""

    kind: Integers
    region: Integers
    names: tuple[str, ...]


def found_institutions(rng: np.random.Generator, places: Places, *, firms: int) -> Institutions:
    """About 60 institutes, 30 schools and 85 investors for 60,000 firms, and one municipality a town."""
    towns = len(places.names)
    counts = (max(12, firms // 1000), max(10, firms // 2000), max(12, firms // 700))
    chance = places.population**1.1 / (places.population**1.1).sum()
    regions = [rng.choice(towns, count, p=chance) for count in counts]
    regions.append(np.arange(towns))
    kind = np.repeat(np.arange(len(KINDS)), [len(region) for region in regions])
    region = np.concatenate(regions)
    return Institutions(kind, region, _names(places, kind, region))


def _names(places: Places, kind: Integers, region: Integers) -> tuple[str, ...]:
    """The first free name of the kind in the town, starting anywhere; numbered when all are taken."""
    taken: dict[str, None] = {}
    for order, (which, where) in enumerate(zip(kind, region, strict=True)):
        patterns = PATTERNS[which]
        start = order % len(patterns)
        options = [pattern.format(places.names[where]) for pattern in patterns[start:] + patterns[:start]]
        name, company = options[0].removesuffix(" AS"), " AS" * options[0].endswith(" AS")
        options += [f"{name} {number}{company}" for number in range(2, 200)]
        taken[next(name for name in options if name not in taken)] = None
    return tuple(taken)


def nearest_first(
    rng: np.random.Generator, kilometres: Floats, institutions: Institutions, kind: int, count: int
) -> Integers:
    """`count` institutions of one kind, mostly near: chance falls to a third every 120 km."""
    candidates = np.flatnonzero(institutions.kind == kind)
    key = -kilometres[institutions.region[candidates]] / 120 + rng.gumbel(size=len(candidates))
    return candidates[np.argsort(-key, kind="stable")[: min(count, len(candidates))]]
