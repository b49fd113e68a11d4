"""What firms earn, own and spend: annual figures in which their traits show in part.

Every figure per employee is the sector's, times a firm's own constant, times a year's noise. Productivity
(and wages a little) shows quality, R&D and exports show inventiveness, equity shows solvency; the firms'
own constants are larger than what the traits add, as in real accounts, where productivity differs twofold
within an industry (Syverson 2011, doi 10.1257/jel.49.2.326). Amounts are NOK in constant prices.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.demo.firms import Firms
from scoring.demo.places import Floats, Integers
from scoring.demo.sectors import column

PRODUCTIVITY_TREND = 0.008
QUALITY_SHOWN, OWN_PRODUCTIVITY = 0.18, 0.28
KRONER = 1_000  # sectors are described in thousands


@dataclass(frozen=True)
class Figures:
    """One entry a firm and year at whose end it stood; `frame` has the columns of `accounts`."""

    firm: Integers
    year: Integers
    frame: pd.DataFrame


@dataclass(frozen=True)
class _Rows:
    """Firm-years, and where their chance comes from."""

    rng: np.random.Generator
    firms: Firms
    firm: Integers
    year: Integers

    def sector(self, name: str) -> Floats:
        """A field of each firm's sector."""
        return column(name)[self.firms.sector[self.firm]]

    def trait(self, name: str) -> Floats:
        """A trait of each firm."""
        values: Floats = getattr(self.firms, name)[self.firm]
        return values

    def own(self) -> Floats:
        """A new constant of each firm, standard normal."""
        return self.rng.standard_normal(len(self.firms.sector))[self.firm]

    def noise(self) -> Floats:
        """New noise of each firm and year, standard normal."""
        return self.rng.standard_normal(len(self.firm))


def draw_figures(rng: np.random.Generator, firms: Firms) -> Figures:
    """Annual figures of every firm while it lives, whether or not they are ever published."""
    firm, year = (index.astype(np.int64) for index in np.nonzero(firms.employees))
    rows = _Rows(rng, firms, firm, year)
    jobs = firms.employees[firm, year]
    value = KRONER * rows.sector("productivity") * jobs * np.exp(_productivity(rows))
    revenue = value / rows.sector("added") * np.exp(0.15 * rows.own() + 0.04 * rows.noise())
    assets = revenue * np.exp(-0.2 + 0.45 * rows.own() + 0.10 * rows.noise())
    amounts = {
        "revenue": revenue,
        "value_added": value,
        "wages": KRONER * rows.sector("productivity") * rows.sector("wages") * jobs * np.exp(_pay(rows)),
        "equity": assets * _equity_ratio(rows),
        "assets": assets,
        "capex": value * _investment_rate(rows),
        "exports": revenue * _export_share(rows),
        "rd": value * _research_intensity(rows),
    }
    frame = pd.DataFrame({name: np.round(amount, -3) for name, amount in amounts.items()})
    frame.insert(0, "employees", np.round(jobs, 1))
    return Figures(firm, year, frame)


def _productivity(rows: _Rows) -> Floats:
    trend = PRODUCTIVITY_TREND * rows.year
    return trend + QUALITY_SHOWN * rows.trait("quality") + OWN_PRODUCTIVITY * rows.own() + 0.08 * rows.noise()


def lasting_productivity(rng: np.random.Generator, firms: Firms) -> Floats:
    """Log value added an employee of each firm beyond its sector's, the year's noise apart.

    `rng` is a new generator of the same seed as that of `draw_figures`: this is the first it draws.
    """
    lasting: Floats = QUALITY_SHOWN * firms.quality + OWN_PRODUCTIVITY * rng.standard_normal(
        len(firms.sector)
    )
    return lasting


def _pay(rows: _Rows) -> Floats:
    trend = PRODUCTIVITY_TREND * rows.year + 0.07 * rows.trait("quality") + 0.05 * rows.trait("inventive")
    return trend + 0.20 * rows.own() + 0.03 * rows.noise()


def _equity_ratio(rows: _Rows) -> Floats:
    return np.clip(0.34 + 0.14 * rows.trait("solvent") + 0.18 * rows.own() + 0.05 * rows.noise(), -0.4, 0.92)


def _investment_rate(rows: _Rows) -> Floats:
    better = 0.25 * rows.trait("solvent") + 0.15 * rows.trait("quality")
    rate: Floats = 0.09 * np.exp(better + 0.35 * rows.own() + 0.6 * rows.noise())
    return rate


def _export_share(rows: _Rows) -> Floats:
    """Of revenue; none for firms that do not sell abroad, more of them in home-market sectors."""
    usual = rows.sector("exports")
    logit = (
        np.log(usual / (1 - usual)) + 0.5 * rows.trait("inventive") + 0.6 * rows.own() + 0.1 * rows.noise()
    )
    sells_abroad = 0.5 * rows.trait("inventive") + rows.own() + 2 * usual > 0.6
    share: Floats = sells_abroad / (1 + np.exp(-logit))
    return share


def _research_intensity(rows: _Rows) -> Floats:
    """Of value added; none for firms that do no R&D, more of them in sectors of little R&D."""
    usual = rows.sector("rd")
    performs = 0.7 * rows.trait("inventive") + rows.own() + 4 * usual > 0.5
    intensity = np.exp(0.6 * rows.trait("inventive") + 0.8 * rows.own() + 0.15 * rows.noise())
    research: Floats = performs * usual * intensity
    return research
