"""The roster at the deadline: hashed as the call leaves intake, and from then on as it is."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call


def is_frozen(call: Call) -> bool:
    """Whether the roster stands: the call has left intake, and no chair has taken it back."""
    return Phase(call.phase).place > Phase.INTAKE.place


def freeze(call: Call, at: datetime) -> None:
    """Hash the rosters of all applications that are in the race; to be saved by who calls."""
    rows = call.applications.filter(withdrawn=False).order_by("application_id")
    told = [list(row) for row in rows.values_list("application_id", "roster_sha256")]
    call.roster_sha256 = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    call.roster_frozen_at = at
