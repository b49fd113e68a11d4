"""What server processes remember together for a while: how often something was tried."""

from __future__ import annotations

from django.db import models


class Kept(models.Model):
    """A value, as JSON, until a time in seconds since 1970 (None: for good)."""

    key = models.CharField(max_length=300, unique=True)
    value = models.TextField()
    until = models.FloatField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.key
