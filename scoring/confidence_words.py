"""That scores carry "low confidence", and why: the rule of models/confidence.py in both languages."""

from __future__ import annotations

from collections import defaultdict

from models.confidence import Confidence, Doubt, sentence
from scoring.low_confidence import LowConfidence
from scoring.numbers import number, signed
from scoring.report.words import model_name


def in_words(told: Confidence) -> LowConfidence | None:
    """The one message that stands wherever scores are shown; None where confidence is not low."""
    english = sentence(told)
    if told.doubt is None or english is None:
        return None
    return LowConfidence(told.doubt, english, _norwegian(told, told.doubt), _numbers(told))


def _norwegian(told: Confidence, doubt: Doubt) -> str:
    known = _numbers(told)
    written = defaultdict(lambda: "–", {name: number(value, "nb", 2) for name, value in known.items()})
    written |= {"ahead": signed(known.get("ahead", 0.0), "nb", 2), "cases": str(told.cases)}
    better = ", ".join(
        f"{model_name(one.model, 'nb')} {number(one.spearman or 0.0, 'nb', 2)}" for one in told.better
    )
    also = f" En annen rangering traff bedre der: {better}." if better else ""
    return f"Lav tillit: {WHY[doubt].format_map(written)}.{also} {ADVICE}"


def _numbers(told: Confidence) -> dict[str, float]:
    """What the sentences are filled with; what is not known is left out."""
    past = told.past
    named = {"skill": told.skill, "low": told.low, "high": told.high}
    if past is not None and past.ahead is not None:
        named |= {"past": past.spearman or 0.0, "ahead": past.ahead}
        named |= {"ahead_low": past.ahead_low, "ahead_high": past.ahead_high}
    return {name: value for name, value in named.items() if value is not None} | {"cases": float(told.cases)}


ADVICE = "La ikke rekkefølgen avgjøre noe alene."
WHY: dict[Doubt, str] = {
    "untested": (
        "ingen tidligere utlysning kunne prøve disse skårene, fordi ingen ble lukket med 30 kjente utfall "
        "fra før; det er ikke kjent hvor godt de rangerer"
    ),
    "silent": (
        "på tidligere utlysninger skilte ikke disse skårene mellom noen, eller alle vokste likt; det er ikke "
        "kjent hvor godt de rangerer"
    ),
    "few calls": (
        "færre enn tre tidligere utlysninger kunne prøves ({cases} søknader, rangkorrelasjon {skill}), og så "
        "få sier ikke hvor godt den neste blir rangert"
    ),
    "not compared": (
        "versjonen av klynge som trente denne modellen, sammenlignet den ikke med tidligere vekst; tren den "
        "på nytt"
    ),
    "mean": (
        "på tidligere utlysninger rangerte disse skårene ikke sikkert bedre enn ren tilfeldighet: "
        "rangkorrelasjon {skill} (90 %-intervall {low} til {high}), der 0 er gjetning"
    ),
    "past growth": (
        "på tidligere utlysninger rangerte disse skårene ikke sikkert bedre enn tidligere vekst alene: "
        "{skill} mot {past}, en forskjell på {ahead} (90 %-intervall {ahead_low} til {ahead_high})"
    ),
    "both": (
        "på tidligere utlysninger rangerte disse skårene ikke sikkert bedre enn ren tilfeldighet "
        "(rangkorrelasjon {skill}, 90 %-intervall {low} til {high}; 0 er gjetning), og heller ikke enn "
        "tidligere vekst alene ({past}; forskjellen er {ahead}, {ahead_low} til {ahead_high})"
    ),
}
