"""Rank reversal in words: what happens to the others when one application is withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.numbers import number
from scoring.recommendation.robust_words import WORDS
from scoring.robustness.robustness import Robustness
from scoring.robustness.withdrawal import Withdrawal
from scoring.sheet import Language

SHOWN = 4
"""Withdrawals told one by one; the rest are counted."""


def withdrawal(found: Robustness, language: Language) -> tuple[str, ...]:
    """Sentences on the recommendation, then on the committee's own order."""
    if len(found.withdrawn) < 2:
        return (_say("withdrawal_one", language),)
    reversing = [one for one in found.withdrawn if one.reverses]
    told = [_one(one, found.names, language) for one in reversing[:SHOWN]]
    if not reversing:
        told = [_say("withdrawal_none", language, count=number(len(found.withdrawn), language))]
    if len(reversing) > SHOWN:
        told.append(f"({_say('more', language, count=number(len(reversing) - SHOWN, language))})")
    return (*told, *_committee(found, language))


def _one(one: Withdrawal, names: Mapping[str, str], language: Language) -> str:
    name = names[one.application_id]
    came, left = (_named(who, names, language) for who in (one.came, one.left))
    if not one.solvable:
        return _say("withdrawal_unsolvable", language, name=name)
    if one.left:
        return _say("withdrawal_left", language, name=name, left=left, came=came)
    if one.reversed_pairs:
        return _say("withdrawal_pairs", language, name=name, pairs=number(one.reversed_pairs, language))
    return _say("withdrawal_came", language, name=name, came=came)


def _committee(found: Robustness, language: Language) -> list[str]:
    withdrawn = found.committee.withdrawn if found.committee else ()
    moved = [one for one in withdrawn if one.reversed_pairs]
    if not moved:
        return []
    told = _say(
        "withdrawal_committee",
        language,
        count=number(len(moved), language),
        all=number(len(withdrawn), language),
        pairs=number(max(one.reversed_pairs for one in moved), language),
    )
    seats = [one for one in moved if one.left or (one.came and not one.was_funded)]
    return [told, _say("withdrawal_committee_funded", language, count=number(len(seats), language))]


def _named(who: Sequence[str], names: Mapping[str, str], language: Language) -> str:
    return ", ".join(names[one] for one in who) or _say("nobody", language)


def _say(what: str, language: Language, **filled: str) -> str:
    return WORDS[what][language == "nb"].format(**filled)
