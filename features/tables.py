"""The contracts of the input tables: columns, units, ranges, keys, references, and when a row is known.

`TABLES` is the specification, in the order a person fills them in. Reading, the template of `klynge new`, the
documentation and the pandera schemas are all made from it, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import pandas as pd

from features.columns import Column, Table

DIMENSIONS: tuple[str, ...] = ("capabilities", "willingness", "driving_forces", "proximity", "capital")
EVIDENCE: tuple[str, ...] = ("register", "audited", "self-declared")
MEASURES: tuple[str, ...] = ("employees", "revenue", "value_added")
KINDS: tuple[str, ...] = ("firm", "research", "education", "investor", "public")
COMMITMENTS: tuple[str, ...] = ("none", "intent", "signed")
TIES: tuple[str, ...] = ("project", "patent", "supply", "ownership")
YEARS = (1900, 2200)


def _text(name: str, says: str, example: str, **more: Any) -> Column:
    return Column(name, "text", says, example, **more)


def _date(name: str, says: str, example: str, **more: Any) -> Column:
    return Column(name, "date", says, example, unit="date", **more)


def _money(name: str, says: str, example: str, **more: Any) -> Column:
    return Column(name, "number", says, example, unit="currency", **more)


def _number(name: str, says: str, example: str, **more: Any) -> Column:
    return Column(name, "number", says, example, **more)


def _year(says: str) -> Column:
    return Column("year", "whole", says, "2024", required=True, unit="year", low=YEARS[0], high=YEARS[1])


KNOWN_ON = _date(
    "known_on", "first day on which the row could be known; empty: 18 months after the year", "2025-08-01"
)
CURRENCY = _text(
    "currency", "ISO code, where the amounts' currency is to be checked against the call's", "NOK"
)
_APPLICATION = _text(
    "application_id", "the application", "A-17", required=True, refers="applications.application_id"
)
_ORG = _text("org_id", "the organisation's number", "914778271", required=True, refers="organisations.org_id")
_REGION = _text("region_id", "the region", "tromso", required=True, refers="regions.region_id")
_INDICATOR = (
    _number("value", "the indicator's value", "3.4", required=True),
    _text("unit", "its unit, as it should be printed", "%"),
    _text("dimension", "the dimension it belongs to", "willingness", required=True, choices=DIMENSIONS),
    Column("direction", "whole", "+1: more means more growth, -1: less growth, 0: open", "1", low=-1, high=1),
)
_GROWTH = _number(
    "growth", "growth beyond comparable firms", "1.8", required=True, unit="pp a year", low=-200, high=200
)

TABLES: tuple[Table, ...] = (
    Table(
        "calls",
        "one row a call for applications",
        key=("call_id",),
        required=True,
        known="opens_on",
        columns=(
            _text("call_id", "the call", "2026", required=True),
            _date("opens_on", "first day for applications", "2026-01-15"),
            _date("closes_on", "last day; nothing known later enters a score", "2026-03-16", required=True),
            _money("budget", "money to be given", "24 000 000", low=0),
            Column("seats", "whole", "number of applications that can be funded", "4", low=0),
            _text("currency", "ISO code of all amounts of the call", "NOK"),
            Column("horizon_years", "whole", "years over which growth counts; empty: 3", "3", low=1, high=15),
        ),
    ),
    Table(
        "applications",
        "one row an application",
        key=("application_id",),
        required=True,
        known="the closing date of its call",
        columns=(
            _text("application_id", "the application", "A-17", required=True),
            _text("call_id", "its call", "2026", required=True, refers="calls.call_id"),
            _text("name", "the name that people read", "Arctic Salmon Health"),
            _text("lead_org_id", "the applicant", "914778271", refers="organisations.org_id"),
            _text("sector", "main industry (NACE)", "03.2"),
            _text("region_id", "main region", "tromso", refers="regions.region_id"),
            _money("requested", "money applied for", "6 000 000", low=0),
            _money("own_funding", "the cluster organisation's own money", "2 500 000", low=0),
            _text("stage", "stage of the cluster, in the programme's words", "mature"),
            _text("decision", "what was decided; empty while open", "", choices=("funded", "rejected")),
            CURRENCY,
        ),
    ),
    Table(
        "organisations",
        "one row an organisation: members and, for comparison, others",
        key=("org_id",),
        known="founded_on",
        columns=(
            _text("org_id", "the organisation's number", "914778271", required=True),
            _text("name", "its name", "Havbruk Nord AS"),
            _text("kind", "kind of organisation", "firm", choices=KINDS),
            _text("sector", "industry (NACE)", "03.2"),
            _text("region_id", "its region", "tromso", refers="regions.region_id"),
            _number("lat", "latitude of its address", "69.65", unit="°", low=-90, high=90),
            _number("lon", "longitude of its address", "18.96", unit="°", low=-180, high=180),
            _date("founded_on", "day of founding", "2011-05-02"),
        ),
    ),
    Table(
        "members",
        "who takes part in an application",
        key=("application_id", "org_id"),
        known="joined_on; empty: with the application",
        columns=(
            _APPLICATION,
            _ORG,
            _text("role", "role in the cluster", "firm", choices=KINDS),
            _text("commitment", "how far it has committed itself", "signed", choices=COMMITMENTS),
            _money("pledged_cash", "cash pledged a year", "150 000", low=0),
            _number("pledged_hours", "hours pledged a year", "120", unit="hours", low=0),
            _date("joined_on", "day of joining", "2025-11-20"),
            CURRENCY,
        ),
    ),
    Table(
        "accounts",
        "one row an organisation and year",
        key=("org_id", "year"),
        known="known_on; empty: 18 months after the year",
        columns=(
            _ORG,
            _year("year of account"),
            _number("employees", "employees, full-time equivalents", "34", unit="employees", low=0),
            _money("revenue", "operating revenue", "81 200 000"),
            _money("value_added", "value added", "24 500 000"),
            _money("wages", "wage bill", "18 900 000", low=0),
            _money("equity", "equity at the end of the year", "12 000 000"),
            _money("assets", "total assets at the end of the year", "41 000 000", low=0),
            _money("capex", "investment in fixed assets", "3 100 000"),
            _money("exports", "sales abroad", "30 500 000", low=0),
            _money("rd", "research and development", "1 900 000", low=0),
            _number(
                "deflator",
                "price level of the year, 1 in the base year; empty: constant prices",
                "1.00",
                low=0.0001,
            ),
            KNOWN_ON,
            CURRENCY,
        ),
    ),
    Table(
        "ties",
        "joint work or ownership between two organisations",
        key=("org_a", "org_b", "kind", "started_on"),
        known="started_on",
        columns=(
            _text("org_a", "one organisation", "914778271", required=True, refers="organisations.org_id"),
            _text("org_b", "the other, which may stand outside organisations", "987654325", required=True),
            _text("kind", "kind of tie", "project", required=True, choices=TIES),
            _date("started_on", "first day", "2023-09-01", required=True),
            _date("ended_on", "last day; empty: it goes on", ""),
        ),
    ),
    Table(
        "funding",
        "money from outside, one row a round, grant or loan",
        key=("org_id", "on", "kind", "investor_id"),
        known="on",
        columns=(
            _ORG,
            _date("on", "day of the agreement", "2024-06-30", required=True),
            _text("kind", "kind of money", "grant", required=True, choices=("equity", "grant", "loan")),
            _money("amount", "amount", "2 000 000", low=0),
            _text("investor_id", "who gave it", "960885406"),
            CURRENCY,
        ),
    ),
    Table(
        "regions",
        "one row a region",
        key=("region_id",),
        known="always",
        columns=(
            _text("region_id", "the region", "tromso", required=True),
            _text("name", "its name", "Tromsø"),
            _number("lat", "latitude of its centre", "69.65", unit="°", low=-90, high=90),
            _number("lon", "longitude of its centre", "18.96", unit="°", low=-180, high=180),
            _number("area_km2", "land area", "2521", unit="km²", low=0),
            _number("population", "inhabitants", "78 745", unit="inhabitants", low=0),
            _text("labour_market_id", "its labour market", "tromso"),
        ),
    ),
    Table(
        "region_sectors",
        "one row a region, sector and year, from official statistics; empty where suppressed",
        key=("region_id", "sector", "year"),
        known="known_on; empty: 18 months after the year",
        columns=(
            _REGION,
            _text("sector", "industry (NACE)", "03.2", required=True),
            _year("year of the statistics"),
            _number("jobs", "jobs", "1 240", unit="jobs", low=0),
            _money("value_added", "value added", "2 900 000 000"),
            _money("wages", "wage bill", "900 000 000", low=0),
            _money("surplus", "gross operating surplus", "1 950 000 000"),
            _money("exports", "exports", "2 100 000 000", low=0),
            KNOWN_ON,
            CURRENCY,
        ),
    ),
    Table(
        "region_indicators",
        "any other number about a region and year",
        key=("region_id", "year", "indicator"),
        known="known_on; empty: 18 months after the year",
        columns=(
            _REGION,
            _year("year of the indicator"),
            _text("indicator", "its name", "patents", required=True),
            *_INDICATOR,
            KNOWN_ON,
        ),
    ),
    Table(
        "application_indicators",
        "any number about an application: answers of the form, assessments",
        key=("application_id", "indicator"),
        known="known_on; empty: with the application",
        columns=(
            _APPLICATION,
            _text("indicator", "its name", "management_team_score", required=True),
            *_INDICATOR,
            _text("evidence", "where it comes from", "self-declared", choices=EVIDENCE),
            KNOWN_ON,
        ),
    ),
    Table(
        "ratings",
        "marks that reviewers gave",
        key=("application_id", "reviewer_id", "criterion"),
        known="given_on",
        columns=(
            _APPLICATION,
            _text("reviewer_id", "the reviewer", "R-04", required=True),
            _text("criterion", "what was rated", "willingness", required=True),
            _number("score", "the mark; empty for an abstention", "4"),
            _date("given_on", "day on which it was given", "2026-04-02", required=True),
        ),
    ),
    Table(
        "outcomes",
        "growth of the members against comparable firms, where the agency has its own figures",
        key=("application_id", "measure"),
        known="known_on",
        columns=(
            _APPLICATION,
            _text("measure", "growth of what", "employees", required=True, choices=MEASURES),
            _GROWTH,
            _number("se", "its standard error", "0.9", unit="pp a year", low=0),
            _date("known_on", "first day on which it could be known", "2029-10-01", required=True),
        ),
    ),
)
TABLE: dict[str, Table] = {table.name: table for table in TABLES}


@dataclass(frozen=True)
class Tables:
    """Checked tables, one frame each as its contract says; a table that is absent has no rows."""

    calls: pd.DataFrame
    applications: pd.DataFrame
    organisations: pd.DataFrame = field(default_factory=TABLE["organisations"].empty)
    members: pd.DataFrame = field(default_factory=TABLE["members"].empty)
    accounts: pd.DataFrame = field(default_factory=TABLE["accounts"].empty)
    ties: pd.DataFrame = field(default_factory=TABLE["ties"].empty)
    funding: pd.DataFrame = field(default_factory=TABLE["funding"].empty)
    regions: pd.DataFrame = field(default_factory=TABLE["regions"].empty)
    region_sectors: pd.DataFrame = field(default_factory=TABLE["region_sectors"].empty)
    region_indicators: pd.DataFrame = field(default_factory=TABLE["region_indicators"].empty)
    application_indicators: pd.DataFrame = field(default_factory=TABLE["application_indicators"].empty)
    ratings: pd.DataFrame = field(default_factory=TABLE["ratings"].empty)
    outcomes: pd.DataFrame = field(default_factory=TABLE["outcomes"].empty)

    @property
    def present(self) -> frozenset[str]:
        """Names of the tables that have rows."""
        return frozenset(one.name for one in fields(self) if len(getattr(self, one.name)))
