"""Capabilities: what the cluster and its region are already good at.

Arguments are numbers or aligned arrays. Where an argument is "of members", its last axis runs over the
members of one application; what is unknown is missing and counts in neither part of a ratio.
"""

from __future__ import annotations

from features.arithmetic import (
    Floats,
    logarithm,
    ratio,
    ratio_of_totals,
    together,
    total,
)


def specialisation(
    jobs: Floats, region_jobs: Floats, nation_sector_jobs: Floats, nation_jobs: Floats
) -> Floats:
    """Logarithm of the industry's share of jobs in the region over its share in the nation (0 = average).

    ln[(e_ir / e_r) / (e_in / e_n)], the location quotient; missing where the region has no jobs in it.

    >>> float(specialisation(20, 100, 10, 100).round(2))  # a share of 20 % against 10 %: ln 2
    0.69
    """
    quotient = ratio(ratio(jobs, region_jobs), ratio(nation_sector_jobs, nation_jobs))
    return logarithm(quotient)


def productivity_gap(value_added: Floats, employees: Floats, sector_productivity: Floats) -> Floats:
    """Logarithm of members' value added per employee over that of the median firm of their sector.

    Of members. Every firm is held against the median of its own sector and year; weights are employees.

    >>> float(productivity_gap([30, 10], [10, 10], [1, 1]).round(2))  # 40 / 20 employees: ln 2
    0.69
    """
    added, staff, norm = together(value_added, employees, logarithm(sector_productivity))
    return logarithm(ratio(total(added), total(staff))) - ratio(total(staff * norm), total(staff))


def wage_premium(wages: Floats, wage_earners: Floats, sector_wage: Floats) -> Floats:
    """Logarithm of the wage per employee over that of the sector: a stand-in for skill.

    Of members, against the median firm of their own sector and year. Without accounts: of the region's jobs
    in the sector, against the nation's (only cells that publish both wages and jobs).

    >>> float(wage_premium([60], [100], [0.5]).round(2))  # 0.6 against 0.5: ln 1.2
    0.18
    """
    return productivity_gap(wages, wage_earners, sector_wage)


def rd_intensity(rd: Floats, value_added: Floats) -> Floats:
    """Members' research and development as a share of their value added (%).

    >>> float(rd_intensity([3, 1], [20, 20]))
    10.0
    """
    return 100 * ratio_of_totals(rd, value_added)


def export_share(exports: Floats, revenue: Floats) -> Floats:
    """Members' sales abroad as a share of their revenue (%).

    >>> float(export_share([30, float("nan")], [60, 500]))  # who states no exports is in neither sum
    50.0
    """
    return 100 * ratio_of_totals(exports, revenue)


def patents_per_1000_jobs(patents: Floats, region_jobs: Floats) -> Floats:
    """Patents a year per 1,000 jobs in the region, mean of the latest three years known.

    >>> float(patents_per_1000_jobs(50, 100_000))
    0.5
    """
    return ratio(patents, region_jobs / 1000)


def critical_mass(employees: Floats) -> Floats:
    """Effective number of member firms: how many firms of equal size would be as concentrated.

    Of members: 1 / Σ s², s = share of employees (the inverse Herfindahl index).

    >>> float(critical_mass([50, 50])), float(critical_mass([90, 10]).round(2))
    (2.0, 1.22)
    """
    share = ratio(employees, total(employees)[..., None])
    return ratio(1.0, total(share**2))
