"""The contracts of the input tables: columns, units, ranges, keys, references, and when a row is known.

`TABLES` is the specification, in the order a person fills them in. Reading, the template of `klynge new`, the
documentation and the pandera schemas are all made from it, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import pandas as pd

from features.columns import Column, Table, date, money, number, text, year
from features.dimensions import DIMENSIONS
from features.kinds import KINDS

EVIDENCE: tuple[str, ...] = ("register", "audited", "self-declared")
MEASURES: tuple[str, ...] = ("employees", "revenue", "value_added")
COMMITMENTS: tuple[str, ...] = ("none", "intent", "signed")
TIES: tuple[str, ...] = ("project", "patent", "supply", "ownership")
SUCCESSIONS: tuple[str, ...] = ("merger", "split", "renumbering")

KNOWN_ON = date(
    "known_on", "first day on which the row could be known; empty: 18 months after the year", "2025-08-01"
)
CURRENCY = text(
    "currency", "ISO code, where the amounts' currency is to be checked against the call's", "NOK"
)
_APPLICATION = text(
    "application_id", "the application", "A-17", required=True, refers="applications.application_id"
)
_ORG = text("org_id", "the organisation's number", "914778271", required=True, refers="organisations.org_id")
_REGION = text("region_id", "the region", "tromso", required=True, refers="regions.region_id")
_INDICATOR = (
    number("value", "the indicator's value", "3.4", required=True),
    text("unit", "its unit, as it should be printed", "%"),
    text("dimension", "the dimension it belongs to", "willingness", required=True, choices=DIMENSIONS),
    Column("direction", "whole", "+1: more means more growth, -1: less growth, 0: open", "1", low=-1, high=1),
)
_GROWTH = number(
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
            text("call_id", "the call", "2026", required=True),
            date("opens_on", "first day for applications", "2026-01-15"),
            date("closes_on", "last day; nothing known later enters a score", "2026-03-16", required=True),
            money("budget", "money to be given", "24 000 000", low=0),
            Column("seats", "whole", "number of applications that can be funded", "4", low=0),
            text("currency", "ISO code of all amounts of the call", "NOK"),
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
            text("application_id", "the application", "A-17", required=True),
            text("call_id", "its call", "2026", required=True, refers="calls.call_id"),
            text("name", "the name that people read", "Arctic Salmon Health"),
            text("lead_org_id", "the applicant", "914778271", refers="organisations.org_id"),
            text("sector", "main industry (NACE)", "03.2"),
            text("region_id", "main region", "tromso", refers="regions.region_id"),
            money("requested", "money applied for", "6 000 000", low=0),
            money("own_funding", "the cluster organisation's own money", "2 500 000", low=0),
            text("stage", "stage of the cluster, in the programme's words", "mature"),
            text("decision", "what was decided; empty while open", "", choices=("funded", "rejected")),
            CURRENCY,
        ),
    ),
    Table(
        "organisations",
        "one row an organisation: members and, for comparison, others",
        key=("org_id",),
        known="founded_on",
        columns=(
            text("org_id", "the organisation's number", "914778271", required=True),
            text("name", "its name", "Havbruk Nord AS"),
            text("kind", "kind of organisation", "firm", choices=KINDS),
            text("sector", "industry (NACE)", "03.2"),
            text("region_id", "its region", "tromso", refers="regions.region_id"),
            number("lat", "latitude of its address", "69.65", unit="°", low=-90, high=90),
            number("lon", "longitude of its address", "18.96", unit="°", low=-180, high=180),
            date("founded_on", "day of founding", "2011-05-02"),
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
            text("role", "role in the cluster", "firm", choices=KINDS),
            text("commitment", "how far it has committed itself", "signed", choices=COMMITMENTS),
            money("pledged_cash", "cash pledged a year", "150 000", low=0),
            number("pledged_hours", "hours pledged a year", "120", unit="hours", low=0),
            date("joined_on", "day of joining", "2025-11-20"),
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
            year("year of account"),
            number("employees", "employees, full-time equivalents", "34", unit="employees", low=0),
            money("revenue", "operating revenue", "81 200 000"),
            money("value_added", "value added", "24 500 000"),
            money("wages", "wage bill", "18 900 000", low=0),
            money("equity", "equity at the end of the year", "12 000 000"),
            money("assets", "total assets at the end of the year", "41 000 000", low=0),
            money("capex", "investment in fixed assets", "3 100 000"),
            money("exports", "sales abroad", "30 500 000", low=0),
            money("rd", "research and development", "1 900 000", low=0),
            number("deflator", "price level, 1 in the base year; empty: constant prices", "1.00", low=0.0001),
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
            text("org_a", "one organisation", "914778271", required=True, refers="organisations.org_id"),
            text("org_b", "the other, which may stand outside organisations", "987654325", required=True),
            text("kind", "kind of tie", "project", required=True, choices=TIES),
            date("started_on", "first day", "2023-09-01", required=True),
            date("ended_on", "last day; empty: it goes on", ""),
        ),
    ),
    Table(
        "successions",
        "which organisation went on in which: mergers, splits, new numbers; a split has one row a successor",
        key=("org_id", "successor_id", "on"),
        known="on",
        columns=(
            _ORG,
            text("successor_id", "its successor; may be outside organisations", "987654325", required=True),
            date("on", "first day on which the successor stood for it", "2024-01-01", required=True),
            text("kind", "kind of succession", "merger", choices=SUCCESSIONS),
        ),
    ),
    Table(
        "funding",
        "money from outside, one row a round, grant or loan",
        key=("org_id", "on", "kind", "investor_id"),
        known="on",
        columns=(
            _ORG,
            date("on", "day of the agreement", "2024-06-30", required=True),
            text("kind", "kind of money", "grant", required=True, choices=("equity", "grant", "loan")),
            money("amount", "amount", "2 000 000", low=0),
            text("investor_id", "who gave it", "960885406"),
            CURRENCY,
        ),
    ),
    Table(
        "regions",
        "one row a region",
        key=("region_id",),
        known="always",
        columns=(
            text("region_id", "the region", "tromso", required=True),
            text("name", "its name", "Tromsø"),
            number("lat", "latitude of its centre", "69.65", unit="°", low=-90, high=90),
            number("lon", "longitude of its centre", "18.96", unit="°", low=-180, high=180),
            number("area_km2", "land area", "2521", unit="km²", low=0),
            number("population", "inhabitants", "78 745", unit="inhabitants", low=0),
            text("labour_market_id", "its labour market", "tromso"),
        ),
    ),
    Table(
        "region_sectors",
        "one row a region, sector and year, from official statistics; empty where suppressed",
        key=("region_id", "sector", "year"),
        known="known_on; empty: 18 months after the year",
        columns=(
            _REGION,
            text("sector", "industry (NACE)", "03.2", required=True),
            year("year of the statistics"),
            number("jobs", "jobs", "1 240", unit="jobs", low=0),
            money("value_added", "value added", "2 900 000 000"),
            money("wages", "wage bill", "900 000 000", low=0),
            money("surplus", "gross operating surplus", "1 950 000 000"),
            money("exports", "exports", "2 100 000 000", low=0),
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
            year("year of the indicator"),
            text("indicator", "its name", "patents", required=True),
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
            text("indicator", "its name", "management_team_score", required=True),
            *_INDICATOR,
            text("evidence", "where it comes from", "self-declared", choices=EVIDENCE),
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
            text("reviewer_id", "the reviewer", "R-04", required=True),
            text("criterion", "what was rated", "willingness", required=True),
            number("score", "the mark; empty for an abstention", "4"),
            date("given_on", "day on which it was given", "2026-04-02", required=True),
        ),
    ),
    Table(
        "scales",
        "the worst and the best mark of a criterion in a call; without a row: 1 is worst, 5 is best",
        key=("call_id", "criterion"),
        known="with its call",
        columns=(
            text("call_id", "the call", "2026", required=True, refers="calls.call_id"),
            text("criterion", "the criterion, as in ratings", "willingness", required=True),
            number("worst", "the worst mark that can be given; may be the higher number", "1", required=True),
            number("best", "the best mark that can be given", "6", required=True),
        ),
    ),
    Table(
        "outcomes",
        "growth of the members against comparable firms, where the agency has its own figures",
        key=("application_id", "measure"),
        known="known_on",
        columns=(
            _APPLICATION,
            text("measure", "growth of what", "employees", required=True, choices=MEASURES),
            _GROWTH,
            number("se", "its standard error", "0.9", unit="pp a year", low=0),
            date("known_on", "first day on which it could be known", "2029-10-01", required=True),
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
    successions: pd.DataFrame = field(default_factory=TABLE["successions"].empty)
    funding: pd.DataFrame = field(default_factory=TABLE["funding"].empty)
    regions: pd.DataFrame = field(default_factory=TABLE["regions"].empty)
    region_sectors: pd.DataFrame = field(default_factory=TABLE["region_sectors"].empty)
    region_indicators: pd.DataFrame = field(default_factory=TABLE["region_indicators"].empty)
    application_indicators: pd.DataFrame = field(default_factory=TABLE["application_indicators"].empty)
    ratings: pd.DataFrame = field(default_factory=TABLE["ratings"].empty)
    scales: pd.DataFrame = field(default_factory=TABLE["scales"].empty)
    outcomes: pd.DataFrame = field(default_factory=TABLE["outcomes"].empty)

    @property
    def present(self) -> frozenset[str]:
        """Names of the tables that have rows."""
        return frozenset(one.name for one in fields(self) if len(getattr(self, one.name)))
