from __future__ import annotations

import numpy as np

from scoring.call_ranks import call_draws, drawn_ranks, growth_draws, ranks_from
from scoring.sheet import CallScore
from scoring.sheet_json import from_json
from tests.scoring.programmes import Programme
from tests.scoring.ranks.drawn import normal


def test_draws_are_in_the_order_of_the_sheets(programme: Programme, scored: CallScore) -> None:
    draws = call_draws(programme.reading.tables, programme.champion, scored)
    assert draws is not None
    assert draws.shape == (10_000, len(scored.sheets))
    first = (draws.argsort(axis=1)[:, -1] == 0).mean()
    assert scored.seats is not None
    assert scored.sheets[0].top_chance is not None
    assert scored.sheets[0].top_chance >= first > 1 / len(scored.sheets)


def test_neither_order_nor_company_changes_an_application(programme: Programme) -> None:
    X = programme.champion.past_features.iloc[:12]
    told, turned = drawn_ranks(programme.champion, X, 4), drawn_ranks(programme.champion, X.iloc[::-1], 4)
    assert told is not None
    assert turned is not None
    assert told.by_application == turned.by_application
    assert told.basis == turned.basis
    whole, part = growth_draws(programme.champion, X), growth_draws(programme.champion, X.iloc[3:5])
    assert whole is not None
    assert part is not None
    assert np.array_equal(whole[:, 3:5], part)


def test_ranks_come_back_from_a_file_as_they_were(scored: CallScore) -> None:
    assert from_json(scored.as_json()) == scored


def test_a_call_without_seats_has_no_chance_and_no_contenders() -> None:
    told = ranks_from(np.arange(5.0), normal(np.arange(5.0)), list("abcde"), None)
    assert {row["top_chance"] for row in told.by_application.values()} == {None}
    assert (told.basis.may_be_top, told.basis.surely_top) == ((), ())


def test_money_for_none_and_money_for_all() -> None:
    scores, names = np.arange(5.0), list("abcde")
    none, everybody = (ranks_from(scores, normal(scores), names, seats) for seats in (0, 9))
    assert {(row["top_chance"], row["top_error"]) for row in none.by_application.values()} == {(0.0, 0.0)}
    assert {(row["top_chance"], row["top_error"]) for row in everybody.by_application.values()} == {
        (1.0, 0.0)
    }
    assert none.basis.may_be_top == ()
    assert everybody.basis.surely_top == tuple(names)
