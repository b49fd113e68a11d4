"""Days that cannot follow each other: closings before openings, figures known before their year is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from features.columns import YEARS
from features.problems import Problem, counted, rows_text
from features.reading.cells import Days
from features.reading.checking import Checked
from features.reading.references import by_value, of_call

_DAY = np.timedelta64(1, "D")


def sequence_problems(tables: Mapping[str, Checked]) -> Iterator[Problem]:
    """Every row whose days contradict each other, its year, or its call."""
    for name, early, late in (("calls", "opens_on", "closes_on"), ("ties", "started_on", "ended_on")):
        if name in tables:
            yield from _reversed(tables[name], early, late)
    for name in ("accounts", "region_sectors"):
        if name in tables:
            yield from _known_too_early(tables[name], "is over", _DAY)
    if "region_indicators" in tables:
        yield from _known_too_early(tables["region_indicators"], "has begun", np.timedelta64(366, "D"))
    yield from _before_the_call(tables)


def sequence_notices(tables: Mapping[str, Checked]) -> Iterator[str]:
    """Rows that became known after their call had closed: allowed, and seen by no score of the call."""
    for name, day in (("members", "joined_on"), ("application_indicators", "known_on")):
        if name in tables:
            late = _days(tables[name], day) > _call_days(tables, tables[name], "closes_on")
            if (at := np.flatnonzero(late)).size:
                rows = rows_text(tables[name].rows(at))
                yield (
                    f"{tables[name].file}: {counted(at.size, 'row')} with a {day} after the call closed "
                    f"({rows}): seen by no score of that call"
                )


def _reversed(one: Checked, early: str, late: str) -> Iterator[Problem]:
    at = np.flatnonzero(_days(one, late) < _days(one, early))
    yield from one.faulty(late, at, f"expected a day not before {early}", f"Correct {late} or {early}.")


def _known_too_early(one: Checked, when: str, ahead: np.timedelta64) -> Iterator[Problem]:
    """Figures of a year that were known before it was over: the last day of the year is the first allowed."""
    known = (_days(one, "known_on") + ahead).astype("datetime64[Y]").astype(np.int64) + 1970
    years = one.frame["year"].to_numpy()
    early = (known <= years) & (years <= YEARS[1]) & one.frame["known_on"].notna().to_numpy()
    for year, found in by_value(one.frame["year"], np.flatnonzero(early)):
        mend = "Give the day of publication, or leave the cell empty: 18 months after the year."
        expected = f"the figures of a year are not known before it {when}"
        yield from one.faulty("known_on", found, expected, f"This row is about {float(year):.0f}. {mend}")


def _before_the_call(tables: Mapping[str, Checked]) -> Iterator[Problem]:
    """Marks given before the call opened, and outcomes known before it closed."""
    for name, day, bound, says in (
        ("ratings", "given_on", "opens_on", "its call opened"),
        ("outcomes", "known_on", "closes_on", "its call closed"),
    ):
        if name in tables:
            days, bounds = _days(tables[name], day), _call_days(tables, tables[name], bound)
            at = np.flatnonzero(days < bounds)
            expected = f"the {day} is before {says}"
            yield from tables[name].faulty(day, at, expected, f"Correct it, or {bound} of the call.")


def _call_days(tables: Mapping[str, Checked], one: Checked, column: str) -> Days:
    """The day of the call of each row's application; NaT where either is unknown."""
    if "calls" not in tables or "applications" not in tables:
        return np.full(len(one.frame), np.datetime64("NaT"), dtype="datetime64[us]")
    return of_call(tables, one, column).to_numpy().astype("datetime64[us]")


def _days(one: Checked, column: str) -> Days:
    return one.frame[column].to_numpy().astype("datetime64[us]")
