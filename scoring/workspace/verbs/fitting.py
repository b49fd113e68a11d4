"""Texts that a table has no room for: told, on every database, instead of cut or failed on."""

from __future__ import annotations

from django.db.models import Model

from scoring.committee.procedure.refused import Refused, sentence, worded


def fit(model: type[Model], **told: str) -> None:
    """Refused, with each of them, where texts are longer than the fields of these names hold."""
    most = {name: model._meta.get_field(name).max_length for name in told}  # type: ignore[union-attr]  # of text
    pattern = worded("{field} can have {most} characters, and this has {n}. Shorten it.")
    problems = [
        sentence(pattern, field=name, most=most[name], n=len(text))
        for name, text in told.items()
        if len(text) > (most[name] or len(text))
    ]
    if problems:
        raise Refused(*problems)
