"""Which applications are in the race: judged one by one, with a reason where one is not."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight
from scoring.workspace.models import Application
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.sectors import sector_said


@dataclass(frozen=True)
class JudgedRow:
    """One application; `eligible` is None until it is judged."""

    key: int
    application_id: str
    name: str
    about: str
    members: int
    firms: int
    requested: str
    eligible: bool | None
    reason: str
    withdrawn: bool


@dataclass(frozen=True)
class EligibilityPage:
    """All applications, those that are not judged first."""

    frame: Frame
    may_judge: bool
    rows: tuple[JudgedRow, ...]
    open: int
    eligible: int
    ineligible: int


def eligibility_page(seen: Sight) -> EligibilityPage:
    """The page on which an officer judges and others read."""
    found = seen.applications().defer("pictures", "summary")
    rows = sorted((_row(seen, one) for one in found), key=_order)
    racing = [one for one in rows if not one.withdrawn]
    return EligibilityPage(
        frame(seen, "eligibility"),
        seen.may(Act.JUDGE_ELIGIBILITY),
        tuple(rows),
        sum(one.eligible is None for one in racing),
        sum(one.eligible is True for one in racing),
        sum(one.eligible is False for one in racing),
    )


def _row(seen: Sight, one: Application) -> JudgedRow:
    about = " · ".join(filter(None, (sector_said(one.sector, one.sector_name), one.region, one.lead)))
    asked = millions(one.requested, seen.call.currency)
    return JudgedRow(
        one.pk,
        one.application_id,
        one.name,
        about,
        one.members,
        one.firms,
        asked,
        one.eligible,
        one.eligibility_reason,
        one.withdrawn,
    )


def _order(one: JudgedRow) -> tuple[bool, bool, str]:
    return one.withdrawn, one.eligible is not None, one.application_id
