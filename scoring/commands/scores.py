"""`score`: a call, ranked and explained."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store
from scoring.commands.screen import champion, console, progress, read


def score(
    folder: Folder,
    call: Annotated[str, typer.Option(help="The call to score; else, the one that closed last.")] = "",
    model: Annotated[
        str, typer.Option(help="A version, or the path of an exported one; else, the champion.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Where the sheets go; else, FOLDER/scores/CALL.")] = None,
    mlruns: Store = MLRUNS,
) -> None:
    """Score a call, with reasons.

    Prints the ranking, and writes score sheets and a report to read, print or send.
    """
    from scoring.score import score_call
    from scoring.score_files import scores_folder, write_scores
    from scoring.terminal import show_scores

    chosen = champion(mlruns, model)
    reading = read(folder)
    call_id = call or str(reading.tables.calls.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1])
    with progress() as step:
        step(f"Scoring call {call_id}")
        scored = score_call(reading, chosen, call_id)
        target = out or scores_folder(folder, call_id)
        write_scores(scored, target)
    show_scores(scored, console(), written=target)
