"""`letter`: what an applicant is told, once an officer has let it go."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store
from scoring.commands.screen import champion, progress, read

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from features.reading import Reading
    from scoring.letter.letter import Letter
    from scoring.protocol import Entry
    from scoring.sheet import CallScore, Language, ScoreSheet


class Tongue(StrEnum):
    """In which language."""

    EN = "en"
    NB = "nb"


def letter(
    folder: Folder,
    application: Annotated[str, typer.Option(help="The application that the letter is about.")] = "",
    all_of_call: Annotated[bool, typer.Option("--all", help="All applications of a call.")] = False,
    call: Annotated[str, typer.Option(help="With --all: the call; else, the one that closed last.")] = "",
    language: Annotated[Tongue | None, typer.Option(help="English or Norwegian; else, both.")] = None,
    approved_by: Annotated[
        str, typer.Option(help="Who lets the letter go, having read the draft: a name, kept in a log.")
    ] = "",
    reason: Annotated[str, typer.Option(help="Why it may go, in a sentence; with --approved-by.")] = "",
    agency: Annotated[
        Path | None, typer.Option(help="The agency's texts, such as how to appeal; else, FOLDER/agency.toml.")
    ] = None,
    protocol: Annotated[
        Path | None, typer.Option(help="The committee's reasons; else, FOLDER/protocol.toml, if there.")
    ] = None,
    no_pdf: Annotated[bool, typer.Option("--no-pdf", help="HTML only.")] = False,
    model: Annotated[
        str, typer.Option(help="A version, or the path of an exported one; else, the champion.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Where letters go; else, FOLDER/letters/CALL.")] = None,
    mlruns: Store = MLRUNS,
) -> None:
    """Write an applicant's letter: strengths, gaps, and what can be acted on.

    Also how it was decided and how to appeal; HTML and PDF. A draft, until an officer who has read it
    approves it by name and for a reason.
    """
    import pandas as pd

    from features.problems import DataError
    from scoring.calls import call_of
    from scoring.letter.agency import FILE, read_agency
    from scoring.letter.files import Desk, approve, letters_folder, write_drafts
    from scoring.protocol import read_protocol
    from scoring.score import score_call
    from scoring.sheet import LANGUAGES

    if bool(application) == all_of_call:
        raise DataError("Say which application: --application ID, or --all for all of a call.")
    chosen, reading = champion(mlruns, model), read(folder)
    call_id = call_of(reading.tables, application) if application else call or _latest(reading)
    texts = read_agency(agency or folder / FILE)
    told = read_protocol(
        protocol or folder / "protocol.toml", set(reading.tables.applications["application_id"])
    )
    languages = LANGUAGES if language is None else (language.value,)
    desk = Desk(out or letters_folder(folder, call_id), texts, languages, not no_pdf)
    today = f"{pd.Timestamp.now():%Y-%m-%d}"
    with progress() as step:
        step(f"Scoring call {call_id}")
        scored = score_call(reading, chosen, call_id)
        paths: list[Path] = []
        for sheet in scored.sheets:
            if application in ("", sheet.application_id):
                step(f"Writing about {sheet.application_id}")
                letters = _letters(reading, scored, sheet, told)
                if approved_by:
                    written = approve(desk, letters, by=approved_by, day=today, reason=reason)
                else:
                    written = write_drafts(desk, letters)
                paths += written
    print(f"Written: {files_told(paths)}")
    _next(folder, approved_by, texts.unfilled(languages[0]), agency or folder / FILE)


def files_told(paths: list[Path]) -> str:
    """The files of one application by name, of many by their number."""
    if len(paths) <= 4:
        return ", ".join(map(str, paths))
    return f"{len(paths)} files in {paths[0].parent}"


def _latest(reading: Reading) -> str:
    return str(reading.tables.calls.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1])


def _letters(
    reading: Reading, scored: CallScore, sheet: ScoreSheet, told: dict[str, Entry]
) -> dict[Language, Letter]:
    from features.problems import DataError
    from scoring.letter.letter import decision_of, letter_of
    from scoring.letter.reviews import reviews_of
    from scoring.protocol import Entry, others_named
    from scoring.sheet import LANGUAGES

    one, tables = sheet.application_id, reading.tables
    entry = told.get(one, Entry())
    listed = tables.applications[["application_id", "name"]].fillna("").astype(str)
    names = dict(listed.itertuples(index=False, name=None))
    for text in entry.reasons.values():
        if others := others_named(text, one, names):
            raise DataError(
                f"The reasons for {one} in the protocol name another application ({', '.join(others)}). A "
                "letter tells an applicant of its own application only: write them without."
            )
    reviews = reviews_of(tables.ratings, tables.scales, one, scored.call_id)
    decision = decision_of(tables.applications, one)
    return {
        language: letter_of(
            scored, sheet, decision=decision, grounds=entry.grounds(language), reviews=reviews
        )
        for language in LANGUAGES
    }


def _next(folder: Path, approved_by: str, unfilled: tuple[str, ...], agency: Path) -> None:
    from scoring.letter.agency import TEMPLATE
    from scoring.saying import tell

    if approved_by:
        return
    tell("\nDrafts: nothing is approved yet, and every page says so.")
    if unfilled:
        tell(f"The agency has not filled in {', '.join(unfilled)}. Write {agency}:\n\n{TEMPLATE}")
    tell('Next    read it, then run the same command with --approved-by "YOUR NAME" --reason "WHY"')
