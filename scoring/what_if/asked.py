"""What a user asks to change (feature=value), checked: all that is wrong at once, each with a way out."""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence

from features.feature import Feature
from features.problems import DataError
from scoring.what_if.field import Field
from scoring.what_if.levers import LEVERS
from scoring.what_if.plan import feasible
from scoring.what_if.subject import Subject


def asked(field: Field, subject: Subject, texts: Sequence[str]) -> dict[str, float]:
    """The values that features are to reach, in the catalogue's units; DataError where one may not be."""
    plan: dict[str, float] = {}
    problems = []
    for text in texts:
        name, _, value = (part.strip() for part in text.partition("="))
        problem = _problem(field, subject, name, value) or _twice(name, plan)
        if problem:
            problems.append(f"--set {text}: {problem}")
        else:
            plan[name] = float(value)
    if not problems and plan and feasible(field, subject, plan) is None:
        problems.append(
            "Each of these changes can be made, but not all at once: together they leave what is legal or "
            "what past applications had. Ask for fewer, or for less."
        )
    if problems:
        raise DataError("\n".join(problems))
    return plan


def _problem(field: Field, subject: Subject, name: str, value: str) -> str:
    """What is wrong with one wish, and the way out; nothing where nothing is."""
    one = next((one for one in field.specification if one.name == name), None)
    if one is None:
        near = difflib.get_close_matches(name, LEVERS, n=1, cutoff=0.0)
        return f"there is no feature {name or '(empty)'}. Did you mean {near[0]}? klynge features lists them."
    if not one.actionable:
        return f"{one.label} is nothing an applicant can change. Those that are: {', '.join(LEVERS)}."
    if name not in LEVERS:
        return (
            f"the field does not agree which way {one.label.lower()} is better, so nobody is told to change "
            f"it. Choose from {', '.join(LEVERS)}."
        )
    return _value_problem(field, subject, one, value)


def _value_problem(field: Field, subject: Subject, one: Feature, value: str) -> str:
    try:
        target = float(value)
    except ValueError:
        return f"expected a number in {one.unit}, such as {one.name}=40."
    own, span = subject.row[one.name], field.ranges.get(one.name)
    if math.isnan(own):
        return (
            f"{one.label} is not known for this application. State it in {', '.join(one.needs)} first; what "
            f"a first value would do cannot be told from what is there."
        )
    if span is None:
        return f"no past application has a known {one.label.lower()}, so nothing can be said about it."
    if not target > own:
        return f"it is {own:.4g} {one.unit} now and more is expected to be better; give more than that."
    if not span.holds(target):
        return (
            f"past applications had {span.low:.4g} to {span.high:.4g} {one.unit}. What a score would be "
            f"beyond that is not known; give a value within."
        )
    if feasible(field, subject, {one.name: target}) is None:
        return (
            "it cannot be reached by whole members, hours, ties or sums of money within what is legal and "
            "what past applications had. Give a smaller value."
        )
    return ""


def _twice(name: str, plan: dict[str, float]) -> str:
    return f"{name} is set twice; give one value." if name in plan else ""
