"""Phases, roles, acts and verdicts as they stand within a sentence of the rules."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import Source, Verdict
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.two_people import Second
from scoring.workspace.pages.phase_names import INTERESTS, ROLES

RULE_WORDS: dict[str, Promise] = {
    **ROLES,
    **INTERESTS,
    Phase.DRAFT: pgettext_lazy("phase", "draft"),
    Phase.INTAKE: pgettext_lazy("phase", "intake"),
    Phase.ELIGIBILITY: pgettext_lazy("phase", "eligibility"),
    Phase.CONFLICTS: pgettext_lazy("phase", "conflicts"),
    Phase.RATING: pgettext_lazy("phase", "rating"),
    Phase.REVEAL: pgettext_lazy("phase", "reveal"),
    Phase.DISCUSSION: pgettext_lazy("phase", "discussion"),
    Phase.DECISION: pgettext_lazy("phase", "decision"),
    Phase.LETTERS: pgettext_lazy("phase", "letters"),
    Phase.CLOSED: pgettext_lazy("phase", "closed"),
    Act.EDIT_CALL: _("edit the call"),
    Act.NAME_PEOPLE: _("name who takes part"),
    Act.UPLOAD: _("upload applications"),
    Act.JUDGE_ELIGIBILITY: _("judge eligibility"),
    Act.DECLARE: _("declare a conflict"),
    Act.RULE: _("rule on a conflict"),
    Act.ASSIGN: _("assign reviewers"),
    Act.RATE: _("rate"),
    Act.REVISE: _("revise a rating"),
    Act.PUBLISH: _("publish scores"),
    Act.PROPOSE: _("propose decisions"),
    Act.TAKE: _("take decisions"),
    Act.APPROVE_PROTOCOL: _("approve the protocol"),
    Act.WRITE_LETTER: _("write letters"),
    Act.APPROVE_LETTER: _("approve letters"),
    Act.SEE_CALL: _("see the call"),
    Act.SEE_APPLICATIONS: _("see applications"),
    Act.SEE_CONFLICTS: _("see all conflicts"),
    Act.SEE_PROGRESS: _("see who has rated"),
    Act.SEE_MARKS: _("see others' ratings"),
    Act.SEE_SCORES: _("see scores"),
    Act.SEE_DECISIONS: _("see decisions"),
    Act.SEE_LETTERS: _("see letters"),
    Act.SEE_LEDGER: _("see the ledger"),
    Source.DECLARED: _("declared"),
    Source.FOUND: _("found"),
    Verdict.UPHELD: _("upheld"),
    Verdict.DISMISSED: _("dismissed"),
    Verdict.WITHDRAWN: _("withdrawn"),
    Second.PROMOTION: _("promotion of a model"),
    Second.PROTOCOL: _("decision protocol"),
    Second.LETTER: pgettext_lazy("for an applicant", "letter"),
}
