"""At the same moment: one wins, the others are told in a sentence, nothing is lost and nothing fails.

On SQLite, and on PostgreSQL with connections that are really at once. The races: tests/workspace_races.py.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.workspace_server import Database, Servers

RUN = "from tests.workspace_races import main; main()"
RACES = (
    *("members_lock", "one_saves_in_two_windows", "officers_move", "chairs_rule", "deadline", "two_loads"),
    *("a_new_call_twice", "chairs_take", "a_decision_while_ratings_change", "chairs_choose"),
    *("officers_approve", "officers_let_a_letter_go", "a_token_too_many", "an_account_twice"),
    *("interests_of_one_in_two_calls", "two_hundred_acts", "counted_together"),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def found(request: pytest.FixtureRequest, servers: Servers) -> dict[str, Any]:
    database: Database = request.param
    with servers.workspace(database) as served:
        return dict(json.loads(served.run(RUN)))


@pytest.mark.parametrize("name", RACES)
def test_one_wins_the_others_are_told_and_nothing_is_lost(found: dict[str, Any], name: str) -> None:
    race = found[name]
    told = [one for one in race["ends"] if one != "done"]
    assert [one for one in told if not one.startswith("told: ") or not one.endswith(".")] == []
    assert (race["ends"].count("done"), all(race["holds"].values())) == (race["wins"], True), race


def test_every_race_is_looked_at_and_the_ledgers_are_whole(found: dict[str, Any]) -> None:
    assert set(found) == {*RACES, "ledgers"}
    assert len(found["ledgers"]) > 10
    assert [one for one in found["ledgers"] if one] == []
