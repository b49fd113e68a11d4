"""A size of programme between the small one and the demo, for tests that need many applications."""

from __future__ import annotations

from scoring.demo import Plan

MIDDLE = Plan(firms=20_000, members=(20, 60))
