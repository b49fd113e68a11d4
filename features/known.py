"""What was known on a date: the one door through which time enters features, outcomes and scores."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from features.tables import Tables

DERIVED_MONTHS = 18
"""Figures of a year are published 6 to 18 months later; where a row does not say, the latest."""


def known_by(tables: Tables, *, as_of: pd.Timestamp) -> Tables:
    """The tables as they stood at the end of the day `as_of`: rows known later are gone, later ends open.

    Decisions have no date of their own: they are blank where the call closed on `as_of` or later.
    """
    calls = tables.calls[_by(tables.calls["opens_on"].fillna(tables.calls["closes_on"]), as_of)]
    applications = tables.applications[tables.applications["call_id"].isin(calls["call_id"])]
    closes = closing_dates(calls, applications)
    applications = applications[_by(closes, as_of)]
    applications = applications.assign(decision=applications["decision"].where(closes < as_of))
    listed = applications["application_id"]
    ties = tables.ties[_by(tables.ties["started_on"], as_of)]
    return replace(
        tables,
        calls=calls,
        applications=applications,
        organisations=tables.organisations[_by(tables.organisations["founded_on"], as_of)],
        members=_of(tables.members, "joined_on", listed, as_of),
        accounts=tables.accounts[_by(tables.accounts["known_on"].fillna(_derived(tables.accounts)), as_of)],
        ties=ties.assign(ended_on=ties["ended_on"].where(ties["ended_on"] <= as_of)),
        successions=tables.successions[_by(tables.successions["on"], as_of)],
        funding=tables.funding[_by(tables.funding["on"], as_of)],
        region_sectors=_yearly(tables.region_sectors, as_of),
        region_indicators=_yearly(tables.region_indicators, as_of),
        application_indicators=_of(tables.application_indicators, "known_on", listed, as_of),
        ratings=_of(tables.ratings, "given_on", listed, as_of),
        scales=tables.scales[tables.scales["call_id"].isin(calls["call_id"])],
        outcomes=_of(tables.outcomes, "known_on", listed, as_of),
    )


def closing_dates(calls: pd.DataFrame, applications: pd.DataFrame) -> pd.Series:
    """The closing date of every application's call, indexed as `applications`."""
    closes = calls.set_index("call_id")["closes_on"].reindex(applications["call_id"])
    return closes.set_axis(applications.index)


def derived_known_on(year: pd.Series) -> pd.Series:
    """The day on which a year's figures count as known where the row does not say: 18 months after its end.

    >>> derived_known_on(pd.Series([2024.0])).dt.date.tolist()
    [datetime.date(2026, 6, 30)]
    """
    months = ((year + 1 - 1970) * 12 + DERIVED_MONTHS).to_numpy().astype("datetime64[M]")
    return pd.Series(months.astype("datetime64[us]"), index=year.index) - pd.Timedelta(days=1)


def _derived(yearly: pd.DataFrame) -> pd.Series:
    return derived_known_on(yearly["year"])


def _by(days: pd.Series, as_of: pd.Timestamp) -> pd.Series:
    """True for days up to `as_of` and for rows without a day."""
    return ~(days > as_of)


def _yearly(table: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    return table[_by(table["known_on"].fillna(_derived(table)), as_of)]


def _of(table: pd.DataFrame, day: str, listed: pd.Series, as_of: pd.Timestamp) -> pd.DataFrame:
    return table[_by(table[day], as_of) & table["application_id"].isin(listed)]
