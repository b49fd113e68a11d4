"""The ledger as sentences: who did what, when, to what, and why; the latest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from scoring.workspace.access import Sight
from scoring.workspace.administration import Administration, head_of
from scoring.workspace.exports.tables import whole
from scoring.workspace.ledger import ACCOUNTS
from scoring.workspace.models import LedgerEntry
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.ledger_words import act_said, role_said, subject_said, told_said

SIZE = 200


@dataclass(frozen=True)
class Asked:
    """What is to be shown: by whom, which act, on what; "" for all."""

    by: str
    act: str
    subject: str
    page: int


@dataclass(frozen=True)
class Line:
    """One entry. `number` is 0 where it would tell how much is hidden; `more` are pairs of name and value."""

    number: int
    at: datetime
    by: str
    role: str
    act: str
    subject: str
    reason: str
    more: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Option:
    """Something to filter by."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class LedgerPage:
    """A page of entries. `head` is the hash of the last one, for those who see all of them; else "".

    `lines_at` is the name of the address of the export; `older` and `newer` are addresses, "" where none is.
    """

    frame: Frame | None
    lines: tuple[Line, ...]
    total: int
    people: tuple[Option, ...]
    acts: tuple[Option, ...]
    subjects: tuple[Option, ...]
    head: str
    head_number: int
    lines_at: str
    older: str
    newer: str


def ledger_page(seen: Sight, asked: Asked) -> LedgerPage:
    """The ledger of a call, as far as the person sees it."""
    complete = whole(seen)
    number, head = head_of(seen.call.call_id) if complete else (0, "")
    told = _page(seen.ledger(), asked, complete)
    return LedgerPage(frame(seen, "ledger"), **told, head=head, head_number=number, lines_at="ledger_lines")


def accounts_ledger_page(office: Administration, asked: Asked) -> LedgerPage:
    """The ledger of accounts."""
    number, head = head_of(ACCOUNTS)
    told = _page(office.ledger(), asked, True)
    return LedgerPage(None, **told, head=head, head_number=number, lines_at="accounts_ledger_lines")


def _page(rows: QuerySet[LedgerEntry], asked: Asked, complete: bool) -> dict[str, Any]:
    wanted = {name: getattr(asked, name) for name in ("by", "act", "subject") if getattr(asked, name)}
    found = rows.filter(**wanted).order_by("-number")
    total = found.count()
    first = (asked.page - 1) * SIZE
    return {
        "lines": tuple(_line(one, complete) for one in found[first : first + SIZE]),
        "total": total,
        "people": _options(rows, "by", asked.by),
        "acts": _options(rows, "act", asked.act),
        "subjects": _options(rows, "subject", asked.subject),
        "older": _address(wanted, asked.page + 1) if first + SIZE < total else "",
        "newer": _address(wanted, asked.page - 1) if asked.page > 1 else "",
    }


def _options(rows: QuerySet[LedgerEntry], name: str, chosen: str) -> tuple[Option, ...]:
    values = rows.order_by(name).values_list(name, flat=True).distinct()
    says = {"act": act_said, "subject": subject_said}.get(name, str)
    return tuple(Option(one, says(one), one == chosen) for one in values)


def _line(row: LedgerEntry, complete: bool) -> Line:
    detail = json.loads(row.detail)
    reason = str(detail.pop("reason", ""))
    more = tuple(told_said(name, value) for name, value in detail.items())
    number = row.number if complete else 0
    at = datetime.fromisoformat(row.at)
    return Line(
        number, at, row.by, role_said(row.role), act_said(row.act), subject_said(row.subject), reason, more
    )


def _address(wanted: dict[str, str], page: int) -> str:
    return "?" + urlencode(wanted | {"page": str(page)})
