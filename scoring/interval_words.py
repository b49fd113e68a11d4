"""What the intervals of a call are, or why it has none: sentences in English and Norwegian."""

from __future__ import annotations

from dataclasses import dataclass

from models.intervals import Predictive
from models.intervals.coverage import Coverage
from scoring.numbers import number, percent
from scoring.sheet import IntervalNote, Language

LEVELS = (0.8, 0.95)
NEEDED = {0.8: 4, 0.95: 19}
"""Independent cases that a level needs: level × (n + 1) must not be more than n."""


@dataclass(frozen=True)
class IntervalFacts:
    """What the sentences are made of.

    is_index: of a criteria index. reach: what the model knows of its errors, None where it knows nothing.
    one_call: all outcomes learnt from are of one call. held: coverage on past calls, 80 % first. widths: mean
    width of this call's intervals; observed: range of all past outcomes; both in pp a year.
    """

    is_index: bool
    reach: Predictive | None
    one_call: bool
    held: Coverage
    width: float | None
    observed: float | None


def interval_notes(facts: IntervalFacts) -> tuple[IntervalNote, ...]:
    """Every sentence that applies, the most important first."""
    if facts.is_index:
        return (_note("index"),)
    if facts.reach is None:
        return (_note("one_call" if facts.one_call else "absent"),)
    unbounded = [level for level in LEVELS if not facts.reach.is_bounded(level)]
    notes = [_unbounded(level, facts.reach) for level in unbounded[:1]]
    if 0.8 not in unbounded:
        notes.append(_held(facts.held))
    if facts.width is not None and facts.observed is not None and facts.width > facts.observed:
        notes.append(_note("wide", width=facts.width, observed=facts.observed))
    return tuple(notes)


def _held(held: Coverage) -> IntervalNote:
    if held.share is None:
        return _note("untested")
    return _note("held", share=100 * held.share, n=held.n, calls=held.calls)


def _unbounded(level: float, reach: Predictive) -> IntervalNote:
    return _note("unbounded", level=100 * level, worth=reach.cases_worth, needed=NEEDED[level])


def _note(code: str, **numbers: float) -> IntervalNote:
    en, nb = (_said(code, numbers, language) for language in ("en", "nb"))
    return IntervalNote(code, en, nb, dict(numbers))


def _said(code: str, numbers: dict[str, float], language: Language) -> str:
    told = {name: _told(name, value, language) for name, value in numbers.items()}
    return NOTES[code][language == "nb"].format(**told)


def _told(name: str, value: float, language: Language) -> str:
    if name in ("level", "share"):
        return percent(value / 100, language)
    return number(value, language, 0 if name in ("n", "calls", "worth", "needed") else 1)


NOTES: dict[str, tuple[str, str]] = {
    "held": (
        "Intervals: of a hundred outcomes, about eighty should lie within the 80 % interval. Of {n} outcomes "
        "of {calls} past calls {share} did. Where two intervals overlap much, the order says little.",
        "Intervaller: av hundre utfall skal om lag åtti ligge innenfor 80 %-intervallet. Av {n} utfall i "
        "{calls} tidligere utlysninger gjorde {share} det. Der to intervaller overlapper mye, sier "
        "rekkefølgen lite.",
    ),
    "untested": (
        "Intervals: of a hundred outcomes, about eighty should lie within the 80 % interval. No past call "
        "could be used to test whether they do.",
        "Intervaller: av hundre utfall skal om lag åtti ligge innenfor 80 %-intervallet. Ingen tidligere "
        "utlysning kunne brukes til å prøve om de gjør det.",
    ),
    "unbounded": (
        "Unbounded intervals: applications of one call miss alike, so the known outcomes are worth {worth} "
        "independent cases; an interval of {level} needs {needed}. Any end would be a guess.",
        "Ubegrensede intervaller: søknader i én utlysning bommer likt, så de kjente utfallene er verdt "
        "{worth} uavhengige tilfeller; et intervall på {level} trenger {needed}. Enhver grense ville vært "
        "gjetning.",
    ),
    "wide": (
        "Intervals wider than everything seen so far: on average {width} pp a year, while all past outcomes "
        "lie within {observed}. They leave open what will happen.",
        "Intervaller bredere enn alt som er sett til nå: i snitt {width} prosentpoeng i året, mens alle "
        "tidligere utfall ligger innenfor {observed}. De lar det stå åpent hva som vil skje.",
    ),
    "absent": (
        "No intervals: this version of the model was trained before there were any. Train again (klynge "
        "train). Until then, read nothing into small gaps between neighbours.",
        "Ingen intervaller: denne versjonen av modellen ble trent før de fantes. Tren på nytt (klynge "
        "train). Til da: legg ikke vekt på små forskjeller mellom søknader som ligger tett.",
    ),
    "one_call": (
        "No intervals: all known outcomes are of one call, which says nothing about how calls differ. Read "
        "nothing into small gaps between neighbours.",
        "Ingen intervaller: alle kjente utfall er fra én utlysning, som ikke sier noe om hvordan "
        "utlysninger er forskjellige. Legg ikke vekt på små forskjeller mellom søknader som ligger tett.",
    ),
    "index": (
        "No intervals: a criteria index forecasts nothing that could come otherwise. Read nothing into small "
        "gaps between neighbours.",
        "Ingen intervaller: en kriterieindeks spår ingenting som kunne gått annerledes. Legg ikke vekt på "
        "små forskjeller mellom søknader som ligger tett.",
    ),
}
