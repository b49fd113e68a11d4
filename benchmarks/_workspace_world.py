"""A workspace to measure: a call after the reveal, and a member who looks at it."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

import benchmarks._workspace_ready  # noqa: F401 - tables can be imported once Django is ready
from scoring.committee.procedure.phases import Phase
from scoring.workspace.access import sight
from scoring.workspace.pages.application_means import blind_means
from scoring.workspace.pages.applications_columns import Entry
from scoring.workspace.pages.applications_facts import facts_of
from scoring.workspace.pages.applications_lines import Line, teller
from scoring.workspace.pages.applications_scored import scored_of
from tests.workspace_scored import a_world


class World:
    """A call with that many applications; `get` asks for a page of it as a member who is signed in."""

    def __init__(self, count: int, members: int) -> None:
        call_command("migrate", verbosity=0)
        with transaction.atomic():
            made = a_world(Phase.REVEAL, count, firms=members, members=members, call_id=f"{count}")
        self.seen = made.people["ana"], made.call.pk
        self.applications = [one.pk for one in made.applications]
        self.client = Client()
        self.client.force_login(made.people["ana"])

    def get(self, path: str) -> bytes:
        """The page at that path below the list."""
        answer = self.client.get(f"/calls/{self.seen[1]}/applications/{path}")
        assert answer.status_code == 200, answer.status_code
        return bytes(answer.content)

    def queries(self, path: str) -> int:
        """How many queries the page makes."""
        with CaptureQueriesContext(connection) as made:
            self.get(path)
        return len(made)

    def lines(self) -> list[Line]:
        """The rows of the list, ready to be written."""
        seen = sight(*self.seen)
        scored, means = scored_of(seen), blind_means(seen)
        assert scored is not None
        tell = teller("en", seen.call.currency, scored)
        return [tell.line(Entry(one, scored.places[one.key], means.get(one.key))) for one in facts_of(seen)]
