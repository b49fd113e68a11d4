"""Accounts, for administrators."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.committee.procedure.refused import Refused
from scoring.workspace.administration import administration
from scoring.workspace.pages.accounts import NewAccountPage, account_page, accounts_page
from scoring.workspace.pages.said import all_said
from scoring.workspace.verbs import accounts as verbs
from scoring.workspace.views.answers import answer, person_of


def accounts(request: HttpRequest) -> HttpResponse:
    """The list."""
    return answer(request, "accounts.html", accounts_page(administration(person_of(request))))


def account(request: HttpRequest, key: int) -> HttpResponse:
    """One account."""
    return answer(request, "account.html", account_page(administration(person_of(request)), key))


def make(request: HttpRequest) -> HttpResponse:
    """The form for a new one, and making it."""
    office, told = administration(person_of(request)), request.POST
    may = {"administers": "administers" in told, "opens_calls": "opens_calls" in told}
    page = NewAccountPage(told.get("email", ""), told.get("name", ""), **may, problems=())
    if request.method != "POST":
        return answer(request, "account_new.html", page)
    try:
        made = verbs.make(
            office.person,
            page.email,
            name=page.name,
            administers=page.administers,
            opens_calls=page.opens_calls,
        )
    except Refused as refused:
        return answer(
            request, "account_new.html", replace(page, problems=all_said(refused.problems)), status=400
        )
    return _with_link(request, made.pk)


@require_POST
def rights(request: HttpRequest, key: int) -> HttpResponse:
    """What the account may do."""
    told = {right: right in request.POST for right in verbs.RIGHTS}
    verbs.set_rights(person_of(request), key, **told)
    messages.success(request, _("Saved."))
    return redirect("account", key=key)


@require_POST
def link(request: HttpRequest, key: int) -> HttpResponse:
    """A new link to set a password."""
    return _with_link(request, key)


@require_POST
def close(request: HttpRequest, key: int) -> HttpResponse:
    """Close it."""
    verbs.close(person_of(request), key)
    messages.success(request, _("The account is closed, and whoever was signed in with it is out."))
    return redirect("account", key=key)


@require_POST
def open_again(request: HttpRequest, key: int) -> HttpResponse:
    """Open it again."""
    verbs.open_again(person_of(request), key)
    messages.success(request, _("The account is open again."))
    return redirect("account", key=key)


def _with_link(request: HttpRequest, key: int) -> HttpResponse:
    """The page of the account with a link that is shown this once."""
    office = administration(person_of(request))
    address = request.build_absolute_uri(verbs.setting_link(office.person, key))
    return answer(request, "account.html", account_page(office, key, link=address))
