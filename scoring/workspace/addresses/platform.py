"""Accounts, tokens, exports, ledger, the API, and what is asked of a server."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from scoring.workspace.api import views as api
from scoring.workspace.views import accounts, exports, health, ledger, profile, tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthy/", health.healthy, name="healthy"),
    path("you/", profile.profile, name="profile"),
    path("you/interests/", profile.add_interest, name="add_interest"),
    path("you/interests/<int:key>/remove/", profile.remove_interest, name="remove_interest"),
    path("you/tokens/", tokens.make, name="make_token"),
    path("you/tokens/<int:key>/remove/", tokens.take_back, name="take_back_token"),
    path("people/", accounts.accounts, name="accounts"),
    path("people/new/", accounts.make, name="make_account"),
    path("people/<int:key>/", accounts.account, name="account"),
    path("people/<int:key>/rights/", accounts.rights, name="account_rights"),
    path("people/<int:key>/link/", accounts.link, name="account_link"),
    path("people/<int:key>/close/", accounts.close, name="close_account"),
    path("people/<int:key>/open/", accounts.open_again, name="open_account"),
    path("people/ledger/", ledger.of_accounts, name="accounts_ledger"),
    path("people/ledger.jsonl", ledger.accounts_lines, name="accounts_ledger_lines"),
    path("calls/<int:key>/ledger/", ledger.of_call, name="ledger"),
    path("calls/<int:key>/ledger.jsonl", ledger.lines, name="ledger_lines"),
    path("calls/<int:key>/exports/", exports.exports, name="exports"),
    path("calls/<int:key>/exports/<slug:name>.<slug:ending>", exports.export, name="export"),
    path("api/v1/openapi.json", api.described, name="api_description"),
    path("api/v1/calls", api.calls, name="api_calls"),
    path("api/v1/calls/<int:key>", api.call, name="api_call"),
    path("api/v1/calls/<int:key>/<slug:name>", api.rows, name="api_rows"),
    path("api/v1/calls/<int:key>/applications/<str:application_id>", api.application, name="api_application"),
]
