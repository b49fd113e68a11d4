"""`letter`, `dossier` and `verify` as a person runs them."""

from __future__ import annotations

from pathlib import Path

from tests.klynge_command import klynge_here

AGENCY = "".join(
    f'{name} = {{ en = "{name} in English", nb = "{name} på norsk" }}\n'
    for name in ("name", "decides", "contact", "appeal")
)
ONE = ("--application", "A-2025-01")


def test_a_letter_is_drafted_and_cannot_leave_without_a_decision(here: Path) -> None:
    done = klynge_here("letter", "programme", *ONE, "--language", "nb", "--no-pdf", at=here)
    assert "Drafts: nothing is approved yet" in done.stdout
    assert "The agency has not filled in name, decides, contact, appeal." in done.stdout
    (here / "programme" / "agency.toml").write_text(AGENCY, encoding="utf-8")
    words = ("letter", "programme", *ONE, "--no-pdf", "--approved-by", "Kari", "--reason", "As decided")
    assert "No decision on A-2025-01 is recorded" in klynge_here(*words, at=here, code=2).stderr
    assert [path.name for path in (here / "programme" / "letters" / "2025").iterdir()] == [
        "A-2025-01.draft.nb.html"
    ]


def test_an_unknown_application_names_the_nearest(here: Path) -> None:
    for command in ("letter", "dossier"):
        done = klynge_here(command, "programme", "--application", "A-2025-00", at=here, code=2)
        assert "There is no application A-2025-00 in applications. Did you mean A-2025-" in done.stderr
        assert "Say which application" in klynge_here(command, "programme", at=here, code=2).stderr


def test_reasons_that_name_another_application_stay_out_of_letters(here: Path) -> None:
    text = '[A-2025-01]\nreasons = "Weaker than A-2025-02."\n'
    (here / "programme" / "protocol.toml").write_text(text, encoding="utf-8")
    done = klynge_here("letter", "programme", *ONE, "--no-pdf", at=here, code=2)
    assert "name another application (A-2025-02)" in done.stderr


def test_a_dossier_verifies_until_it_is_changed(here: Path) -> None:
    klynge_here("dossier", "programme", *ONE, "--language", "en", at=here)
    folder = here / "programme" / "dossiers" / "2025"
    assert klynge_here("verify", str(folder), at=here).stdout.count("Unchanged") == 2
    page = folder / "A-2025-01.html"
    page.write_bytes(page.read_bytes().replace(b"none recorded yet", b"all recorded now."))
    done = klynge_here("verify", str(page), at=here, code=1)
    assert done.stdout.startswith("Changed")
    assert "what is shown is not what its data say: top, decision" in done.stdout.replace("\n  ", " ")
    klynge_here("verify", "programme/calls.csv", at=here, code=2)
    klynge_here("verify", "nowhere", at=here, code=2)
