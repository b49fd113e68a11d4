"""Gathers what is to be translated: Django's marks, and the sentences of the rules."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.management.commands import makemessages

CHANGING = re.compile(r'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team): .*"\n', re.M)
"""What tools write into the head of a catalogue on every run, and says nothing of it."""


class Command(makemessages.Command):
    """As Django's; `sentence(…)` and `worded(…)` of the procedure mark a message too.

    Sorted by message, a line each, without dates: the same messages give the same file.
    """

    xgettext_options = [
        *makemessages.Command.xgettext_options,
        *("--keyword=sentence", "--keyword=worded"),
    ]
    msgmerge_options = [
        *makemessages.Command.msgmerge_options,
        *("--sort-output", "--no-wrap"),
    ]
    msgattrib_options = [
        *makemessages.Command.msgattrib_options,
        *("--sort-output", "--no-wrap"),
    ]

    def write_po_file(self, potfile: str, locale: str) -> None:
        """Django's file, without the lines that change on every run."""
        super().write_po_file(potfile, locale)
        path = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        path.write_text(CHANGING.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
