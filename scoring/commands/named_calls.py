"""A call of the workspace by the name that a command was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Django is set up by the command that needs it
    from scoring.workspace.models import Call


def call_named(call_id: str) -> Call:
    """The call of that name in the workspace that was opened; DataError where there is none."""
    from features.problems import DataError
    from scoring.workspace.models import Call

    known = {one.call_id: one for one in Call.objects.all()}
    if call_id not in known:
        named = ", ".join(known) or "none yet"
        raise DataError(f"There is no call {call_id} in the workspace; its calls are: {named}.")
    return known[call_id]
