"""How often something may be asked for: counted together by all processes of the server, minute by minute."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from scoring.workspace.addressing import client
from scoring.workspace.verbs.acting import now
from scoring.workspace.views.errors import too_many

View = Callable[..., HttpResponse]
MINUTE = 60
A_MINUTE = {"api": 240, "export": 30, "upload": 20, "refused_token": 30}
"""How often in a minute, by what is asked for."""


def over(what: str, whose: str) -> bool:
    """Count one more; whether that is more than a minute may have."""
    window = int(now().timestamp() // MINUTE)
    key = f"{what}:{whose}:{window}"
    if cache.add(key, 1, 2 * MINUTE):
        return False
    return bool(cache.incr(key) > A_MINUTE[what])


def limited(what: str) -> Callable[[View], View]:
    """A view that answers 429 to whoever asks more often than that."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counting(request: HttpRequest, *args: Any, **told: Any) -> HttpResponse:
            person = request.user.pk if request.user.is_authenticated else None
            if over(what, str(person or client(request))):
                return too_many(request)
            return view(request, *args, **told)

        return counting

    return decorate
