"""The server: gunicorn in this process, with the workspace loaded once and shared by its workers."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from scoring.committee.procedure.refused import Refused
from scoring.workspace.logs import Redaction

THREADS = 8
"""Requests that one worker answers at once; most of a request is waiting for the database."""
ACCESS = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
"""A line a request: the path without its query, in which codes and searches stand."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Serves the workspace on a socket that is already bound, until it is told to stop."""

    def __init__(self, bound: socket.socket, *, workers: int, access_log: bool, trusted: str) -> None:
        self.told: Mapping[str, Any] = {
            "bind": f"fd://{bound.detach()}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,
            "limit_request_line": 4094,
            "forwarded_allow_ips": trusted,
            "accesslog": "-" if access_log else None,
            "access_log_format": ACCESS,
            "loglevel": "warning",
            "logger_class": Log,
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        """Our settings, instead of gunicorn's command line and files."""
        for name, value in self.told.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """The application, in the parent: no connection to the database may be shared by its children."""
        application = get_wsgi_application()
        connections.close_all()
        return application


class Log(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logs, without secrets."""

    def setup(self, cfg: Any) -> None:
        """As gunicorn sets them up, with the filter."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.addFilter(Redaction())


def bound(host: str, port: int) -> socket.socket:
    """A socket at this address; Refused where it cannot be had. Port 0: any that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen()
    except (OSError, OverflowError) as error:
        found.close()
        raise Refused(
            f"Nothing can be served at {host}, port {port}: {getattr(error, 'strerror', None) or error}. "
            "Choose another port (--port), or stop what uses this one."
        ) from None
    return found
