"""Reading the registers again: what was ruled on stays so only where the facts do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from scoring.committee.procedure.conflicts import Conflict, Conflicts, Source, in_order
from scoring.committee.procedure.finding import Found
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.roles import Role


def again(previous: Iterable[Conflict], found: Iterable[Found]) -> Conflicts:
    """The conflicts after the registers were read again.

    A ruling stays where no link came that it did not know; one new link opens it again, and so does coming
    back after it was gone. What is found no longer is kept as gone. Declared conflicts stay as they are.
    """
    before = {one.key: one for one in previous}
    kept = {
        key: one if one.source == Source.DECLARED else replace(one, gone=True) for key, one in before.items()
    }
    for one in (each.conflict() for each in found):
        kept[one.key] = _renewed(one, before[one.key]) if one.key in before else one
    return in_order(kept)


def look_again(
    previous: Iterable[Conflict],
    found: Iterable[Found],
    *,
    call_id: str,
    by: str,
    role: Role | None,
    at: datetime,
) -> tuple[Conflicts, tuple[Draft, ...]]:
    """The same, and one entry for every conflict that is new, other than it was, open again or gone."""
    before = {one.key: one for one in previous}
    now = again(before.values(), found)
    return now, tuple(
        Draft(call_id, at, by, role, words, one.application_id, _detail(one))
        for one in now
        if (words := _change(before.get(one.key), one))
    )


def _detail(one: Conflict) -> dict[str, object]:
    return {"person": one.person, "members": list(one.org_ids)}


def _change(before: Conflict | None, now: Conflict) -> str:
    if before is None:
        return "found a conflict"
    if now.gone != before.gone:
        return "found a conflict no longer" if now.gone else "found a conflict again"
    if now.ruling != before.ruling:
        return "opened a conflict again"
    return "found another extent of a conflict" if now.links != before.links else ""


def _renewed(one: Conflict, before: Conflict) -> Conflict:
    if before.gone or not set(one.links) <= set(before.links):
        return replace(one, earlier=before.rulings)
    return replace(one, ruling=before.ruling, earlier=before.earlier)
