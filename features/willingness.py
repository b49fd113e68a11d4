"""Willingness: whether the members want it, seen in what they sign, pay and have done together.

Arguments are numbers or aligned arrays. Where an argument is "of members", its last axis runs over the
members of one application.
"""

from __future__ import annotations

import numpy as np

from features.arithmetic import Floats, count, median, percent, ratio, total

HOURS_A_YEAR = 1700.0
"""Working hours of a full-time employee, by which the wage per employee becomes an hourly rate."""


def signed_commitment(signed: Floats) -> Floats:
    """Members that have signed a commitment, as a share of all listed members (%).

    Of members: 1 signed, 0 not. Missing where the application states nobody's commitment.

    >>> float(signed_commitment([1, 1, 0, 1]))
    75.0
    """
    return percent(total(signed), count(signed))


def co_financing(
    pledged_cash: Floats, pledged_hours: Floats, wage_per_employee: Floats, budget: Floats
) -> Floats:
    """What members pledge a year in cash and hours, as a share of the money applied for and own money (%).

    Of members, except the last two. An hour is worth the members' wage per employee / 1,700 hours, in the
    currency of the accounts, so that no rate has to be declared in any currency. Missing where hours are
    pledged and no wage is known. `budget` is the money applied for and the cluster organisation's own.

    >>> float(co_financing([100, 20], [0, 170], 800, 1000))  # (120 + 170 × 800 / 1700) / 1000
    20.0
    """
    hours = total(pledged_hours)
    in_kind = np.where(hours > 0, hours * wage_per_employee / HOURS_A_YEAR, 0.0)
    cash = total(pledged_cash)
    stated = np.isfinite(cash) | np.isfinite(hours)
    return percent(np.where(stated, np.nan_to_num(cash) + in_kind, np.nan), budget)


def pledged_hours(firm_hours: Floats) -> Floats:
    """Hours that the median member firm pledges a year.

    >>> float(pledged_hours([40, 100, 600]))
    100.0
    """
    return median(firm_hours)


def tie_density(tied_pairs: Floats, listed: Floats) -> Floats:
    """Pairs of members that have worked together or own one another, of all possible pairs (0–1).

    2L / [n(n − 1)], L = pairs with a tie at any time in the five years before; n = listed members.

    >>> float(tie_density(3, 4))  # 3 of 6 pairs
    0.5
    """
    pairs = np.multiply(listed, np.subtract(listed, 1)) / 2
    return ratio(tied_pairs, pairs)


def repeat_partners(repeated_pairs: Floats, project_pairs: Floats) -> Floats:
    """Of the pairs of members with a joint project, the share with two or more (0–1).

    >>> float(repeat_partners(2, 8))
    0.25
    """
    return ratio(repeated_pairs, project_pairs)


def role_mix(role_counts: Floats) -> Floats:
    """How evenly members spread over firms, research, education, investors and public bodies (0–1).

    Entropy of the roles over the entropy of an even spread; the last axis runs over the roles.

    >>> float(role_mix([4, 4, 4, 4, 4]).round(2)), float(role_mix([9, 0, 0, 0, 0]).round(2))
    (1.0, 0.0)
    """
    share = ratio(role_counts, total(role_counts)[..., None])
    entropy = total(-share * np.log(np.where(share > 0, share, 1.0)))
    evenness: Floats = np.abs(entropy) / np.log(np.shape(role_counts)[-1])
    return evenness


def university_business_rd(university_rd_business: Floats, university_rd: Floats) -> Floats:
    """Share of the region's university research that business pays for (%), latest year known.

    >>> float(university_business_rd(6, 120))
    5.0
    """
    return percent(university_rd_business, university_rd)
