"""The five dimensions of an application, in the order in which everything shows them."""

from __future__ import annotations

DIMENSIONS: tuple[str, ...] = ("capabilities", "willingness", "driving_forces", "proximity", "capital")
