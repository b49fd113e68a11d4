"""What people say of themselves: name, language, expertise, and what they have an interest in."""

from __future__ import annotations

from django.db import transaction

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence
from scoring.workspace.ledger import ACCOUNTS, write
from scoring.workspace.models import Call, Interest, Person
from scoring.workspace.models.people import KINDS
from scoring.workspace.verbs.acting import lock_calls_of, now
from scoring.workspace.verbs.conflicts import look
from scoring.workspace.verbs.fitting import fit

FIELDS = ("name", "language", "organisation", "expertise")


def describe(person: Person, **told: str) -> None:
    """Change what the account says of the person; where they work counts for conflicts from now on."""
    changed = {
        name: value.strip()
        for name, value in told.items()
        if name in FIELDS and value.strip() != getattr(person, name)
    }
    if "name" in changed and not changed["name"]:
        raise Refused(sentence("Your name cannot be empty: others in the call read it."))
    if changed.get("language", "en") not in ("en", "nb"):
        raise Refused(sentence("The language is English or Norwegian."))
    fit(Person, **changed)
    if not changed:
        return
    with transaction.atomic():
        if "organisation" in changed:
            lock_calls_of(person.pk)
        for name, value in changed.items():
            setattr(person, name, value)
        person.save(update_fields=list(changed))
        _tell(person, "changed their account", fields=sorted(changed))
        if "organisation" in changed:
            _look_again(person)


def add_interest(person: Person, org_id: str, kind: str) -> None:
    """An organisation in which the person has an interest; their calls are searched for conflicts at once."""
    number = org_id.strip()
    if not number or kind not in KINDS:
        raise Refused(sentence("An interest needs the number of an organisation and its kind."))
    with transaction.atomic():
        lock_calls_of(person.pk)
        _, made = Interest.objects.get_or_create(person=person, org_id=number[:40], kind=kind)
        if made:
            _tell(person, "added an interest", org_id=number[:40], kind=kind)
            _look_again(person)


def remove_interest(person: Person, key: int) -> None:
    """Take away an interest that was never there or is over; what was found through it is looked at again."""
    with transaction.atomic():
        lock_calls_of(person.pk)
        found = Interest.objects.filter(person=person, pk=key).first()
        if found is not None:
            found.delete()
            _tell(person, "removed an interest", org_id=found.org_id, kind=found.kind)
            _look_again(person)


def _look_again(person: Person) -> None:
    for call in Call.objects.filter(parts__person=person).distinct().order_by("pk"):
        look(call, by=person.email, role=None)


def _tell(person: Person, act: str, **detail: object) -> None:
    write([Draft(ACCOUNTS, now(), person.email, None, act, person.email, detail)])
