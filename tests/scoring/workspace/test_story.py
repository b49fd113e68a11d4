"""One call from its upload to sealed dossiers, in a real browser, by everybody who takes part in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.klynge_command import klynge_here
from tests.made_once import MadeOnce
from tests.workspace_folder import CALL, Sent, write_sent
from tests.workspace_people import Someone, a_browser
from tests.workspace_server import Database, Served, Servers

ROLES = {
    "carl": "chair",
    "ana": "member",
    "ben": "member",
    "eli": "member",
    "nils": "analyst",
    "ada": "auditor",
}
ACCOUNTS = """
from scoring.workspace.verbs.accounts import make
for name in ("olga", "carl", "ana", "ben", "eli", "nils", "ada"):
    make(None, f"{name}@example.org", name=name.title(), password="correct horse battery",
         opens_calls=name == "olga")
"""
AGENCY = "".join(
    f'{name} = {{ en = "The {name}", nb = "{name}" }}\n' for name in ("name", "decides", "contact", "appeal")
)
COMMITTEE = ("carl", "ana", "ben", "eli")
OWN, TIED, SISTER, LATE = "A-2025-05", "A-2025-03", "A-2025-01", "A-2025-06"
"""Ana works for a member of OWN. A firm of whose board Ben is has a project with a member of TIED. Eli
declares SISTER. LATE is not eligible."""
MARKS = {SISTER: 2, "A-2025-02": 5, TIED: 2, "A-2025-04": 5, OWN: 1}
MEETING = ("A-2025-02", "A-2025-04", TIED, SISTER, OWN)
"""In the order of the funding line."""
OUTCOMES = ("Fund", "Reserve list", "Decline")
CHOICES = {"A-2025-02": "Fund", "A-2025-04": "Fund", TIED: "Reserve list"}
"""The rest is declined."""
CRITERIA = ("capabilities", "willingness", "driving_forces", "proximity", "capital")
DIMENSIONS = ("Capabilities", "Willingness", "Driving forces", "Proximity", "Access to capital")
PLACES = (
    *("", "people/", "applications/", "calibration/", "line/", "meeting/", "decisions/", "protocol/"),
    *("letters/", "ledger/", "ledger.jsonl", "exports/"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as found:
        yield found


@pytest.fixture(scope="module")
def sent(made_once: MadeOnce) -> Sent:
    return Sent(made_once.folder("sent-to-the-workspace", write_sent))


@dataclass
class Story:
    """Where it happens and who is in it; `keys` are those of the applications' pages."""

    served: Served
    sent: Sent
    out: Path
    people: dict[str, Someone]
    keys: dict[str, int] = field(default_factory=dict)
    readers: dict[str, list[str]] = field(default_factory=dict)

    @property
    def in_race(self) -> list[str]:
        return [one for one in self.sent.names() if one != LATE]

    def __getattr__(self, name: str) -> Someone:
        return self.people[name]


def the_officer_opens_a_call_and_uploads_its_applications(story: Story) -> None:
    olga = story.olga
    olga.sign_in()
    olga.follows("Open a call")
    for label, text in (
        ("Identifier", CALL),
        ("Title", "Clusters 2025"),
        ("Closing date", f"{CALL}-11-15"),
        ("Reviews wanted for each application", "2"),
    ):
        olga.page.get_by_label(label).fill(text)
    olga.press("Open the call")
    olga.reads("Clusters 2025")
    for one in story.people.values():
        one.call = olga.page.url.removeprefix(story.served.url)
    olga.follows("Intake")
    olga.page.get_by_label("A .zip of the folder").set_input_files(story.sent.zip)
    olga.press("Check and load")
    olga.finds("in the browser")
    olga.finds("6 applications with 37 members")


def the_officer_names_the_committee(story: Story) -> None:
    olga = story.olga
    olga.opens("people/")
    for name, role in ROLES.items():
        olga.page.get_by_label("E-mail of an account").fill(f"{name}@example.org")
        olga.page.get_by_label("Role", exact=True).select_option(role)
        olga.press("Name")
        olga.reads(name.title())


