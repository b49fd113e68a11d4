"""The story of a call up to the reveal: upload, people, conflicts, readers, scores, blind marks."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from tests.workspace_folder import CALL
from tests.workspace_people import Someone
from tests.workspace_story import (
    COMMITTEE,
    CRITERIA,
    DIMENSIONS,
    LATE,
    MARKS,
    OWN,
    PLACES,
    ROLES,
    SISTER,
    TIED,
    Story,
)


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
    row.get_by_label("Reason, which stands in the protocol").fill("It came a day late.")
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
