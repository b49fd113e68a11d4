"""Names and organisation numbers: invented, alike in kind to real ones, never a real one's number."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.demo.firms import Firms
from scoring.demo.places import Places
from scoring.demo.rosters import Bid
from scoring.demo.sectors import CODES, SECTORS
from scoring.demo.words import NATURE, SURNAMES, TRADES

FIRST_NUMBER = 31_000_000
"""Registered organisations begin with 8 or 9, these with 3, so that no real one is meant by chance."""
WEIGHTS = np.array([3, 2, 7, 6, 5, 4, 3, 2])


def organisation_numbers(rng: np.random.Generator, count: int) -> tuple[str, ...]:
    """`count` numbers of nine digits in rising order, the ninth a check digit modulo 11.

    >>> organisation_numbers(np.random.default_rng(0), 2)
    ('310002127', '310003719')
    """
    stem = FIRST_NUMBER + np.cumsum(rng.integers(1, 250, 2 * count + 20))
    digits = stem[:, None] // 10 ** np.arange(7, -1, -1) % 10
    check = -(digits * WEIGHTS).sum(axis=1) % 11
    valid = check < 10
    return tuple((stem * 10 + check)[valid][:count].astype(str).tolist())


def firm_names(rng: np.random.Generator, firms: Firms, places: Places) -> pd.Series:
    """One name a firm, all different: "Havørn Smolt AS", "Alta Sensor AS", "Strand & Vik Bygg AS"."""
    count = len(firms.sector)
    town = np.array(places.names)[firms.region]
    surname, partner, nature = (rng.choice(words.split(), count) for words in (SURNAMES, SURNAMES, NATURE))
    trades = np.array([TRADES[code] for code in CODES])
    trade = pd.Series(trades[firms.sector, rng.integers(0, trades.shape[1], count)])
    kind = rng.integers(0, 3, count)
    partners = pd.Series(surname) + " & " + partner + " " + trade
    names = pd.Series(np.select([kind == 0, kind == 1], [town, surname], nature)) + " " + trade
    names = names.where(~names.duplicated(), partners)
    names = names.where(~names.duplicated(), partners + " " + town)
    again = names.groupby(names).cumcount()
    numbered: pd.Series = names.where(again == 0, names + " " + (again + 1).astype(str)) + " AS"
    return numbered


def application_names(bids: list[Bid], places: Places) -> list[str]:
    """One name a bid, all different: "Arctic Salmon Health", "Havbruksklyngen Alta", "Smart City Oslo"."""
    taken: dict[str, None] = {}
    for order, bid in enumerate(bids):
        options = _options(bid, places)
        options = options[order % len(options) :] + options[: order % len(options)]
        options += [f"{options[0]} {number}" for number in range(2, 200)]
        taken[next(name for name in options if name not in taken)] = None
    return list(taken)


def _options(bid: Bid, places: Places) -> list[str]:
    town, sector = places.names[bid.region], SECTORS[bid.sector]
    first, second = sector.words
    part = _part_of_norway(float(places.lat[bid.region]), float(places.lon[bid.region]))
    return [
        f"{part} {first}",
        f"{second} {town}",
        f"{sector.stem}klyngen {town}".replace("kkk", "kk"),  # as Norwegian spells compounds
        f"{first} {town}",
        f"{part} {second}",
    ]


def _part_of_norway(lat: float, lon: float) -> str:
    """A word for the part of the country, as clusters like to call themselves."""
    parts = (
        (lat > 66.5, "Arctic"),
        (lat > 63, "Mid-Norway"),
        (lon < 7.5, "Fjord"),
        (lat < 59.2, "Skagerrak"),
    )
    return next((word for true, word in parts if true), "Nordic")
