"""The catalogue of growth potential: `FEATURES` is the specification, one row a feature, in reading order.

A new indicator is one pure function in the file of its dimension and one row here. Its arguments name the
ingredients that it needs (`features/ingredients.py`).
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from features import capabilities, capital, driving_forces, proximity, willingness
from features.arithmetic import Floats
from features.dimensions import DIMENSIONS
from features.feature import Evidence, Feature
from features.indicators import indicators, own_features
from features.ingredients import Ingredients, ingredients
from features.known import known_by
from features.problems import DataError
from features.tables import Tables


def _row(
    compute: Callable[..., Floats],
    label: str,
    unit: str,
    direction: int,
    evidence: Evidence,
    needs: str,
    source: str,
    *,
    actionable: bool = False,
) -> Feature:
    """A feature named after its function, in the dimension of the function's file."""
    dimension = compute.__module__.rpartition(".")[2]
    tables = tuple(needs.split())
    return Feature(
        compute.__name__, dimension, label, unit, direction, evidence, tables, source, actionable, compute
    )


_STANDARD = "standard definition"
_SHIFT_SHARE = "shift-share analysis; Slaper 2018"

FEATURES: tuple[Feature, ...] = (
    _row(capabilities.specialisation, "Specialisation", "ln", +1, "register",
         "region_sectors", "location quotient; Delgado, Porter & Stern 2014"),
    _row(capabilities.productivity_gap, "Productivity gap", "ln", +1, "audited",
         "members organisations accounts", _STANDARD),
    _row(capabilities.wage_premium, "Wage premium", "ln", +1, "audited",
         "members organisations accounts region_sectors", _STANDARD),
    _row(capabilities.rd_intensity, "R&D intensity", "%", +1, "audited",
         "members accounts", _STANDARD, actionable=True),
    _row(capabilities.export_share, "Export share", "%", +1, "audited",
         "members accounts", "NCE criterion", actionable=True),
    _row(capabilities.patents_per_1000_jobs, "Patents per 1,000 jobs", "patents per 1,000 jobs", +1,
         "register", "region_indicators region_sectors", _STANDARD),
    _row(capabilities.critical_mass, "Critical mass", "firms", 0, "audited",
         "members accounts", "Klofsten 2015", actionable=True),

    _row(willingness.signed_commitment, "Signed commitment", "%", +1, "self-declared",
         "members", "ECEI; Klofsten 2015", actionable=True),
    _row(willingness.co_financing, "Co-financing", "%", +1, "self-declared",
         "members accounts region_sectors", _STANDARD, actionable=True),
    _row(willingness.pledged_hours, "Pledged hours", "hours a firm and year", +1, "self-declared",
         "members", _STANDARD, actionable=True),
    _row(willingness.tie_density, "Tie density", "0–1", 0, "register",
         "members ties", "inverted U in the literature", actionable=True),
    _row(willingness.repeat_partners, "Repeat partners", "0–1", 0, "register",
         "members ties", _STANDARD),
    _row(willingness.role_mix, "Role mix", "0–1", +1, "self-declared",
         "members", "triple helix; NCE criterion", actionable=True),
    _row(willingness.university_business_rd, "University–business R&D", "%", +1, "register",
         "region_indicators", "Regional Innovation Scoreboard"),

    _row(driving_forces.own_momentum, "Own momentum", "pp a year", +1, "audited",
         "members organisations accounts region_sectors", "Davis, Haltiwanger & Schuh 1996"),
    _row(driving_forces.local_shift, "Local shift", "pp a year", 0, "register",
         "region_sectors", _SHIFT_SHARE),
    _row(driving_forces.latest_shift, "Latest shift", "pp", 0, "register",
         "region_sectors", _SHIFT_SHARE),
    _row(driving_forces.payroll_shift, "Payroll shift", "pp", 0, "register",
         "region_sectors", _SHIFT_SHARE),
    _row(driving_forces.regional_shift, "Regional shift", "pp a year", +1, "register",
         "region_sectors", _SHIFT_SHARE),
    _row(driving_forces.latest_regional_shift, "Latest regional shift", "pp", +1, "register",
         "region_sectors", _SHIFT_SHARE),
    _row(driving_forces.regional_breadth, "Regional breadth", "%", +1, "register",
         "region_sectors", "diffusion index"),
    _row(driving_forces.industry_tide, "Industry tide", "pp a year", +1, "register",
         "region_sectors", _SHIFT_SHARE),
    _row(driving_forces.related_variety, "Related variety", "bits", +1, "register",
         "region_sectors", "Frenken, Van Oort & Verburg 2007; Aarstad et al. 2016"),
    _row(driving_forces.unrelated_variety, "Unrelated variety", "bits", 0, "register",
         "region_sectors", "Frenken, Van Oort & Verburg 2007"),
    _row(driving_forces.entry_rate, "Entry rate", "%", +1, "register",
         "organisations", _STANDARD),
    _row(driving_forces.external_ties, "External ties", "%", +1, "register",
         "members organisations ties", "Fitjar & Rodríguez-Pose 2011", actionable=True),
    _row(driving_forces.rd_partners, "R&D partners", "%", +1, "register",
         "members ties", "NIC evaluation", actionable=True),

    _row(proximity.member_distance, "Member distance", "km", -1, "register",
         "members organisations regions", _STANDARD),
    _row(proximity.same_labour_market, "Same labour market", "%", +1, "register",
         "members organisations regions accounts", _STANDARD),
    _row(proximity.regional_size, "Regional size", "ln", +1, "register",
         "regions region_sectors", "programme criterion: proximity and size"),
    _row(proximity.density, "Density", "inhabitants per km²", +1, "register",
         "regions", "Aarstad et al. 2016"),
    _row(proximity.neighbour_strength, "Neighbour strength", "location quotient", +1, "register",
         "region_sectors regions", "Delgado, Porter & Stern 2014"),
    _row(proximity.relatedness_density, "Relatedness density", "0–1", +1, "register",
         "region_sectors", "Hidalgo, Klinger, Barabási & Hausmann 2007"),

    _row(capital.equity_ratio, "Equity ratio", "%", +1, "audited",
         "members accounts", _STANDARD),
    _row(capital.investment_rate, "Investment rate", "%", +1, "audited",
         "members accounts", _STANDARD, actionable=True),
    _row(capital.surplus_share, "Surplus share", "%", +1, "register",
         "region_sectors", _STANDARD),
    _row(capital.venture_capital, "Venture capital", "rounds per 1,000 firms", +1, "register",
         "funding organisations", "Samila & Sorenson 2011"),
    _row(capital.public_rd_captured, "Public R&D captured", "currency an employee", +1, "register",
         "members funding accounts", "Samila & Sorenson 2010", actionable=True),
    _row(capital.financial_actors, "Financial actors", "%", +1, "self-declared",
         "members organisations", "NCE criterion", actionable=True),
    _row(capital.distance_to_investors, "Distance to investors", "km", -1, "register",
         "members organisations regions", _STANDARD),
    _row(capital.funding_diversity, "Funding diversity", "0–1", +1, "self-declared",
         "applications members", "ECEI finance theme", actionable=True),
)  # fmt: skip


