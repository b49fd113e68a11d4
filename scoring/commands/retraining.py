"""`retrain`, `promote`, `rollback`: a challenger, the gate, and a person who decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store, day, store_option
from scoring.commands.screen import champion, console, progress, read
from scoring.saying import say, tell

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from models.promotion import Promotion

By = Annotated[str, typer.Option(help="Who decides: a person's name, kept in the log.")]
Reason = Annotated[str, typer.Option(help="Why, in a sentence that others will read.")]


def retrain(
    folder: Folder,
    as_of: Annotated[
        str,
        typer.Option(help="Learn from what was known on this day; else, on the last closing day. YYYY-MM-DD"),
    ] = "",
    mlruns: Store = MLRUNS,
) -> None:
    """Learn anew, and say whether it helps.

    Trains a challenger on all outcomes known by now, replays it and the champion on past calls, each from
    what was known then, and says yes, no or undecided. It promotes nobody.
    """
    import pandas as pd

    old = champion(mlruns, "")
    reading = read(folder)
    until = day(as_of) if as_of else reading.tables.calls["closes_on"].max()
    with progress() as step:
        from models.retrain import retrain as learn

        done = learn(reading.tables, old, as_of=until, hashes=reading.hashes, progress=step)
        if done is not None:
            from models.tracking import log_training

            now = pd.Timestamp.now(tz="UTC")
            number = log_training(
                done.training, mlruns, at=now, by="klynge retrain", say=step, gate=done.gate
            )
            step("Writing its card")
            from scoring.model_card import write_card

            card = write_card(mlruns, number)
    if done is None:
        tell(
            f"Nothing new to learn: by {until.date()} no outcome, feature or code differs from what version "
            f"{old.version}, the champion, was made of. Nothing was recorded. Figures that were published "
            "later count with a later day: --as-of."
        )
        return
    from scoring.gate_lines import show_gate

    for notice in done.training.notices:
        tell(notice)
    show_gate(done.gate, done.verdict, console())
    print(f"\nVersion {number} is recorded beside the champion, version {old.version}, which still scores.")
    despite = " --despite-gate" if done.verdict.answer == "no" else ""
    print(f'Next    klynge promote {number} --by "YOUR NAME" --reason "WHY"{despite}{store_option(mlruns)}')
    print(f"Card    {card}")
    print(f"Gate    {mlruns / 'gates' / f'v{number}.json'}")


def promote(
    run: Annotated[str, typer.Argument(help="A version, such as v3, or the id of a run.")],
    by: By = "",
    reason: Reason = "",
    despite_gate: Annotated[
        bool, typer.Option("--despite-gate", help="Although the gate said no, or never was; recorded.")
    ] = False,
    mlruns: Store = MLRUNS,
) -> None:
    """Make a version the champion.

    By name and for a reason, which are kept for good, with the gate's answer.
    """
    import pandas as pd

    from models.promotion import promotions
    from models.succession import promote as made
    from models.succession import version_of

    seen = promotions(mlruns)
    entry = made(
        mlruns,
        version_of(mlruns, run),
        by=by,
        reason=reason,
        at=pd.Timestamp.now(tz="UTC"),
        seen=seen,
        despite_gate=despite_gate,
    )
    _done(entry, mlruns)


def rollback(
    by: By = "",
    reason: Reason = "",
    to: Annotated[str, typer.Option(help="A version that was the champion; else, the one before.")] = "",
    mlruns: Store = MLRUNS,
) -> None:
    """Go back to an earlier champion.

    By name and for a reason; both the promotion and the way back stay in the log.
    """
    import pandas as pd

    from models.promotion import promotions
    from models.succession import roll_back, version_of

    seen = promotions(mlruns)
    entry = roll_back(
        mlruns,
        by=by,
        reason=reason,
        at=pd.Timestamp.now(tz="UTC"),
        seen=seen,
        to=version_of(mlruns, to) if to else None,
    )
    _done(entry, mlruns)


def _done(entry: Promotion, mlruns: Path) -> None:
    """Say it, and let MLflow's alias and the cards follow; the log is what counts."""
    from features.problems import DataError
    from models.tracking import follow_log
    from scoring.model_card import write_card

    before = f", in the place of version {entry.previous}" if entry.previous is not None else ""
    print(f"Version {entry.version} is the champion now{before}.")
    print(f"Log     {mlruns / 'promotions.jsonl'}")
    print(f'Back    klynge rollback --by "YOUR NAME" --reason "WHY"{store_option(mlruns)}')
    try:
        follow_log(mlruns)
        for version in filter(None, (entry.previous, entry.version)):
            card = write_card(mlruns, version)
    except DataError as error:
        say(f"MLflow's alias or the cards could not follow. {error}")
    else:
        print(f"Card    {card}")
