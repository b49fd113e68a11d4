"""The workspace as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Tables, pages and commands of the workspace."""

    name = "scoring.workspace"
    label = "workspace"
    default_auto_field = "django.db.models.BigAutoField"
