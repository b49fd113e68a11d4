"""What is unusual about a funding line or its committee, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scoring.committee.assessment import Assessment
from scoring.committee.line import FundingLine
from scoring.committee.views import asked_for
from scoring.numbers import SPACE, number, percent
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.recommendation.line_words import say
from scoring.report.words import date
from scoring.sheet import CallScore, Language

SELDOM = 0.01
"""Share of draws below which it is not worth a sentence that money ends before the seats."""
SHOWN = 6
"""Names in one sentence; the rest are counted."""


def line_notes(
    line: FundingLine, call: CallScore, assessment: Assessment | None, language: Language
) -> tuple[str, ...]:
    """All sentences, the gravest first."""
    notes = [*_voices(line, call, language), *_money(line, call, language)]
    return (*notes, *(() if assessment is None else _committee(assessment, language)))


def criterion_name(criterion: str, language: Language) -> str:
    """The criterion as people read it: the name of the dimension where it is one, else its own words."""
    if criterion in DIMENSION_NAMES:
        return dimension_name(criterion, language)
    return criterion.replace("_", " ")


def listed(names: Sequence[str], language: Language) -> str:
    """Names in a sentence, the first few of them.

    >>> listed(["R-1", "R-2", "R-3"], "en"), listed(["R-1"], "nb")
    ('R-1, R-2 and R-3', 'R-1')
    """
    also = " og " if language == "nb" else " and "
    if len(names) > SHOWN:
        rest = f"{len(names) - SHOWN} {'andre' if language == 'nb' else 'others'}"
        return f"{', '.join(names[:SHOWN])}{also}{rest}"
    return also.join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def _voices(line: FundingLine, call: CallScore, language: Language) -> Iterator[str]:
    """Which of the two is there, and whether the model counts."""
    committee = any(one.committee for one in line.places)
    model = any(one.model for one in line.places)
    if not committee and not model:
        yield say("neither", language)
    elif not committee:
        yield say("no_committee" if line.model_counts else "model_alone_silent", language)
    elif not model:
        yield say("no_model_index" if call.is_index else "no_model", language)
    elif not line.model_counts:
        yield say("model_silent", language)


def _money(line: FundingLine, call: CallScore, language: Language) -> Iterator[str]:
    """What seats, money and sums do to the line."""
    sums = {one.application_id: one.requested for one in line.places}
    asked = asked_for(sums, seats=line.seats, budget=line.budget)
    if asked.wanted is None:
        yield say("no_line", language)
    elif line.budget is not None and asked.budget is None:
        yield say("no_sums", language)
    if asked.wanted == 0 and line.places:
        yield say("for_none", language)
    elif asked.wanted is not None and asked.pays(range(len(asked.names))):
        yield say("for_all", language)
    if line.short >= SELDOM and asked.wanted and line.seats is not None:
        yield say("short_money", language, share=percent(line.short, language))
    if line.unpriced and asked.budget is not None:
        median = float(np.median([one for one in sums.values() if one is not None]))
        amount = f"{call.currency}{SPACE}{number(median, language, 0)}".strip()
        yield say("unpriced", language, names=listed(line.unpriced, language), sum=amount)
    if any(one.why == "crowded" for one in line.places):
        yield say("crowded", language)


def _committee(one: Assessment, language: Language) -> Iterator[str]:
    """What the marks lack."""
    posterior, ratings = one.posterior, one.ratings
    if not posterior.reviewers:
        yield say("nobody_apart", language)
    elif not posterior.settled:
        yield say(
            "unsettled",
            language,
            r_hat=number(posterior.r_hat, language, 2),
            draws=number(posterior.effective, language, 0),
        )
    if posterior.alike:
        yield say("alike", language, names=listed(posterior.alike, language))
    if posterior.unread and posterior.reviewers:
        yield say("unread", language, names=listed(posterior.unread, language))
    if undeclared := [name for name in ratings.scales.undeclared if name in ratings.criteria]:
        names = [criterion_name(name, language) for name in undeclared]
        yield say("undeclared", language, names=listed(names, language))
    if ratings.abstentions:
        key = "abstentions_one" if ratings.abstentions == 1 else "abstentions"
        yield say(key, language, count=ratings.abstentions)
    if ratings.later:
        day = date(one.as_of.date().isoformat(), language)
        yield say("later", language, date=day, count=ratings.later)
