"""What an applicant would do, in the things that features are computed from: members, hours, money, ties.

A lever takes the ingredients of one application (one row each) and a value of its feature to be reached, and
gives the ingredients after the smallest whole change that reaches it: members, ties and hours stay whole, and
every feature that counts the same thing moves with it. None where the change cannot be made. All actionable
features with a direction are better when larger, so that levers only raise.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from features.arithmetic import Floats, together, total
from features.ingredients import Ingredients
from features.kinds import KINDS
from features.rosters import RESEARCH
from features.willingness import HOURS_A_YEAR, role_mix

Lever = Callable[[Ingredients, float], Ingredients | None]
MOST_JOINING = 5
"""New members that one change may bring; more would be another consortium."""
MOST_TIES = 40
ASKED, OWN, CASH = 0, 1, 2
"""Places in `sources`: money applied for, own money, then cash pledged by members of each role."""
NEARLY = 1e-9


def sign(found: Ingredients, target: float) -> Ingredients | None:
    """More of the listed members sign."""
    signed = found["signed"]
    stated = int(np.isfinite(signed).sum())
    wanted = math.ceil(target * stated / 100 - NEARLY) if stated else 0
    more = wanted - int(np.nansum(signed))
    unsigned = np.flatnonzero(signed[0] == 0)
    if more <= 0 or more > len(unsigned):
        return None
    after = signed.copy()
    after[0, unsigned[:more]] = 1.0
    return {**found, "signed": after}


def pledge_hours(found: Ingredients, target: float) -> Ingredients | None:
    """Firms below the wanted median pledge that many whole hours: the fewest firms, those nearest to it."""
    firms, hours = found["firm_hours"][0], float(math.ceil(target - NEARLY))
    known = np.flatnonzero(np.isfinite(firms))
    lacking = len(known) // 2 + 1 - int((firms[known] >= hours).sum())
    if not len(known) or lacking <= 0:
        return None
    below = sorted((at for at in known if firms[at] < hours), key=lambda at: -firms[at])[:lacking]
    after = {name: found[name].copy() for name in ("firm_hours", "pledged_hours")}
    for values in after.values():
        values[0, below] = hours
    return {**found, **after}


def pledge_cash(found: Ingredients, target: float) -> Ingredients | None:
    """Member firms pledge more cash a year, in whole units of the currency."""
    hours = total(found["pledged_hours"])[0]
    in_kind = hours * found["wage_per_employee"][0] / HOURS_A_YEAR if hours > 0 else 0.0
    now = np.nan_to_num(total(found["pledged_cash"])[0]) + in_kind
    more = math.ceil(target / 100 * found["budget"][0] - now - NEARLY) if np.isfinite(now) else 0
    if more <= 0:
        return None
    cash, sources = found["pledged_cash"].copy(), found["sources"].copy()
    cash[0, 0] = np.nan_to_num(cash[0, 0]) + more
    at = CASH + KINDS.index("firm")
    sources[0, at] = np.nan_to_num(sources[0, at]) + more
    return {**found, "pledged_cash": cash, "sources": sources}


def own_money(found: Ingredients, target: float) -> Ingredients | None:
    """The cluster organisation puts in more money of its own, up to where its sources are most even."""
    sources = found["sources"]
    others = np.delete(np.nan_to_num(sources[0]), OWN)
    if not others.sum() > 0:
        return None
    low, high = float(np.nan_to_num(sources[0, OWN])), float((others**2).sum() / others.sum())
    if low >= high or _evenness(others, high) < target:
        return None
    start = low
    while high - low > 1.0:
        middle = (low + high) / 2
        low, high = (low, middle) if _evenness(others, middle) >= target else (middle, high)
    own = math.ceil(high)
    after = sources.copy()
    after[0, OWN] = own
    return {**found, "sources": after, "budget": found["budget"] + (own - start)}


def mix_roles(found: Ingredients, target: float) -> Ingredients | None:
    """Members of the roles that are fewest join, one after the other."""
    return _joining(found, lambda now: bool(role_mix(now["role_counts"])[0] >= target - NEARLY), None)


def join_finance(found: Ingredients, target: float) -> Ingredients | None:
    """Investors join."""
    return _joining(
        found, lambda now: bool(100 * np.nanmean(now["financial"]) >= target - NEARLY), "investor"
    )


def tie_outward(found: Ingredients, target: float) -> Ingredients | None:
    """Members begin joint work with partners outside the region, one tie after the other."""
    ties, outside = float(found["ties"][0]), float(found["ties_outside"][0])
    for more in range(1, MOST_TIES + 1):
        if 100 * (outside + more) / (ties + more) >= target - NEARLY:
            return {**found, "ties": found["ties"] + more, "ties_outside": found["ties_outside"] + more}
    return None


def tie_to_research(found: Ingredients, target: float) -> Ingredients | None:
    """Members without one begin joint work with a research or education member of the region."""
    tied, every = float(found["members_tied_to_research"][0]), float(found["members_outside_research"][0])
    if not (np.isfinite(tied) and every > 0 and _researchers(found) > 0):
        return None
    more = math.ceil(target * every / 100 - NEARLY) - tied
    if more <= 0 or tied + more > every:
        return None
    counted = ("members_tied_to_research", "tied_pairs", "ties")
    return {**found, **{name: found[name] + more for name in counted}}


def more_of(part: str, whole: str, per: float) -> Lever:
    """A lever that raises a part (R&D) against its whole (value added), by each member's part of that."""

    def lever(found: Ingredients, target: float) -> Ingredients | None:
        parts, wholes = together(found[part], found[whole])
        base = total(wholes)[0]
        if not base > 0:
            return None
        more = np.nan_to_num(wholes) * (target / per - total(parts)[0] / base)
        return {**found, part: found[part] + more} if more.max() > 0 else None

    return lever


