"""The only door to data: what one person may see of one call, given roles, phase and conflicts.

Pages, exports and the API ask a Sight, never the tables. A recused person's Sight leaves the application out
of every query: lists, searches, counts, exports and the ledger are made of what is left.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import Http404

from scoring.committee.procedure.acts import Act, may
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import ConflictOfInterest, Refused, Sentence, sentence, worded
from scoring.committee.procedure.roles import COMMITTEE, Role
from scoring.workspace.models import (
    Application,
    Assignment,
    Call,
    Choice,
    Conflict,
    Decision,
    Firm,
    LedgerEntry,
    Letter,
    Load,
    Mark,
    Person,
    Publication,
    Reckoning,
    Review,
    Round,
    Sheet,
)
from scoring.workspace.went_through import WENT_THROUGH

RECUSING = Q(gone=False) & ~Q(ruling__in=["dismissed", "withdrawn"])
"""Conflicts that keep a person away from the application: all that the chair has not dismissed."""


@dataclass(frozen=True)
class Sight:
    """One person's view of one call. Queries are lazy; what may not be seen is an empty query."""

    person: Person
    call: Call
    roles: frozenset[Role]

    @property
    def phase(self) -> Phase:
        """Where the call stands."""
        return Phase(self.call.phase)

    def may(self, act: Act) -> bool:
        """Whether the person's roles allow this in this phase, conflicts apart."""
        return may(act, self.roles, self.phase)

    def need(self, act: Act) -> None:
        """Refused, in a sentence, unless the person may."""
        if not self.may(act):
            pattern = worded("You cannot {act} in call {call_id} while it is in {phase}.")
            raise Refused(sentence(pattern, act=act, call_id=self.call.call_id, phase=self.phase))

    @cached_property
    def recused(self) -> frozenset[int]:
        """Keys of the applications from which the person is kept away."""
        mine = Conflict.objects.filter(RECUSING, person=self.person, application__call=self.call)
        return frozenset(mine.values_list("application_id", flat=True))

    def clear_of(self, application: Application) -> None:
        """ConflictOfInterest where the person is recused; the sentence says no more than the identifier."""
        if application.pk in self.recused:
            pattern = worded(
                "You have a conflict of interest with {application_id}: nothing about it is shown to you, "
                "and you cannot act on it."
            )
            raise ConflictOfInterest(sentence(pattern, application_id=application.application_id))

    def applications(self) -> QuerySet[Application]:
        """The applications that the person may see; for the committee, those that are in the race."""
        if not self.may(Act.SEE_APPLICATIONS):
            return Application.objects.none()
        found = self.call.applications.exclude(pk__in=self.recused)
        return found.exclude(Q(eligible=False) | Q(withdrawn=True)) if self.only_committee else found

    def application(self, key: int) -> Application:
        """One of them; Http404 where there is none, and ConflictOfInterest for one's own conflict."""
        if key in self.recused:
            self.clear_of(self.call.applications.get(pk=key))
        found = self.applications().filter(pk=key).first()
        if found is None:
            raise Http404
        return found

    def firms(self) -> QuerySet[Firm]:
        """Members of the applications that the person may see."""
        return Firm.objects.filter(application__in=self.applications())

    def firms_named(self, words: str) -> QuerySet[Firm, int]:
        """Keys of the applications with a member of that name or number: capitals or not, ø as Ø."""
        told = re.escape(words)
        named = self.firms().filter(Q(name__iregex=told) | Q(org_id__iregex=told))
        return named.values_list("application_id", flat=True).distinct().order_by()

    def declarable(self) -> QuerySet[Application]:
        """Name and members of all applications, conflicts or not: one has to know them to declare."""
        return self.call.applications.all() if self.may(Act.DECLARE) else Application.objects.none()

    def own_conflicts(self) -> QuerySet[Conflict]:
        """The person's own conflicts, whatever the phase."""
        return Conflict.objects.filter(person=self.person, application__call=self.call)

    def conflicts(self) -> QuerySet[Conflict]:
        """Everybody's conflicts with applications from which the person is not kept away."""
        if not self.may(Act.SEE_CONFLICTS):
            return self.own_conflicts()
        return Conflict.objects.filter(application__call=self.call).exclude(application__in=self.recused)

    def assignments(self) -> QuerySet[Assignment]:
        """Who rates what: all for those who see progress or assign, else one's own."""
        found = Assignment.objects.filter(application__call=self.call).exclude(application__in=self.recused)
        everybody = self.may(Act.SEE_PROGRESS) or self.may(Act.ASSIGN)
        return found if everybody else found.filter(person=self.person)

    def reviews(self) -> QuerySet[Review]:
        """Reviews without their marks: all for those who see progress, else one's own."""
        found = Review.objects.filter(application__call=self.call).exclude(application__in=self.recused)
        return found if self.may(Act.SEE_PROGRESS) else found.filter(person=self.person)

    def marks(self) -> QuerySet[Mark]:
        """Marks: one's own always, others' once they may be seen."""
        found = Mark.objects.filter(review__application__call=self.call)
        found = found.exclude(review__application__in=self.recused)
        return found if self.may(Act.SEE_MARKS) else found.filter(review__person=self.person)

    def publication(self) -> Publication | None:
        """The published scores that count; its body names applications: read it through pages only."""
        return self._published if self.may(Act.SEE_SCORES) else None

    def reckoning(self, kind: str) -> Reckoning | None:
        """What was last worked out from the marks; it names applications: read it through pages only."""
        return self.call.reckonings.filter(kind=kind).first() if self.may(Act.SEE_MARKS) else None

    def sheets(self) -> QuerySet[Sheet]:
        """The latest published score sheets."""
        latest = self.publication()
        if latest is None:
            return Sheet.objects.none()
        return latest.sheets.filter(application__in=self.applications())

    def choices(self) -> QuerySet[Choice]:
        """Pending decisions."""
        if not self.may(Act.SEE_DECISIONS):
            return Choice.objects.none()
        return Choice.objects.filter(application__in=self.applications())

    def round(self) -> Round | None:
        """The round of decisions that stands."""
        return self._standing if self.may(Act.SEE_DECISIONS) else None

    @cached_property
    def _standing(self) -> Round | None:
        return self.call.rounds.filter(set_aside=False).first()

    def rounds(self) -> QuerySet[Round]:
        """All rounds, those set aside too, the latest first; their protocols name every application."""
        return self.call.rounds.all() if self.may(Act.SEE_DECISIONS) else Round.objects.none()

    def decisions(self) -> QuerySet[Decision]:
        """What the latest round decided."""
        latest = self.round()
        if latest is None:
            return Decision.objects.none()
        return latest.decisions.exclude(application__in=self.recused)

    def letters(self) -> QuerySet[Letter]:
        """Letters, drafts and approved ones."""
        if not self.may(Act.SEE_LETTERS):
            return Letter.objects.none()
        return Letter.objects.filter(application__call=self.call).exclude(application__in=self.recused)

    def ledger(self) -> QuerySet[LedgerEntry]:
        """The ledger, without what concerns applications from which the person is kept away."""
        found = LedgerEntry.objects.filter(chain__name=self.call.call_id)
        if not self.may(Act.SEE_LEDGER):
            return found.filter(Q(subject="call", act__in=["went on", "went back"]) | Q(by=self.person.email))
        hidden = self.call.applications.filter(pk__in=self.recused).values("application_id")
        return found.exclude(subject__in=hidden)

    @cached_property
    def _published(self) -> Publication | None:
        return self.call.publications.first()

    def loads(self) -> QuerySet[Load]:
        """What was loaded; its changes name applications and firms, so it is not for the committee."""
        committee = bool(self.roles & COMMITTEE)
        return Load.objects.none() if committee else self.call.loads.all()

    def declarable_firms(self) -> QuerySet[Firm]:
        """Members of all applications, for those who declare."""
        return Firm.objects.filter(application__in=self.declarable())

    def firm_names(self, wanted: Iterable[tuple[int, Collection[str]]]) -> dict[tuple[int, str], str]:
        """Names of members in conflicts that the person sees: by application and organisation."""
        told = list(wanted)
        every = {org for _application, orgs in told for org in orgs}
        rows = Firm.objects.filter(application__in=[key for key, _orgs in told], org_id__in=every)
        return {
            (one.application_id, one.org_id): str(one) for one in rows.filter(application__call=self.call)
        }

    def recusals(self) -> list[tuple[int, str]]:
        """Who is kept from what: application and e-mail; for those who assign or see all conflicts."""
        if not (self.may(Act.ASSIGN) or self.may(Act.SEE_CONFLICTS)):
            return []
        found = Conflict.objects.filter(RECUSING, application__call=self.call)
        found = found.exclude(application__in=self.recused)
        return list(found.values_list("application_id", "person__email").distinct())

    def has_scores(self) -> bool:
        """Whether scores are published; that they are is no secret, what they are is (publication)."""
        return self.call.publications.exists()

    def gone_through(self) -> frozenset[str]:
        """E-mails of those who have said that nothing is left to declare: all for those who see conflicts."""
        found = LedgerEntry.objects.filter(chain__name=self.call.call_id, act=WENT_THROUGH)
        if not self.may(Act.SEE_CONFLICTS):
            found = found.filter(by=self.person.email)
        return frozenset(found.values_list("by", flat=True))

    def moves(self) -> QuerySet[LedgerEntry]:
        """How the call went from phase to phase: everybody sees that."""
        found = LedgerEntry.objects.filter(chain__name=self.call.call_id, subject="call")
        return found.filter(act__in=["went on", "went back"])

    def discreet(self, sentences: Iterable[str]) -> tuple[str, ...]:
        """The sentences; those on what the person is kept away from become one that tells nothing of it."""
        told = tuple(sentences)
        hidden = self.call.applications.filter(pk__in=self.recused) if self.recused else ()
        names = {one.application_id for one in hidden.only("application_id")} if hidden else set()
        seen = tuple(one for one in told if _subject(one) not in names)
        kept = len(told) - len(seen)
        pattern = worded("Something is open on {n} that you have a conflict with; somebody else sees what.")
        return (*seen, sentence(pattern, n=kept)) if kept else seen

    @property
    def only_committee(self) -> bool:
        """Whether the person rates and decides and does nothing else in the call."""
        return self.roles <= COMMITTEE


def _subject(told: str) -> object:
    return told.values.get("application_id") if isinstance(told, Sentence) else None


def sight(person: Person, key: int) -> Sight:
    """A person's Sight of the call with this key; Http404 where they have no part in it."""
    call = Call.objects.filter(pk=key).first()
    roles = frozenset(Role(one) for one in person.parts.filter(call=call).values_list("role", flat=True))
    if call is None or not roles:
        raise Http404
    return Sight(person, call, roles)


def calls_of(person: Person) -> QuerySet[Call]:
    """The calls in which the person has a part."""
    return Call.objects.filter(parts__person=person).distinct()
