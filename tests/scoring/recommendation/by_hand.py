"""Recommendations for the call that is scored by hand: what is shown, apart from how it is scored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from scoring.portfolio.candidates import Listed
from scoring.portfolio.known import Known
from scoring.portfolio.rules import Policy, Rule
from scoring.recommendation.recommendation import Recommendation, recommendation_of
from scoring.sheet import CallScore
from tests.scoring.by_hand import hand_made

REGIONS = {"west": "Vestland", "north": "Tromsø", "east": "Østlandet"}
SECTORS, STAGES = ("03.2", "62.0", "26.1"), ("arena", "mature")


def listed(call: CallScore, **given: Any) -> Listed:
    """Each application asks for 5 to 8 million; `given` overrides cells of every row."""
    regions, rows, firms, staff = sorted(REGIONS), {}, {}, {}
    for at, one in enumerate(sorted(sheet.application_id for sheet in call.sheets)):
        row = {
            "region_id": regions[at % 3],
            "sector": SECTORS[at % 3],
            "stage": STAGES[at % 2],
            "requested": 5e6 + 1e6 * (at % 4),
        }
        rows[one] = row | given
        firms[one] = frozenset({f"f{at}", f"f{at + 1}", "shared"})
        staff[one] = 100.0 * (at + 1)
    names = {one.application_id: one.name for one in call.sheets}
    known = Known(call.call_id, names, REGIONS, {}, frozenset(SECTORS), frozenset(STAGES))
    return Listed(rows, firms, staff, known)


def policy(call: CallScore) -> Policy:
    """Rules of every kind, some of which cost something."""
    worst, second = call.sheets[-1].application_id, call.sheets[1].application_id
    return Policy(
        (
            Rule("at_least", 1.0, "region", ("north",), "Tromsø", (), "one from the north"),
            Rule("at_most", 2.0, "sector", ("62",), "62"),
            Rule("at_most_share", 0.5, "stage", ("arena",), "arena"),
            Rule("must_fund", 1.0, applications=(worst,)),
            Rule("exclusion", 1.0, applications=(second, call.sheets[2].application_id)),
            Rule("shared_firms", 2.0),
        )
    )


def with_intervals(call: CallScore) -> CallScore:
    """The same call, with lower ends and chances on its sheets."""
    sheets = [
        replace(one, interval_low=one.score - 2, interval_high=one.score + 2, top_chance=1 / (one.rank + 1))
        for one in call.sheets
    ]
    return replace(call, sheets=tuple(sheets))


def draws(call: CallScore, number: int = 500) -> np.ndarray:
    """Draws of growth around the scores, in the order of the sheets."""
    random = np.random.default_rng(3)
    scores = np.array([one.score for one in call.sheets])
    return (scores + random.normal(0, 1.5, (number, len(scores)))).astype("float32")


def recommended(
    call: CallScore | None = None, told: Policy | None = None, *, drawn: bool = False, **given: Any
) -> Recommendation:
    """A recommendation of that call under that policy."""
    call = with_intervals(hand_made()) if call is None else call
    return recommendation_of(
        call,
        listed(call, **given),
        policy(call) if told is None else told,
        draws=draws(call) if drawn else None,
        policy_file="policy.toml" if told is None else "",
        policy_hash="a" * 64 if told is None else "",
    )
