"""What entries of the ledger say to people; what has no words here is shown as it was written."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from scoring.committee.procedure.acts import Act
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.phase_names import ROLES
from scoring.workspace.pages.rule_words import RULE_WORDS
from scoring.workspace.went_through import WENT_THROUGH

ACTS: dict[str, Promise] = {
    "opened the call": _("opened the call"),
    "edited the call": _("edited the call"),
    "loaded applications": _("loaded applications"),
    "named a person": _("named a person"),
    "named": _("named to take part"),
    "took a role away": _("took a role away"),
    "noted an interest": _("noted an interest"),
    "struck an interest": _("struck an interest"),
    "went on": _("took the call on"),
    "went back": _("took the call back"),
    "found a conflict": _("found a conflict"),
    "found a conflict no longer": _("found a conflict no longer"),
    Act.JUDGE_ELIGIBILITY: _("judged eligibility"),
    Act.DECLARE: _("declared a conflict"),
    Act.RULE: _("ruled on a conflict"),
    Act.ASSIGN: _("assigned reviewers"),
    WENT_THROUGH: _("has nothing more to declare"),
    "worked out who reads what": _("worked out who reads what"),
    "published scores": _("published scores"),
    "locked a review": _("locked a review"),
    "revised a review": _("revised a review"),
    "worked out": _("worked out"),
    "took the decisions": _("took the decisions"),
    "decided": _("decided"),
    "departed from the recommendation": _("departed from the recommendation"),
    "approved the decision protocol": _("approved the decision protocol"),
    "wrote a letter": _("wrote a letter"),
    "approved the letter": _("approved the letter"),
    "set a letter": _("set a letter"),
    "made an account": _("made an account"),
    "changed rights": _("changed what an account may do"),
    "closed an account": _("closed an account"),
    "opened an account again": _("opened an account again"),
    "made a link to set a password": _("made a link to set a password"),
    "made a token": _("made a token"),
    "took back a token": _("took back a token"),
    "changed their account": _("changed their account"),
    "added an interest": _("added an interest"),
    "removed an interest": _("removed an interest"),
}
NAMES: dict[str, Promise] = {
    "abstained": _("abstained"),
    "added": _("added"),
    "administers": _("administers accounts"),
    "after": _("after"),
    "against_policy": _("rules of the policy not kept"),
    "applications": _("applications"),
    "before": _("before"),
    "changes": _("changes"),
    "chosen_by": _("chosen by"),
    "closes_on": _("closing date"),
    "days": _("days"),
    "decided": _("decided on"),
    "each": _("readers each"),
    "eligible": _("eligible"),
    "fields": _("what"),
    "from": pgettext_lazy("phase", "from"),
    "funded": _("funded"),
    "kind": _("kind"),
    "kinds": _("kinds"),
    "language": _("language"),
    "made_by": _("made by"),
    "marks": _("marks"),
    "marks_sha256": _("hash of the marks"),
    "members": _("members"),
    "money": _("sum"),
    "name": _("name"),
    "note": _("note"),
    "opens_calls": _("opens calls"),
    "org_id": _("organisation"),
    "org_ids": _("organisations"),
    "outcome": _("outcome"),
    "pairs": _("reviews"),
    "person": _("person"),
    "reason": _("reason"),
    "recommended": _("recommended"),
    "removed": _("taken away"),
    "role": _("role"),
    "round": _("round"),
    "score": _("mark"),
    "sha256": _("hash"),
    "sighted": _("had seen scores"),
    "source": _("source"),
    "tables": _("tables"),
    "text": _("in words"),
    "title": _("title"),
    "to": pgettext_lazy("phase", "to"),
    "verdict": _("ruling"),
    "waived": _("left open"),
}
VALUES: dict[str, Promise] = {
    **RULE_WORDS,
    "en": _("English"),
    "nb": _("Norwegian"),
    "fund": _("fund"),
    "reserve": _("reserve list"),
    "decline": _("decline"),
    "in": _("for funding"),
    "out": _("for refusal"),
    "calibration": _("calibration"),
    "line": _("funding line"),
    "name": _("name"),
    "language": _("language"),
    "organisation": _("organisation"),
    "expertise": _("expertise"),
}
"""Single words that stand as a value; whatever else was written is shown as it is."""
WRITTEN = ("name", "note", "reason", "text", "title")
"""What people wrote themselves: never another word in its place."""


def act_said(act: str) -> str:
    """The act in words."""
    return str(ACTS.get(act, act))


def role_said(role: str) -> str:
    """The role in which it was done."""
    return str(ROLES.get(role, role))


def subject_said(subject: str) -> str:
    """What it was done to: the call as such, or what is named."""
    return gettext("the call") if subject == "call" else subject


def told_said(name: str, value: object) -> tuple[str, str]:
    """One detail: its name and its value."""
    return _name(name), _said(value, name)


def _name(name: str) -> str:
    if name in DIMENSION_NAMES:
        return dimension_name(name, written_in())
    return str(NAMES.get(name, name.replace("_", " ")))


def _said(value: object, name: str = "") -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(_said(one, name) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{_name(key)}: {_said(one, key)}" for key, one in value.items())
    if value is None:
        return "–"
    return str(VALUES.get(value, value)) if isinstance(value, str) and name not in WRITTEN else str(value)
