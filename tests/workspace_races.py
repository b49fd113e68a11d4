"""Races between people of a committee, run by `main` in a process of a workspace, on whatever database.

Every one makes its call, lets its people go at the same moment, and tells what must be true afterwards.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings

from scoring.workspace.chains import chains
from tests import workspace_races_after as after
from tests import workspace_races_before as before
from tests import workspace_races_beside as beside
from tests.workspace_at_once import Race

RACES: tuple[Callable[[], Race], ...] = (
    before.members_lock,
    before.one_saves_in_two_windows,
    before.officers_move,
    before.chairs_rule,
    before.deadline,
    before.two_loads,
    before.a_new_call_twice,
    after.chairs_take,
    after.a_decision_while_ratings_change,
    after.chairs_choose,
    after.officers_approve,
    after.officers_let_a_letter_go,
    beside.a_token_too_many,
    beside.an_account_twice,
    beside.interests_of_one_in_two_calls,
    beside.two_hundred_acts,
    beside.counted_together,
)


def main() -> None:
    """Run all and print what was found as JSON; the ledgers' faults under their own name."""
    settings.PASSWORD_HASHERS = ["tests.quick_argon2.QuickArgon2"]
    sys.executable = str(shutil.which("true"))  # what is started apart is not what this is about
    found: dict[str, Any] = {race.__name__: dataclasses.asdict(race()) for race in RACES}
    found["ledgers"] = [list(one.faults()) for one in chains()]
    print(json.dumps(found))
