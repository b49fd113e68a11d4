"""The page's section on the portfolio: what rules cost, who it is made of, and every application."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.numbers import percent
from scoring.portfolio.costs import Cost
from scoring.recommendation.amounts import Amounts
from scoring.recommendation.charts import cost_axis, cost_bar
from scoring.recommendation.composition import Composition, compositions
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.rule_words import RuleWords
from scoring.recommendation.words import say
from scoring.report.charts import tick_labels, ticks
from scoring.sheet import Language


@dataclass(frozen=True)
class CostRow:
    """A rule that costs something: what, drawn, and the swaps that would win it back."""

    rule: str
    loss: str
    bar: str
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    sure: str


@dataclass(frozen=True)
class PlaceRow:
    """One application in order of rank, and whether it is in."""

    rank: str
    name: str
    growth: str
    value: str
    requested: str
    place: str
    recommended: bool


@dataclass(frozen=True)
class PortfolioSection:
    """Ready words and pictures for portfolio.html.jinja."""

    lead: str
    summary: str
    costs: tuple[CostRow, ...]
    ticks: str
    free: tuple[str, ...]
    free_heading: str
    unknown: tuple[tuple[str, str], ...]
    together: str
    compositions: tuple[Composition, ...]
    composition_lead: str
    places: tuple[PlaceRow, ...]
    is_index: bool
    weighed: bool


def portfolio_section(one: Recommendation, language: Language) -> PortfolioSection:
    """The section in that language."""
    told, words = Amounts(one, language), RuleWords(one.call, one.candidates, language)
    dear = [cost for cost in one.costs if cost.loss]
    free = [words.says(cost.rule) for cost in one.costs if cost.loss == 0]
    made = compositions(one, language)
    axis = cost_axis(dear)
    marks = [(value, told.figure(value)) for value in ticks(axis, 4)]
    return PortfolioSection(
        say("portfolio_lead", language, unit=told.unit_name),
        _summary(one, dear, language),
        tuple(_cost_row(one, cost, told, words, cost_bar(cost, axis)) for cost in dear),
        tick_labels(axis, marks),
        tuple(free),
        say("free_rule", language) if len(free) == 1 else say("free_rules", language, count=len(free)),
        tuple(
            (words.says(cost.rule), say("not_known", language, status=cost.status))
            for cost in one.costs
            if cost.loss is None
        ),
        say("together", language) if len(dear) > 1 else "",
        made,
        say("composition_lead", language, axes=", ".join(each.name.lower() for each in made)),
        tuple(_place(one, name, told, words) for name in one.sheets),
        one.call.is_index,
        one.policy.value != "expected" or one.policy.weight != "applications",
    )


def _summary(one: Recommendation, dear: list[Cost], language: Language) -> str:
    if not one.costs:
        return say("no_rules", language)
    known = all(cost.loss is not None for cost in one.costs)
    return say("all_free", language) if known and not dear else ""


def _cost_row(one: Recommendation, cost: Cost, told: Amounts, words: RuleWords, bar: str) -> CostRow:
    sheets = one.sheets
    sure = ""
    if cost.low is not None and cost.high is not None and cost.share is not None:
        sure = say(
            "sure",
            told.language,
            low=told.figure(cost.low, sign=True),
            high=told.figure(cost.high, sign=True),
            share=percent(cost.share, told.language),
        )
    return CostRow(
        words.says(cost.rule),
        told.figure(cost.loss or 0.0),
        bar,
        tuple(sheets[name].name for name in cost.brought_in),
        tuple(sheets[name].name for name in cost.left_out),
        sure,
    )


def _place(one: Recommendation, name: str, told: Amounts, words: RuleWords) -> PlaceRow:
    sheet = one.sheets[name]
    each = next(each for each in one.candidates if each.application_id == name)
    barred = dict(one.portfolio.barred).get(name)
    inside = name in one.funded
    place = f"barred_{barred}" if barred else "in" if inside else "out"
    return PlaceRow(
        sheet.rank_label,
        sheet.name,
        told.growth(sheet.score),
        "–" if barred == "no value" else told.figure(each.value),
        say("not_stated", told.language) if each.requested is None else words.money(each.requested),
        say(place, told.language),
        inside,
    )
