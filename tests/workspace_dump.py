"""All that stands in the workspace's tables, to be compared with what stands there later."""

from __future__ import annotations

from typing import Any

from django.apps import apps

APART = {"Session", "Kept", "AccessAttempt", "AccessLog", "AccessFailureLog"}
"""Who is signed in, and how often something was tried."""
TIMES = {"last_login", "used_at"}


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for APART, and without the TIMES at which somebody was last here."""
    found = {}
    for model in apps.get_models():
        if model.__name__ not in APART:
            names = [one.attname for one in model._meta.concrete_fields if one.attname not in TIMES]
            found[model._meta.label] = sorted(model._default_manager.values_list(*names), key=repr)
    return found


def differing(before: dict[str, list[tuple[Any, ...]]]) -> list[str]:
    """The tables in which something else stands now."""
    after = dump()
    return sorted(name for name, rows in before.items() if rows != after[name])
