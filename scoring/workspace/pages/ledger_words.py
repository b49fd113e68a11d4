"""What entries of the ledger say to people; what has no words here is shown as it was written."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

ACTS = {
    "went on": gettext_noop("took the call on"),
    "went back": gettext_noop("took the call back"),
    "made an account": gettext_noop("made an account"),
    "changed rights": gettext_noop("changed what an account may do"),
    "closed an account": gettext_noop("closed an account"),
    "opened an account again": gettext_noop("opened an account again"),
    "made a link to set a password": gettext_noop("made a link to set a password"),
    "made a token": gettext_noop("made a token"),
    "took back a token": gettext_noop("took back a token"),
    "changed their account": gettext_noop("changed their account"),
    "added an interest": gettext_noop("added an interest"),
    "removed an interest": gettext_noop("removed an interest"),
    "named": gettext_noop("named to take part"),
}
NAMES = {
    "from": gettext_noop("from"),
    "to": gettext_noop("to"),
    "name": gettext_noop("name"),
    "role": gettext_noop("role"),
    "administers": gettext_noop("administers accounts"),
    "opens_calls": gettext_noop("opens calls"),
    "days": gettext_noop("days"),
    "kind": gettext_noop("kind"),
    "org_id": gettext_noop("organisation"),
    "fields": gettext_noop("what"),
}


def act_said(act: str) -> str:
    """The act in words."""
    return gettext(ACTS.get(act, act))


def subject_said(subject: str) -> str:
    """What it was done to: the call as such, or what is named."""
    return gettext("the call") if subject == "call" else subject


def told_said(name: str, value: object) -> tuple[str, str]:
    """One detail: its name and its value."""
    return gettext(NAMES.get(name, name.replace("_", " "))), _said(value)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(one)}" for name, one in value.items())
    return str(value)
