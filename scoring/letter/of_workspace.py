"""Letters of a committee's workspace: the same letter, from what was published and decided there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import Any

from features.dimensions import DIMENSIONS
from scoring.committee.scale import DEFAULT
from scoring.letter import Agency, Approval, letter_of, render
from scoring.letter.letter import Decision
from scoring.letter.reviews import Mark, Reviews
from scoring.reckoning.marks import RatedMark
from scoring.sheet import LANGUAGES, Language
from scoring.sheet_json import call_of, sheet_of

DECISIONS: dict[str, Decision] = {"fund": "funded", "reserve": "reserved", "decline": "rejected"}


def letters(
    call: Mapping[str, Any],
    sheet: Mapping[str, Any],
    agency: Agency,
    *,
    applications: int,
    outcome: str,
    grounds: str,
    reviews: Reviews | None,
    approval: Approval | None = None,
) -> dict[Language, str]:
    """The letter as HTML by language; `call` and `sheet` as published, `applications` how many."""
    told = sheet_of(sheet)
    scored = call_of(call, (told,) * applications)  # of the others only their number enters
    letter = letter_of(scored, told, decision=DECISIONS[outcome], grounds=grounds, reviews=reviews)
    return {one: render(letter, agency, language=one, approval=approval) for one in LANGUAGES}


def reviews_of(marks: Iterable[RatedMark], days: tuple[str, str]) -> Reviews | None:
    """What reviewers said, without names; None where nobody gave a mark."""
    given = [one for one in marks if one.score is not None]
    if not given:
        return None
    scores: dict[str, list[int]] = defaultdict(list)
    for one in given:
        scores[one.criterion].append(one.score or 0)
    ends = DEFAULT.worst, DEFAULT.best
    told = [Mark(name, fmean(scores[name]), *ends) for name in DIMENSIONS if name in scores]
    return Reviews(len({one.reviewer for one in given}), *days, tuple(told))
