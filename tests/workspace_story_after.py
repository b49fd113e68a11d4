"""The story of a call from the reveal on: line, meeting, decisions, protocol, letters, ledger, dossier."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.klynge_command import klynge_here
from tests.workspace_folder import CALL
from tests.workspace_people import Someone
from tests.workspace_story import AGENCY, CHOICES, LATE, MEETING, OUTCOMES, TIED, Story
from tests.workspace_story_before import the_recused_see_nothing_of_it


def the_chair_opens_scores_and_a_member_revises(story: Story) -> None:
    carl, ben = story.carl, story.ben
    assert "Expected growth" not in ben.gets("applications/").text()
    carl.takes_on("Reveal")
    first = next(one for one, who in sorted(story.readers.items()) if "ben" in who)
    ben.opens("applications/")
    ben.finds("Expected growth")
    ben.follows(story.sent.names()[first])
    ben.page.get_by_text("Give second values").click()
    group = ben.page.get_by_role("region", name="Revise your rating").get_by_role("group", name="Willingness")
    group.get_by_role("radio", name="3").check()
    group.get_by_label("Reason").fill("The sheet shows fewer signed commitments.")
    ben.press("Put beside the first values")
    ben.finds("Your second values stand beside the first.")


def line_and_calibration_are_looked_at(story: Story) -> None:
    carl = story.carl
    carl.takes_on("Discussion")
    carl.waits_for("line/", "Worked out")
    carl.waits_while("line/", "have changed since")
    carl.opens("calibration/")
    carl.reads("How strict each is")
    carl.finds("1 of 10 reviews was revised after the reveal.")


def the_meeting_goes_through_all_by_keyboard(story: Story) -> None:
    """The two that the committee wants are funded, one that was recommended out goes on the reserve list."""
    carl, names = story.carl, story.sent.names()
    carl.opens("meeting/")
    for place, one in enumerate(MEETING, 1):
        carl.reads(names[one])
        carl.finds(f"{place} of {len(MEETING)}")
        carl.tabs_to("Fund")
        carl.types("Space", *["ArrowDown"] * OUTCOMES.index(CHOICES.get(one, "Decline")))
        if one == TIED:
            _says_why(carl)
        carl.types("Enter")
        expect(carl.page.get_by_role("button", name="Take it back")).to_be_visible()
        carl.types("ArrowRight")
    carl.follows("To the list")
    carl.reads("Pending decisions")
    carl.finds("Departs from it.")


def _says_why(carl: Someone) -> None:
    carl.tabs_to("Reasons")
    carl.types("Enter")
    carl.tabs_to("Why it departs from the recommendation, where it does")
    carl.page.keyboard.type("Balance")
    carl.tabs_to("In words, for the protocol")
    carl.page.keyboard.type("The capital has nothing else.")
    carl.tabs_to("What the applicant may read")
    carl.page.keyboard.type("The region weighed in its favour.")
    carl.tabs_to("Record the choice")


def everything_is_taken_together(story: Story) -> None:
    carl, names = story.carl, story.sent.names()
    carl.takes_on("Decision")
    carl.opens("decisions/")
    carl.follows("Take all together")
    carl.reads("Take all decisions together?")
    carl.press("Take all decisions")
    carl.reads("What was decided")
    funded = carl.page.get_by_role("table", name="Funded")
    for one, outcome in CHOICES.items():
        told = funded if outcome == "Fund" else carl.page.get_by_role("table", name="On the reserve list")
        expect(told).to_contain_text(names[one])
    carl.finds("Balance between regions")


def an_officer_approves_the_protocol(story: Story) -> None:
    carl, olga = story.carl, story.olga
    carl.opens("protocol/")
    hidden = {one: carl.page.locator(f"[name={one}]") for one in ("version", "sha256")}
    assert [one for one, found in hidden.items() if found.count()] == []
    sha256 = re.findall("SHA-256 ([0-9a-f]{64})", carl.text)[0]
    refused = carl.sends("protocol/approve/", {"version": "99", "sha256": sha256})
    assert refused.status == 403
    olga.opens("protocol/")
    olga.finds("The capital has nothing else.")
    olga.finds(f"{LATE} {story.sent.names()[LATE]}: not eligible")
    olga.press("Approve the protocol")
    olga.finds("Approved by Olga")
    olga.waits_for("protocol/", "PDF, English")
    assert olga.gets("protocol/en.pdf").body().startswith(b"%PDF")


def letters_are_drafted_and_approved_by_somebody_else(story: Story) -> None:
    carl, olga, names = story.carl, story.olga, story.sent.names()
    (story.served.folder / "agency.toml").write_text(AGENCY, encoding="utf-8")
    olga.takes_on("Letters")
    olga.opens("letters/")
    olga.press("Write the drafts")
    olga.waits_for("letters/", "draft, waits for a second person", len(MEETING))
    assert not olga.page.get_by_role("button", name="I have read it: approve").count()
    carl.opens("letters/")
    assert names[TIED] in carl.gets(f"letters/{story.keys[TIED]}/en.html").text()
    for _ in MEETING:
        carl.page.get_by_role("button", name="I have read it: approve").first.click()
        carl.page.wait_for_load_state()
    carl.waits_for("letters/", "approved, may go", len(MEETING))
    olga.takes_on("Closed")


def the_auditor_takes_ledger_and_dossier_along(story: Story) -> None:
    ada, at = story.ada, story.out
    ada.opens("ledger/")
    with ada.page.expect_download() as coming:
        ada.follows("all as JSON lines")
    coming.value.save_as(at / "ledger.jsonl")
    story.served.klynge("seal", "--call", CALL, "--application", TIED, "--out", str(at / "dossiers"))
    assert "Unchanged" in klynge_here("verify", str(at / "ledger.jsonl"), at=at).stdout
    assert klynge_here("verify", str(at / "dossiers"), at=at).stdout.count("Unchanged") == 4
    for path in (at / "ledger.jsonl", at / "dossiers" / f"{TIED}.html", at / "dossiers" / f"{TIED}.nb.pdf"):
        _change_a_byte(path)
        assert "Changed" in klynge_here("verify", str(path), at=at, code=1).stdout


def _change_a_byte(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[whole.find(b"olga@") if b"olga@" in whole else len(whole) // 2] ^= 1
    path.write_bytes(whole)


def everybody_looks_again(story: Story) -> None:
    places = ("", "conflicts/", "applications/", "line/", "decisions/", "protocol/", "letters/", "ledger/")
    told = {
        name: {place for place in places if who.gets(place).status == 403}
        for name, who in story.people.items()
    }
    nothing: frozenset[str] = frozenset()
    members, recused = {"conflicts/", "letters/"}, {"conflicts/", "letters/", "protocol/"}
    assert told == {
        **dict.fromkeys(("olga", "carl", "ada"), nothing),
        **dict.fromkeys(("ben", "nils"), members),
        **dict.fromkeys(("ana", "eli"), recused),
    }
    for name, who in story.people.items():
        who.opens()
        who.finds("The call is closed. Everything in it can be read and replayed.")
        assert (name, "Go on to" in who.text) == (name, False)
    late = story.sent.names()[LATE]
    sees = {name for name, who in story.people.items() if late in who.gets("applications/").text()}
    assert sees == {"olga", "nils", "ada"}
    the_recused_see_nothing_of_it(story)
