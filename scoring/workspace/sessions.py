"""Ending somebody's sessions: signed in anywhere, they are signed out with their next request."""

from __future__ import annotations

from django.contrib.sessions.models import Session

from scoring.workspace.models import Person


def end_sessions(person: Person) -> None:
    """Delete every session of the person. A closed account lets nobody in anyway."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