LEVERS: dict[str, Lever] = {
    "financial_actors": join_finance,
    "role_mix": mix_roles,
    "rd_partners": tie_to_research,
    "external_ties": tie_outward,
    "signed_commitment": sign,
    "pledged_hours": pledge_hours,
    "funding_diversity": own_money,
    "co_financing": pledge_cash,
    "rd_intensity": more_of("rd", "value_added", 100.0),
    "export_share": more_of("exports", "revenue", 100.0),
    "investment_rate": more_of("capex", "value_added", 100.0),
    "public_rd_captured": more_of("grants", "employees", 1.0),
}
"""One lever for every actionable feature with a direction, in the order in which they are pulled: who joins,
then what all of them sign, pledge and do."""


def _joining(found: Ingredients, done: Callable[[Ingredients], bool], role: str | None) -> Ingredients | None:
    if not found["listed"][0] > 0:
        return None
    now = found
    for _ in range(MOST_JOINING):
        now = _joined(now, role or KINDS[int(np.argmin(now["role_counts"][0]))])
        if done(now):
            return now
    return None


def _joined(found: Ingredients, role: str) -> Ingredients:
    """One more member of that role, who signs if the application says who has; of whom no more is known."""
    counts = found["role_counts"].copy()
    counts[0, KINDS.index(role)] += 1
    stated = np.isfinite(found["signed"]).any()
    outside = 0.0 if role in RESEARCH else 1.0
    return {
        **found,
        "listed": found["listed"] + 1,
        "role_counts": counts,
        "financial": _with(found["financial"], 1.0 if role == "investor" else 0.0),
        "signed": _with(found["signed"], 1.0 if stated else np.nan),
        "members_outside_research": found["members_outside_research"] + outside,
    }


def _with(members: Floats, value: float) -> Floats:
    return np.concatenate([members, [[value]]], axis=1)


def _researchers(found: Ingredients) -> float:
    return float(sum(found["role_counts"][0, KINDS.index(role)] for role in RESEARCH))


def _evenness(others: Floats, own: float) -> float:
    amounts: Sequence[float] = [*others.tolist(), own]
    whole = math.fsum(amounts)
    return 1 - math.fsum((one / whole) ** 2 for one in amounts)
