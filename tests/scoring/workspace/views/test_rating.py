"""Rating in the browser: saved by itself or by a button, two windows, the lock, the revision."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.phrases import DIMENSION_NAMES
from scoring.workspace.models import LedgerEntry, Mark, Review
from tests.workspace_scored import World, a_world

pytestmark = pytest.mark.django_db
HTMX: dict[str, Any] = {"HX-Request": "true"}


def filled(saves: int = 0, *, reason: str = "because", **marks: str) -> dict[str, Any]:
    """The form, with a 3 everywhere but where told."""
    told: dict[str, Any] = {"saves": saves}
    for name in DIMENSION_NAMES:
        told |= {f"mark-{name}": marks.get(name, "3"), f"reason-{name}": reason}
    return told


def sent(client: Client, world: World, path: str, form: dict[str, Any], **how: Any) -> HttpResponse:
    client.force_login(world.people["ana"])
    return client.post(f"/calls/{world.call.pk}/applications/{world.applications[0].pk}/{path}/", form, **how)


def test_what_is_saved_by_itself_says_when_and_leaves_no_entry(client: Client) -> None:
    world = a_world(Phase.RATING)
    for _ in range(2):
        answer = sent(client, world, "rating", filled(capital="abstain"), headers=HTMX)
        assert re.match(r"Saved \d\d:\d\d", answer.content.decode())
    assert 'value="1"' in answer.content.decode(), "the same again is no second save"
    stored = {one.criterion: (one.score, one.abstained) for one in Mark.objects.all()}
    assert stored["capital"] == (None, True)
    assert stored["proximity"] == (3, False)
    assert (Review.objects.get().saves, LedgerEntry.objects.count()) == (1, 0)


def test_the_button_saves_in_the_same_way(client: Client) -> None:
    world = a_world(Phase.RATING)
    answer = sent(client, world, "rating", filled() | {"then": "save"})
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert page.count('value="3" checked') == 5
    assert "Saved" in page


def test_the_older_of_two_windows_is_told_and_nothing_is_lost(client: Client) -> None:
    world = a_world(Phase.RATING)
    sent(client, world, "rating", filled(reason="first window"), headers=HTMX)
    answer = sent(client, world, "rating", filled(reason="second window"), headers=HTMX)
    page = answer.content.decode()
    assert (answer["HX-Retarget"], "first window" in page, "second window" in page) == ("#rating", True, True)
    assert {one.reason for one in Mark.objects.all()} == {"first window"}
    plain = sent(client, world, "rating", filled(reason="second window"))
    assert (plain.status_code, "first window" in plain.content.decode()) == (409, True)
    assert "hx-trigger" not in re.findall(r'<form class="rating".*?>', page)[0], "only the button saves now"
    sent(client, world, "rating", filled(1, reason="second window"))
    assert {one.reason for one in Mark.objects.all()} == {"second window"}


def test_a_window_that_is_behind_takes_over_what_it_lacks(client: Client) -> None:
    world = a_world(Phase.RATING)
    sent(client, world, "rating", filled(reason="first window"), headers=HTMX)
    behind = filled(capital="5") | {"mark-proximity": "", "reason-proximity": ""}
    page = sent(client, world, "rating", behind, headers=HTMX).content.decode()
    assert 'id="reason-proximity" name="reason-proximity" rows="3" maxlength="4000">first window<' in page
    assert page.count("The other window saved") == 4


def test_the_question_before_the_lock_names_everything_missing_at_once(client: Client) -> None:
    world = a_world(Phase.RATING)
    form = filled(capital="", proximity="") | {"reason-willingness": "", "then": "lock"}
    answer = sent(client, world, "rating", form)
    page = client.get(answer["Location"]).content.decode()
    assert page.count("give a mark") == 2
    assert "Willingness: give a reason for the 3" in page
    assert ">Lock</button>" not in page
    assert sent(client, world, "lock", {"saves": 1}).status_code == 403
    assert Review.objects.get().locked_at is None


def test_a_lock_is_in_the_ledger_once_however_often_it_is_sent(client: Client) -> None:
    world = a_world(Phase.RATING)
    sent(client, world, "rating", filled())
    for _ in range(2):
        assert sent(client, world, "lock", {"saves": 1}).status_code == 302
    assert [one.act for one in LedgerEntry.objects.all()] == ["locked a review"]
    page = client.get(f"/calls/{world.call.pk}/applications/{world.applications[0].pk}/").content.decode()
    assert "You locked your rating on" in page
    assert 'class="rating"' not in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_sent_after_the_lock_is_not_saved_and_not_lost(client: Client, headers: Any) -> None:
    world = a_world(Phase.RATING)
    sent(client, world, "rating", filled())
    sent(client, world, "lock", {"saves": 1})
    answer = sent(client, world, "rating", filled(1, reason="too late"), headers=headers)
    page = answer.content.decode()
    assert (answer.status_code, "is locked" in page, "too late" in page) == (
        200 if headers else 403,
        True,
        True,
    )
    assert not Mark.objects.filter(reason="too late").exists()


def test_a_lock_of_what_another_window_has_changed_is_refused(client: Client) -> None:
    world = a_world(Phase.RATING)
    sent(client, world, "rating", filled())
    sent(client, world, "rating", filled(1, reason="changed"))
    answer = sent(client, world, "lock", {"saves": 1})
    assert (answer.status_code, "saved again since" in answer.content.decode()) == (403, True)


def test_a_revision_stands_beside_the_first_value(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    form = filled(capital="", proximity="", willingness="", driving_forces="", capabilities="abstain")
    for _ in range(2):
        assert sent(client, world, "revision", form).status_code == 302
    second = Mark.objects.get(after_reveal=True)
    assert (second.criterion, second.score, second.abstained) == ("capabilities", None, True)
    assert Mark.objects.filter(after_reveal=False, review=second.review).count() == 5
    assert [one.act for one in LedgerEntry.objects.all()] == ["revised a review"]


@pytest.mark.parametrize("form", [{"saves": "x"}, {"saves": "1" * 40}, {"mark-capital": "<b>"}])
def test_what_no_form_of_ours_sends_is_a_bad_request(client: Client, form: dict[str, str]) -> None:
    assert sent(client, a_world(Phase.RATING), "rating", filled() | form).status_code == 400


def test_a_mark_off_the_scale_is_refused_in_a_sentence(client: Client) -> None:
    answer = sent(client, a_world(Phase.RATING), "rating", filled(capital="6"))
    assert (answer.status_code, "is off the scale" in answer.content.decode()) == (403, True)
    assert not Mark.objects.exists()
