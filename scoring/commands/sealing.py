"""`seal`: the dossiers of a call that was decided in the committee's workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.commands.acting import Workspace, opened
from scoring.commands.named_calls import call_named
from scoring.commands.screen import progress
from scoring.saying import tell


def seal(
    call: Annotated[str, typer.Option(help="The call whose decisions were taken.")],
    out: Annotated[Path, typer.Option(help="The folder for the sealed files.")],
    application: Annotated[str, typer.Option(help="One application; else, all that were decided.")] = "",
    no_pdf: Annotated[bool, typer.Option("--no-pdf", help="HTML only.")] = False,
    workspace: Workspace = None,
) -> None:
    """Put all that a decision of the committee rested on into one sealed file an application.

    Score sheet, marks before and after the reveal, conflicts, decision, letters and the ledger's entries, in
    a chain of hashes, so that a changed byte shows (klynge verify).
    """
    import pandas as pd

    from features.problems import DataError
    from scoring.dossier.files import write_dossier
    from scoring.dossier.of_workspace import workspace_dossier
    from scoring.sheet import LANGUAGES

    written: list[Path] = []
    with opened(workspace), progress() as step:
        from scoring.workspace.holdings import holdings

        for held in holdings(call_named(call), application):
            step(f"Writing about {held['application']['application_id']}")
            day = f"{pd.Timestamp.now():%Y-%m-%d}"
            written += write_dossier(workspace_dossier(held), out, LANGUAGES, day=day, with_pdf=not no_pdf)
    if not written:
        what = f"{application} of call {call}" if application else f"call {call}"
        raise DataError(f"Nothing to seal: no decision on {what} stands in the workspace.")
    tell(f"Written: {len(written)} files in {out}\nNext     klynge verify {out}")
