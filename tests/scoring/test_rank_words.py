from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from scoring.rank_words import RankWords
from scoring.report import render
from scoring.sheet import CallScore
from scoring.terminal import show_scores
from scoring.terminal_lines import trust
from tests.scoring.by_hand import NEVER
from tests.scoring.ranked import ranked_call

BAD_DAYS = {
    "wide": ranked_call(spread=30.0)[0],
    "clear": ranked_call(spread=0.02)[0],
    "tied": ranked_call(tied=True)[0],
    "money for none": ranked_call(seats=0)[0],
    "money for all": ranked_call(seats=12)[0],
    "no seats": ranked_call(seats=None)[0],
}


def words(day: str) -> str:
    return " ".join(RankWords(BAD_DAYS[day], "en").sentences())


def test_one_group_says_so_and_rules_nobody_out() -> None:
    assert words("wide").startswith("One group: nowhere in this ranking can a line be drawn")
    assert "Any of the 12 could truly be among the best 4" in words("wide")


def test_clear_gaps_are_groups() -> None:
    call = BAD_DAYS["clear"]
    assert call.ranks is not None
    assert call.ranks.groups > 3
    assert words("clear").startswith(f"The ranking falls into {call.ranks.groups} groups")
    assert "surely are" in words("clear")


def test_all_tied_say_that_nothing_speaks_for_one() -> None:
    assert words("tied").startswith("All 12 applications have the same score: each may have any rank")
    assert {(one.own_low, one.own_high) for one in BAD_DAYS["tied"].sheets} == {(1, 12)}


@pytest.mark.parametrize(
    ("day", "sentence", "chance"),
    [
        ("money for none", "There are seats for none: the chance is 0", "0\N{NO-BREAK SPACE}%"),
        ("money for all", "There are seats for all: every application", "100\N{NO-BREAK SPACE}%"),
        ("no seats", "The call states no seats, so there is no chance", ""),
    ],
)
def test_budgets_for_none_for_all_and_unknown_are_said(day: str, sentence: str, chance: str) -> None:
    assert sentence in words(day)
    assert "exact to" not in words(day)
    told = RankWords(BAD_DAYS[day], "en")
    assert {told.chance(one) for one in BAD_DAYS[day].sheets} == {chance}


def test_a_chance_that_draws_leave_open_is_never_none_or_certain() -> None:
    call, told = BAD_DAYS["clear"], RankWords(BAD_DAYS["clear"], "en")
    assert told.chance(call.sheets[0]) == ">\N{NO-BREAK SPACE}99\N{NO-BREAK SPACE}%"
    assert told.chance(call.sheets[-1]) == "<\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%"


def test_without_draws_a_sentence_says_why(call: CallScore) -> None:
    assert RankWords(call, "en").sentences()[0].startswith("This model does not know how far")
    index = replace(call, kind="criteria index")
    assert RankWords(index, "nb").sentences() == [
        "En kriterieindeks varsler ingenting, så plasseringene har ingen sannsynlighet."
    ]


@pytest.mark.parametrize("width", [80, 112, 140])
def test_ranks_and_chances_fit_the_terminal(width: int) -> None:
    call, told = BAD_DAYS["wide"], RankWords(BAD_DAYS["wide"], "en")
    console = Console(width=width, file=io.StringIO())
    show_scores(call, console)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]  # the StringIO above
    assert max(map(len, lines)) <= width
    rows = [line for line in lines if line.strip()[:1].isdigit()]
    for sheet, row in zip(call.sheets, rows, strict=False):
        assert f" {told.ranks(sheet)} " in row
        assert f" {told.chance(sheet)} " in row


@pytest.mark.parametrize("day", BAD_DAYS)
def test_terminal_and_both_reports_say_what_the_ranks_say(day: str) -> None:
    call = BAD_DAYS[day]
    assert set(RankWords(call, "en").sentences()) <= set(trust(call))
    for language in ("en", "nb"):
        html = render(call, language=language)
        told = RankWords(call, language)
        assert all(one in html for one in told.sentences())
        assert not any(NEVER.search(one) for one in told.sentences())
        assert all(f"<small>{told.ranks(one)}</small>" in html for one in call.sheets)
