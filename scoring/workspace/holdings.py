"""Everything that the workspace holds on one decided application, as plain data for its dossier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scoring.workspace.models import Application, Call, Conflict, Decision, LedgerEntry, Letter, Mark, Sheet


def holdings(call: Call, application_id: str = "") -> Iterator[dict[str, Any]]:
    """One a decision of the round that stands, of this application or of all that have a published sheet."""
    made, published = call.rounds.filter(set_aside=False).first(), call.publications.first()
    if made is None or published is None:
        return
    sheets = {one.application_id: one for one in published.sheets.defer("pictures")}
    rows = made.decisions.select_related("application", "round__taken_by")
    for one in rows.order_by("application__application_id"):
        if application_id in ("", one.application.application_id) and one.application_id in sheets:
            yield _held(call, one, sheets[one.application_id], published.body, len(sheets))


def _held(call: Call, one: Decision, sheet: Sheet, body: dict[str, Any], count: int) -> dict[str, Any]:
    application = one.application
    return {
        "call": body,
        "sheet": sheet.body,
        "application": _application(call, application, count),
        "marks": _marks(application, later=False),
        "revised": _marks(application, later=True),
        "conflicts": [_conflict(each) for each in _conflicts(application)],
        "decision": _decision(one),
        "letters": _letters(application),
        "ledger": _ledger(call, application),
    }


def _application(call: Call, one: Application, count: int) -> dict[str, Any]:
    return {
        "application_id": one.application_id,
        "name": one.name,
        "members": one.members,
        "lead_org_id": one.lead,
        "stage": one.stage,
        "requested": None if one.requested is None else float(one.requested),
        "own_funding": None if one.own_funding is None else float(one.own_funding),
        "call_id": call.call_id,
        "closes_on": call.closes_on.isoformat(),
        "seats": call.seats,
        "budget": None if call.budget is None else float(call.budget),
        "currency": call.currency,
        "applications": count,
        "roster_sha256": one.roster_sha256,
    }


def _marks(one: Application, *, later: bool) -> list[dict[str, Any]]:
    rows = Mark.objects.filter(review__application=one, review__locked_at__isnull=False, after_reveal=later)
    rows = rows.select_related("review__person").order_by("review__person__email", "criterion")
    return [
        {
            "reviewer_id": mark.review.person.email,
            "criterion": mark.criterion,
            "score": mark.score,
            "reason": mark.reason,
            "given_on": str((mark.review.revised_at if later else mark.review.locked_at) or "")[:10],
        }
        for mark in rows
    ]


def _conflicts(one: Application) -> list[Conflict]:
    rows = Conflict.objects.filter(application=one).select_related("person")
    return list(rows.order_by("person__email", "source"))


def _conflict(one: Conflict) -> dict[str, str]:
    away = "found no longer" if one.gone else "kept away from it"
    ruled = f"{one.ruling} by {one.ruled_by}: {one.ruled_reason}" if one.ruled_by else away
    what = f"{one.source} {', '.join(one.kinds)} ({len(one.org_ids)} of {one.of} members) {one.reason}"
    return {"reviewer": one.person.email, "what": " ".join(what.split()), "handled": ruled}


def _decision(one: Decision) -> dict[str, Any]:
    """`reasons` are by language, of which a committee does not say which it wrote in."""
    texts = " ".join(filter(None, (one.reason.strip(), one.grounds.strip())))
    return {
        "outcome": one.outcome,
        "recommended": one.recommended,
        "code": one.code,
        "chosen_by": one.chosen_by,
        "amount": None if one.amount is None else float(one.amount),
        "decided_on": one.round.taken_at.date().isoformat(),
        "decided_by": one.round.taken_by.name,
        "reasons": {"": texts} if texts else {},
        "protocol_sha256": one.round.sha256,
    }


def _letters(one: Application) -> list[dict[str, Any]]:
    rows = (
        Letter.objects.filter(application=one, final=True).select_related("approved_by").defer("html", "pdf")
    )
    return [
        {
            "by": each.approved_by.name if each.approved_by else "",
            "day": str(each.approved_at or "")[:10],
            "reason": each.language,
            "files": {each.language: each.sha256},
        }
        for each in rows.defer("html", "pdf").order_by("language")
    ]


def _ledger(call: Call, one: Application) -> list[dict[str, Any]]:
    rows = LedgerEntry.objects.filter(chain__name=call.call_id, subject=one.application_id)
    names = ("number", "at", "by", "role", "act", "subject", "detail", "before", "sha256")
    return [dict(zip(names, row, strict=True)) for row in rows.order_by("number").values_list(*names)]
