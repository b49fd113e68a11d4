"""The grades of overrides as a table of plain text, with what it does not show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from scoring.committee.procedure.departure_reasons import ReasonCode, reason_text
from scoring.committee.procedure.override_cases import Case, Grade, Grades
from scoring.numbers import signed
from scoring.phrases import DIMENSION_NAMES, dimension_name

HEAD = ("", "overrides", "known", "pp a year", "95 % interval", "could be seen")
NOTES = (
    "Above 0 the committee was right against the model, below 0 the model was: growth beyond what the",
    "model expected, compared with applications of the same call that went as recommended, decided alike.",
    "The swap: growth of those taken in less that of those put out for them; funding itself may be in it.",
    "Nobody drew lots: it shows how departures went, not whether a reason is good. 1 interval in 20 misses.",
)


def as_text(found: Grades, cases: Collection[Case]) -> str:
    """The grading for a terminal of 100 columns."""
    if not found.overall.overrides:
        return f"No overrides: {_decided(cases)}, and none departs from the recommendation. Nothing to grade."
    rows = [("All", found.overall), ("Swap", found.swap)]
    rows += [(_reason(one.key), one) for one in found.by_reason]
    rows += [(_criterion(one.key), one) for one in found.by_criterion]
    table = [HEAD, *(_row(name, one) for name, one in rows)]
    titled = _with_titles(list(_aligned(table)), len(found.by_reason))
    return "\n".join([f"Overrides graded: {_decided(cases)}.", "", *titled, "", *NOTES])


def _decided(cases: Collection[Case]) -> str:
    calls = len({one.call_id for one in cases})
    known = sum(one.growth is not None for one in cases)
    return f"{len(cases)} decided applications of {calls} calls, the outcome of {known} is known"


def _with_titles(lines: list[str], reasons: int) -> list[str]:
    head, both = lines[0], lines[1:3]
    return [head, *both, "", "By reason", *lines[3 : 3 + reasons], "", "By criterion", *lines[3 + reasons :]]


def _row(name: str, one: Grade) -> tuple[str, ...]:
    counts = (name, str(one.overrides), str(one.known))
    if one.mean is None or one.low is None or one.high is None:
        return (*counts, "–" if one.mean is None else signed(one.mean), "too few", "")
    seen = "" if one.detectable is None else f"±{one.detectable:.1f}"
    return (*counts, signed(one.mean), f"{signed(one.low)} to {signed(one.high)}", seen)


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    for row in rows:
        yield "  ".join(_cells(row, widths)).rstrip()


def _cells(row: tuple[str, ...], widths: list[int]) -> Iterable[str]:
    yield row[0].ljust(widths[0])
    yield from (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))


def _reason(key: str) -> str:
    return reason_text(ReasonCode(key)) if key else "no reason given"


def _criterion(key: str) -> str:
    return dimension_name(key, "en") if key in DIMENSION_NAMES else "not known"
