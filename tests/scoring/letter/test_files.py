from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from features.problems import DataError
from scoring.letter import Agency, Letter, render
from scoring.letter.agency import TEMPLATE, read_agency
from scoring.letter.approval import LOG, approvals
from scoring.letter.files import Desk, approve, letters_folder, stem, write_drafts
from scoring.sheet import LANGUAGES, CallScore, Language
from tests.klynge_command import contents
from tests.scoring.letter.letters import AGENCY, letter, text_of

APPROVED = {"by": "Kari Nordmann", "day": "2026-05-04", "reason": "As the committee decided"}


def both(call: CallScore, **told: object) -> dict[Language, Letter]:
    return {language: letter(call, **told) for language in LANGUAGES}  # type: ignore[arg-type]  # the tests say what


def desk(folder: Path, **told: object) -> Desk:
    return replace(Desk(folder / "letters", AGENCY, LANGUAGES, with_pdf=False), **told)  # type: ignore[arg-type]  # so


def test_every_page_of_a_draft_says_that_it_is_one(call: CallScore) -> None:
    for language, mark in (("en", "Draft, not approved."), ("nb", "Utkast, ikke godkjent.")):
        long = letter(call, grounds="A reason of many words. " * 200)
        pages = weasyprint.HTML(string=render(long, AGENCY, language=language)).render().pages
        said = [str(list(page._page_box.descendants())).count(mark) for page in pages]
        margins = [_margin_text(page) for page in pages]
        assert len(pages) > 1
        assert all(mark in text for text in margins), said


