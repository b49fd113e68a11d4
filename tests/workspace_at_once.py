"""Letting several people act at the same moment, each in a thread with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import Http404

from scoring.committee.procedure.refused import Refused
from scoring.workspace.models import Call, LedgerEntry

Work = Callable[[], Any]


@dataclass(frozen=True)
class Race:
    """What became of each, how many can have won, and what must be true afterwards, by name."""

    ends: list[str]
    wins: int
    holds: Mapping[str, bool]


def at_once(*works: Work) -> list[str]:
    """What became of each: "done", "told: …" with the sentence of a refusal, or "failed: …"."""
    gate, ends = threading.Barrier(len(works)), ["never ended"] * len(works)

    def run(place: int, work: Work) -> None:
        connection.ensure_connection()
        gate.wait()
        ends[place] = _ended(work)
        connection.close()

    threads = [threading.Thread(target=run, args=told, daemon=True) for told in enumerate(works)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=60)
    return ends


def _ended(work: Work) -> str:
    try:
        work()
    except Refused as refused:
        return f"told: {refused}"
    except Http404:
        return "told: there is nothing here for them."
    except Exception as error:
        return f"failed: {type(error).__name__}: {error}"
    return "done"


def told(call: Call, act: str) -> int:
    """How many entries of the call's ledger tell of this."""
    return LedgerEntry.objects.filter(chain__name=call.call_id, act=act).count()
