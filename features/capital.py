"""Capital access: what the members can invest, and who stands ready to invest in them.

Arguments are numbers or aligned arrays. Where an argument is "of members", its last axis runs over the
members of one application.
"""

from __future__ import annotations

import numpy as np

from features.arithmetic import Floats, count, median, percent, ratio, ratio_of_totals, total


def equity_ratio(equity: Floats, assets: Floats) -> Floats:
    """Members' equity as a share of their assets (%).

    >>> float(equity_ratio([30, 10], [50, 50]))
    40.0
    """
    return 100 * ratio_of_totals(equity, assets)


def investment_rate(capex: Floats, value_added: Floats) -> Floats:
    """Members' investment in fixed assets as a share of their value added (%).

    >>> float(investment_rate([6, 2], [20, 20]))
    20.0
    """
    return 100 * ratio_of_totals(capex, value_added)


def surplus_share(surplus: Floats, sector_value_added: Floats) -> Floats:
    """Gross operating surplus as a share of value added, in the region and sector (%).

    >>> float(surplus_share(18, 40))
    45.0
    """
    return percent(surplus, sector_value_added)


def venture_capital(equity_rounds: Floats, region_firms: Floats) -> Floats:
    """Equity rounds in the region over three years, per 1,000 firms there.

    >>> float(venture_capital(6, 3000))
    2.0
    """
    return ratio(equity_rounds, np.divide(region_firms, 1000))


def public_rd_captured(grants: Floats, employees: Floats) -> Floats:
    """Public grants to member firms over three years, per employee (in the call's currency).

    Of members with accounts.

    >>> float(public_rd_captured([50_000, 0], [10, 15]))
    2000.0
    """
    return ratio_of_totals(grants, employees)


def financial_actors(financial: Floats) -> Floats:
    """Investors and banks among the members (%).

    Of members: 1 for the role of investor and for firms of NACE 64 (banks and funds), else 0.

    >>> float(financial_actors([0, 1, 0, 0]))
    25.0
    """
    return percent(total(financial), count(financial))


def distance_to_investors(kilometres_to_investor: Floats) -> Floats:
    """Great-circle distance from the median member to its nearest investor (km).

    Of members.

    >>> float(distance_to_investors([2, 7, 300]))
    7.0
    """
    return median(kilometres_to_investor)


def funding_diversity(sources: Floats) -> Floats:
    """How evenly the cluster organisation's money is spread over its sources (0 = one source).

    1 − Σ share². The last axis runs over the sources: the call, own money, and cash pledged by members of
    each role. Missing where fewer than two sources are stated.

    >>> float(funding_diversity([50, 50, np.nan])), float(funding_diversity([100, 0, 0]))
    (0.5, 0.0)
    """
    share = ratio(sources, total(sources)[..., None])
    spread: Floats = np.where(count(sources) >= 2, 1 - total(share**2), np.nan)
    return spread
