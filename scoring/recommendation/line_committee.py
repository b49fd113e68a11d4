"""Agreement and reviewers in words and pictures, for the funding line's part of the page."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.committee.agreement import Agreement
from scoring.committee.assessment import Assessment
from scoring.committee.line_charts import strictness_row
from scoring.committee.reviewers import Estimate, Reviewer
from scoring.committee.scale import Scale
from scoring.numbers import SPACE, number, percent, signed
from scoring.recommendation.line_notes import criterion_name
from scoring.recommendation.line_words import say
from scoring.report.charts import Axis, axis_for, tick_labels, ticks
from scoring.sheet import Language

NONE = "–"


@dataclass(frozen=True)
class AgreementRow:
    """What was marked, and three numbers with their intervals (value, interval)."""

    name: str
    one: tuple[str, str]
    mean: tuple[str, str]
    alpha: tuple[str, str]


@dataclass(frozen=True)
class AgreementTable:
    """How far reviewers agree: in all, by criterion, and in the better half."""

    heading: str
    lead: str
    restricted: str
    column_mean: str
    rows: tuple[AgreementRow, ...]


@dataclass(frozen=True)
class ReviewerRow:
    """One reviewer, by id; `note` stands instead of numbers where the marks say nothing."""

    reviewer_id: str
    read: str
    strict: str
    picture: str
    spread: tuple[str, str]
    reliability: tuple[str, str]
    note: str


@dataclass(frozen=True)
class ReviewerTable:
    """All reviewers, the strictest first."""

    heading: str
    lead: str
    unit: str
    ticks: str
    alternative: str
    caption: str
    rows: tuple[ReviewerRow, ...]


def agreement_table(one: Assessment, language: Language) -> AgreementTable:
    """Agreement in that language, with why it falls among the best."""
    found = one.of_all
    count = number(found.reviewers, language, 0 if found.reviewers == round(found.reviewers) else 1)
    rows = [_agreement(say("row_all", language), found, language)]
    if len(one.criteria) > 1:
        rows += [
            _agreement(criterion_name(name, language), each, language) for name, each in one.criteria.items()
        ]
    rows.append(_agreement(say("row_best", language), one.of_best, language))
    if found.one is None or found.mean is None:
        lead = say("agreement_none", language)
    else:
        shares = (percent(found.one, language), percent(found.mean, language))
        lead = say("agreement_lead", language, one=shares[0], mean=shares[1], count=count)
    restricted = ""
    if found.one is not None and one.of_best.one is not None and one.of_best.one < found.one:
        restricted = say("restricted", language, best=number(one.of_best.one, language, 2))
    mean = say("column_mean", language, count=count)
    return AgreementTable(say("agreement", language), lead, restricted, mean, tuple(rows))


def reviewer_table(one: Assessment, language: Language) -> ReviewerTable:
    """Reviewers in that language; strictness in points where all criteria share one scale."""
    scale = one.ratings.scales.single
    times = scale.points if scale else 100.0
    told = [each.strictness for each in one.reviewers if each.strictness]
    axis = axis_for([times * end for each in told for end in each])
    read = [each.applications for each in one.reviewers]
    named = [each.reviewer_id for each in one.reviewers if each.strictness]
    return ReviewerTable(
        say("reviewers", language),
        say("reviewers_lead", language),
        _unit(scale, language),
        tick_labels(axis, [(value, signed(value, language, 1)) for value in ticks(axis, 4)]),
        say("chart_reviewers", language, count=len(named), strictest=named[0], mildest=named[-1])
        if named
        else "",
        say("reviewers_caption", language, few=min(read), many=max(read)),
        tuple(_reviewer(each, times, axis, language) for each in one.reviewers),
    )


def committee_method(one: Assessment, weighted: bool, language: Language) -> tuple[str, ...]:
    """How the committee's ranks are found, a paragraph each."""
    posterior = one.posterior
    told = [say("method_model", language)]
    if len(one.ratings.criteria) > 1:
        weights = say("weights_declared" if weighted else "weights_equal", language)
        told.append(say("method_criteria", language, weights=weights))
    if posterior.reviewers and posterior.settled:
        told.append(
            say(
                "method_sampler",
                language,
                draws=number(len(posterior.quality), language, 0),
                seed=posterior.seed,
                r_hat=number(posterior.r_hat, language, 2),
                effective=number(posterior.effective, language, 0),
            )
        )
    return tuple(told)


def _agreement(name: str, one: Agreement, language: Language) -> AgreementRow:
    told = ((one.one, one.one_ends), (one.mean, one.mean_ends), (one.alpha, one.alpha_ends))
    return AgreementRow(name, *(_with_ends(value, ends, language) for value, ends in told))


def _with_ends(value: float | None, ends: tuple[float, float] | None, language: Language) -> tuple[str, str]:
    if value is None:
        return NONE, ""
    return number(value, language, 2), "" if ends is None else _between(ends, language)


def _between(ends: tuple[float, float], language: Language) -> str:
    to = "til" if language == "nb" else "to"
    return f"{number(ends[0], language, 2)}{SPACE}{to}{SPACE}{number(ends[1], language, 2)}"


def _unit(scale: Scale | None, language: Language) -> str:
    if scale is None:
        return say("unit_share", language)
    worst, best = (number(end, language) for end in (scale.worst, scale.best))
    return say("unit_points", language, worst=worst, best=best)


def _reviewer(one: Reviewer, times: float, axis: Axis, language: Language) -> ReviewerRow:
    if one.strictness is None or one.spread is None or one.reliability is None:
        note = say("no_information", language) if one.alike else ""
        return ReviewerRow(one.reviewer_id, str(one.applications), NONE, "", (NONE, ""), (NONE, ""), note)
    strict: Estimate = tuple(times * end for end in one.strictness)  # type: ignore[assignment]  # three, as before
    return ReviewerRow(
        one.reviewer_id,
        str(one.applications),
        signed(strict[0], language, 2 if times < 20 else 1),
        strictness_row(strict, axis),
        _with_ends(one.spread[0], one.spread[1:], language),
        _with_ends(one.reliability[0], one.reliability[1:], language),
        "",
    )
