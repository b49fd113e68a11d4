"""Applications: list, comparison, one application, its rating form."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from scoring.workspace.views import applications, comparing, rating

ONE = "calls/<int:key>/applications/<int:application>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("calls/<int:key>/applications/", applications.listing, name="applications"),
    path("calls/<int:key>/compare/", comparing.comparing, name="comparing"),
    path(ONE, applications.application, name="application"),
    path(f"{ONE}rating/", rating.rate, name="rate"),
    path(f"{ONE}lock/", rating.locking, name="lock"),
    path(f"{ONE}revision/", rating.revise, name="revise"),
]
