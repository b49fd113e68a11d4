"""`what-if`: what the score of one application would be, were it otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store
from scoring.commands.screen import champion, progress, read
from scoring.saying import tell


def what_if(
    folder: Folder,
    application: Annotated[str, typer.Option(help="The application, such as A-2025-07.")],
    wishes: Annotated[
        list[str], typer.Option("--set", help="feature=value: a value to try, such as signed_commitment=60.")
    ] = [],  # noqa: B006 - typer reads the default and never hands it on to be changed
    model: Annotated[
        str, typer.Option(help="A version, or the path of an exported one; else, the champion.")
    ] = "",
    norwegian: Annotated[bool, typer.Option("--norwegian", help="Say it in Norwegian.")] = False,
    out: Annotated[Path | None, typer.Option(help="A file for the whole answer, as JSON.")] = None,
    mlruns: Store = MLRUNS,
) -> None:
    """Say what one application's score would be.

    Only what an applicant can act on is changed, within what past applications had. Also shows the nearest
    change that reaches a seat, if there is one. A score is no promise.
    """
    from features.writing import whole_file
    from scoring.sheet import LANGUAGES
    from scoring.what_if import answered, sentences

    chosen = champion(mlruns, model)
    reading = read(folder)
    with progress() as step:
        step(f"Trying changes of {application}")
        answer = answered(reading.tables, chosen, application, wishes)
    for line in sentences(answer, "nb" if norwegian else "en"):
        tell(line)
    if out is not None:
        told = answer.as_json({language: sentences(answer, language) for language in LANGUAGES})
        with whole_file(out) as aside:
            aside.write_text(told + "\n", encoding="utf-8")
        tell(f"Written: {out}")
