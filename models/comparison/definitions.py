"""Whether members and firms outside differ by how they were drawn, not by what they did: sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from features.problems import counted
from features.tables import MEASURES
from models.comparison.firms import Firms
from models.firm_years import Flags

FEW, MANY = 0.05, 0.50
"""A measure that under 5 % of one side and half or more of the other have is defined away on one side."""
BELOW = 0.05
"""Share of members below the smallest firm outside from which a size limit is suspected."""
GAP = 0.20
"""Share of firms with a hole in their accounts, or difference of the two sides in it, that is told."""


def differences(firms: Firms, treated: Flags, others: Flags) -> Iterator[str]:
    """One sentence a difference by construction, and one a year of accounts with many holes."""
    if treated.any() and others.any():
        yield from _size_limit(firms, treated, others)
        yield from _measures(firms, treated, others)
        yield from _sectors(firms, treated, others)
    yield from _holes(firms, treated, others)


def _size_limit(firms: Firms, treated: Flags, others: Flags) -> Iterator[str]:
    employees = firms.growth.start.figures["employees"]
    old = ~firms.growth.start.born & (employees > 0)
    mine, outside = employees[treated & old], employees[others & old]
    if not len(mine) or not len(outside):
        return
    below, above = (mine < outside.min()).mean(), (mine > outside.max()).mean()
    for share, limit, words in ((below, outside.min(), "fewer"), (above, outside.max(), "more")):
        if share >= BELOW and limit >= 1:
            yield (
                f"No firm outside has {words} than {limit:g} employees, {100 * share:.0f} % of members have: "
                "the firms outside seem to be drawn with a size limit, and these members have no like."
            )


def _measures(firms: Firms, treated: Flags, others: Flags) -> Iterator[str]:
    for measure in MEASURES:
        known = np.isfinite(firms.growth.symmetric(measure))
        inside, outside = known[treated].mean(), known[others].mean()
        if max(inside, outside) >= MANY and min(inside, outside) < FEW:
            have, lack = ("members", "firms outside")[:: 1 if inside > outside else -1]
            yield (
                f"{have[0].upper()}{have[1:]} have {measure}, {lack} do not: growth in it cannot be "
                f"compared. Add it to the accounts of {lack}."
            )


def _sectors(firms: Firms, treated: Flags, others: Flags) -> Iterator[str]:
    sector = firms.facts["sector"].fillna("").to_numpy(dtype="str")
    alone = ~np.isin(sector[treated], np.unique(sector[others]))
    if alone.mean() >= BELOW:
        listed = sorted(set(sector[treated][alone]))
        names = ", ".join(name or "no sector" for name in listed[:3]) + (" …" if len(listed) > 3 else "")
        yield (
            f"{counted(int(alone.sum()), 'member')} of {int(treated.sum()):,} are in sectors without any "
            f"firm outside ({names}): sectors may be coded otherwise there."
        )


def _holes(firms: Firms, treated: Flags, others: Flags) -> Iterator[str]:
    """Years without accounts of firms that filed them for the years around, on both sides."""
    window = firms.window
    for year in range(window.base, window.end + 1):
        shares = [_missing(firms, flags, year) for flags in (treated, others)]
        if max(shares) >= GAP or abs(shares[0] - shares[1]) >= GAP:
            yield (
                f"Accounts of {year} are missing for {100 * shares[0]:.0f} % of members and "
                f"{100 * shares[1]:.0f} % of firms outside that filed for the years around it: one missing "
                "year is bridged by the year before, so growth up to that year is understated for them."
            )


def _missing(firms: Firms, here: Flags, year: int) -> float:
    """Share without the year's accounts of those that filed for the year before and, unless last, after."""
    around = here & firms.years.has(year - 1)
    if year < firms.window.end:
        around &= firms.years.has(year + 1)
    return float((~firms.years.has(year)[around]).mean()) if around.any() else 0.0
