"""Whether another ranking did better on past calls than the one that gave the scores, in a sentence."""

from __future__ import annotations

from scoring.numbers import number
from scoring.report.words import model_name, say
from scoring.sheet import CallScore, Language


def outranked(call: CallScore, language: Language) -> str:
    """Which rankings did better over all past calls, at the two decimals that are shown; else nothing.

    Nothing either where confidence is low: that message names them already.
    """
    own = call.own_skill
    if own is None or call.low_confidence is not None:
        return ""
    pooled = [one for one in call.skill if one.call_id == own.call_id]
    better = [one for one in pooled if round(one.spearman, 2) > round(own.spearman, 2)]
    told = [
        f"{model_name(one.model, language)} {number(one.spearman, language, 2)}"
        for one in sorted(better, key=lambda one: -one.spearman)
    ]
    skill = number(own.spearman, language, 2)
    return say("sure_outranked", language, skill=skill, better=", ".join(told)) if told else ""
