"""Publishing scores: by an analyst, before the reveal, of the very applications that were loaded."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.intake.published import Published, PublishedSheet
from scoring.workspace.access import Sight
from scoring.workspace.ledger import write
from scoring.workspace.models import Application, Call, Person, Publication, Sheet
from scoring.workspace.verbs.acting import acting, now


def publish(person: Person, key: int, published: Published) -> Publication:
    """Store the scores; the latest count, earlier ones stay.

    Refused where the person may not, and where the scores are not of what was loaded: with all that differs.
    """
    with acting(person, key, Act.PUBLISH) as seen:
        if differing := tuple(_differing(seen.call, published)):
            pattern = worded(
                "These scores are not of what was loaded into call {call_id}. Nothing was published."
            )
            raise Refused(sentence(pattern, call_id=seen.call.call_id), *differing)
        return _stored(seen, published)


def may_publish(person: Person, key: int) -> None:
    """Refused, before the work of scoring is done, where the person may not publish to this call."""
    with acting(person, key, Act.PUBLISH):
        pass


def _stored(seen: Sight, published: Published) -> Publication:
    at, by = now(), seen.person.email
    made = Publication.objects.create(
        call=seen.call,
        by=by,
        at=at,
        sha256=published.sha256,
        body=dict(published.body),
        recommendation=dict(published.recommendation),
    )
    rows = {one.application_id: one for one in seen.call.applications.defer("pictures")}
    Sheet.objects.bulk_create(
        [_sheet(made, rows[one.application_id], one) for one in published.sheets], batch_size=100
    )
    detail = {"sha256": published.sha256, "applications": len(published.sheets)}
    write([Draft(seen.call.call_id, at, by, Role.ANALYST, "published scores", "call", detail)])
    return made


def _sheet(made: Publication, application: Application, one: PublishedSheet) -> Sheet:
    return Sheet(
        publication=made,
        application=application,
        rank=one.rank,
        score=one.score,
        low=one.low,
        high=one.high,
        top_chance=one.top_chance,
        recommended=one.recommended,
        body=dict(one.body),
        pictures=dict(one.pictures),
    )


def _differing(call: Call, published: Published) -> Iterator[str]:
    if published.call_id != call.call_id:
        yield sentence("They are of call {other}.", other=published.call_id)
        return
    yield from _applications(call, published)
    yield from _tables(call, published)
    budget = None if call.budget is None else float(call.budget)
    here = {"closing date": call.closes_on, "budget": budget, "number of seats": call.seats}
    there = {
        "closing date": published.closes_on,
        "budget": published.budget,
        "number of seats": published.seats,
    }
    for what, told in there.items():
        if told is not None and told != here[what]:
            pattern = worded("The {what} is {there} in the folder and {here} in the call.")
            yield sentence(pattern, what=what, there=_told(told), here=_told(here[what]))


def _applications(call: Call, published: Published) -> Iterator[str]:
    have = set(call.applications.filter(withdrawn=False).values_list("application_id", flat=True))
    scored = {one.application_id for one in published.sheets}
    for name in sorted(have - scored):
        yield sentence("{one} was loaded and has no score.", one=name)
    for name in sorted(scored - have):
        yield sentence("{one} has a score and was not loaded.", one=name)


def _tables(call: Call, published: Published) -> Iterator[str]:
    last = call.loads.first()
    loaded = last.hashes if last else {}
    for name in sorted(loaded.keys() | published.hashes.keys()):
        if loaded.get(name) != published.hashes.get(name):
            pattern = worded(
                "The table {name} is not what was loaded: publish from the folder that was loaded. If the "
                "change must enter, the chair takes the call back to intake and an officer loads it."
            )
            yield sentence(pattern, name=name)


def _told(value: object) -> str:
    return f"{value:,.0f}" if isinstance(value, float) else str(value)
