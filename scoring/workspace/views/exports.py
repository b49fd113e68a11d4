"""Tables of a call as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from scoring.workspace.access import sight
from scoring.workspace.exports.files import FILES
from scoring.workspace.exports.tables import table
from scoring.workspace.limits import limited
from scoring.workspace.pages.exports import exports_page
from scoring.workspace.views.answers import answer, person_of


def exports(request: HttpRequest, key: int) -> HttpResponse:
    """What can be taken along."""
    return answer(request, "exports.html", exports_page(sight(person_of(request), key)))


@require_GET
@limited("export")
def export(request: HttpRequest, key: int, name: str, ending: str) -> HttpResponse:
    """One table as one file."""
    wanted, seen = table(name), sight(person_of(request), key)
    if wanted is None or ending not in FILES:
        raise Http404
    kind, write = FILES[ending]
    return attached(write(wanted, seen), f"{slugify(seen.call.call_id)}-{name}.{ending}", kind)


def attached(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be kept, never to be opened by the browser as a page of ours."""
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=told)
