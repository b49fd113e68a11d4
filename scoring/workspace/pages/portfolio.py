"""The recommended portfolio: its rules with their prices, and how little would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.numbers import SPACE, number, percent
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.named import Named

SHOWN = 6
"""Changes that are shown, the smallest first."""
FRAGILE = {
    "order": gettext_lazy("the two stand in this order in too few of the draws of what may happen"),
    "datum": gettext_lazy("one datum within ordinary error turns it"),
    "rating": gettext_lazy("one mark of one reviewer, one point, turns the committee's order"),
    "weight": gettext_lazy("one weight of the score a tenth otherwise turns it"),
    "criterion": gettext_lazy("one criterion's weight a tenth otherwise turns the committee's order"),
}


@dataclass(frozen=True)
class RuleRow:
    """One rule in words, what it costs, how sure that is, and who would come in and go out without it."""

    words: str
    price: str
    sure: str
    brought_in: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One change that would give the last seat to another, and how many times ordinary error it is."""

    words: str
    times: str


@dataclass(frozen=True)
class Portfolio:
    """What was recommended when scores were published.

    It is for those who see every application: who is not in it would tell about one that is hidden.
    """

    funded: tuple[Named, ...]
    rules: tuple[RuleRow, ...]
    pair: str
    fragile: tuple[str, ...]
    robust: bool
    changes: tuple[Change, ...]


def portfolio_of(recommendation: Mapping[str, Any], named: Mapping[str, Named]) -> Portfolio | None:
    """The portfolio in the reader's language; None where none was published."""
    if "portfolio" not in recommendation:
        return None
    told, robust = recommendation["portfolio"], recommendation.get("robustness") or {}
    unit, reasons = told.get("unit", ""), robust.get("reasons", [])
    return Portfolio(
        tuple(named[one] for one in told["funded"] if one in named),
        tuple(_rule(one, named, unit) for one in recommendation.get("costs", [])),
        _pair(robust["pair"], named, unit) if robust.get("pair") else "",
        tuple(str(FRAGILE[one]) for one in reasons if one in FRAGILE),
        not reasons,
        tuple(_changes(robust.get("flips", []))),
    )


def _rule(one: Mapping[str, Any], named: Mapping[str, Named], unit: str) -> RuleRow:
    language = written_in()
    words = one.get("words_nb") if language == "nb" else None
    loss, low, share = one["loss"], one["low"], one["share"]
    price = _("not known") if loss is None else f"{number(loss, language, 2)}{SPACE}{_unit(unit)}"
    sure = ""
    if low is not None and share is not None:
        ends = {"low": number(low, language, 1), "high": number(one["high"], language, 1)}
        pattern = _("80 %% of draws: %(low)s to %(high)s; costs anything in %(share)s of them")
        sure = pattern % {**ends, "share": percent(share, language)}
    return RuleRow(
        words or one["words"],
        _("nothing") if loss == 0 else price,
        sure,
        _names(one["brought_in"], named),
        _names(one["left_out"], named),
    )


def _names(found: list[str], named: Mapping[str, Named]) -> tuple[str, ...]:
    return tuple(named[one].name if one in named else one for one in found)


def _pair(pair: Mapping[str, Any], named: Mapping[str, Named], unit: str) -> str:
    inside, outside = _names([pair["inside"], pair["outside"]], named)
    margin = f"{number(pair['margin'], written_in(), 2)}{SPACE}{_unit(unit)}"
    told = {"inside": inside, "outside": outside, "margin": margin}
    return _("Last in is %(inside)s, first out %(outside)s, %(margin)s apart.") % told


def _changes(flips: list[Mapping[str, Any]]) -> Iterator[Change]:
    for one in sorted(flips, key=lambda flip: float(flip["times"]))[:SHOWN]:
        told = str(one["nb" if written_in() == "nb" else "en"])
        yield Change(told[:1].upper() + told[1:], number(one["times"], written_in(), 1))


def _unit(unit: str) -> str:
    return {"pp a year": _("pp a year"), "points": _("points")}.get(unit, unit)
