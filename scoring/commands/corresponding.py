"""`draft-letters`: the letters of a call in the committee's workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.acting import Workspace, opened
from scoring.commands.named_calls import call_named
from scoring.commands.screen import progress

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from scoring.letter import Agency
    from scoring.workspace.models import Call, Person
    from scoring.workspace.verbs.letters import Due


def draft_letters(
    call: Annotated[str, typer.Option(help="The call whose decisions were taken.")],
    by: Annotated[
        str, typer.Option(help="The e-mail of the officer who has the drafts written; else, none are.")
    ] = "",
    agency: Annotated[
        Path | None, typer.Option(help="The agency's texts; else, agency.toml in the workspace's folder.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Write the letters of a call that was decided in the committee's workspace.

    One for every decided application, in English and Norwegian, from its published sheet, its marks and what
    the chair wrote for the applicant. Drafts, until somebody else than the officer approves them in the
    workspace; approved ones are set for good, as HTML and PDF.
    """
    from scoring.letter.agency import FILE, read_agency
    from scoring.workspace.home import home

    with opened(workspace), progress() as step:
        from scoring.workspace.commanded import account
        from scoring.workspace.verbs.letters import due

        found = call_named(call)
        texts = read_agency(agency or home().folder / FILE)
        officer = account(by) if by else None
        made, waiting = due(found)
        written = final = 0
        for one in waiting:
            step(f"Writing about {one.application.application_id}")
            if officer is not None:
                written += _draft(officer, found, one, texts)
            final += _final(one, texts, made.number if made else 0)
    print(f"{written} applications have drafts; {final} letters were set for good.")


def _draft(officer: Person, call: Call, one: Due, texts: Agency) -> bool:
    from scoring.letter.of_workspace import letters, reviews_of
    from scoring.workspace.verbs.letters import keep_drafts

    told = letters(
        one.call,
        one.sheet,
        texts,
        applications=one.applications,
        outcome=one.outcome,
        grounds=one.grounds,
        reviews=reviews_of(one.marks, one.days),
    )
    return keep_drafts(officer, call, one.application, {str(name): html for name, html in told.items()})


def _final(one: Due, texts: Agency, number: int) -> int:
    from scoring.letter import Approval
    from scoring.letter.files import MARK
    from scoring.letter.of_workspace import letters, reviews_of
    from scoring.paper import pdf
    from scoring.sheet import LANGUAGES
    from scoring.workspace.verbs.letters import keep_final, waiting_letters

    done = 0
    if any(texts.unfilled(language) for language in LANGUAGES):
        return done
    for letter in waiting_letters(one.application):
        by, day = one.approved[letter.language]
        reason = REASONS[letter.language].format(number=number)
        told = letters(
            one.call,
            one.sheet,
            texts,
            applications=one.applications,
            outcome=one.outcome,
            grounds=one.grounds,
            reviews=reviews_of(one.marks, one.days),
            approval=Approval(one.application.application_id, by, day, reason, {}, {}),
        )
        html = {str(name): text for name, text in told.items()}[letter.language]
        keep_final(letter, html, pdf(html, mark=MARK.decode()))
        done += 1
    return done


REASONS = {"en": "as decided in round {number}", "nb": "som vedtatt i runde {number}"}
"""What a letter says of why it may go: the round whose protocol a second person approved."""
