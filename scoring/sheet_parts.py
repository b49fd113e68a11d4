"""Parts of the score sheet that stand on their own: places, history, skill, novelty, ranks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A member on the map; `employees` is the latest number known when the call closed."""

    role: str
    lat: float
    lon: float
    employees: float | None


@dataclass(frozen=True)
class Town:
    """A region that is named on the map, with the number of members in it."""

    name: str
    lat: float
    lon: float
    members: int


@dataclass(frozen=True)
class History:
    """Size of the members and of all organisations in their sectors by year, the first year being 100.

    Chained from organisations with a figure in both of two years, so that neither joining nor leaving the
    data counts as growth. `of` is what is counted: employees (accounts) or jobs (region_sectors).
    """

    of: str
    years: tuple[int, ...]
    members: tuple[float, ...]
    sector: tuple[float, ...]


@dataclass(frozen=True)
class Skill:
    """How well one model ranked calls that it had not seen: rank correlation with what happened.

    `pairs_right` is the share of pairs put in the right order that goes with `spearman` where both are
    normal: 1/2 + asin(2 sin(π spearman / 6)) / π. `low` and `high` are the ends of the 90 % interval.
    `call_id` is "pooled" for all calls together.
    """

    call_id: str
    model: str
    spearman: float
    low: float | None
    high: float | None
    cases: int | None
    pairs_right: float


@dataclass(frozen=True)
class Novelty:
    """How novelty was judged: by the distance to the `neighbours` nearest of `cases` past applications.

    `declared_rate` is the share of applications like the past ones that the rule was set to flag wrongly;
    `alarm_rate` the share that it did flag when each past call was judged by the others alone, None where
    there were too few to judge anybody.
    """

    cases: int
    neighbours: int
    declared_rate: float
    alarm_rate: float | None


@dataclass(frozen=True)
class RankBasis:
    """What the ranks of a call rest on, and what holds for all of its applications at once.

    `draws` of the joint distribution from `seed`; sets and `groups` (how many) at `level`. By application_id,
    who may be among the first seats at that level and at 95 %, and who surely is at that level; empty where
    the call states no seats.
    """

    draws: int
    seed: int
    level: float
    groups: int
    may_be_top: tuple[str, ...] = ()
    may_be_top_95: tuple[str, ...] = ()
    surely_top: tuple[str, ...] = ()
