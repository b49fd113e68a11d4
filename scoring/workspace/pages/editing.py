"""Opening a call, or saying something else of it."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.workspace.forms.call import CallForm
from scoring.workspace.pages.frame import Frame


@dataclass(frozen=True)
class EditingPage:
    """The form; no frame for a call that is to be opened."""

    frame: Frame | None
    form: CallForm
    problems: tuple[str, ...] = ()
