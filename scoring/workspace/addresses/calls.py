"""Calls: mine, one call and its moves, people, intake, eligibility, conflicts, assignment."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from scoring.workspace.views import calls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", calls.mine, name="calls"),
    path("calls/<int:key>/", calls.overview, name="overview"),
    path("calls/<int:key>/move/", calls.go_on, name="move"),
]
