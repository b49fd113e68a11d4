from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scoring.dossier import as_html, as_pdf
from scoring.dossier.verify import verify_file
from scoring.protocol import Entry
from scoring.sheet import LANGUAGES, CallScore
from tests.scoring.by_hand import UNTESTED, doubted
from tests.scoring.dossier.dossiers import ENTRY, document
from tests.scoring.letter.letters import text_of


@pytest.fixture(scope="module")
def made(call: CallScore) -> dict[str, bytes]:
    """The dossier as files."""
    told = document(call)
    return {"en.html": as_html(told, "en"), "nb.html": as_html(told, "nb"), "en.pdf": as_pdf(told, "en")}


def found(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return verify_file(path).found


def entry() -> Entry:
    return Entry("2026-04-28", "The committee")


def test_everything_that_the_decision_rested_on_is_shown(made: dict[str, bytes], call: CallScore) -> None:
    page = text_of(made["en.html"].decode().partition("<script")[0])
    sheet = next(one for one in call.sheets if one.application_id == "A-07")
    for told in (
        *("Too few have signed.", "R-02", "Sits on the board of a member", "28 April 2026", "rejected"),
        *("abstained", "3.5", "Approved by Kari Nordmann on 4 May 2026: As decided", "ab" * 32, "cd" * 32),
        *(call.table_hashes.values()),
        *(one.en for one in (*sheet.reasons, *sheet.flags)),
        *(one.label for one in sheet.contributions),
        "Past cluster 0",
    ):
        assert " ".join(told.split()) in page, told
    assert "Named in a conflict, and has given marks" not in page


def test_a_mark_by_somebody_named_in_a_conflict_is_told(call: CallScore) -> None:
    conflict = replace(ENTRY.conflicts[0], reviewer="R-02")
    page = text_of(as_html(document(call, replace(ENTRY, conflicts=(conflict,))), "en").decode())
    assert "Named in a conflict, and has given marks on this application: R-02." in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_recorded_is_said(call: CallScore, language: Any) -> None:
    told = document(doubted(call, UNTESTED), Entry(), rated=False, decision=None)
    page = text_of(as_html(told, language).decode())
    expected = {
        "en": (
            "nobody rated it",
            "None are recorded. That does not say",
            "none recorded yet",
            "Low confidence:",
        ),
        "nb": ("ingen har vurdert den", "Ingen er registrert.", "ingen registrert ennå", "Lav tillit:"),
    }
    assert [one for one in expected[language] if one not in page] == []


def test_an_application_without_evidence_is_said(call: CallScore) -> None:
    sheets = [replace(one, evidence_share=0.0, reasons=()) for one in call.sheets]
    page = text_of(as_html(document(replace(call, sheets=tuple(sheets))), "en").decode())
    assert "No evidence at all was known when the call closed" in page


def test_no_text_of_others_becomes_a_part_of_the_page(call: CallScore, tmp_path: Path) -> None:
    told = replace(entry(), reasons={"en": "</script><script>alert(1)</script> klynge-seal"})
    page = as_html(document(call, told), "en")
    assert page.count(b"<script") == 1
    assert found(tmp_path, "a.html", page) == "unchanged"