def one_application_is_not_eligible(story: Story) -> None:
    olga = story.olga
    olga.takes_on("Intake")
    olga.takes_on("Eligibility")
    olga.opens("eligibility/")
    row = olga.page.get_by_role("row", name=LATE)
    row.get_by_text("Not eligible …").click()
    row.get_by_label("Reason, which the applicant reads").fill("It came a day late.")
    row.get_by_role("button", name="Not eligible").click()
    olga.finds("It came a day late.")
    olga.press("All 5 that are left are eligible")
    olga.takes_on("Conflicts")


def conflicts_are_found_declared_and_ruled_on(story: Story) -> None:
    olga, carl, eli = story.olga, story.carl, story.eli
    for name, kind, org in (
        ("Ana", "employer", story.sent.member_of(OWN)),
        ("Ben", "board", story.sent.partner_of(TIED)),
    ):
        _notes_an_interest(olga, name, kind, org)
    for name in ROLES:
        story.people[name].sign_in()
    eli.opens("conflicts/")
    row = eli.page.get_by_role("listitem").filter(has_text=SISTER)
    row.get_by_text("Declare a conflict").click()
    row.get_by_label("Reason, in a few words").fill("My sister works there.")
    row.get_by_role("button", name=f"Declare for {SISTER}").click()
    eli.finds("kept from you")
    carl.opens("conflicts/")
    assert "My sister works there." in carl.text
    row = carl.page.get_by_role("listitem").filter(has_text=TIED).filter(has_text="joint project")
    expect(row).to_contain_text("Ben")
    row.get_by_text("Rule", exact=True).click()
    row.get_by_label("Reason, which an auditor reads").fill("He left that board's project in spring.")
    row.get_by_role("button", name="Dismiss").click()
    carl.finds("He left that board's project in spring.")
    for name in COMMITTEE:
        story.people[name].opens("conflicts/")
        story.people[name].press("I have nothing more to declare")
        story.people[name].finds("You have gone through the list.")


def _notes_an_interest(olga: Someone, name: str, kind: str, org: str) -> None:
    olga.opens("people/")
    row = olga.page.get_by_role("listitem").filter(has=olga.page.get_by_role("heading", name=name))
    row.get_by_text("Note an interest").click()
    row.get_by_label("Kind").select_option(kind)
    row.get_by_label("Organisation number").fill(org)
    row.get_by_role("button", name="Note", exact=True).click()
    expect(row).to_contain_text(org)


def readers_are_found_and_scores_are_published(story: Story) -> None:
    olga, nils = story.olga, story.nils
    olga.opens("assignment/")
    olga.press("Find readers")
    olga.finds("Find readers again")
    for row in olga.page.get_by_role("row").filter(has=olga.page.get_by_role("cell")).all():
        told, name = row.inner_text(), (row.get_attribute("id") or "").removeprefix("application-")
        if name:
            one = next(key for key in story.sent.names() if key in told)
            story.keys[one] = int(name)
            story.readers[one] = [who for who in COMMITTEE if f"{who.title()}" in told.split("Kept away")[0]]
    assert {one: len(who) for one, who in story.readers.items()} == dict.fromkeys(story.in_race, 2)
    assert "ana" not in story.readers[OWN]
    assert "eli" not in story.readers[SISTER]
    told = story.served.klynge(
        *("publish", str(story.sent.programme), "--call", CALL, "--by", nils.email),
        *("--model", str(story.sent.export)),
    )
    assert "Published: 6 score sheets" in told
    olga.takes_on("Rating")


def a_member_rates_by_hand(story: Story) -> None:
    ana = story.ana
    first = next(one for one, who in sorted(story.readers.items()) if "ana" in who)
    ana.opens("applications/")
    ana.follows(story.sent.names()[first])
    for place, dimension in enumerate(DIMENSIONS):
        group = ana.page.get_by_role("group", name=dimension)
        chosen = len(DIMENSIONS) - 1 == place
        group.get_by_role("radio").nth(5 if chosen else MARKS[first] - 1).check()
        group.get_by_label("Reason").fill("Nothing is said of it." if chosen else "As their plan shows.")
    expect(ana.page.get_by_role("status")).to_contain_text("Saved")
    ana.page.wait_for_timeout(2_000)
    ana.page.reload()
    assert ana.page.get_by_role("group", name="Access to capital").get_by_label("I abstain").is_checked()
    ana.press("Save and lock…")
    ana.reads("Lock your rating?")
    ana.finds("abstains · Nothing is said of it.")
    ana.press("Lock")
    ana.finds("Your rating is locked.")
    story.readers[first].remove("ana")


