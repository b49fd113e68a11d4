"""Logs hold no secrets: what looks like one, or is one of ours, is struck out first."""

from __future__ import annotations

import logging
import re
from typing import Any

from django.conf import settings

STRUCK = "[struck out]"
PATTERNS = (
    re.compile(r"(?<=/password/reset/key/)[^/\s\"']+"),
    re.compile(r"(?i)(?<=bearer )[\w.~+/=-]+"),
    re.compile(r"\bklynge_[\w-]{20,}"),
    re.compile(
        r"(?i)(?<![\w-])((?:[\w-]*(?:password|passwd|secret|token|sessionid|apikey|api_key)[\w-]*|code|state|nonce)"
        r"[\"']?\s*[=:]\s*[\"']?)[^\s&;,\"']+"
    ),
    re.compile(r"(?<=://)([^\s:/@]+:)[^\s@]+(?=@)"),
)


class Redaction(logging.Filter):
    """Strikes out secrets in the text of a log entry, its traceback too."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: entries are written, without their secrets."""
        record.msg, record.args = without_secrets(record.getMessage()), None
        if record.exc_info:
            record.exc_text = without_secrets(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True


def without_secrets(text: str) -> str:
    """The text with its secrets struck out.

    >>> without_secrets("GET /cb?code=s3cr3t&x=1 Authorization: Bearer abc.def")
    'GET /cb?code=[struck out]&x=1 Authorization: Bearer [struck out]'
    """
    for secret in _own():
        text = text.replace(secret, STRUCK)
    for pattern in PATTERNS:
        text = pattern.sub(lambda found: f"{found[1] if found.re.groups else ''}{STRUCK}", text)
    return text


def _own() -> list[str]:
    if not settings.configured:
        return []
    database = settings.DATABASES["default"].get("PASSWORD")
    told = [settings.SECRET_KEY, settings.EMAIL_HOST_PASSWORD, settings.KLYNGE_OIDC_SECRET, database]
    return [one for one in told if one and len(one) > 3]


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "scoring.workspace.logs.Redaction"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "filters": ["secrets"], "formatter": "plain"}},
    "root": {"handlers": ["errors"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["errors"], "level": "WARNING", "propagate": False}},
}
"""Django's settings of the name: what matters goes to the process's error stream, which systemd keeps."""
