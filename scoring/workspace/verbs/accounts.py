"""Accounts: made, changed and closed by administrators or whoever runs the server; each act in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.urls import reverse

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence
from scoring.committee.procedure.roles import Role, clashes
from scoring.workspace.ledger import ACCOUNTS, write
from scoring.workspace.models import Call, Part, Person
from scoring.workspace.sessions import end_sessions
from scoring.workspace.verbs.acting import now
from scoring.workspace.verbs.fitting import fit

OPERATOR = "command line"
"""Who acts where a command does: whoever may run commands on the server."""
RIGHTS = ("administers", "opens_calls")


def make(
    by: Person | None,
    email: str,
    *,
    name: str,
    password: str | None = None,
    administers: bool = False,
    opens_calls: bool = False,
) -> Person:
    """A new account; without a password it is entered by the link of `setting_link`, or from outside."""
    with _administering(by):
        address = _address(email)
        if not name.strip():
            raise Refused(sentence("An account needs a name, which others in the call will read."))
        fit(Person, name=name.strip(), email=address)
        rights = {"administers": administers, "opens_calls": opens_calls}
        person = _new(address, password, name=name.strip(), **rights)
        EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
        _tell(by, "made an account", person, name=person.name, **rights)
    return person


def set_rights(by: Person | None, key: int, **rights: bool) -> Person:
    """Say whether somebody administers accounts and opens calls; nobody takes away their own."""
    with _administering(by):
        person = _person(key)
        told = _rights(rights)
        if by is not None and person.pk == by.pk and told.get("administers") is False:
            raise Refused(
                sentence("You cannot take away your own administration; another administrator can.")
            )
        changed = {right: value for right, value in told.items() if getattr(person, right) != value}
        for right, value in changed.items():
            setattr(person, right, value)
        if changed:
            person.save(update_fields=list(changed))
            _tell(by, "changed rights", person, **changed)
    return person


def close(by: Person | None, key: int) -> Person:
    """Close an account: its sessions and tokens end at once; what it did stays. Nobody closes their own."""
    with _administering(by):
        person = _person(key)
        if by is not None and person.pk == by.pk:
            raise Refused(sentence("You cannot close your own account; another administrator can."))
        if person.is_active:
            person.is_active = False
            person.save(update_fields=["is_active"])
            person.tokens.all().delete()
            end_sessions(person)
            _tell(by, "closed an account", person)
    return person


def open_again(by: Person | None, key: int) -> Person:
    """Open a closed account again."""
    with _administering(by):
        person = _person(key)
        if not person.is_active:
            person.is_active = True
            person.save(update_fields=["is_active"])
            _tell(by, "opened an account again", person)
    return person


def setting_link(by: Person | None, key: int) -> str:
    """The path at which the person sets a password, once, within three days; it is in no ledger."""
    with _administering(by):
        person = _person(key)
        if not person.is_active:
            raise Refused(sentence("The account of {email} is closed: open it first.", email=person.email))
        told = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
        _tell(by, "made a link to set a password", person)
    return reverse("account_reset_password_from_key", kwargs=told)


def give_part(by: Person | None, email: str, call_id: str, role: Role) -> Part:
    """Give somebody a role in a call from the command line: the first officer must come from somewhere."""
    with _administering(by):
        person = Person.objects.filter(email=_address(email)).first()
        call = Call.objects.filter(call_id=call_id).first()
        if person is None or call is None:
            raise Refused(sentence("There is no {what}.", what=f"call {call_id}" if call is None else email))
        own = {Role(one.role) for one in person.parts.filter(call=call)}
        if against := clashes(own | {role}):
            raise Refused(*against)
        part, made = Part.objects.get_or_create(call=call, person=person, role=role)
        if made:
            detail = {"role": str(role)}
            write([Draft(call_id, now(), _who(by), None, "named", person.email, detail)])
    return part


@contextmanager
def _administering(by: Person | None) -> Iterator[None]:
    """A transaction in which `by` may administer accounts; None is whoever runs the server."""
    with transaction.atomic():
        if by is not None and not Person.objects.filter(pk=by.pk, administers=True, is_active=True).exists():
            raise Refused(sentence("Accounts are for administrators."))
        yield


def _new(address: str, password: str | None, **told: Any) -> Person:
    """Refused where there is one already, or somebody else made it at the same moment."""
    try:
        with transaction.atomic():
            return Person.objects.create_user(address, password, **told)
    except IntegrityError:
        raise Refused(sentence("There is an account of {email} already.", email=address)) from None


def _address(email: str) -> str:
    address = email.strip().casefold()
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(sentence("{email} is no e-mail address.", email=email)) from None
    return address


def _person(key: int) -> Person:
    found = Person.objects.select_for_update().filter(pk=key).first()
    if found is None:
        raise Refused(sentence("There is no such account."))
    return found


def _rights(told: dict[str, bool]) -> dict[str, bool]:
    return {right: bool(value) for right, value in told.items() if right in RIGHTS}


def _who(by: Person | None) -> str:
    return OPERATOR if by is None else by.email


def _tell(by: Person | None, act: str, person: Person, **detail: Any) -> None:
    write([Draft(ACCOUNTS, now(), _who(by), None, act, person.email, detail)])
