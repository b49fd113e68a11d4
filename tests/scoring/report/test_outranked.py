"""That another ranking did better on past calls is said in the terminal and in the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.report import render
from scoring.report.outranked import outranked
from scoring.sheet import CallScore, Skill
from scoring.terminal_lines import trust


def with_skill(call: CallScore, **pooled: float) -> CallScore:
    """The call with these rank correlations over all past calls, `_` in a name for a space."""
    told = [
        Skill("pooled", name.replace("_", " "), rho, None, None, 150, 0.6) for name, rho in pooled.items()
    ]
    return replace(call, skill=tuple(told))


def test_a_ranking_that_did_better_on_past_calls_is_named_in_both_languages(call: CallScore) -> None:
    call = with_skill(call, model=0.181, ridge=0.27, criteria_index=0.312, past_growth=0.14)
    assert outranked(call, "en") == (
        "On past calls another ranking did better than these scores (0.18): criteria index 0.31, ridge 0.27. "
        "Weigh their order with care."
    )
    assert "(0,18): kriterieindeks 0,31, ridge 0,27." in outranked(call, "nb")


def test_it_stands_in_terminal_and_report(call: CallScore) -> None:
    call = with_skill(call, model=0.18, ridge=0.27)
    assert outranked(call, "en") in trust(call)
    assert outranked(call, "en") in render(call, language="en")
    assert outranked(call, "nb") in render(call, language="nb")


@pytest.mark.parametrize(
    "pooled",
    [{"model": 0.41, "ridge": 0.37}, {"model": 0.181, "ridge": 0.184}, {"ridge": 0.37}],
    ids=["ahead", "the same as shown", "not evaluated"],
)
def test_where_no_ranking_did_better_nothing_is_said(call: CallScore, pooled: dict[str, float]) -> None:
    call = with_skill(call, **pooled)
    assert outranked(call, "en") == ""
    assert "another ranking" not in " ".join(trust(call)) + render(call, language="en")
