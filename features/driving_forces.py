"""Driving forces: what already moves the members, their industry and their region.

Arguments are numbers or aligned arrays. Where an argument is "of members", its last axis runs over the
members of one application; "of sectors", over the sectors of one region.
"""

from __future__ import annotations

import numpy as np

from features.arithmetic import Floats, count, percent, ratio, together, total


def symmetric_growth(before: Floats, after: Floats, years: Floats | float) -> Floats:
    """Symmetric growth in percentage points a year: 2(x1 − x0) / (x1 + x0), over the years between.

    Start-ups are +200, closures −200 over the span. Davis, Haltiwanger & Schuh, Job Creation and
    Destruction, 1996.

    >>> float(symmetric_growth(90, 110, 2)), float(symmetric_growth(0, 5, 1))
    (10.0, 200.0)
    """
    return ratio(200 * (np.subtract(after, before)), np.add(after, before)) / years


def own_momentum(own_before: Floats, own_after: Floats, own_years: Floats) -> Floats:
    """Symmetric growth of the members' employees over three years (pp a year).

    Of members with accounts at both ends, start-ups counting from zero. Without accounts: of the jobs in the
    region and sector, over the longest span of at most three years of which both ends are published.

    >>> float(own_momentum([40, 50], [55, 55], 2))  # 90 -> 110 employees
    10.0
    """
    before, after = together(own_before, own_after)
    return symmetric_growth(total(before), total(after), own_years)


def local_shift(
    jobs_before: Floats,
    jobs_after: Floats,
    nation_before: Floats,
    nation_after: Floats,
    shift_years: Floats | float,
) -> Floats:
    """Growth of the region's jobs in the sector minus the sector's national growth (pp a year).

    The competitive term of shift-share analysis, with symmetric growth over at most three years. The nation
    is the regions that publish the sector at both ends: never a sum with parts missing at one of them.

    >>> float(local_shift(90, 110, 950, 1050, 2))  # 10 − 5
    5.0
    """
    region = symmetric_growth(jobs_before, jobs_after, shift_years)
    return region - symmetric_growth(nation_before, nation_after, shift_years)


def industry_tide(tide_before: Floats, tide_after: Floats, tide_years: Floats) -> Floats:
    """National growth of jobs in the sector over three years (pp a year).

    Over the regions that publish the sector at both ends: never a sum with parts missing at one of them.

    >>> float(industry_tide(950, 1050, 2))
    5.0
    """
    return symmetric_growth(tide_before, tide_after, tide_years)


def latest_shift(
    latest_before: Floats, latest_after: Floats, latest_nation_before: Floats, latest_nation_after: Floats
) -> Floats:
    """Growth of the region's jobs in the sector in the last year alone, minus the national growth (pp).

    The local shift at its newest; the nation as there.

    >>> float(latest_shift(90, 110, 950, 1050))  # 20 − 10
    10.0
    """
    return local_shift(latest_before, latest_after, latest_nation_before, latest_nation_after, 1)


def payroll_shift(
    payroll_before: Floats, payroll_after: Floats, nation_payroll_before: Floats, nation_payroll_after: Floats
) -> Floats:
    """Growth of the wage bill of the region and sector in the last year, minus the national growth (pp).

    Hours, bonuses and better jobs move before the number of jobs does; the nation as in the local shift.

    >>> float(payroll_shift(90, 110, 950, 1050))  # 20 − 10
    10.0
    """
    return local_shift(payroll_before, payroll_after, nation_payroll_before, nation_payroll_after, 1)


def regional_shift(sector_shifts: Floats, sector_weights: Floats) -> Floats:
    """Growth of the region's jobs over three years beyond what its mix of sectors would give (pp a year).

    Of sectors: the mean of their local shifts, weighted by jobs; the competitive effect of shift-share
    analysis for a whole region. Over published cells.

    >>> float(regional_shift([4.0, -1.0, np.nan], [60, 40, 500]))
    2.0
    """
    shift, weight = together(sector_shifts, sector_weights)
    return ratio(total(shift * weight), total(weight))


def latest_regional_shift(latest_sector_shifts: Floats, sector_weights: Floats) -> Floats:
    """Growth of the region's jobs in the last year beyond what its mix of sectors would give (pp).

    Of sectors, as the regional shift.

    >>> float(latest_regional_shift([4.0, -1.0], [60, 40]))
    2.0
    """
    return regional_shift(latest_sector_shifts, sector_weights)


def regional_breadth(sector_shifts: Floats) -> Floats:
    """Share of the region's sectors that outgrow the nation over three years (%).

    Of sectors: a diffusion index, which one large sector cannot move.

    >>> float(regional_breadth([4.0, -1.0, 0.5, np.nan, 2.0]))
    75.0
    """
    grew = np.where(np.isfinite(sector_shifts), np.greater(sector_shifts, 0), np.nan)
    return percent(total(grew), count(sector_shifts))


def related_variety(sector_jobs: Floats, sector_groups: Floats) -> Floats:
    """Variety of jobs within two-digit industries of the region (bits).

    Of sectors: Σ_g P_g Σ_{i in g} (p_i / P_g) log2(P_g / p_i). Frenken, Van Oort & Verburg 2007.

    >>> float(related_variety([4, 4, 8], [10, 10, 62]))  # half the jobs, in a group that splits evenly
    0.5
    """
    share, group = _shares(sector_jobs, sector_groups)
    inside = np.where(share > 0, group / np.where(share > 0, share, 1.0), 1.0)
    return total(share * np.log2(inside))


def unrelated_variety(sector_jobs: Floats, sector_groups: Floats) -> Floats:
    """Variety of jobs between two-digit industries of the region (bits).

    Of sectors: Σ_g P_g log2(1 / P_g). Frenken, Van Oort & Verburg 2007.

    >>> float(unrelated_variety([4, 4, 8], [10, 10, 62]))  # two groups of half the jobs each
    1.0
    """
    share, group = _shares(sector_jobs, sector_groups)
    return total(share * -np.log2(np.where(group > 0, group, 1.0)))


def _shares(sector_jobs: Floats, sector_groups: Floats) -> tuple[Floats, Floats]:
    """Every sector's share of its region's jobs, and its group's."""
    jobs = np.asarray(sector_jobs, dtype=float)
    share = ratio(jobs, total(jobs)[..., None])
    codes = np.unique(sector_groups, return_inverse=True)[1]
    group = np.empty_like(share)
    for code in range(codes.max(initial=-1) + 1):
        group[..., codes == code] = total(share[..., codes == code])[..., None]
    return share, group


def entry_rate(founded_firms: Floats, firms: Floats) -> Floats:
    """Firms in the region and sector founded in the last three years, as a share of all (%).

    >>> float(entry_rate(3, 40))
    7.5
    """
    return percent(founded_firms, firms)


def external_ties(ties_outside: Floats, ties: Floats) -> Floats:
    """Ties of members with one end outside the region, as a share of their ties in five years (%).

    >>> float(external_ties(3, 12))
    25.0
    """
    return percent(ties_outside, ties)


def rd_partners(members_tied_to_research: Floats, members_outside_research: Floats) -> Floats:
    """Members with a tie in five years to a research or education member, of all other members (%).

    >>> float(rd_partners(6, 24))
    25.0
    """
    return percent(members_tied_to_research, members_outside_research)
