"""Keeping what a command has set in pages."""

from __future__ import annotations

import hashlib

from scoring.workspace.models import Call, Paper, Round


def round_of(call: Call) -> Round | None:
    """The round that stands, with its approval."""
    return call.rounds.filter(set_aside=False).select_related("approved_by").first()


def keep_paper(made: Round, language: str, pdf: bytes) -> str:
    """Store the protocol's PDF in place of an earlier one; its hash."""
    sha256 = hashlib.sha256(pdf).hexdigest()
    Paper.objects.update_or_create(round=made, language=language, defaults={"pdf": pdf, "sha256": sha256})
    return sha256
