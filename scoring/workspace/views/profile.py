"""One's own account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.workspace.pages.profile import profile_page
from scoring.workspace.spoken import answered_in
from scoring.workspace.verbs import profile as verbs
from scoring.workspace.views.answers import answer, person_of


def profile(request: HttpRequest) -> HttpResponse:
    """What the account says, and saying something else."""
    if request.method != "POST":
        return answer(request, "profile.html", profile_page(person_of(request)))
    told = {name: request.POST[name] for name in verbs.FIELDS if name in request.POST}
    verbs.describe(person_of(request), **told)
    language = person_of(request).language
    with translation.override(language):
        messages.success(request, _("Saved."))
    response = redirect("profile")
    answered_in(response, language)
    return response


@require_POST
def add_interest(request: HttpRequest) -> HttpResponse:
    """One more organisation."""
    verbs.add_interest(person_of(request), request.POST.get("org_id", ""), request.POST.get("kind", ""))
    return redirect("profile")


@require_POST
def remove_interest(request: HttpRequest, key: int) -> HttpResponse:
    """One less."""
    verbs.remove_interest(person_of(request), key)
    return redirect("profile")
