"""Every address of the workspace."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from scoring.workspace.addresses import applications, calls, committee, entrance, platform

urlpatterns = [
    *calls.urlpatterns,
    *applications.urlpatterns,
    *committee.urlpatterns,
    *platform.urlpatterns,
    path("language/", set_language, name="set_language"),
    path("accounts/", include(entrance.urlpatterns)),
]

handler400 = "scoring.workspace.views.errors.bad_request"
handler403 = "scoring.workspace.views.errors.denied"
handler404 = "scoring.workspace.views.errors.not_found"
handler429 = "scoring.workspace.views.errors.too_many"
handler500 = "scoring.workspace.views.errors.failed"
