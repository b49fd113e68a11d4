from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from scoring.committee.procedure.ledger import Draft, Entry, seal
from scoring.committee.procedure.ledger_file import written
from tests.klynge_command import MISTAKE, klynge_here


def a_file(at: Path, *, whole: bool = True) -> list[Entry]:
    entries: list[Entry] = []
    for number in (1, 2, 3):
        draft = Draft("2026", datetime(2026, 1, number, tzinfo=UTC), "ana", None, "locked", "A-1")
        entries.append(seal(draft, number=number, before=entries[-1].sha256 if entries else ""))
    (at / "ledger.jsonl").write_text("".join(written("2026", entries, whole=whole)), encoding="utf-8")
    return entries


def test_a_ledger_that_was_taken_along_is_verified_against_a_hash_that_was_written_down(
    tmp_path: Path,
) -> None:
    head = a_file(tmp_path)[-1].sha256
    assert (
        f"3 entries, the last with hash {head}" in klynge_here("verify", "ledger.jsonl", at=tmp_path).stdout
    )
    klynge_here("verify", "ledger.jsonl", "--head", head, at=tmp_path)
    changed = klynge_here("verify", "ledger.jsonl", "--head", "0" * 64, at=tmp_path, code=1)
    assert "entries were cut off or written anew" in changed.stdout


def test_a_changed_byte_is_told_with_its_entry(tmp_path: Path) -> None:
    a_file(tmp_path)
    path = tmp_path / "ledger.jsonl"
    path.write_text(path.read_text().replace("2026-01-02", "2026-01-09"))
    assert "Entry 2 was changed" in klynge_here("verify", "ledger.jsonl", at=tmp_path, code=1).stdout


def test_a_ledger_with_entries_left_out_is_neither_changed_nor_unchanged(tmp_path: Path) -> None:
    a_file(tmp_path, whole=False)
    assert "left out" in klynge_here("verify", "ledger.jsonl", at=tmp_path, code=MISTAKE).stdout


def test_one_thing_is_verified_at_a_time(tmp_path: Path) -> None:
    assert "Say what to verify" in klynge_here("verify", at=tmp_path, code=MISTAKE).stderr
