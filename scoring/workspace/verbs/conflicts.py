"""Conflicts: declaring, ruling, and looking again whenever a roster or an interest has changed."""

from __future__ import annotations

from django.http import Http404

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import Recusals, Source, Verdict, recused
from scoring.committee.procedure.finding import found
from scoring.committee.procedure.looking_again import look_again
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.committee.procedure.ruling import declare as declared
from scoring.committee.procedure.ruling import rule as ruled
from scoring.workspace.conflicted import conflicts_of, interests_of, store
from scoring.workspace.ledger import write
from scoring.workspace.models import Application, Assignment, Call, Firm, Person
from scoring.workspace.verbs.acting import acting, actor_of, now
from scoring.workspace.went_through import WENT_THROUGH


def declare(person: Person, key: int, application: int, *, reason: str) -> None:
    """The person's own conflict: it recuses at once."""
    with acting(person, key, Act.DECLARE) as seen:
        row = seen.declarable().defer("pictures").filter(pk=application).first()
        if row is None:
            raise Http404
        before = conflicts_of(seen.call)
        after, entry = declared(
            before.values(), row.application_id, reason=reason, actor=actor_of(seen), of=row.members
        )
        store(seen.call, after, before.values())
        free(seen.call, recused(after))
        write([entry])


def go_through(person: Person, key: int) -> None:
    """The person says that there is nothing more to declare; the call waits for it before rating."""
    with acting(person, key, Act.DECLARE) as seen:
        write([actor_of(seen).told(Act.DECLARE, WENT_THROUGH, person.email)])


def rule(
    person: Person, key: int, conflict: int, verdict: Verdict, *, reason: str, as_read: str = ""
) -> None:
    """A chair's ruling; `as_read` is the stamp of what the chair looked at, refused where it has changed."""
    with acting(person, key, Act.RULE) as seen:
        row = seen.conflicts().select_related("person", "application").filter(pk=conflict).first()
        if row is None:
            raise Refused(sentence("There is no such conflict that you may rule on."))
        if as_read and as_read != stamp(row.org_ids, row.ruling, gone=row.gone):
            pattern = worded(
                "The conflict of {person} with {application_id} has changed. Read it again, then rule."
            )
            told = {"person": row.person.email, "application_id": row.application.application_id}
            raise Refused(sentence(pattern, **told))
        before = conflicts_of(seen.call)
        which = before[row.person.email, row.application.application_id, Source(row.source)]
        after, entry = ruled(before.values(), which, verdict, reason=reason, actor=actor_of(seen))
        store(seen.call, after, before.values())
        write([entry])


def look(call: Call, *, by: str, role: Role | None) -> None:
    """Look again in the registers; part of the transaction of whatever changed a roster or an interest.

    Before the call closes and after letters are written nothing is looked for; whoever is recused now reads
    the application no longer.
    """
    if not Phase.INTAKE.place < Phase(call.phase).place < Phase.LETTERS.place:
        return
    before, rosters = conflicts_of(call), _rosters(call)
    ties = list(call.ties.values_list("org_a", "org_b", "kind"))
    links = found(interests_of(call), rosters, ties)
    links = tuple(one for one in links if one.application_id in rosters)
    after, entries = look_again(before.values(), links, call_id=call.call_id, by=by, role=role, at=now())
    store(call, after, before.values())
    free(call, recused(after))
    write(entries)


def free(call: Call, recusals: Recusals) -> None:
    """Take away what recused people were to read; marks that were given stay, unseen by them."""
    pairs = set(recusals)
    rows = Assignment.objects.filter(application__call=call).values_list(
        "pk", "person__email", "application__application_id"
    )
    Assignment.objects.filter(pk__in=[pk for pk, email, name in rows if (email, name) in pairs]).delete()


def stamp(org_ids: list[str], ruling: str, *, gone: bool) -> str:
    """What a conflict looked like when it was read."""
    return f"{ruling} {int(gone)} {' '.join(org_ids)}"


def _rosters(call: Call) -> dict[str, dict[str, str]]:
    names = Application.objects.filter(call=call, withdrawn=False).values_list("application_id", flat=True)
    rosters: dict[str, dict[str, str]] = {name: {} for name in names}
    firms = Firm.objects.filter(application__call=call, application__withdrawn=False)
    for name, org, told in firms.values_list("application__application_id", "org_id", "name"):
        rosters[name][org] = told
    return rosters
