"""Letters: where they stand, one to read, its approval, its PDF."""

from __future__ import annotations

import base64
import hashlib
import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.workspace.access import sight
from scoring.workspace.pages.letters import letter_html, letter_pdf, letters_page
from scoring.workspace.verbs.letters import approve_letter, order
from scoring.workspace.views.answers import answer, person_of

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def letters(request: HttpRequest, key: int) -> HttpResponse:
    """Where every letter stands."""
    return answer(request, "letters.html", letters_page(sight(person_of(request), key)))


@require_POST
def write(request: HttpRequest, key: int) -> HttpResponse:
    """Have the drafts written."""
    order(person_of(request), key)
    messages.success(request, _("The letters are being written. Load this page again in a minute."))
    return redirect("letters", key=key)


@require_POST
def approve(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """A second person lets a letter go."""
    approve_letter(person_of(request), key, application, read=request.POST.get("read", ""))
    return redirect("letters", key=key)


def letter(request: HttpRequest, key: int, application: int, language: str) -> HttpResponse:
    """The letter as the applicant will see it: its own style is allowed by its hash, and nothing else is."""
    html = letter_html(sight(person_of(request), key), application, language)
    if html is None:
        raise Http404
    answered = HttpResponse(html)
    allowed = [f"'sha256-{_digest(style)}'" for style in STYLE.findall(html)]
    setattr(answered, "_csp_update", {"style-src": allowed})  # noqa: B010  what django-csp's decorators set
    return answered


def paper(request: HttpRequest, key: int, application: int, language: str) -> HttpResponse:
    """The letter that may go, as a PDF."""
    pdf = letter_pdf(sight(person_of(request), key), application, language)
    if pdf is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="letter-{application}.{language}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
