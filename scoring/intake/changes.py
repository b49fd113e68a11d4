"""What differs between a call as it is stored and as a folder has it: applications, firms and sums."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from scoring.intake.change_words import Change, word
from scoring.intake.intake import Applied, Intake, Member
from scoring.numbers import number
from scoring.sheet import Language

OF_THE_CALL = ("opens_on", "closes_on", "budget", "seats", "currency", "horizon_years")
OF_AN_APPLICATION = ("name", "lead", "sector", "region", "stage", "requested", "own_funding")
NAMED = 3
"""Firms that a sentence names."""


def changes(before: Intake | None, after: Intake, *, withdrawn: Collection[str] = ()) -> tuple[Change, ...]:
    """One sentence a change, the call first, then by application; of a first load, how much there is.

    Tables whose change shows in neither are named: accounts that were corrected change scores.

    `withdrawn` are applications that are stored and had left the folder; they may come back.
    """
    if before is None or not before.applications:
        told = () if before is None else tuple(_of_call(before, after))
        return (*told, _said(lambda language: _first(after, language)))
    seen = (*_of_call(before, after), *_of_applications(before, after, withdrawn))
    return (*seen, *_of_tables(before, after))


def _first(intake: Intake, language: Language) -> str:
    members = sum(len(one.roster) for one in intake.applications)
    asked = sum(one.requested or 0 for one in intake.applications)
    told = f"{intake.currency} {number(asked, language)}".strip()
    return word("first", language, count=len(intake.applications), members=members, asked=told)


def _of_call(before: Intake, after: Intake) -> Iterator[Change]:
    for name in OF_THE_CALL:
        if getattr(after, name) not in (None, ""):  # what the folder lacks, the officer has written
            yield from _differs("call", name, getattr(before, name), getattr(after, name))


def _of_applications(before: Intake, after: Intake, withdrawn: Collection[str]) -> Iterator[Change]:
    old = {one.application_id: one for one in before.applications}
    new = {one.application_id: one for one in after.applications}
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            yield from () if key in withdrawn else (_about("removed", old[key]),)
        elif key not in old:
            yield _about("added", new[key], members=len(new[key].roster))
        else:
            yield from (_about("back", new[key]),) if key in withdrawn else ()
            yield from _facts(old[key], new[key])
            yield from _members(old[key], new[key])


def _of_tables(before: Intake, after: Intake) -> Iterator[Change]:
    every = sorted(before.hashes.keys() | after.hashes.keys())
    other = [name for name in every if before.hashes.get(name) != after.hashes.get(name)]
    if before.hashes and other:
        yield _said(lambda language: word("tables", language, named=", ".join(other)))


def _facts(old: Applied, new: Applied) -> Iterator[Change]:
    for name in OF_AN_APPLICATION:
        yield from _differs("changed", name, getattr(old, name), getattr(new, name), one=_called(new))


def _members(old: Applied, new: Applied) -> Iterator[Change]:
    was, now = ({one.org_id: one for one in each.roster} for each in (old, new))
    both = was.keys() & now.keys()
    yield from _named("joined", new, [now[key] for key in sorted(now.keys() - both)])
    yield from _named("left", new, [was[key] for key in sorted(was.keys() - both)])
    other = [now[key] for key in sorted(both) if _standing(was[key]) != _standing(now[key])]
    yield from _named("roles", new, other)


def _standing(one: Member) -> tuple[object, ...]:
    return one.role, one.commitment, one.joined_on


def _named(key: str, of: Applied, members: list[Member]) -> Iterator[Change]:
    if not members:
        return
    first = ", ".join(one.name or one.org_id for one in members[:NAMED])
    rest = len(members) - NAMED

    def told(language: Language) -> str:
        named = word("more", language, named=first, count=rest) if rest > 0 else first
        return word(key, language, one=_called(of), count=len(members), named=named)

    yield _said(told)


def _differs(key: str, name: str, before: object, after: object, **filled: str) -> Iterator[Change]:
    if before == after:
        return

    def told(language: Language) -> str:
        was, now = (_value(one, name, language) for one in (before, after))
        return word(key, language, what=word(name, language), before=was, after=now, **filled)

    yield _said(told)


def _value(value: object, name: str, language: Language) -> str:
    if value is None or value == "":
        return word("nothing", language)
    if isinstance(value, date):
        return value.isoformat()
    return number(value, language) if isinstance(value, int | float) else str(value)


def _about(key: str, of: Applied, **filled: object) -> Change:
    return _said(lambda language: word(key, language, one=_called(of), **filled))


def _called(of: Applied) -> str:
    same = of.name in ("", of.application_id)
    return of.application_id if same else f"{of.application_id} {of.name}"


def _said(told: Callable[[Language], str]) -> Change:
    return Change(told("en"), told("nb"))
