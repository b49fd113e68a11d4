"""The method in plain words, what an unseen factor would have to do, and the command that replays it all."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from features.tables import MEASURES
from models.comparison.comparison import Comparison, Question
from models.comparison.design import Design
from scoring.comparison.answer import clear, times
from scoring.comparison.words import covariate_name, distance_name, say
from scoring.numbers import SPACE, number
from scoring.sheet import Language


def method(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """What was done, one short paragraph a choice."""
    question, effect = comparison.question, comparison.headline
    told = [
        say("method_who", language),
        say(f"method_controls_{question.controls}", language),
        _matching(question.design, language),
        say("method_corrected" if effect.adjusted else "method_not_corrected", language),
        say(f"method_growth_{question.growth}", language) + " " + _trimmed(question, language),
        say(
            "method_error",
            language,
            firms=number(effect.controls, language, 0),
            effective=number(effect.effective, language, 0),
        ),
        say("method_time", language),
    ]
    return tuple(told)


def unseen_sentences(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """How strong something unseen would have to be, in shares and as a ratio."""
    unseen = comparison.unseen
    if unseen is None or unseen.times is None or not clear(comparison.headline):
        return (say("unseen_none", language),)
    shares = {"share": unseen.robustness, "bound": unseen.robustness_bound}
    return (
        say(
            "unseen_robustness",
            language,
            **{name: f"{number(100 * value, language, 1)}{SPACE}%" for name, value in shares.items()},
            benchmark=covariate_name(unseen.benchmark, language),
            times=times(unseen.times, language),
        ),
        say(
            "unseen_evalue",
            language,
            value=number(unseen.e_value, language, 1),
            bound=number(unseen.e_value_bound, language, 1),
        ),
    )


def replay_command(question: Question) -> str:
    """The command that makes the same comparison again; defaults are spelt out where they were changed.

    >>> from features.tables import MEASURES
    >>> asked = Question("2026-03-16", "2019/1", "funded", "never", MEASURES, "symmetric", None, Design())
    >>> replay_command(asked)
    'klynge compare FOLDER --as-of 2026-03-16 --call 2019/1'
    """
    words = ["klynge", "compare", "FOLDER", "--as-of", question.as_of]
    words += ["--call", question.call_id] if question.call_id is not None else ["--programme"]
    words += _choices(question) + _design(question.design)
    return " ".join(shlex.quote(word) for word in words)


def _choices(question: Question) -> list[str]:
    words = ["--decision", question.decision] if question.decision != "funded" else []
    words += ["--controls", "not-yet"] if question.controls != "never" else []
    words += ["--growth", question.growth] if question.growth != "symmetric" else []
    words += ["--winsorise", f"{question.winsorise:g}"] if question.winsorise is not None else []
    named = [word for name in question.measures for word in ("--measure", name)]
    return words + (named if question.measures != MEASURES else [])


def _design(design: Design) -> list[str]:
    usual = Design()
    words = ["--distance", design.distance] if design.distance != usual.distance else []
    words += ["--neighbours", str(design.neighbours)] if design.neighbours != usual.neighbours else []
    words += [] if design.replacement else ["--without-replacement"]
    words += ["--caliper", f"{design.caliper:g}"] if design.caliper is not None else []
    return words + (["--coarsen"] if design.coarsen else [])


def _matching(design: Design, language: Language) -> str:
    caliper = ""
    if design.caliper is not None:
        caliper = say("method_caliper", language, caliper=number(design.caliper, language, 2))
    told = say(
        "method_match_one" if design.neighbours == 1 else "method_match",
        language,
        neighbours=design.neighbours,
        exact=_listed(design.exact, language),
        covariates=_listed(design.covariates, language),
        distance=distance_name(design.distance, language),
        caliper=caliper,
        reuse=say("method_reuse" if design.replacement else "method_no_reuse", language),
    )
    return told + (" " + say("method_coarsen", language) if design.coarsen else "")


def _listed(names: Sequence[str], language: Language) -> str:
    told = [covariate_name(name, language) for name in names]
    joint = say("and", language)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} {joint} {told[-1]}"


def _trimmed(question: Question, language: Language) -> str:
    if question.winsorise is None:
        return say("method_no_winsorise", language)
    share = f"{number(100 * question.winsorise, language, 1)}{SPACE}%"
    return say("method_winsorise", language, share=share)
