"""`protocol`: the decision protocol of a call as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.commands.acting import Workspace, opened
from scoring.commands.named_calls import call_named
from scoring.commands.screen import progress


def protocol(
    call: Annotated[str, typer.Option(help="The call whose decisions were taken.")],
    out: Annotated[Path | None, typer.Option(help="A folder for copies of the files.")] = None,
    workspace: Workspace = None,
) -> None:
    """Set a call's decision protocol in pages, in English and Norwegian.

    Reads the round that stands from the committee's workspace, stores the PDF there, and writes copies with
    --out. The same protocol gives the same bytes.
    """
    from features.problems import DataError
    from features.writing import whole_file
    from scoring.minutes_paper.paper import protocol_pdf
    from scoring.minutes_paper.words import Approval
    from scoring.sheet import LANGUAGES

    with opened(workspace), progress() as step:
        from scoring.workspace.verbs.papers import keep_paper, round_of

        made = round_of(call_named(call))
        if made is None:
            raise DataError(f"The decisions of call {call} have not been taken: there is no protocol yet.")
        approval = None
        if made.approved_by is not None and made.approved_at is not None:
            approval = Approval(made.approved_by.name, made.approved_at)
        for language in LANGUAGES:
            step(f"Setting the protocol ({language})")
            pdf = protocol_pdf(made.protocol, language, approval=approval)
            digest = keep_paper(made, language, pdf)
            print(f"{language}  {digest}")
            if out is not None:
                out.mkdir(parents=True, exist_ok=True)
                with whole_file(out / f"protocol.{language}.pdf") as aside:
                    aside.write_bytes(pdf)
