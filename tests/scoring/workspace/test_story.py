"""One call from its upload to sealed dossiers, in a real browser, by everybody who takes part in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import workspace_story_after as after
from tests import workspace_story_before as before
from tests.made_once import MadeOnce
from tests.workspace_folder import Sent, write_sent
from tests.workspace_people import Someone, a_browser
from tests.workspace_server import Database, Servers
from tests.workspace_story import ACCOUNTS, ROLES, Story


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as found:
        yield found


@pytest.fixture(scope="module")
def sent(made_once: MadeOnce) -> Sent:
    return Sent(made_once.folder("sent-to-the-workspace", write_sent))


CHAPTERS = (
    before.the_officer_opens_a_call_and_uploads_its_applications,
    before.the_officer_names_the_committee,
    before.one_application_is_not_eligible,
    before.conflicts_are_found_declared_and_ruled_on,
    before.readers_are_found_and_scores_are_published,
    before.a_member_rates_by_hand,
    before.another_member_rates_without_javascript,
    before.everybody_rates,
    before.the_recused_see_nothing_of_it,
    after.the_chair_opens_scores_and_a_member_revises,
    before.the_recused_see_nothing_of_it,
    after.line_and_calibration_are_looked_at,
    after.the_meeting_goes_through_all_by_keyboard,
    after.everything_is_taken_together,
    after.an_officer_approves_the_protocol,
    after.letters_are_drafted_and_approved_by_somebody_else,
    after.the_auditor_takes_ledger_and_dossier_along,
    after.everybody_looks_again,
)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_call_from_upload_to_sealed_dossiers(
    servers: Servers, browser: Browser, sent: Sent, database: Database, tmp_path: Path
) -> None:
    with servers.serving(database) as served:
        served.run(ACCOUNTS)
        people = {name: Someone(browser, served.url, name) for name in ("olga", *ROLES)}
        story = Story(served, sent, tmp_path / "out", people)
        for chapter in CHAPTERS:
            chapter(story)
        assert served.stop() == 0
        assert "Traceback" not in served.log
