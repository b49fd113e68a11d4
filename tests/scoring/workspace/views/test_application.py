"""One application: what stands on its page, for whom and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Application, Conflict, Publication, Sheet
from tests.scoring.by_hand import NO_BETTER_THAN_PAST, doubted
from tests.workspace_scored import World, a_world, published, ranked

pytestmark = pytest.mark.django_db


def shown(client: Client, world: World, who: str = "ana", place: int = 1) -> str:
    client.force_login(world.people[who])
    answer = client.get(f"/calls/{world.call.pk}/applications/{world.applications[place].pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", ["ana", "carl", "olga"])
def test_before_the_reveal_there_are_no_marks_of_others_no_score_and_no_picture_of_it(
    client: Client, who: str
) -> None:
    page = shown(client, a_world(Phase.RATING, locked=True), who)
    hidden = (
        "because-ben",
        "because-eli",
        "Why this score",
        "Expected growth",
        "Most alike",
        "drawn",
        "P(top",
    )
    assert [word for word in hidden if word in page] == []
    assert ("because-ana-capital" in page) is (who == "ana")


def test_after_the_reveal_score_reasons_and_all_marks_stand_together(client: Client) -> None:
    page = shown(client, a_world(Phase.REVEAL))
    for word in (
        *("Expected growth", "+0.9 pp a year", "−0.5 to +2.5", "3 of 5", "80 % ranks 2–6", "P(top 4)", "56"),
        *("Strong:", "Weak:", "Stale accounts", "Past cluster 0", "not known yet", 'class="minus"'),
        *("because-ben-willingness", "because-eli-capital", "abstains", "Revise your rating", 'id="hatch"'),
    ):
        assert word in page, word
    assert "style=" not in page


def test_the_sheet_speaks_the_readers_language(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    client.cookies["django_language"] = "nb"
    page = shown(client, world)
    for word in ("Forventet vekst", "+0,9 pp i året", "−0,5 til +2,5", "Sterkt:", "16. mars 2026"):
        assert word in page, word


def test_low_confidence_comes_before_every_number(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    Publication.objects.all().delete()
    published(world.call, world.applications, doubted(ranked(5), NO_BETTER_THAN_PAST))
    page = shown(client, world)
    assert 0 < page.index("Low confidence") < page.index("pp a year")


def test_marks_that_are_not_locked_stay_their_owners(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    world.applications[1].reviews.filter(person=world.people["ben"]).update(locked_at=None)
    assert "because-ben" not in shown(client, world)


def test_whoever_is_kept_away_is_told_no_more_than_the_identifier(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    kept = world.applications[1]
    Conflict.objects.create(person=world.people["ana"], application=kept, source="found")
    client.force_login(world.people["ana"])
    answer = client.get(f"/calls/{world.call.pk}/applications/{kept.pk}/")
    assert answer.status_code == 403
    assert [word for word in (kept.name, "pp a year") if word in answer.content.decode()] == []
    page = shown(client, world, place=0)
    assert (kept.name in page, "of 4" in page, "80 % ranks" in page, "P(top" in page) == (
        False,
        True,
        False,
        False,
    )


def test_another_calls_application_is_not_found_here(client: Client) -> None:
    world, other = a_world(Phase.REVEAL), a_world(Phase.REVEAL, call_id="2027")
    client.force_login(world.people["ana"])
    address = f"/calls/{world.call.pk}/applications/{other.applications[0].pk}/"
    assert client.get(address).status_code == 404


def test_the_queue_leads_from_one_to_the_next(client: Client) -> None:
    page = shown(client, a_world(Phase.RATING))
    assert 'rel="prev"' in page
    assert 'rel="next"' in page
    assert "0 of 5 locked" in page


def test_an_application_without_score_or_roster_still_has_a_page(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    bare = Application.objects.create(call=world.call, application_id="B-1", eligible=True)
    client.force_login(world.people["ana"])
    page = client.get(f"/calls/{world.call.pk}/applications/{bare.pk}/").content.decode()
    assert "No members are listed." in page
    assert "Why this score" not in page


def test_a_call_without_intervals_says_so(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    none = dict.fromkeys(("interval_low", "interval_high", "wide_low", "wide_high", "rank_low", "rank_high"))
    scored = ranked(5)
    sheets = tuple(replace(one, **none, top_chance=None, top_error=None) for one in scored.sheets)
    published(world.call, world.applications, replace(scored, sheets=sheets, ranks=None))
    page = shown(client, world)
    assert "P(top" not in page
    assert Sheet.objects.count() == 10
