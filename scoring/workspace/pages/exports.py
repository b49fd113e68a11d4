"""What can be taken along from a call, and how much of it the person may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from scoring.workspace.access import Sight
from scoring.workspace.exports.files import FILES
from scoring.workspace.exports.tables import TABLES, whole
from scoring.workspace.pages.frame import Frame, frame


@dataclass(frozen=True)
class Export:
    """One table: its rows that the person may see, and the endings in which it can be had."""

    name: str
    title: str
    meaning: str
    rows: int
    endings: tuple[str, ...]


@dataclass(frozen=True)
class ExportsPage:
    """All of them; `whole_ledger` is whether the ledger's lines carry its hashes."""

    frame: Frame
    exports: tuple[Export, ...]
    whole_ledger: bool


TITLES = {
    "applications": gettext_noop("Applications"),
    "sheets": gettext_noop("Scores"),
    "marks": gettext_noop("Marks"),
    "decisions": gettext_noop("Decisions"),
    "conflicts": gettext_noop("Conflicts"),
    "ledger": gettext_noop("Ledger"),
}
MEANINGS = (
    gettext_noop("The applications of the call that you may see."),
    gettext_noop("The published score of each application, once the committee has rated blind."),
    gettext_noop("Marks with their reasons: your own; others' once they may be seen."),
    gettext_noop("What the round of decisions that stands has decided."),
    gettext_noop("Conflicts of interest: your own, and others' where you may see them."),
    gettext_noop(
        "What was done in the call, by whom and when. Its chain of hashes is the export as JSON lines."
    ),
)
"""The tables' own sentences once more, for whoever collects what is to be translated."""


def exports_page(seen: Sight) -> ExportsPage:
    """The page of exports."""
    found = tuple(
        Export(one.name, gettext(TITLES[one.name]), gettext(one.meaning), one.count(seen), tuple(FILES))
        for one in TABLES
    )
    return ExportsPage(frame(seen, "exports"), found, whole(seen))
