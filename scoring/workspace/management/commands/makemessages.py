"""Gathers what is to be translated: Django's marks, and the sentences of the rules."""

from __future__ import annotations

from typing import ClassVar

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """As Django's; `sentence(…)` of the procedure marks a message too."""

    xgettext_options: ClassVar = [*makemessages.Command.xgettext_options, "--keyword=sentence"]
