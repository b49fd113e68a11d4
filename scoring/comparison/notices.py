"""What the accounts gave cause to say, with matching variables by the names that people read."""

from __future__ import annotations

import re

from scoring.comparison.names import COVARIATES

CODES = re.compile(
    "|".join(rf"\b{name}\b" for name in sorted(COVARIATES, key=len, reverse=True) if "_" in name)
)
"""Names of columns that no sentence has by itself."""


def plainly(notice: str) -> str:
    """The sentence without names of columns, in English.

    >>> plainly("Call 2020: cell_growth is not used for matching.")
    'Call 2020: past growth of the local industry is not used for matching.'
    """
    return CODES.sub(lambda found: COVARIATES[found.group()][0], notice)
