"""The card in nine lines, for a terminal."""

from __future__ import annotations

from models.card import ModelCard
from scoring.model_card.limit_words import limit_sentence
from scoring.model_card.reader import Reader
from scoring.numbers import number, percent


def summary(card: ModelCard) -> list[str]:
    """What it is, how well it does, who chose it, and what limits it."""
    reader = Reader(card, "en")
    told = {
        "Known by": f"{card.as_of}, code {card.code_version}",
        "Learnt from": f"{number(card.cases)} outcomes, of {number(card.applications)} applications in "
        f"{card.calls} calls",
        "Confidence": _confidence(card),
        "Skill": _skill(card),
        "Intervals": _held(card),
        "Promoted": _promoted(card),
        "Gate": card.gate.verdict.answer if card.gate else "none",
        "Limits": " ".join(limit_sentence(one, "en") for one in card.limits[2:4]) or "see the card",
    }
    return [f"{reader.heading()} ({card.kind})", *(f"{name:<11} {text}" for name, text in told.items())]


def _confidence(card: ModelCard) -> str:
    if not card.low_confidence:
        return "not low: surely better than chance and than past growth"
    return card.low_confidence.replace("Low confidence:", "low:", 1)


def _skill(card: ModelCard) -> str:
    sure = card.confidence
    if sure.skill is None:
        return "not known: no past call could be tested"
    ranked = sure.past.spearman if sure.past else None
    past = f", past growth {number(ranked, decimals=2)}" if ranked is not None else ""
    ends = Reader(card, "en").between(sure.low, sure.high)
    return f"{number(sure.skill, decimals=2)} {ends} on {sure.calls} past calls{past}"


def _held(card: ModelCard) -> str:
    told = [
        f"{percent(one.nominal)} held {percent(one.share)} of {one.n}"
        for one in card.coverage
        if one.share is not None
    ]
    return "; ".join(told) or "no earlier errors to make any of"


def _promoted(card: ModelCard) -> str:
    if not card.promotions:
        return "by nobody"
    last = card.promotions[-1]
    return f"{last.at[:10]} by {last.by}: {last.reason}"
