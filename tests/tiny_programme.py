"""The smallest simulated programme with a growth model: six calls, 34 outcomes known when the last closes."""

from __future__ import annotations

from dataclasses import replace

from scoring.demo import SMALL

TINY = replace(SMALL, firms=800, members=(5, 8), per_call=(11, 12))
