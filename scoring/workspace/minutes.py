"""Everything that a decision protocol says, as plain data, as it was when the decisions were taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from scoring.workspace.access import RECUSING
from scoring.workspace.models import Chain, Conflict, Decision, Publication, Reckoning, Round


def minutes(made: Round, line: Reckoning | None) -> dict[str, Any]:
    """The protocol of a round whose decisions are stored; `line` is what it rests on.

    Plain JSON of text, whole numbers and lists, in a fixed order, so that it always has the same hash.
    """
    call = made.call
    published = call.publications.first()
    chain = Chain.objects.filter(name=call.call_id).first()
    return {
        "call": {
            "call_id": call.call_id,
            "title": call.title,
            "closes_on": call.closes_on.isoformat(),
            "budget": None if call.budget is None else str(call.budget),
            "seats": call.seats,
            "currency": call.currency,
        },
        "round": {
            "number": made.number,
            "taken_by": made.taken_by.name,
            "taken_at": made.taken_at.isoformat(timespec="seconds"),
            "note": made.note,
        },
        "people": _people(made),
        "recusals": _recusals(made),
        "decisions": _decisions(made.decisions.select_related("application"), line),
        "not_in_the_race": _not_in_the_race(made),
        "sources": _sources(made, published, line),
        "ledger_head": chain.sha256 if chain else "",
    }


def minutes_sha256(told: Mapping[str, Any]) -> str:
    """The hash of a protocol's content."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _people(made: Round) -> list[list[str]]:
    rows = made.call.parts.select_related("person").order_by("role", "person__name", "person__email")
    return [[one.person.name, one.role] for one in rows]


def _recusals(made: Round) -> list[dict[str, Any]]:
    found = Conflict.objects.filter(RECUSING, application__call=made.call)
    rows = found.select_related("person", "application").order_by(
        "application__application_id", "person__name", "source"
    )
    return [
        {
            "person": one.person.name,
            "application_id": one.application.application_id,
            "source": one.source,
            "kinds": list(one.kinds),
            "members": len(one.org_ids),
            "of": one.of,
        }
        for one in rows
    ]


def _decisions(rows: Iterable[Decision], line: Reckoning | None) -> list[dict[str, Any]]:
    """In the order of the line; what it does not know stands last."""
    places = {one["application_id"]: one for one in (line.body["line"]["places"] if line else ())}
    told = [_decision(one, places.get(one.application.application_id, {})) for one in rows]
    return sorted(told, key=lambda one: (one["place"] is None, one["place"] or 0, one["application_id"]))


def _decision(one: Decision, place: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "place": place.get("place"),
        "application_id": one.application.application_id,
        "name": one.application.name,
        "group": one.recommended,
        "committee": _percent(place.get("committee")),
        "model": _percent(place.get("model")),
        "outcome": one.outcome,
        "amount": None if one.amount is None else str(one.amount),
        "code": one.code,
        "reason": one.reason,
        "chosen_by": one.chosen_by,
    }


def _percent(view: Mapping[str, Any] | None) -> int | None:
    """The chance of standing above the line in whole per cent."""
    return None if view is None else round(100 * view["chance"])


def _not_in_the_race(made: Round) -> list[list[str]]:
    decided = made.decisions.values("application")
    rows = made.call.applications.exclude(pk__in=decided).order_by("application_id")
    return [
        [
            one.application_id,
            one.name,
            "withdrawn" if one.withdrawn else "not eligible",
            one.eligibility_reason,
        ]
        for one in rows
    ]


def _sources(made: Round, published: Publication | None, line: Reckoning | None) -> dict[str, Any]:
    load = made.call.loads.first()
    body: dict[str, Any] = published.body if published else {}
    return {
        "roster_sha256": made.call.roster_sha256,
        "tables": dict(sorted(load.hashes.items())) if load else {},
        "scores_sha256": published.sha256 if published else "",
        "model_version": str(body.get("model_version", "")),
        "model_as_of": str(body.get("model_as_of", "")),
        "code_version": str(body.get("code_version", "")),
        "marks_sha256": line.marks_sha256 if line else "",
        "line_worked_out": line.at.isoformat(timespec="seconds") if line else "",
    }
