"""Pending decisions as the committee's rules read them, from what a Sight or a verb gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from scoring.committee.procedure.choices import Choice as Chosen
from scoring.committee.procedure.choices import Outcome, Terms
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.reckoning.policy import checks_of
from scoring.workspace.models import Call, Choice


def chosen(rows: Iterable[Choice]) -> tuple[Chosen, ...]:
    """The choices as plain data; rows with their application."""
    return tuple(
        Chosen(
            one.application.application_id,
            Outcome(one.outcome),
            one.by,
            ReasonCode(one.code) if one.code else None,
            one.reason,
        )
        for one in rows
    )


def terms(
    call: Call,
    requested: Mapping[str, Decimal | None],
    line: Mapping[str, Any],
    recommendation: Mapping[str, Any],
) -> Terms:
    """What the call has to give; `line` is the body of the latest line, by which departures are told."""
    sums = {name: None if asked is None else float(asked) for name, asked in requested.items()}
    return Terms(
        sums,
        None if call.budget is None else float(call.budget),
        call.seats,
        recommended(line),
        checks_of(recommendation, sums),
    )


def recommended(line: Mapping[str, Any]) -> dict[str, str]:
    """The group of every application on the line: in, discuss or out."""
    return {one["application_id"]: one["group"] for one in line.get("line", {}).get("places", ())}


def stamp(rows: Iterable[Choice]) -> str:
    """A hash of all pending choices: whoever takes them takes what they read."""
    told = sorted(
        (one.application.application_id, one.outcome, one.code, one.reason, one.grounds, one.by)
        for one in rows
    )
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def mark_of(choice: Choice | None) -> str:
    """What tells one choice on an application from the next."""
    return "" if choice is None else f"{choice.pk}-{choice.at.timestamp():.6f}"


def stamp_of(call: Call) -> str:
    """The stamp of all choices of a call; it tells nobody what was chosen."""
    return stamp(Choice.objects.filter(application__call=call).select_related("application"))
