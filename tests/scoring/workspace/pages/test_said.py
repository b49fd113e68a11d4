from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import RequestFactory
from django.utils import translation

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.marks import lacks
from scoring.committee.procedure.phases import Phase, Standing
from scoring.committee.procedure.refused import Both, Refused, sentence, worded
from scoring.committee.procedure.roles import Role, clashes
from scoring.workspace.pages.said import said
from scoring.workspace.refusals import RefusalMiddleware


def in_norwegian(told: str) -> str:
    with translation.override("nb"):
        return said(told)


def test_a_refusal_names_act_phases_and_roles_in_the_readers_language() -> None:
    member = Actor("ana", frozenset({Role.MEMBER}), Standing("2026", Phase.DRAFT), datetime.now(UTC))
    with pytest.raises(Refused) as refused:
        member.require(Act.RATE)
    (told,) = refused.value.problems
    assert (
        said(told)
        == str(told)
        == ("Call 2026 is in draft. To rate is for: member, in rating; chair, in rating.")
    )
    assert in_norwegian(told) == (
        "Utlysning 2026 er i utkast. Å vurdere er forbeholdt: medlem, i vurdering; leder, i vurdering."
    )


def test_sentences_within_sentences_are_said_too() -> None:
    (why,) = clashes({Role.AUDITOR, Role.CHAIR})
    told = sentence(worded("{name} cannot be {why}."), name="Ana", why=why)
    assert (
        in_norwegian(told) == "Ana kan ikke være revisor og leder: en revisor bedømmer det komiteen gjorde."
    )


def test_dimensions_sums_and_days_stand_in_the_readers_form() -> None:
    assert in_norwegian(lacks([])[1]).startswith("Vilje: gi en karakter")
    sums = sentence("{money:,.2f} more than the budget is committed.", money=Decimal("1234567.5"))
    assert (
        in_norwegian(sums) == "Det er bundet 1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,50 mer enn rammen."
    )
    days = {"opens": date(2026, 3, 17), "closes": date(2026, 3, 16)}
    late = sentence("The call opens on {opens}, after it closes on {closes}. Correct one of them.", **days)
    assert "17. mars 2026" in in_norwegian(late)
    assert "17 March 2026" in said(late)


def test_what_brings_its_own_norwegian_is_said_in_it() -> None:
    both = Both("A-1 is new", nb="A-1 er ny")
    assert (said(both), in_norwegian(both)) == ("A-1 is new", "A-1 er ny")
    assert (
        in_norwegian(sentence("{rule}: this is not kept.", rule=both))
        == "A-1 er ny: dette er ikke overholdt."
    )


def test_a_refusal_shows_every_one_of_its_sentences_in_the_readers_language() -> None:
    refused = Refused(sentence("Nothing was changed."), sentence("A call needs a title."))
    with translation.override("nb"):
        answer = RefusalMiddleware(lambda _: None).process_exception(RequestFactory().get("/"), refused)  # type: ignore[arg-type, return-value]  # never asked
    assert answer is not None
    page = answer.content.decode()
    assert "<li>Ingenting ble endret.</li><li>En utlysning må ha en tittel.</li>" in page
