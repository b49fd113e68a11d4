"""Official statistics of the simulated country: by region and sector, and indicators by region."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.demo.figures import Figures
from scoring.demo.institutions import SCHOLARS
from scoring.demo.places import Floats, Integers
from scoring.demo.plan import Plan
from scoring.demo.rosters import Country
from scoring.demo.sectors import CODES

PUBLISHED = "10-01"
SUPPRESSED_BELOW = 3  # firms
_SUMMED = ("employees", "value_added", "wages", "exports")
PATENTS_PER_1000_JOBS = 0.6
RESEARCH_PER_HEAD, BUSINESS_SHARE = 3_000, 0.05  # NOK a year


def region_sectors_table(plan: Plan, figures: Figures, country: Country) -> pd.DataFrame:
    """The `region_sectors` table: sums over all firms, also those whose accounts are missing.

    Amounts of fewer than three firms are suppressed, and jobs where one or two firms have 200 or more. A cell
    without firms in a year has zero jobs; a cell that never had any is left out.
    """
    firms, places, sectors = country.firms, country.places, len(CODES)
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


def region_indicators_table(rng: np.random.Generator, plan: Plan, country: Country) -> pd.DataFrame:
    """The `region_indicators` table: patents, and university R&D where there is an institute or a school.

    Patents are more where inventive firms are; the business-financed part of university R&D is a trait of the
    region that drifts and drives nothing.
    """
    firms, population = country.firms, country.places.population
    regions = len(population)
    weight = firms.employees * np.exp(firms.inventive)[:, None]
    inventive = np.stack(
        [np.bincount(firms.region, weight[:, year], regions) for year in range(plan.years)], axis=1
    )
    patents = rng.poisson(PATENTS_PER_1000_JOBS * inventive / 1000)
    trait, drift = rng.standard_normal((2, regions, 1)), rng.standard_normal((2, regions, plan.years))
    research = population[:, None] * np.exp(np.log(RESEARCH_PER_HEAD) + 0.5 * trait[0] + 0.05 * drift[0])
    share = np.exp(np.log(BUSINESS_SHARE) + 0.4 * trait[1] + 0.15 * drift[1])
    scholars = np.isin(country.institutions.kind, SCHOLARS)
    towns = np.unique(country.institutions.region[scholars])
    everywhere = np.arange(regions)
    return pd.concat(
        [
            _indicator(plan, country, everywhere, "patents", patents, "patents", "capabilities"),
            _indicator(plan, country, towns, "university_rd", research, "NOK", "willingness"),
            _indicator(
                plan, country, towns, "university_rd_business", research * share, "NOK", "willingness"
            ),
        ],
        ignore_index=True,
    )


def _indicator(
    plan: Plan,
    country: Country,
    towns: Integers,
    name: str,
    values: Floats | Integers,
    unit: str,
    dimension: str,
) -> pd.DataFrame:
    region, year = np.repeat(towns, plan.years), np.tile(np.arange(plan.years), len(towns))
    return pd.DataFrame(
        {
            "region_id": np.array(country.places.ids)[region],
            "year": plan.first_year + year,
            "indicator": name,
            "value": np.round(values[region, year], -3 if unit == "NOK" else 0),
            "unit": unit,
            "dimension": dimension,
            "direction": 1,
            "known_on": _published(plan)[year],
        }
    )


def _published(plan: Plan) -> np.ndarray:
    """Per year, the day on which its statistics come out: 1 October of the next."""
    return np.array([plan.day(year + 1, PUBLISHED) for year in range(plan.years)])
