"""The event study as the report shows it: a chart, its table and what its pre-trends can tell."""

from __future__ import annotations

from dataclasses import dataclass

from models.comparison.comparison import Comparison, EventYear
from scoring.comparison import charts
from scoring.comparison.words import say
from scoring.numbers import SPACE, number, signed
from scoring.sheet import Language


@dataclass(frozen=True)
class EventWords:
    """The event study as the template reads it."""

    lead: str
    chart: str
    trend: str
    years: tuple[EventYear, ...]


def event_words(comparison: Comparison, language: Language) -> EventWords | None:
    """The event study's chart and sentences; None where there is none."""
    event = comparison.event
    if event is None:
        return None
    before = [one.estimate for one in event.years if one.year < 0] or [0.0]
    label = say(
        "event_label",
        language,
        before_low=signed(min(before), language),
        before_high=signed(max(before), language),
        last=signed(event.years[-1].estimate, language),
    )
    texts = {
        value: signed(value, language, 0 if value == int(value) else 1)
        for value in charts.event_ticks(event.years)
    }
    chart = charts.event_chart(event.years, label, say("event_axis", language), texts)
    trend = ""
    if event.trend_chance is not None and event.noticed is not None:
        share = f"{number(100 * event.trend_chance, language, 0)}{SPACE}%"
        trend = say("event_trend", language, share=share, noticed=number(event.noticed, language, 1))
    return EventWords(
        say(
            "event_lead",
            language,
            cohorts=event.cohorts,
            firms=number(event.firms, language, 0),
            controls=number(event.controls, language, 0),
        ),
        chart,
        trend,
        event.years,
    )
