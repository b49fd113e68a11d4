"""Kinds of organisation, and so the roles that members have, in the order in which everything shows them."""

from __future__ import annotations

KINDS: tuple[str, ...] = ("firm", "research", "education", "investor", "public")
