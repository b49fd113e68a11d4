"""Money from outside: equity rounds, grants and loans to firms.

Grants follow inventiveness, equity follows solvency and inventiveness, loans follow size. About half a per
cent of firms see an equity round in a year and two per cent a grant: orders of magnitude, not official
figures.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.demo.history import History
from scoring.demo.institutions import KINDS
from scoring.demo.places import Floats

EQUITY, GRANT, LOAN = 0.005, 0.018, 0.025
SOURCES = {"equity": "investor", "grant": "public", "loan": "investor"}


def funding_table(history: History, org_id: np.ndarray, founded_on: np.ndarray) -> pd.DataFrame:
    """The `funding` table: one row a round, grant or loan, in NOK."""
    plan, firms = history.plan, history.country.firms
    rng = plan.random(30)
    firm, year = np.nonzero(firms.employees)
    size = np.log(np.maximum(firms.employees[firm, year], 1))
    inventive, solvent = firms.inventive[firm], firms.solvent[firm]
    chance = {
        "equity": EQUITY * np.exp(0.4 * solvent + 0.5 * inventive),
        "grant": GRANT * np.exp(0.7 * inventive),
        "loan": LOAN * np.exp(0.3 * (size - 1)),
    }
    usual = {"equity": np.log(4e6), "grant": np.log(0.8e6), "loan": np.log(1.5e6)}
    parts = []
    for kind in chance:
        drawn = np.flatnonzero(rng.random(len(firm)) < chance[kind])
        amount = np.exp(usual[kind] + 0.4 * (size[drawn] - 1) + 0.8 * rng.standard_normal(len(drawn)))
        parts.append(_rounds(rng, history, kind, firm[drawn], year[drawn], amount, org_id))
    table = pd.concat(parts, ignore_index=True)
    founded = pd.Series(founded_on, index=org_id).reindex(table["org_id"]).to_numpy()
    table = table[table["on"].to_numpy() >= founded].drop_duplicates(["org_id", "on", "kind", "investor_id"])
    return table.sort_values(["on", "org_id", "kind"], ignore_index=True)


def _rounds(
    rng: np.random.Generator,
    history: History,
    kind: str,
    firm: np.ndarray,
    year: np.ndarray,
    amount: Floats,
    org_id: np.ndarray,
) -> pd.DataFrame:
    institutions, plan = history.country.institutions, history.plan
    givers = np.flatnonzero(institutions.kind == KINDS.index(SOURCES[kind]))
    days = np.array([plan.day(each, "01-01") for each in range(plan.years)])
    return pd.DataFrame(
        {
            "org_id": org_id[firm],
            "on": days[year] + rng.integers(0, 365, len(firm)),
            "kind": kind,
            "amount": np.round(amount, -4),
            "investor_id": org_id[len(history.country.firms.sector) + rng.choice(givers, len(firm))],
        }
    )
