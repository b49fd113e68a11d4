"""`train` and `runs`: learning from past calls, and what was learnt so far."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store, day, store_option
from scoring.commands.screen import console, progress, read
from scoring.saying import say, tell

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from models.training import Training


def train(
    folder: Folder,
    as_of: Annotated[
        str,
        typer.Option(help="Learn from what was known on this day; else, on the last closing day. YYYY-MM-DD"),
    ] = "",
    mlruns: Store = MLRUNS,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model, byte for byte.")] = 0,
) -> None:
    """Learn from past calls, and record the run.

    Learns from outcomes known on a day, judges itself on calls it had not seen then, beside simpler models,
    and keeps everything in --mlruns. The first version becomes the champion.
    """
    import pandas as pd

    reading = read(folder)
    until = day(as_of) if as_of else reading.tables.calls["closes_on"].max()
    with progress() as step:
        from models.training import train as learn

        training = learn(reading.tables, as_of=until, seed=seed, hashes=reading.hashes, progress=step)
        from models.tracking import log_training

        number = log_training(training, mlruns, at=pd.Timestamp.now(tz="UTC"), say=step)
        step("Writing its card")
        from scoring.model_card import write_card

        card = write_card(mlruns, number)
    _show_training(training, number, folder, mlruns)
    print(f"Card    {card}")


def runs(mlruns: Store = MLRUNS) -> None:
    """List the models, their skill, and who promoted them."""
    from models.promotion import links_notice, promotions
    from models.tracking import alias_notice
    from models.tracking import runs as listed
    from scoring.gate_lines import show_promotions
    from scoring.terminal import show_runs

    show_runs(listed(mlruns), console())
    show_promotions(promotions(mlruns), console())
    for notice in filter(None, (alias_notice(mlruns), links_notice(mlruns))):
        say(notice)


def _show_training(training: Training, number: int, folder: Path, mlruns: Path) -> None:
    from models.promotion import champion_version
    from scoring.terminal import show_evaluation

    show_evaluation(training.evaluation, console())
    for notice in training.notices:
        tell(notice)
    champion = champion_version(mlruns)
    status = "the champion" if champion == number else f"not the champion, which is version {champion}"
    print(f"\nVersion {number} ({training.model.kind}, {len(training.matured)} outcomes) is {status}.")
    chosen = "" if champion == number else f" --model {number}"
    print(f"Next    klynge score {folder}{chosen}{store_option(mlruns)}")
    print(f"Look    mlflow ui --backend-store-uri sqlite:///{mlruns / 'mlflow.db'}")
