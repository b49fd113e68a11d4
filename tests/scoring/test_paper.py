from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint

from features.problems import DataError
from scoring import paper
from scoring.paper import pdf

PAGE = (
    '<html lang="nb"><head><title>Tø</title></head><body><h1>Søknad</h1><svg width="9"></svg></body></html>'
)
SCRIPT = f"""
import hashlib
from scoring.paper import pdf
print(hashlib.sha256(pdf({PAGE!r}, mark="m", attachments={{"a.json": "1"}})).hexdigest())
"""


def test_the_same_page_is_the_same_bytes_whatever_the_machine_says() -> None:
    root = Path(__file__).parents[2]
    hashes = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", SCRIPT],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(hashes) == 1
    assert len(hashes.pop()) == 65


def test_the_mark_is_the_last_line() -> None:
    made = pdf(PAGE, mark="klynge letter")
    assert made.startswith(b"%PDF-")
    assert made.endswith(b"%%EOF\n% klynge letter\n")


@pytest.mark.parametrize("source", ["http://127.0.0.1:9/a.png", "file:///etc/hostname"])
def test_nothing_is_fetched_from_outside(source: str) -> None:
    with pytest.raises(ValueError, match="something outside itself"):
        pdf(PAGE.replace("<h1>", f'<img src="{source}"><h1>'), mark="m")


def test_a_picture_within_the_page_is_read() -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    assert len(pdf(PAGE.replace("<h1>", f'<img src="{dot}"><h1>'), mark="m")) > len(pdf(PAGE, mark="m"))


def test_without_pango_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "TROUBLE", OSError("cannot load library 'libpango-1.0-0'\nmore"))
    with pytest.raises(DataError) as caught:
        pdf(PAGE, mark="m")
    assert str(caught.value) == (
        "A PDF cannot be set here: the system library Pango is missing (cannot load library "
        "'libpango-1.0-0'). Install it (Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0; "
        "Fedora: dnf install pango; macOS: brew install pango), then run the command again; or leave the PDF "
        "out (--no-pdf). Nothing was written."
    )


def test_the_library_is_the_one_that_is_installed() -> None:
    assert paper.TROUBLE is None
    assert weasyprint.HTML(string=PAGE).render().pages