def _margin_text(page: object) -> str:
    boxes = [box for box in page._page_box.descendants() if hasattr(box, "text")]  # type: ignore[attr-defined]  # the library's own
    return " ".join(box.text for box in boxes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_fits_on_a_page_or_two(call: CallScore, language: Language) -> None:
    for place in range(0, 12, 4):
        page = render(letter(call, place), AGENCY, language=language)
        assert len(weasyprint.HTML(string=page).render().pages) <= 2


def test_drafts_are_html_and_pdf_in_both_languages_and_the_same_each_time(
    call: CallScore, tmp_path: Path
) -> None:
    at = desk(tmp_path, with_pdf=True)
    written = write_drafts(at, both(call))
    assert [path.name for path in written] == [
        "A-07.draft.html",
        "A-07.draft.pdf",
        "A-07.draft.nb.html",
        "A-07.draft.nb.pdf",
    ]
    before = contents(at.folder)
    write_drafts(at, both(call))
    assert contents(at.folder) == before


def test_an_approval_stands_in_the_letter_and_in_the_log(call: CallScore, tmp_path: Path) -> None:
    at = desk(tmp_path)
    write_drafts(at, both(call))
    written = approve(at, both(call), **APPROVED)
    assert sorted(path.name for path in at.folder.glob("*.html")) == ["A-07.html", "A-07.nb.html"]
    assert "Approved by Kari Nordmann on 4 May 2026. Reason: As the committee decided" in text_of(
        written[0].read_text(encoding="utf-8")
    )
    (entry,) = approvals(at.folder)
    assert (entry.application_id, entry.by, entry.day, entry.reason) == ("A-07", *APPROVED.values())
    assert set(entry.files) == {"A-07.html", "A-07.nb.html"}
    assert set(entry.draft_sha256) == {"A-07.draft.html", "A-07.draft.nb.html"}


@pytest.mark.parametrize(
    ("told", "agency", "by", "reason", "message"),
    [
        ({"decision": None}, AGENCY, "Kari", "Why", "No decision on A-07 is recorded"),
        ({}, replace(AGENCY, appeal={}), "Kari", "Why", "not filled in appeal"),
        ({}, Agency(), "Kari", "Why", "not filled in appeal, contact, decides, name"),
        ({}, AGENCY, "Kari", " ", "a reason"),
        ({}, AGENCY, " ", "Why", "has a name"),
    ],
)
def test_what_is_not_complete_cannot_be_approved(
    call: CallScore,
    tmp_path: Path,
    told: dict[str, object],
    agency: Agency,
    by: str,
    reason: str,
    message: str,
) -> None:
    at = desk(tmp_path, agency=agency)
    write_drafts(at, both(call, **told))
    before = contents(at.folder)
    with pytest.raises(DataError, match=message):
        approve(at, both(call, **told), by=by, day="2026-05-04", reason=reason)
    assert contents(at.folder) == before


def test_nobody_approves_what_nobody_has_read(call: CallScore, tmp_path: Path) -> None:
    at = desk(tmp_path)
    with pytest.raises(DataError, match="Write the draft again"):
        approve(at, both(call), **APPROVED)
    write_drafts(at, both(call))
    for changed in (both(call, grounds="Another reason."), both(doubled(call))):
        with pytest.raises(DataError, match="is not what would be written now"):
            approve(at, changed, **APPROVED)
    draft = at.folder / "A-07.draft.nb.html"
    draft.write_text(draft.read_text(encoding="utf-8").replace("Styrker", "Styrke"), encoding="utf-8")
    with pytest.raises(DataError, match="edited"):
        approve(at, both(call), **APPROVED)
    assert approvals(at.folder) == ()


def doubled(call: CallScore) -> CallScore:
    return replace(call, model_version="4")


def test_a_letter_is_approved_once_and_stays_what_it_was(call: CallScore, tmp_path: Path) -> None:
    at = desk(tmp_path)
    write_drafts(at, both(call))
    approve(at, both(call), **APPROVED)
    before = contents(at.folder)
    approve(at, both(call), by="Ola", day="2027-01-01", reason="Again")
    assert contents(at.folder) == before
    (at.folder / "A-07.nb.html").unlink()
    approve(at, both(call), by="Ola", day="2027-01-01", reason="Again")
    assert contents(at.folder) == before
    (at.folder / "A-07.nb.html").unlink()
    with pytest.raises(DataError, match="would come out otherwise now"):
        approve(at, both(doubled(call)), by="Ola", day="2027-01-01", reason="Again")


def test_a_log_that_was_changed_stops_an_approval(call: CallScore, tmp_path: Path) -> None:
    at = desk(tmp_path)
    for place in (4, 5):
        told = both(call, place=place)
        write_drafts(at, told)
        approve(at, told, **APPROVED)
    log = at.folder / LOG
    first, second = log.read_text(encoding="utf-8").splitlines()
    log.write_text(f"{first.replace('Kari', 'Per')}\n{second}\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2 does not follow"):
        approvals(at.folder)
    log.write_text("{}\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 1 is damaged"):
        approvals(at.folder)


def test_files_of_others_are_not_overwritten(call: CallScore, tmp_path: Path) -> None:
    at = desk(tmp_path)
    at.folder.mkdir()
    (at.folder / "A-07.draft.html").write_text("mine", encoding="utf-8")
    with pytest.raises(DataError, match="not a letter of klynge"):
        write_drafts(at, both(call))
    (at.folder / "A-07.draft.html").unlink()
    write_drafts(at, both(call))
    (at.folder / "A-07.html").write_text("mine", encoding="utf-8")
    with pytest.raises(DataError, match="in the way"):
        approve(at, both(call), **APPROVED)
    assert (at.folder / "A-07.html").read_text(encoding="utf-8") == "mine"


def test_no_two_applications_share_a_file() -> None:
    odd = ["A", "A.draft", "A/B", "A%2FB", "..", "A.nb", "å"]
    assert len({stem(one) for one in odd}) == len(odd)
    assert letters_folder(Path("p"), "../x") == Path("p/letters/%2E%2E%2Fx")


def test_an_agency_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "agency.toml"
    assert read_agency(path) == Agency()
    path.write_text(TEMPLATE, encoding="utf-8")
    assert read_agency(path).unfilled("nb") == ("name", "decides", "contact", "appeal")
    path.write_text('name = { en = " An agency " }\n', encoding="utf-8")
    assert read_agency(path).says("name", "en") == "An agency"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name =", "cannot be read"),
        ('motto = { en = "" }', "motto is not known"),
        ('name = "x"', "name has no languages"),
        ('name = { fr = "x", en = 3 }', "name.fr is no text.*name.en is no text"),
    ],
)
def test_an_agency_that_cannot_be_read_says_why(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "agency.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_agency(path)


def test_the_log_is_plain_json(call: CallScore, tmp_path: Path) -> None:
    at = desk(tmp_path)
    write_drafts(at, both(call))
    approve(at, both(call), **APPROVED)
    assert json.loads((at.folder / LOG).read_text(encoding="utf-8"))["after_sha256"] == ""
