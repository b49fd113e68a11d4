"""Nobody reads what is hidden from them: every address, for every person, in every phase.

How the addresses are found: tests/workspace_crawl.py.
"""

from __future__ import annotations

import pytest
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call
from tests.workspace_crawl import crawl
from tests.workspace_secrets import PEOPLE, a_world, may_read

pytestmark = pytest.mark.django_db
TURNS = (Phase.CONFLICTS, Phase.RATING, Phase.REVEAL, Phase.DISCUSSION, Phase.LETTERS)
"""Phases in which somebody may see what they could not before."""


@pytest.mark.parametrize(
    "phase", [phase if phase in TURNS else pytest.param(phase, marks=pytest.mark.slow) for phase in Phase]
)
def test_nobody_reads_what_is_hidden_from_them(phase: Phase, client: Client) -> None:
    world = a_world(phase)
    leaks = [
        (who, address, secret.word)
        for who in (*PEOPLE, "eve")
        for address, text in crawl(client, world, who)
        for secret in world.secrets
        if secret.word in text and not may_read(secret, who, phase)
    ]
    assert leaks == []


def test_the_crawl_finds_what_may_be_read(client: Client) -> None:
    """The test above could pass on empty pages: the auditor finds every word in some place, in some phase."""
    world = a_world(Phase.DISCUSSION)
    world.call.rounds.update(set_aside=True)
    seen = "".join(text for _, text in crawl(client, world, "ada"))
    world.call.rounds.update(set_aside=False)
    Call.objects.update(phase=Phase.LETTERS)
    seen += "".join(text for _, text in crawl(client, world, "ada"))
    assert [one.word for one in world.secrets if one.word not in seen] == []
