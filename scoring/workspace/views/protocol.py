"""The decision protocol: reading it, approving it, and its PDF."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from scoring.workspace.access import sight
from scoring.workspace.pages.protocol import paper_of, protocol_page
from scoring.workspace.verbs.rounds import approve_protocol
from scoring.workspace.views.answers import answer, person_of, version_of


def protocol(request: HttpRequest, key: int) -> HttpResponse:
    """The protocol of the round that stands; without one, the list of decisions says what to do."""
    page = protocol_page(sight(person_of(request), key))
    return redirect("decisions", key=key) if page is None else answer(request, "protocol.html", page)


@require_POST
def approve(request: HttpRequest, key: int) -> HttpResponse:
    """A second person approves what they read."""
    given = request.POST
    approve_protocol(person_of(request), key, version=version_of(request), sha256=given.get("sha256", ""))
    return redirect("protocol", key=key)


def paper(request: HttpRequest, key: int, language: str) -> HttpResponse:
    """The protocol as a PDF."""
    seen = sight(person_of(request), key)
    found = paper_of(seen, language)
    if found is None:
        raise Http404
    name = f"protocol-{seen.call.pk}.{language}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(found, content_type="application/pdf", headers=headers)
