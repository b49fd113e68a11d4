"""Calibration: how strict each reviewer is, how far they agree, how far they moved after the reveal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from scoring.committee.line_charts import strictness_row
from scoring.committee.procedure.acts import Act
from scoring.numbers import number, signed
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.report.charts import Axis, axis_for, tick_labels, ticks
from scoring.workspace.access import Sight
from scoring.workspace.pages.agreed import AgreementRow, agreement_row, agreement_words
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.shifted import shift_of, told
from scoring.workspace.pages.worked import Worked, worked_of
from scoring.workspace.rated import race

FEWEST = 3
"""Applications that a reviewer must have rated before anything is said of how strict they are."""


@dataclass(frozen=True)
class ReviewerRow:
    """One reviewer; `note` stands instead of numbers where the marks say nothing, or are too few."""

    name: str
    read: int
    strict: str
    between: str
    picture: SafeString
    reliability: str
    note: str


@dataclass(frozen=True)
class CalibrationPage:
    """The committee looked at from outside; `moved` are sentences about the time after the reveal."""

    frame: Frame
    worked: Worked
    reviewers: tuple[ReviewerRow, ...]
    ticks: SafeString
    words: str
    agreement: tuple[AgreementRow, ...]
    moved: tuple[str, ...]


def calibration_page(seen: Sight) -> CalibrationPage:
    """What the blind marks say of those who gave them."""
    seen.need(Act.SEE_MARKS)
    worked, body = worked_of(seen, "calibration", race(seen.applications()))
    found = body.get("reviewers", [])
    names = dict(seen.call.parts.values_list("person__email", "person__name"))
    counted = [one for one in found if one["strictness"] and one["applications"] >= FEWEST]
    axis = axis_for([end for one in counted for end in one["strictness"]])
    marks = [(value, signed(value, written_in(), 1)) for value in ticks(axis, 4)] if counted else []
    return CalibrationPage(
        frame(seen, "calibration"),
        worked,
        tuple(_reviewer(one, names, axis) for one in found),
        mark_safe(tick_labels(axis, marks)),
        agreement_words(body.get("agreement")),
        tuple(_agreement(body)),
        told(shift_of(seen)),
    )


def _agreement(body: Mapping[str, Any]) -> Iterator[AgreementRow]:
    if not body.get("agreement"):
        return
    yield agreement_row(_("All dimensions together"), body["agreement"])
    for name in (one for one in DIMENSION_NAMES if one in body["criteria"]):
        yield agreement_row(dimension_name(name, written_in()), body["criteria"][name])
    yield agreement_row(_("All, among the better half of the applications"), body["agreement_of_the_best"])


def _reviewer(one: Mapping[str, Any], names: Mapping[str, str], axis: Axis) -> ReviewerRow:
    name, read = names.get(one["reviewer_id"], one["reviewer_id"]), one["applications"]
    if read < FEWEST or not one["strictness"]:
        few = _("too few applications to say anything")
        note = _("the same marks for all: they tell nothing apart") if one["alike"] else few
        return ReviewerRow(name, read, "", "", mark_safe(""), "", note)
    value, low, high = one["strictness"]
    ends = {"low": signed(low, written_in(), 1), "high": signed(high, written_in(), 1)}
    return ReviewerRow(
        name,
        read,
        signed(value, written_in(), 1),
        _("%(low)s to %(high)s") % ends,
        mark_safe(strictness_row((value, low, high), axis)),
        number(one["reliability"][0], written_in(), 2),
        "",
    )
