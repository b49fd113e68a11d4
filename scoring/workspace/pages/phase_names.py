"""Phases, roles and kinds of interest as people read them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role

PHASES: dict[str, Promise] = {
    Phase.DRAFT: _("Draft"),
    Phase.INTAKE: _("Intake"),
    Phase.ELIGIBILITY: _("Eligibility"),
    Phase.CONFLICTS: _("Conflicts"),
    Phase.RATING: _("Rating"),
    Phase.REVEAL: _("Reveal"),
    Phase.DISCUSSION: _("Discussion"),
    Phase.DECISION: _("Decision"),
    Phase.LETTERS: _("Letters"),
    Phase.CLOSED: _("Closed"),
}
ROLES: dict[str, Promise] = {
    Role.OFFICER: _("officer"),
    Role.MEMBER: _("member"),
    Role.CHAIR: _("chair"),
    Role.ANALYST: _("analyst"),
    Role.AUDITOR: _("auditor"),
}
INTERESTS: dict[str, Promise] = {
    "employer": _("employer"),
    "board": _("board"),
    "ownership": _("ownership"),
    "project": _("joint project"),
}
MEANING: dict[str, Promise] = {
    Phase.DRAFT: _("The officer prepares the call."),
    Phase.INTAKE: _("Applications come in, until the closing date freezes who takes part in them."),
    Phase.ELIGIBILITY: _("The officer judges which applications are in the race."),
    Phase.CONFLICTS: _("Members declare conflicts, the chair rules on them, readers are assigned."),
    Phase.RATING: _("Members rate blind. Nobody on the committee sees a score."),
    Phase.REVEAL: _("Ratings are locked. Scores and their reasons are open, and ratings can be revised."),
    Phase.DISCUSSION: _("The committee talks about what is open, divergences first."),
    Phase.DECISION: _("The chair takes the decisions together; the officer approves the protocol."),
    Phase.LETTERS: _("Applicants are written to."),
    Phase.CLOSED: _("The call is closed. Everything in it can be read and replayed."),
}
