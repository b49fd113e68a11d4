from __future__ import annotations

import pytest

from features.known import known_by
from models.cohorts import at_closing
from scoring.contributions import by_row
from scoring.what_if.ask import field_of
from scoring.what_if.subject import subject_of
from tests.scoring.programmes import Programme, last_call
from tests.scoring.what_if.call_asked import CallAsked


@pytest.fixture(scope="session")
def asked_about(programme: Programme) -> CallAsked:
    """The last call of the small simulated programme, with every application as what-if sees it."""
    call, champion = last_call(programme.reading.tables), programme.champion
    known = known_by(programme.reading.tables, as_of=call["closes_on"])
    X = at_closing(known, str(call["call_id"]), champion.specification)
    rows = by_row(X)
    subjects = {one: subject_of(known, rows[one], champion.specification, one) for one in rows}
    return CallAsked(X, field_of(known, champion, call, X), subjects)