def another_member_rates_without_javascript(story: Story) -> None:
    browser = story.ben.page.context.browser
    assert browser is not None
    ben = Someone(browser, story.served.url, "ben", scripts=False)
    ben.call = story.ben.call
    ben.sign_in()
    first = next(one for one, who in sorted(story.readers.items()) if "ben" in who)
    ben.opens("applications/")
    ben.follows(story.sent.names()[first])
    for dimension in DIMENSIONS:
        group = ben.page.get_by_role("group", name=dimension)
        group.get_by_role("radio").nth(MARKS[first] - 1).check()
        if dimension != "Proximity":
            group.get_by_label("Reason").fill("Ben says so.")
    ben.press("Save and lock…")
    ben.finds("Proximity: give a reason")
    ben.follows("Back to the rating")
    ben.page.get_by_role("group", name="Proximity").get_by_label("Reason").fill("They are neighbours.")
    ben.press("Save")
    ben.finds("Saved")
    ben.press("Save and lock…")
    ben.press("Lock")
    ben.finds("Your rating is locked.")
    story.readers[first].remove("ben")


def everybody_rates(story: Story) -> None:
    for one, readers in story.readers.items():
        here = f"applications/{story.keys[one]}/"
        for name in readers:
            who = story.people[name]
            given = {f"mark-{dimension}": str(MARKS[one]) for dimension in CRITERIA}
            given |= {f"reason-{dimension}": f"{name} says so" for dimension in CRITERIA}
            assert who.sends(f"{here}rating/", given | {"saves": "0"}, on=here).ok
            assert (
                "Your rating is locked."
                in who.sends(f"{here}lock/", {"saves": "1"}, on=f"{here}lock/").text()
            )


def the_recused_see_nothing_of_it(story: Story) -> None:
    _sees_nothing(story, story.ana, OWN)
    _sees_nothing(story, story.eli, SISTER)


def _sees_nothing(story: Story, who: Someone, one: str) -> None:
    name, here = story.sent.names()[one], f"applications/{story.keys[one]}/"
    exports = who.gets("exports/").text()
    files = re.findall(r'href="[^"]*(exports/[a-z_]+[.](?:csv|json))"', exports)
    assert files
    everywhere = (*PLACES, f"applications/?q={name[:9]}", here, f"{here}rating/", f"{here}lock/", *files)
    told = {place: who.gets(place).text() for place in everywhere}
    assert [place for place, text in told.items() if name in text] == []
    named = {place for place, text in told.items() if one in text}
    assert {place for place in named if not re.search("conflicts|ledger", place)} == {here, f"{here}lock/"}
    entries = [json.loads(line) for line in told["ledger.jsonl"].splitlines()]
    assert {entry["by"] for entry in entries if one in json.dumps(entry)} <= {who.email}
    assert "You have a conflict of interest" in told[here]


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


CHAPTERS = (
    the_officer_opens_a_call_and_uploads_its_applications,
    the_officer_names_the_committee,
    one_application_is_not_eligible,
    conflicts_are_found_declared_and_ruled_on,
    readers_are_found_and_scores_are_published,
    a_member_rates_by_hand,
    another_member_rates_without_javascript,
    everybody_rates,
    the_recused_see_nothing_of_it,
    the_chair_opens_scores_and_a_member_revises,
    the_recused_see_nothing_of_it,
    line_and_calibration_are_looked_at,
    the_meeting_goes_through_all_by_keyboard,
    everything_is_taken_together,
    an_officer_approves_the_protocol,
    letters_are_drafted_and_approved_by_somebody_else,
    the_auditor_takes_ledger_and_dossier_along,
    everybody_looks_again,
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
