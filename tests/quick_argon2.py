"""Argon2 that costs little: hundreds of accounts are made in the tests, and none of them is worth a guess."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm with the least work."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
