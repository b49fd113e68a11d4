"""After the reveal: calibration, funding line, meeting, decisions, letters, protocol."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