def specification(tables: Tables) -> tuple[Feature, ...]:
    """The catalogue, then the indicators that the agency brought and no catalogue function claims.

    It speaks for the tables that it is given: hand it `known_by(tables, as_of=...)` for the specification of
    a date. An indicator that appears later adds a column, missing at earlier dates, and changes no other.
    DataError where an indicator contradicts itself or the catalogue.
    """
    return FEATURES + own_features(tables, FEATURES)


def build_features(
    tables: Tables, *, as_of: pd.Timestamp, applications: Sequence[str] | None = None
) -> pd.DataFrame:
    """The features of applications as they stood at the end of the day `as_of`.

    One row an application, sorted by application_id: all of calls closed by then, or those listed. One
    column a feature of `specification(tables)`, in its order; float64, missing where the evidence is. An
    application's row depends on no other's. DataError where a listed application is not known by then.
    """
    known = known_by(tables, as_of=as_of)
    rows = _rows(known, as_of, applications)
    found = ingredients(known, rows, as_of=as_of)
    brought = indicators(known, rows)
    columns = {feature.name: _column(feature, found, brought) for feature in specification(tables)}
    return pd.DataFrame(columns, index=rows.index, dtype="float64")


def _rows(known: Tables, as_of: pd.Timestamp, listed: Sequence[str] | None) -> pd.DataFrame:
    every = known.applications.set_index("application_id", drop=False).sort_index()
    if listed is None:
        return every
    if unknown := sorted(set(listed) - set(every.index)):
        raise DataError(
            f"application {unknown[0]} is not known on {as_of:%Y-%m-%d}. Its call closes later, or it is "
            "missing from applications: give a later date or another application."
        )
    return every.loc[sorted(set(listed))]


def _column(feature: Feature, found: Ingredients, brought: Ingredients) -> Floats | float:
    """The feature as the catalogue computes it; where it cannot, the agency's own number of that name."""
    own = brought.get(feature.name, np.nan)
    if feature.compute is None:
        return own
    needs = inspect.signature(feature.compute).parameters
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        computed = feature.compute(**{name: found[name] for name in needs})
    return np.where(np.isfinite(computed), computed, own)


def evidence_present(X: pd.DataFrame, specification: Sequence[Feature]) -> pd.DataFrame:
    """The share (0–1) of features that are not missing, one row an application.

    One column a dimension, in the order of `DIMENSIONS`, and `all`.
    """
    present = X[[feature.name for feature in specification]].notna()
    dimension = np.array([feature.dimension for feature in specification])
    shares = {name: present.loc[:, dimension == name].mean(axis=1) for name in DIMENSIONS}
    return pd.DataFrame({**shares, "all": present.mean(axis=1)}, index=X.index)


def catalogue_hash(specification: Sequence[Feature]) -> str:
    """SHA-256 of what a model relies on: names, order, dimensions, units, directions, evidence and needs.

    Labels, definitions and sources are for people and may be reworded without a new model.
    """
    relied_on: list[list[Any]] = [
        [one.name, one.dimension, one.unit, one.direction, one.evidence, list(one.needs)]
        for one in specification
    ]
    return hashlib.sha256(json.dumps(relied_on, ensure_ascii=False).encode()).hexdigest()


def feature_table(specification: Sequence[Feature]) -> pd.DataFrame:
    """The specification in words, one row a feature in reading order, every cell a text."""
    return pd.DataFrame(
        {
            "dimension": one.dimension.replace("_", " "),
            "feature": one.label,
            "name": one.name,
            "definition": one.says,
            "unit": one.unit,
            "direction": {1: "+", -1: "−", 0: "?"}[one.direction],
            "actionable": "yes" if one.actionable else "no",
            "evidence": one.evidence,
            "needs": ", ".join(one.needs),
            "source": one.source,
        }
        for one in specification
    )
