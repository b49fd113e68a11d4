"""A ledger in which nothing can be changed, taken out or swapped without its being found."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.ledger import FIRST, Draft, Entry, digest, faults, seal
from scoring.committee.procedure.roles import Role

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
TEXTS = st.text(max_size=5)
DRAFTS = st.builds(
    Draft,
    call_id=TEXTS,
    at=st.datetimes(timezones=st.just(UTC)),
    by=TEXTS,
    role=st.none() | st.sampled_from(Role),
    act=TEXTS,
    subject=TEXTS,
    detail=st.dictionaries(TEXTS, TEXTS | st.integers() | st.booleans() | st.lists(TEXTS, max_size=2)),
)


def chain(drafts: list[Draft]) -> list[Entry]:
    """The drafts, sealed one after another."""
    entries: list[Entry] = []
    for number, draft in enumerate(drafts, 1):
        entries.append(seal(draft, number=number, before=entries[-1].sha256 if entries else FIRST))
    return entries


def resealed(entry: Entry) -> Entry:
    """The entry with a hash that fits what it says now: what a forger would write."""
    told = [getattr(entry, one.name) for one in fields(entry) if one.name not in ("number", "sha256")]
    return replace(entry, sha256=digest(entry.number, *told))


CHAINS = st.lists(DRAFTS, min_size=2, max_size=5).map(chain)


def test_an_entry_reads_as_it_was_told() -> None:
    draft = Draft("2026", NOON, "ana", Role.CHAIR, "went on", "call", {"to": "reveal", "a": "ø"})
    entry = seal(draft, number=1, before=FIRST)
    assert entry == Entry(
        *(1, "2026", "2026-04-02T12:00:00.000000+00:00", "ana", "chair", "went on", "call"),
        *('{"a":"ø","to":"reveal"}', "", entry.sha256),
    )
    told = (
        '[1, "2026", "2026-04-02T12:00:00.000000+00:00", "ana", "chair", "went on", "call", '
        '"{\\"a\\":\\"ø\\",\\"to\\":\\"reveal\\"}", ""]'
    )
    assert entry.sha256 == hashlib.sha256(told.encode()).hexdigest()


def test_the_same_moment_in_another_time_zone_is_the_same_entry() -> None:
    oslo = NOON.astimezone(timezone(timedelta(hours=2)))
    one, other = (seal(Draft("2026", at, "a", None, "b", "c"), number=1, before="") for at in (NOON, oslo))
    assert one == other


def test_a_time_without_a_zone_is_no_time() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        seal(Draft("2026", NOON.replace(tzinfo=None), "a", None, "b", "c"), number=1, before=FIRST)


def test_what_is_not_plain_json_is_not_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        seal(Draft("2026", NOON, "a", None, "b", "c", {"x": float("nan")}), number=1, before=FIRST)


@given(CHAINS)
def test_a_whole_chain_has_no_fault(entries: list[Entry]) -> None:
    assert faults(entries, kept=[one.sha256 for one in entries]) == ()


@given(CHAINS, st.data())
def test_a_change_of_any_field_of_any_entry_is_found(entries: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from([one.name for one in fields(Entry)]))
    changed = 99 if name == "number" else getattr(entries[place], name) + "x"
    forged = [*entries[:place], replace(entries[place], **{name: changed}), *entries[place + 1 :]]
    assert faults(forged)


@given(CHAINS, st.data())
def test_a_change_is_found_even_under_a_hash_that_fits_unless_it_is_the_last(
    entries: list[Entry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    forged = list(entries)
    forged[place] = resealed(replace(entries[place], detail='{"x":1}', act="another act"))
    assert f"Entry {place + 2} does not follow from the one before it." in faults(forged)


@given(CHAINS, st.data())
def test_an_entry_that_was_taken_out_is_found_unless_it_is_the_last(
    entries: list[Entry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    left = entries[:place] + entries[place + 1 :]
    assert f"Entry {place + 1} is missing: {place + 2} follows." in faults(left)
    renumbered = [resealed(replace(one, number=number)) for number, one in enumerate(left, 1)]
    assert faults(renumbered)


@given(CHAINS, st.data())
def test_entries_that_changed_places_are_found(entries: list[Entry], data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(range(len(entries))))[:2]
    swapped = list(entries)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert faults(swapped)


@given(CHAINS, st.data())
def test_a_cut_at_the_end_shows_only_against_a_hash_that_was_kept(
    entries: list[Entry], data: st.DataObject
) -> None:
    cut = entries[: data.draw(st.integers(0, len(entries) - 1))]
    last = entries[-1].sha256
    assert faults(cut) == ()
    assert faults(cut, kept=[last]) == (
        f"No entry has the hash {last} that was kept: entries were cut off or written anew.",
    )


@given(CHAINS)
def test_a_chain_written_anew_shows_only_against_a_hash_that_was_kept(entries: list[Entry]) -> None:
    anew = chain([Draft("2026", NOON, "forger", None, "b", "c") for _ in entries])
    assert faults(anew) == ()
    assert len(faults(anew, kept=[entries[0].sha256])) == 1
