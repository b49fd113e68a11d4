"""After the reveal: calibration, funding line, meeting, decisions, letters, protocol."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from scoring.workspace.views import decisions, letters, line, meeting, protocol

urlpatterns: list[URLPattern | URLResolver] = [
    path("calls/<int:key>/calibration/", line.calibration, name="calibration"),
    path("calls/<int:key>/line/", line.line, name="line"),
    path("calls/<int:key>/reckon/", line.reckon, name="reckon"),
    path("calls/<int:key>/meeting/", meeting.meeting, name="meeting"),
    path("calls/<int:key>/meeting/<int:application>/", meeting.meeting_one, name="meeting_one"),
    path("calls/<int:key>/meeting/<int:application>/choice/", decisions.choose, name="choose"),
    path("calls/<int:key>/decisions/", decisions.decisions, name="decisions"),
    path("calls/<int:key>/decisions/take/", decisions.confirm, name="take"),
    path("calls/<int:key>/decisions/clear/", decisions.clear, name="decline_clear"),
    path("calls/<int:key>/decisions/taken/", decisions.taking, name="taking"),
    path("calls/<int:key>/protocol/", protocol.protocol, name="protocol"),
    path("calls/<int:key>/protocol/approve/", protocol.approve, name="approve_protocol"),
    path("calls/<int:key>/protocol/<str:language>.pdf", protocol.paper, name="protocol_paper"),
    path("calls/<int:key>/letters/", letters.letters, name="letters"),
    path("calls/<int:key>/letters/write/", letters.write, name="write_letters"),
    path("calls/<int:key>/letters/<int:application>/approve/", letters.approve, name="approve_letter"),
    path("calls/<int:key>/letters/<int:application>/<str:language>.html", letters.letter, name="letter"),
    path("calls/<int:key>/letters/<int:application>/<str:language>.pdf", letters.paper, name="letter_paper"),
]
