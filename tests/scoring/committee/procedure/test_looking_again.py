"""Reading the registers again: rulings stay where the facts do, and nobody is let in by a change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.conflicts import Conflict, Kind, Link, Source, Verdict, recused
from scoring.committee.procedure.finding import Found
from scoring.committee.procedure.looking_again import again, look_again
from scoring.committee.procedure.roles import Role
from scoring.committee.procedure.ruling import rule
from tests.scoring.committee.procedure.acting import NOON
from tests.scoring.committee.procedure.test_ruling import BO, DISMISSED, FOUND, ONE, TWO

LINKS = st.sets(st.builds(Link, st.sampled_from(["11", "12"]), st.sampled_from(Kind)), min_size=1)


def finds(*links: Link, of: int = 74) -> Found:
    return Found("ana", "A-7", links, of)


def test_the_same_facts_keep_their_ruling_however_many_members_there_are_now() -> None:
    ruled = replace(FOUND, ruling=DISMISSED)
    assert again((ruled,), [finds(ONE, of=80)]) == (replace(ruled, of=80),)


def test_a_new_firm_or_a_new_kind_opens_a_dismissed_conflict_again() -> None:
    ruled = replace(FOUND, ruling=DISMISSED)
    for more in (TWO, Link("11", Kind.BOARD)):
        opened = again((ruled,), [finds(ONE, more)])
        assert opened == (replace(FOUND, links=(ONE, more), earlier=(DISMISSED,)),)
        assert recused(opened) == {("ana", "A-7")}


def test_what_is_gone_is_kept_to_be_read_and_is_open_when_it_comes_back() -> None:
    ruled = replace(FOUND, ruling=DISMISSED)
    gone = again((ruled,), [])
    assert gone == (replace(ruled, gone=True),)
    assert again(gone, [finds(ONE)]) == (replace(FOUND, earlier=(DISMISSED,)),)


def test_registers_say_nothing_against_a_persons_own_word() -> None:
    declared = Conflict("ana", "A-7", Source.DECLARED, reason="a friend")
    assert again((declared,), []) == (declared,)


def test_every_change_is_told_and_nothing_else() -> None:
    def told(previous: tuple[Conflict, ...], *links: Link) -> list[tuple[str, object]]:
        found = [finds(*links)] if links else []
        _, entries = look_again(previous, found, call_id="2026", by="of", role=Role.OFFICER, at=NOON)
        return [(one.act, one.detail) for one in entries]

    ruled = replace(FOUND, ruling=DISMISSED)
    assert told((), ONE) == [("found a conflict", {"person": "ana", "members": ["11"]})]
    assert told((ruled,), ONE) == []
    extent = {"person": "ana", "members": ["11", "12"]}
    assert told((FOUND,), ONE, TWO) == [("found another extent of a conflict", extent)]
    assert told((ruled,), ONE, TWO) == [
        ("opened a conflict again", {"person": "ana", "members": ["11", "12"]})
    ]
    assert told((ruled,)) == [("found a conflict no longer", {"person": "ana", "members": ["11"]})]
    assert told((replace(ruled, gone=True),), ONE) == [
        ("found a conflict again", {"person": "ana", "members": ["11"]})
    ]


@given(st.lists(LINKS, min_size=1, max_size=5), st.sampled_from([Verdict.UPHELD, Verdict.DISMISSED]))
def test_nobody_is_let_in_on_facts_on_which_no_chair_has_ruled(
    looks: list[set[Link]], verdict: Verdict
) -> None:
    conflicts = again((), [finds(*sorted(looks[0]))])
    conflicts, _ = rule(conflicts, conflicts[0], verdict, reason="r", actor=BO)
    for links in looks[1:]:
        conflicts = again(conflicts, [finds(*sorted(links))])
        if not recused(conflicts):
            assert verdict == Verdict.DISMISSED
            assert links <= looks[0]


@given(st.lists(LINKS, max_size=4))
def test_looking_twice_is_looking_once(looks: list[set[Link]]) -> None:
    conflicts: tuple[Conflict, ...] = ()
    for links in looks:
        conflicts = again(conflicts, [finds(*sorted(links))])
        assert again(conflicts, [finds(*sorted(links))]) == conflicts
