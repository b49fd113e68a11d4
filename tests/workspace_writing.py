"""Writing all the time, each kind in a thread of its own, and saying after each write that it stands.

`main(turn)` never ends: it is killed. `lost(said)` then tells what of that is missing or there by half.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date

from django.conf import settings
from django.db import connection

from scoring.committee.procedure.marks import Mark as Given
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.intake.published import Published, PublishedSheet
from scoring.workspace.chains import chains
from scoring.workspace.models import Assignment, Call, Firm, LedgerEntry, Mark, Publication, Review, Round
from scoring.workspace.verbs import rating, rounds
from scoring.workspace.verbs.load import load
from scoring.workspace.verbs.phases import go
from scoring.workspace.verbs.publish import publish
from tests.workspace_at_once import told
from tests.workspace_calls import a_call, a_part, a_person, an_application
from tests.workspace_intakes import an_intake, applied
from tests.workspace_races_after import a_decided
from tests.workspace_reviews import DIMENSIONS, a_review, read_by

FIRMS = 40


def save(turn: int) -> Iterator[int]:
    """The same review again and again: five marks with the same reason."""
    call = a_call(Phase.RATING, call_id=f"save-{turn}")
    one, ana = an_application(call), a_part(call, "ana", Role.MEMBER)
    Assignment.objects.create(application=one, person=ana)
    for n in itertools.count(1):
        marks = [Given(name, 1 + n % 5, f"{n}") for name in DIMENSIONS]
        rating.save(ana, call.pk, one.pk, marks, saves=n - 1)
        yield n


def lock(turn: int) -> Iterator[int]:
    """One review after the other."""
    call = a_call(Phase.RATING, call_id=f"lock-{turn}")
    ben = a_part(call, "ben", Role.MEMBER)
    for n in itertools.count(1):
        one = an_application(call, f"A-{n}")
        Assignment.objects.create(application=one, person=ben)
        a_review(one, ben, locked=False, **dict.fromkeys(DIMENSIONS, 3))
        rating.lock(ben, call.pk, one.pk, saves=0)
        yield n


def move(turn: int) -> Iterator[int]:
    """On to intake, and back."""
    call = a_call(call_id=f"move-{turn}")
    olga, carl = a_part(call, "olga", Role.OFFICER), a_part(call, "carl", Role.CHAIR)
    for n in itertools.count(1):
        who, to = (olga, Phase.INTAKE) if n % 2 else (carl, Phase.DRAFT)
        go(who, call.pk, to, version=n, reason="why")
        yield n


def take(turn: int) -> Iterator[int]:
    """The decisions of one call after the other."""
    for n in itertools.count(1):
        call, (carl, _cleo) = a_decided(f"take-{turn}-{n}")
        rounds.take(carl, call.pk, version=1, read=read_by(carl, call))
        yield n


def fill(turn: int) -> Iterator[int]:
    """The same call loaded again and again, every time with other firms in all applications."""
    lena = a_person("lena", opens_calls=True)
    for n in itertools.count(1):
        rows = [applied(f"A-{place}", *(f"{n}:{firm}" for firm in range(FIRMS // 4))) for place in range(4)]
        load(lena, dataclasses.replace(an_intake(*rows), call_id=f"fill-{turn}"))
        yield n


def print_scores(turn: int) -> Iterator[int]:
    """The scores of a call, published again and again."""
    call_id, lena = f"scores-{turn}", a_person("lena", opens_calls=True)
    key = load(lena, dataclasses.replace(an_intake(applied("A-1"), applied("A-2")), call_id=call_id)).key
    nils = a_part(Call.objects.get(pk=key), "nils", Role.ANALYST)
    Call.objects.filter(pk=key).update(phase=Phase.RATING)
    sheets = tuple(PublishedSheet(f"A-{n}", n, 1.0, 0.0, 2.0, 0.5, False, {}, {}) for n in (1, 2))
    facts = {"closes_on": date(2026, 3, 16), "budget": 24e6, "seats": 4, "hashes": {"applications": "a" * 64}}
    for n in itertools.count(1):
        publish(nils, key, Published(call_id, "c" * 64, {}, {}, sheets=sheets, **facts))
        yield n


KINDS: tuple[Callable[[int], Iterator[int]], ...] = (save, lock, move, take, fill, print_scores)


def main(turn: int) -> None:
    """Write until the end; a line for every write that stands: kind and number."""
    settings.PASSWORD_HASHERS = ["tests.quick_argon2.QuickArgon2"]
    sys.executable = str(shutil.which("true"))
    for name in ("ana", "ben", "olga", "carl", "cleo", "nils"):
        a_person(name)
    a_person("lena", opens_calls=True)

    def run(kind: Callable[[int], Iterator[int]]) -> None:
        for n in kind(turn):
            sys.stdout.write(f"{kind.__name__} {n}\n")
            sys.stdout.flush()
            time.sleep(0.02)  # SQLite lets nobody in while somebody is always at the door

    for kind in KINDS:
        threading.Thread(target=run, args=(kind,), daemon=True).start()
    sys.stdin.read()


def lost(said: dict[str, dict[str, int]]) -> None:
    """Print as JSON what is wrong; `said`: by turn and kind, the last number that was said to stand."""
    wrong = [one for turn, last in said.items() for one in _wrong(turn, last)]
    wrong += [fault for one in chains() for fault in one.faults()]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            sound = cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            strays = cursor.execute("PRAGMA foreign_key_check").fetchall()
            wrong += [] if sound and not strays else ["the database itself"]
    print(json.dumps(wrong))


def _wrong(turn: str, last: dict[str, int]) -> Iterator[str]:
    for kind, check in (("save", _save), ("lock", _lock), ("move", _move), ("take", _take), ("fill", _fill),
                        ("print_scores", _scores)):  # fmt: skip
        if kind in last:
            yield from (f"{turn} {kind}: {one}" for one in check(turn, last[kind]))


def _save(turn: str, last: int) -> Iterator[str]:
    row = Review.objects.get(application__call__call_id=f"save-{turn}")
    marks = {(one.criterion, one.reason) for one in Mark.objects.filter(review=row)}
    if row.saves not in (last, last + 1) or marks != {(name, f"{row.saves}") for name in DIMENSIONS}:
        yield f"{last} said, {row.saves} there with {sorted(marks)}"


def _lock(turn: str, last: int) -> Iterator[str]:
    call = Call.objects.get(call_id=f"lock-{turn}")
    locked = Review.objects.filter(application__call=call, locked_at__isnull=False).count()
    if locked not in (last, last + 1) or told(call, "locked a review") != locked:
        yield f"{last} said, {locked} locked, {told(call, 'locked a review')} told"


def _move(turn: str, last: int) -> Iterator[str]:
    call = Call.objects.get(call_id=f"move-{turn}")
    moves = told(call, "went on") + told(call, "went back")
    if call.version - 1 not in (last, last + 1) or moves != call.version - 1:
        yield f"{last} said, version {call.version}, {moves} told"


def _take(turn: str, last: int) -> Iterator[str]:
    made = Round.objects.filter(call__call_id__startswith=f"take-{turn}-")
    whole = [one for one in made if one.decisions.count() == 2 and one.sha256]
    acts = LedgerEntry.objects.filter(chain__name__startswith=f"take-{turn}-")
    if len(whole) not in (last, last + 1) or len(whole) != len(made) or acts.count() != 3 * len(made):
        yield f"{last} said, {len(made)} taken, {len(whole)} whole, {acts.count()} told"


def _fill(turn: str, last: int) -> Iterator[str]:
    call = Call.objects.get(call_id=f"fill-{turn}")
    firms = Firm.objects.filter(application__call=call).values_list("org_id", flat=True)
    loads = {one.partition(":")[0] for one in firms}
    expected = ({f"{last}"}, {f"{last + 1}"})
    if len(firms) != FIRMS or loads not in expected or {f"{call.loads.count()}"} != loads:
        yield f"{last} said, firms of {loads}, {call.loads.count()} loads"


def _scores(turn: str, last: int) -> Iterator[str]:
    made = Publication.objects.filter(call__call_id=f"scores-{turn}")
    if made.count() not in (last, last + 1) or any(one.sheets.count() != 2 for one in made):
        yield f"{last} said, {made.count()} there"
