"""The truth written out, for tests and benchmarks."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.demo.programme import Listing


def application_truth(listing: Listing) -> pd.DataFrame:
    """One row an application: potential and its parts, effect (pp a year), drivers."""
    calls, horizon = listing.history.calls, listing.history.plan.horizon
    parts = ("potential", "own", "joint", "leadership", "effect")
    truth = pd.DataFrame(
        {part: np.concatenate([getattr(call.worth, part) for call in calls]) for part in parts}
    )
    truth.insert(0, "application_id", listing.application_ids)
    truth.insert(1, "call_id", [listing.year_of(call) for call in calls for _ in call.bids])
    truth["effect_in_window"] = truth["effect"] * (horizon - 1) / horizon
    truth["funded"] = np.concatenate([call.funded for call in calls])
    drivers = pd.concat([call.worth.drivers for call in calls], ignore_index=True)
    return truth.join(drivers).round(6)


def firm_truth(listing: Listing) -> pd.DataFrame:
    """One row a firm: traits with mean 0 and standard deviation 1."""
    firms = listing.history.country.firms
    traits = {name: getattr(firms, name) for name in ("quality", "inventive", "solvent")}
    return pd.DataFrame({"org_id": listing.org_id[: len(firms.sector)], **traits}).round(6)
