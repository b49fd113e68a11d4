"""Heavy work runs in a process of its own, once, and only after what started it stands."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import transaction

from scoring.workspace import outside


def said() -> str:
    """What these processes have said so far."""
    log = settings.HOME.folder / outside.LOG
    return str(log.read_text()) if log.exists() else ""


def test_what_is_asked_for_while_it_runs_runs_once_more_afterwards_and_never_beside() -> None:
    before = said()
    first = outside.start("--version")
    assert [outside.start("--version") for _ in range(5)] == [first] * 5
    first.join(timeout=60)
    assert said().removeprefix(before).startswith("klynge ")
    assert said().removeprefix(before).count("klynge ") == 2
    outside.start("--version").join(timeout=60)
    assert said().removeprefix(before).count("klynge ") == 3


def undone() -> None:
    with transaction.atomic():
        outside.after_this("--version")
        raise ValueError("undone")


@pytest.mark.django_db(transaction=True)
def test_nothing_is_started_for_what_was_undone() -> None:
    before = said()
    with pytest.raises(ValueError, match="undone"):
        undone()
    assert said() == before
    with transaction.atomic():
        outside.after_this("--version")
    outside.start("--version").join(timeout=60)  # once more after the one that runs already
    assert said().removeprefix(before).count("klynge ") == 2
