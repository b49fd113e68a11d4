"""The ledger, of a call and of accounts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from scoring.workspace.access import sight
from scoring.workspace.administration import administration
from scoring.workspace.exports import ledger_lines
from scoring.workspace.limits import limited
from scoring.workspace.pages.ledger import Asked, accounts_ledger_page, ledger_page
from scoring.workspace.views.answers import answer, person_of
from scoring.workspace.views.exports import attached

KIND = "application/jsonl; charset=utf-8"


def of_call(request: HttpRequest, key: int) -> HttpResponse:
    """What was done in a call."""
    return answer(request, "ledger.html", ledger_page(sight(person_of(request), key), _asked(request)))


def of_accounts(request: HttpRequest) -> HttpResponse:
    """What was done to accounts."""
    page = accounts_ledger_page(administration(person_of(request)), _asked(request))
    return answer(request, "ledger.html", page)


@require_GET
@limited("export")
def lines(request: HttpRequest, key: int) -> HttpResponse:
    """The ledger of a call as JSON lines, which `klynge verify` checks."""
    seen = sight(person_of(request), key)
    content = "".join(ledger_lines.ledger_lines(seen)).encode()
    return attached(content, f"{slugify(seen.call.call_id)}-ledger.jsonl", KIND)


@require_GET
@limited("export")
def accounts_lines(request: HttpRequest) -> HttpResponse:
    """The ledger of accounts as JSON lines."""
    content = "".join(ledger_lines.accounts_lines(administration(person_of(request)))).encode()
    return attached(content, "accounts-ledger.jsonl", KIND)


def _asked(request: HttpRequest) -> Asked:
    told = request.GET
    page = told.get("page", "1")
    number = int(page) if page.isdecimal() and len(page) < 9 else 1
    return Asked(told.get("by", ""), told.get("act", ""), told.get("subject", ""), max(1, number))
