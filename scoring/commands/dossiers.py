"""`dossier` and `verify`: what a decision rested on, sealed in one file, and whether it still is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store
from scoring.commands.letters import Tongue
from scoring.commands.screen import champion, progress, read

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from models.champion import Champion


def dossier(
    folder: Folder,
    application: Annotated[str, typer.Option(help="The application that the dossier is about.")] = "",
    all_of_call: Annotated[bool, typer.Option("--all", help="All applications of a call.")] = False,
    call: Annotated[str, typer.Option(help="With --all: the call; else, the one that closed last.")] = "",
    language: Annotated[Tongue | None, typer.Option(help="English or Norwegian; else, both.")] = None,
    protocol: Annotated[
        Path | None, typer.Option(help="Decision, reasons, conflicts; else, FOLDER/protocol.toml, if there.")
    ] = None,
    letters: Annotated[
        Path | None, typer.Option(help="Where its letters are; else, FOLDER/letters/CALL.")
    ] = None,
    no_pdf: Annotated[bool, typer.Option("--no-pdf", help="HTML only.")] = False,
    model: Annotated[
        str, typer.Option(help="A version, or the path of an exported one; else, the champion.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Where it goes; else, FOLDER/dossiers/CALL.")] = None,
    mlruns: Store = MLRUNS,
) -> None:
    """Put all that a decision rested on into one sealed file.

    Data and model versions, score sheet, marks, conflicts, decision and reasons, letters: HTML and PDF, in a
    chain of hashes, so that a changed byte shows (klynge verify).
    """
    import pandas as pd

    from features.problems import DataError
    from scoring.calls import call_of
    from scoring.dossier import dossier_of
    from scoring.dossier.files import dossiers_folder, write_dossier
    from scoring.letter.approval import approvals
    from scoring.letter.files import letters_folder
    from scoring.protocol import FILE, Entry, read_protocol
    from scoring.score import score_call
    from scoring.sheet import LANGUAGES

    if bool(application) == all_of_call:
        raise DataError("Say which application: --application ID, or --all for all of a call.")
    chosen, reading = champion(mlruns, model), read(folder)
    tables = reading.tables
    latest = str(tables.calls.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1])
    call_id = call_of(tables, application) if application else call or latest
    told = read_protocol(protocol or folder / FILE, set(tables.applications["application_id"]))
    sent = approvals(letters or letters_folder(folder, call_id))
    target = out or dossiers_folder(folder, call_id)
    languages = LANGUAGES if language is None else (language.value,)
    export = _export_sha256(chosen, mlruns, model)
    written: list[Path] = []
    with progress() as step:
        step(f"Scoring call {call_id}")
        scored = score_call(reading, chosen, call_id)
        for sheet in scored.sheets:
            if application in ("", sheet.application_id):
                step(f"Writing about {sheet.application_id}")
                entry = told.get(sheet.application_id, Entry())
                document = dossier_of(scored, sheet, tables, export_sha256=export, entry=entry, letters=sent)
                day = f"{pd.Timestamp.now():%Y-%m-%d}"
                written += write_dossier(document, target, languages, day=day, with_pdf=not no_pdf)
    _say(written, document["head"] if application else "")


def verify(
    dossier: Annotated[
        Path | None,
        typer.Argument(help="A dossier, HTML or PDF, a folder of them, or a ledger's JSON lines."),
    ] = None,
    head: Annotated[
        list[str] | None, typer.Option(help="For a ledger: a hash that was written down; may be repeated.")
    ] = None,
    workspace: Annotated[
        Path | None, typer.Option(help="Instead of a file: every ledger of this workspace's database.")
    ] = None,
) -> None:
    """Say whether a dossier or a ledger is unchanged, or what was changed.

    Exit code 0 where everything is unchanged, 1 where something was changed, 2 where it is neither.
    """
    from features.problems import DataError
    from scoring.commands.ledgers import verified_file, verified_workspace
    from scoring.dossier.verify import verify as verified
    from scoring.saying import tell

    if (dossier is None) == (workspace is None):
        raise DataError("Say what to verify: a dossier or a ledger's file, or --workspace DIR.")
    if workspace is not None:
        raise typer.Exit(verified_workspace(workspace, head or []))
    assert dossier is not None
    if (code := verified_file(dossier, head or [])) is not None:
        raise typer.Exit(code)
    verdicts = verified(dossier)
    for one in verdicts:
        tell(f"{one.found.capitalize():<11} {one.path}: {'; '.join(one.why)}.")
    found = {one.found for one in verdicts}
    raise typer.Exit(1 if "changed" in found else 0 if "unchanged" in found else 2)


def _export_sha256(chosen: Champion, mlruns: Path, model: str) -> str:
    """The hash of the manifest of the export that scores."""
    from models.champion import export_folder
    from models.gate_file import manifest_sha256

    number = model.removeprefix("v")
    named = Path(model) if model and not number.isdigit() else export_folder(mlruns, chosen.version)
    return manifest_sha256(named)


def _say(written: list[Path], head: str) -> None:
    from scoring.commands.letters import files_told
    from scoring.dossier.chain import spoken
    from scoring.saying import tell

    print(f"Written: {files_told(written)}")
    if head:
        tell(f"Words    {spoken(head)}: note them where this file is not, such as in the protocol")
    tell(f"Next     klynge verify {written[0] if head else written[0].parent}")
