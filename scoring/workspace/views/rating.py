"""Rating an application: save, by itself or by the button, lock, and after the reveal revise."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from scoring.committee.procedure.marks import Mark
from scoring.committee.procedure.refused import ConflictOfInterest, Refused
from scoring.phrases import DIMENSION_NAMES
from scoring.workspace.access import sight
from scoring.workspace.pages.application import application_page
from scoring.workspace.pages.rating import ABSTAIN, RatingPart, rating_part, saved_at
from scoring.workspace.pages.rating_lock import lock_page
from scoring.workspace.pages.said import all_said
from scoring.workspace.verbs import rating
from scoring.workspace.views.answers import answer, person_of
from scoring.workspace.views.applications import wants_part


@require_POST
def rate(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """Save what stands in the form; what cannot be saved comes back in it."""
    marks, saves = _marks(request), _saves(request)
    try:
        saved = rating.save(person_of(request), key, application, marks, saves=saves)
    except ConflictOfInterest:
        raise
    except Refused as refusal:
        return _unsaved(
            request,
            key,
            application,
            _filled(key, application, saves, marks, refusal="\n".join(all_said(refusal.problems))),
        )
    if saved.theirs:
        part = rating_part(key, application, saved.saves, _named(marks), theirs=saved.theirs)
        return _unsaved(request, key, application, part, status=409)
    if wants_part(request):
        part = _filled(key, application, saved.saves, marks, status=saved_at(saved.at))
        return answer(request, "parts/saved.html", part)
    if request.POST.get("then") == "lock":
        return redirect("lock", key=key, application=application)
    messages.success(request, saved_at(saved.at))
    return redirect("application", key=key, application=application)


@require_http_methods(["GET", "POST"])
def locking(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """Ask, and when it was answered, lock."""
    person = person_of(request)
    if request.method == "GET":
        return answer(request, "lock.html", lock_page(sight(person, key), application))
    rating.lock(person, key, application, saves=_saves(request))
    messages.success(request, _("Your rating is locked."))
    return redirect("application", key=key, application=application)


@require_POST
def revise(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """Put second values beside the first, of the dimensions that were changed."""
    rating.revise(person_of(request), key, application, [one for one in _marks(request) if _chosen(one)])
    messages.success(request, _("Your second values stand beside the first."))
    return redirect("application", key=key, application=application)


def _marks(request: HttpRequest) -> list[Mark]:
    return [_mark(request, name) for name in DIMENSION_NAMES]


def _mark(request: HttpRequest, name: str) -> Mark:
    told = request.POST.get(f"mark-{name}", "")
    reason = request.POST.get(f"reason-{name}", "").replace("\r\n", "\n").replace("\0", "").strip()
    if told in ("", ABSTAIN):
        return Mark(name, None, reason, told == ABSTAIN)
    return Mark(name, _whole(told), reason)


def _chosen(mark: Mark) -> bool:
    return mark.abstained or mark.score is not None


def _saves(request: HttpRequest) -> int:
    return _whole(request.POST.get("saves", "0"))


def _whole(told: str) -> int:
    if not (told.isascii() and told.isdigit() and len(told) < 9):
        raise BadRequest("expected a whole number")
    return int(told)


def _named(marks: list[Mark]) -> dict[str, Mark]:
    return {one.criterion: one for one in marks}


def _filled(key: int, application: int, saves: int, marks: list[Mark], **told: str) -> RatingPart:
    return rating_part(key, application, saves, _named(marks), **told)  # type: ignore[arg-type]  # status or refusal


def _unsaved(
    request: HttpRequest, key: int, application: int, part: RatingPart, *, status: int = 403
) -> HttpResponse:
    """The form as it was sent, with what is to be said; in place, for a window that saved by itself."""
    if wants_part(request):
        response = answer(request, "parts/rating.html", part)
        response["HX-Retarget"], response["HX-Reswap"] = "#rating", "outerHTML"
        return response
    page = application_page(sight(person_of(request), key), application, filled=part)
    return answer(request, "application.html", page, status=status)
