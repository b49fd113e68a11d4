"""The `organisations` table: firms first, then institutions, in the order that all positions refer to."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.demo.history import History
from scoring.demo.institutions import KINDS
from scoring.demo.names import firm_names, organisation_numbers
from scoring.demo.sectors import CODES

SCATTER = 0.03  # degrees, about 3 km of latitude


def organisations_table(history: History) -> pd.DataFrame:
    """Firms that lived in the years of accounts, and institutions, which were always there."""
    plan, country = history.plan, history.country
    rng, firms, places = plan.random(10), country.firms, country.places
    count = len(firms.sector) + len(country.institutions.kind)
    region = np.concatenate([firms.region, country.institutions.region])
    day = rng.integers(0, 365, count)
    born = np.concatenate([firms.born, rng.integers(-60, -3, len(country.institutions.kind))])
    years = plan.first_year - 1970 + born
    founded_on = years.astype("datetime64[Y]").astype("datetime64[D]") + day
    kinds = np.repeat(["firm"], len(firms.sector))
    return pd.DataFrame(
        {
            "org_id": organisation_numbers(rng, count),
            "name": [*firm_names(rng, firms, places), *country.institutions.names],
            "kind": np.concatenate([kinds, np.array(KINDS)[country.institutions.kind]]),
            "sector": [*np.array(CODES)[firms.sector], *[None] * len(country.institutions.kind)],
            "region_id": np.array(places.ids)[region],
            "lat": np.round(places.lat[region] + SCATTER * rng.standard_normal(count), 4),
            "lon": np.round(places.lon[region] + 2 * SCATTER * rng.standard_normal(count), 4),
            "founded_on": founded_on,
        }
    )
