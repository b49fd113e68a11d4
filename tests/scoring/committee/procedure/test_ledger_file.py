from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.ledger import Draft, Entry, seal
from scoring.committee.procedure.ledger_file import is_ledger, read, written


def a_chain(count: int = 4) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, count + 1):
        draft = Draft(
            "2026", datetime(2026, 1, number, tzinfo=UTC), "ana", None, "locked", "A-1", {"ø": number}
        )
        entries.append(seal(draft, number=number, before=entries[-1].sha256 if entries else ""))
    return entries


def text(entries: list[Entry], *, whole: bool = True) -> str:
    return "".join(written("2026", entries, whole=whole))


def test_what_was_written_is_read_and_holds() -> None:
    entries = a_chain()
    found = read(text(entries))
    assert (found.entries, found.chain, found.head) == (tuple(entries), "2026", entries[-1].sha256)
    assert found.faults(kept=[entries[1].sha256]) == ()


@given(st.data())
def test_no_line_can_be_changed_moved_or_taken_away_without_showing(data: st.DataObject) -> None:
    lines = text(a_chain()).splitlines(keepends=True)
    head = a_chain()[-1].sha256
    where = data.draw(st.integers(1, len(lines) - 1))
    how = data.draw(st.sampled_from(["change", "take", "swap"]))
    if how == "change":
        told = json.loads(lines[where])
        name = data.draw(st.sampled_from(sorted(told)))
        told[name] = told[name] + 1 if isinstance(told[name], int) else told[name] + "x"
        lines[where] = json.dumps(told) + "\n"
    elif how == "take":
        del lines[where]
    else:
        other = where - 1 if where > 1 else 2
        lines[where], lines[other] = lines[other], lines[where]
    assert read("".join(lines)).faults(kept=[head]) != ()


def test_a_ledger_from_which_entries_were_left_out_has_no_hashes_and_says_that_it_cannot_be_verified() -> (
    None
):
    told = text(a_chain()[1:], whole=False)
    assert "sha256" not in told
    assert "number" not in told
    assert "left out" in read(told).faults()[0]


def test_lines_that_cannot_be_read_are_told_by_their_number() -> None:
    lines = text(a_chain()).splitlines()
    lines[2] = lines[2][:20]
    assert read("\n".join(lines)).faults()[0] == "Line 3 cannot be read."
    assert is_ledger(lines[0])
    assert not is_ledger("<html>")
