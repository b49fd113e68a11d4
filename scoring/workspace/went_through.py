"""The word of a member that nothing is left to declare."""

from __future__ import annotations

WENT_THROUGH = "went through the list of applications"
"""The act in the ledger by which somebody says so; it holds for the call from then on."""
