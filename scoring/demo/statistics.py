"""Official statistics of the simulated country: by region and sector, and indicators by region."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.demo.figures import Figures
from scoring.demo.firms import Firms
from scoring.demo.places import Floats, Integers, Places
from scoring.demo.plan import Plan
from scoring.demo.sectors import CODES

PUBLISHED = "10-01"
SUPPRESSED_BELOW = 3  # firms
PATENTS_PER_1000_JOBS, BUSINESS_SHARE = 0.6, 9.0


def region_sectors_table(plan: Plan, figures: Figures, firms: Firms, places: Places) -> pd.DataFrame:
    """The `region_sectors` table: sums over all firms, also those whose accounts are missing.

    Amounts of fewer than three firms are suppressed, and jobs where one or two firms have 200 or more. A cell
    without firms in a year has zero jobs; a cell that never had any is left out.
    """
    sectors = len(CODES)
    size = len(places.names) * sectors * plan.years
    cell = (firms.region[figures.firm] * sectors + firms.sector[figures.firm]) * plan.years + figures.year
    sums = {name: np.bincount(cell, figures.frame[name], minlength=size) for name in _SUMMED}
    count = np.bincount(cell, minlength=size)
    place, year = np.divmod(np.arange(size), plan.years)
    shown = np.where((count > 0) & (count < SUPPRESSED_BELOW), np.nan, 1.0)
    jobs = np.round(sums["employees"])
    amounts = {name: np.round(sums[name], -6) * shown for name in _SUMMED[1:]}
    table = pd.DataFrame(
        {
            "region_id": np.array(places.ids)[place // sectors],
            "sector": np.array(CODES)[place % sectors],
            "year": plan.first_year + year,
            "jobs": np.where(np.isnan(shown) & (jobs >= 200), np.nan, jobs),
            "value_added": amounts["value_added"],
            "wages": amounts["wages"],
            "surplus": amounts["value_added"] - amounts["wages"],
            "exports": amounts["exports"],
            "known_on": _published(plan)[year],
        }
    )
    ever = np.bincount(place, count) > 0
    return table[ever[place]].reset_index(drop=True)


_SUMMED = ("employees", "value_added", "wages", "exports")


def region_indicators_table(
    rng: np.random.Generator, plan: Plan, firms: Firms, places: Places
) -> pd.DataFrame:
    """The `region_indicators` table: patents and university R&D.

    Patents are more where inventive firms are; the business-financed share of university R&D is a trait of
    the region that drifts and drives nothing.
    """
    regions = len(places.names)
    weight = firms.employees * np.exp(firms.inventive)[:, None]
    inventive = np.stack(
        [np.bincount(firms.region, weight[:, year], regions) for year in range(plan.years)], axis=1
    )
    patents = rng.poisson(PATENTS_PER_1000_JOBS * inventive / 1000)
    trait, drift = rng.standard_normal((regions, 1)), rng.standard_normal((regions, plan.years))
    share = np.round(BUSINESS_SHARE * np.exp(0.4 * trait + 0.15 * drift), 1)
    return pd.concat(
        [
            _indicator(plan, places, "patents", patents, unit="patents", dimension="capabilities"),
            _indicator(plan, places, "university_business_rd", share, unit="%", dimension="willingness"),
        ],
        ignore_index=True,
    )


def _indicator(
    plan: Plan, places: Places, name: str, values: Floats | Integers, *, unit: str, dimension: str
) -> pd.DataFrame:
    region, year = np.divmod(np.arange(values.size), plan.years)
    return pd.DataFrame(
        {
            "region_id": np.array(places.ids)[region],
            "year": plan.first_year + year,
            "indicator": name,
            "value": values.ravel(),
            "unit": unit,
            "dimension": dimension,
            "direction": 1,
            "known_on": _published(plan)[year],
        }
    )


def _published(plan: Plan) -> np.ndarray:
    """Per year, the day on which its statistics come out: 1 October of the next."""
    return np.array([plan.day(year + 1, PUBLISHED) for year in range(plan.years)])
