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


def test_a_command_runs_apart_and_is_one_run_when_asked_twice() -> None:
    before = said()
    first, second = outside.start("--version"), outside.start("--version")
    assert first is second
    first.join(timeout=60)
    assert said().removeprefix(before).startswith("klynge ")
    outside.start("--version").join(timeout=60)
    assert said().removeprefix(before).count("klynge ") == 2


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
    outside.start("--version").join(timeout=60)  # the one that runs already
    assert said().removeprefix(before).count("klynge ") == 1
