"""200 members in one call with 500 applications and their score sheets; 50 requests at once for two minutes.

`klynge serve` on loopback, each of 50 people in a browser of their own that asks for the list, an
application, a search, the overview, or saves a rating by itself. The peer in the same run: the same 50
connections ask the same server for its health: no session, rules or page, and one query.

SECONDS=20 in the environment makes it shorter; WORKERS as in `klynge serve --workers`.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NoReturn

from requests import RequestException

import benchmarks._workspace_ready  # noqa: F401 - the tests' visitor imports tables
from tests.workspace_server import Served, Servers
from tests.workspace_visitor import Visitor

AT_ONCE, MEMBERS, APPLICATIONS = 50, 200, 500
SECONDS = float(os.environ.get("SECONDS", "120"))
WORKERS = int(os.environ.get("WORKERS", "2"))
MAKE = f"""
import json
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Assignment, Call, Part, Person
from tests.workspace_scored import a_world

def session(person):
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store.save()
    return store.session_key

with transaction.atomic():
    made = a_world(Phase.REVEAL, {APPLICATIONS}, firms=20, members=20, call_id="seen")
    rated = a_world(Phase.RATING, {APPLICATIONS}, locked=False, firms=20, members=20, call_id="rated")
    people = Person.objects.bulk_create(
        Person(email=f"m{{n}}@example.org", name=f"Member {{n}}", password="!") for n in range({MEMBERS})
    )
    for call in (made.call, rated.call):
        Part.objects.bulk_create(Part(call=call, person=one, role=Role.MEMBER) for one in people)
    Assignment.objects.bulk_create(
        Assignment(application=rated.applications[(3 * n + k) % {APPLICATIONS}], person=one)
        for n, one in enumerate(people) for k in range(3)
    )
own = [[rated.applications[(3 * n + k) % {APPLICATIONS}].pk for k in range(3)] for n in range({MEMBERS})]
print(json.dumps({{
    "seen": made.call.pk, "rated": rated.call.pk, "own": own,
    "applications": [one.pk for one in made.applications], "sessions": [session(one) for one in people],
}}))
"""


def main() -> None:
    """Measure the peer, then the pages; print one line of JSON."""
    with tempfile.TemporaryDirectory(prefix="klynge-load-") as folder:
        servers = Servers(Path(folder), no_postgresql)
        with servers.serving("sqlite", workers=WORKERS) as served:
            made = json.loads(served.run(MAKE))
            told = [Person(served, made, place) for place in range(AT_ONCE)]
            peer = measured([one.health for one in told], min(SECONDS, 20))
            pages = measured([one.work for one in told], SECONDS)
            failed = served.log.count("Internal Server Error")
    found = {"errors": pages["errors"] + failed} | {k: v for k, v in pages.items() if k != "errors"}
    found |= {f"peer_{name}": value for name, value in peer.items()}
    print(json.dumps(found | {"seconds": SECONDS, "workers": WORKERS, "at_once": AT_ONCE}))


def no_postgresql() -> NoReturn:
    """This is measured on SQLite, the default."""
    raise RuntimeError("this benchmark measures SQLite")


class Person:
    """One of them, who is signed in."""

    def __init__(self, served: Served, made: dict[str, list[int]], place: int) -> None:
        self.visitor, self.made, self.drawn = Visitor(served.url), made, Random(place)
        self.visitor.cookies.set("klynge", str(made["sessions"][place]))
        self.own: list[int] = made["own"][place]  # type: ignore[assignment]  # a list of lists
        self.saves, self.token = dict.fromkeys(self.own, 0), ""
        self.seen, self.rated = f"/calls/{made['seen']}/", f"/calls/{made['rated']}/"

    def health(self) -> bool:
        """The peer."""
        return self.visitor.get("/healthy/").status_code == 200

    def work(self) -> bool:
        """One request of the mix; whether it was answered as it should be."""
        one = self.drawn.random()
        if one < 0.4 and self.token:
            return self.save()
        if one < 0.6 or not self.token:
            return self.read(f"{self.rated}applications/{self.drawn.choice(self.own)}/")
        if one < 0.75:
            return self.read(f"{self.seen}applications/{self.drawn.choice(self.made['applications'])}/")
        if one < 0.85:
            return self.read(f"{self.seen}applications/")
        if one < 0.93:
            return self.read(f"{self.seen}applications/?q=lead+{self.drawn.randrange(7)}")
        return self.read(self.seen)

    def read(self, path: str) -> bool:
        """A page; its token is kept for the next save."""
        answer = self.visitor.get(path)
        if (mark := 'name="csrfmiddlewaretoken" value="') in answer.text:
            self.token = answer.text.split(mark)[1].split('"')[0]
        return answer.status_code == 200 and answer.url.endswith(path)

    def save(self) -> bool:
        """A rating, saved as a page does it by itself."""
        one = self.drawn.choice(self.own)
        form = {"saves": str(self.saves[one]), "mark-capital": str(self.drawn.randint(1, 5))}
        form |= {"reason-capital": f"{self.drawn.random()}", "csrfmiddlewaretoken": self.token}
        answer = self.visitor.post(
            f"{self.rated}applications/{one}/rating/", data=form, headers={"HX-Request": "true"}
        )
        self.saves[one] += answer.status_code == 200
        return answer.status_code == 200


def measured(works: list[Callable[[], bool]], seconds: float) -> dict[str, float]:
    """All of them at once, again and again, until the time is over."""
    times: list[float] = []
    errors: list[str] = []
    ends = time.monotonic() + seconds

    def run(work: Callable[[], bool]) -> None:
        while time.monotonic() < ends:
            began = time.perf_counter()
            try:
                good = work()
            except RequestException as error:
                good = False
                errors.append(str(error))
            else:
                errors.extend([] if good else ["another answer"])
            times.append(1000 * (time.perf_counter() - began))

    began = time.monotonic()
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    taken = time.monotonic() - began
    cuts = statistics.quantiles(times, n=20)
    return {
        "errors": len(errors),
        "p50_ms": round(cuts[9], 1),
        "p95_ms": round(cuts[18], 1),
        "requests": len(times),
        "requests_per_second": round(len(times) / taken, 1),
    }


if __name__ == "__main__":
    main()
