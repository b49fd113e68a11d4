"""A call scored, its portfolio recommended, and what that is doubted by: the steps of `klynge recommend`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from features.reading import Reading
from models.champion import Champion
from scoring.call_ranks import growth_draws
from scoring.calls import the_call
from scoring.contributions import given
from scoring.findings import compute
from scoring.portfolio.candidates import Listed, listed_of
from scoring.portfolio.costs import Draws
from scoring.portfolio.policy import read_policy
from scoring.portfolio.rules import Policy, Value
from scoring.recommendation.doubts import Doubts, Lots, doubts_of
from scoring.recommendation.recommendation import Recommendation, recommendation_of
from scoring.score import call_score


@dataclass(frozen=True, eq=False)
class Made:
    """A recommendation, the doubts about it, and the draws of growth that both rest on."""

    recommendation: Recommendation
    doubts: Doubts
    draws: Draws | None


def made_of(
    reading: Reading,
    champion: Champion,
    call_id: str,
    *,
    policy: Path | None = None,
    value: Value | None = None,
    lots: Lots | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Made:
    """Score the call, choose a portfolio under the policy file, and ask how little would change it.

    `value` is maximised in place of what the policy says. DataError for what a user can mend.
    """
    listed = listed_of(reading.tables, call_id)
    rules, digest = _policy(policy, listed, reading, call_id, value)
    progress(f"Scoring call {call_id}")
    found = compute(reading.tables, champion, the_call(reading.tables, call_id))
    scored = call_score(reading, found)
    draws = growth_draws(champion, found.X.loc[[one.application_id for one in scored.sheets]])
    made = recommendation_of(
        scored,
        listed,
        rules,
        draws=draws,
        policy_file="" if policy is None else policy.name,
        policy_hash=digest,
        progress=progress,
    )
    doubts = doubts_of(made, champion, reading, draws, lots=lots, progress=progress)
    return Made(made, doubts, draws)


def _policy(
    file: Path | None, listed: Listed, reading: Reading, call_id: str, value: Value | None
) -> tuple[Policy, str]:
    """The policy and its SHA-256; what is maximised may be said on the command line instead."""
    row = the_call(reading.tables, call_id)
    seats = given(row["seats"])
    told, digest = Policy(), ""
    if file is not None:
        told = read_policy(
            file, listed.known, budget=given(row["budget"]), seats=None if seats is None else int(seats)
        )
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return (told if value is None else replace(told, value=value)), digest
