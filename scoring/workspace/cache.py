"""A cache in the workspace's own database: shared by all processes, in JSON, so nothing is unpickled."""

from __future__ import annotations

import json
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import transaction
from django.db.models import Q

from scoring.workspace.models.kept import Kept
from scoring.workspace.verbs.acting import now


class TableCache(BaseCache):
    """Django's cache over the table Kept, for the few small values that limits need."""

    def __init__(self, _place: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, or the default where there is none or its time is over."""
        found = Kept.objects.filter(_alive(), key=self._named(key, version)).first()
        return default if found is None else json.loads(found.value)

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        told = {"value": json.dumps(value), "until": self.get_backend_timeout(timeout)}
        Kept.objects.update_or_create(key=self._named(key, version), defaults=told)

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value where there is none; whether it was kept. What has had its time goes."""
        told = {"value": json.dumps(value), "until": self.get_backend_timeout(timeout)}
        with transaction.atomic():
            Kept.objects.filter(until__lte=now().timestamp()).delete()
            return Kept.objects.get_or_create(key=self._named(key, version), defaults=told)[1]

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Give a value another time; whether there is one."""
        found = Kept.objects.filter(_alive(), key=self._named(key, version))
        return bool(found.update(until=self.get_backend_timeout(timeout)))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """One more, counted once whoever counts at the same time; ValueError where there is nothing."""
        with transaction.atomic():
            rows = Kept.objects.select_for_update()
            found = rows.filter(_alive(), key=self._named(key, version)).first()
            if found is None:
                raise ValueError(f"nothing is kept as {key}")
            found.value = json.dumps(json.loads(found.value) + delta)
            found.save(update_fields=["value"])
        return int(found.value)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value; whether there was one."""
        return bool(Kept.objects.filter(key=self._named(key, version)).delete()[0])

    def clear(self) -> None:
        """Forget everything."""
        Kept.objects.all().delete()

    def _named(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)


def _alive() -> Q:
    return Q(until=None) | Q(until__gt=now().timestamp())
