"""Decided applications of every call in the workspace, as the grading of overrides reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scoring.committee.procedure.override_cases import Case
from scoring.workspace.models import Decision, Publication, Round


def cases() -> tuple[Case, ...]:
    """One case a decision of the rounds that stand, without its outcome; by call and application."""
    rounds = Round.objects.filter(set_aside=False).select_related("call").order_by("call__call_id")
    return tuple(case for made in rounds for case in _of_round(made))


def _of_round(made: Round) -> Iterator[Case]:
    published = made.call.publications.filter(at__lte=made.taken_at).first()
    sheets = dict(published.sheets.values_list("application_id", "body")) if published else {}
    for one in made.decisions.select_related("application").order_by("application__application_id"):
        yield _case(one, made.call.call_id, published, sheets.get(one.application_id))


def _case(
    one: Decision, call_id: str, published: Publication | None, sheet: Mapping[str, Any] | None
) -> Case:
    grows = published is not None and published.body.get("kind") == "growth"
    plain = Case(
        one.application.application_id,
        call_id,
        one.recommended,
        one.outcome == "fund",
        sheet["score"] if sheet and grows else None,
    )
    if not plain.side:
        return plain
    told = vars(plain) | {"reason_code": one.code or None, "criterion": _criterion(plain.side, sheet)}
    return Case(**told)


def _criterion(side: str, sheet: Mapping[str, Any] | None) -> str | None:
    """The dimension most in play: what weighed most against an application that was taken in all the same,
    and most for one that was put out all the same."""
    if not sheet or not sheet["dimensions"]:
        return None
    worst = 1 if side == "in" else -1
    return str(min(sheet["dimensions"], key=lambda each: worst * each["contribution"])["dimension"])
