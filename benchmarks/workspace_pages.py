"""The committee's pages with 50 and 500 applications, each with a score sheet, 40 members and 3 reviews.

The peer is Jinja2 with the very rows of the list in memory: no database, no sign-in, no rules, no request.
What the list costs beyond it is what the workspace adds. Medians are of whole requests inside the server
(Django's test client: middleware, session, rules, queries, page); rounds of page and peer take turns. On a
machine that others use, the processor's time says more than the clock's.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import jinja2

from benchmarks._workspace_world import World

ROUNDS = 21
SIZES = (50, 500)
MEMBERS = 40
ROW = """{% for one in rows %}<tr>
<td><input type="checkbox" name="a" value="{{ one.key }}"></td>
<td>{{ one.rank }} <small>{{ one.ranks }}</small></td>
<th><a href="{{ one.key }}/">{{ one.name }}</a> <small>{{ one.about }}</small></th>
<td>{{ one.score }}</td><td>{{ one.dot }}{{ one.interval }}</td><td>{{ one.chance }}</td>
{% for part in one.parts %}<td><span class="cell">{{ one.adds[part.dimension] }}</span></td>{% endfor %}
<td>{{ one.mean }}</td><td><span class="group {{ one.group }}">{{ one.group_name }}</span></td>
</tr>{% endfor %}"""


def main() -> None:
    """Measure both sizes, tell what was found, and print the figures of the larger one as JSON."""
    found: dict[str, Any] = {}
    for count in SIZES:
        found = measured(count)
        print(count, "applications:", json.dumps(found))
    print(json.dumps(found))


def measured(count: int) -> dict[str, Any]:
    """Medians in milliseconds and numbers of queries."""
    world = World(count, MEMBERS)
    application, lines = f"{world.applications[count // 2]}/", world.lines()
    peer = jinja2.Environment(autoescape=True).from_string(ROW)
    of_list, of_peer, of_application = taken_by_turns(
        lambda: world.get(""), lambda: peer.render(rows=lines), lambda: world.get(application)
    )
    return {
        "list_ms": of_list[0],
        "application_ms": of_application[0],
        "peer_ms": of_peer[0],
        "list_cpu_ms": of_list[1],
        "application_cpu_ms": of_application[1],
        "peer_cpu_ms": of_peer[1],
        "list_queries": world.queries(""),
        "application_queries": world.queries(application),
    }


def taken_by_turns(*works: Callable[[], object]) -> list[tuple[float, float]]:
    """Median milliseconds of each, by the clock and of the processor; the first round warms up."""
    times: list[list[tuple[float, float]]] = [[] for _ in works]
    for turn in range(ROUNDS + 1):
        for work, kept in zip(works, times, strict=True):
            taken = seconds(work)
            if turn:
                kept.append(taken)
    return [(_middle(one, 0), _middle(one, 1)) for one in times]


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took by the clock, and how long the processor worked: less where it has others to serve."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def _middle(taken: list[tuple[float, float]], which: int) -> float:
    return round(1000 * statistics.median(one[which] for one in taken), 1)


if __name__ == "__main__":
    main()
