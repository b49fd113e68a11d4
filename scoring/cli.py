"""The commands: they parse, call one verb and print. Beside the workspace, only they read a clock."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.saying import say, tell

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    import pandas as pd
    from rich.console import Console

    from features.reading import Reading
    from models.champion import Champion
    from models.training import Training

WORDS = "Scores applications to cluster programmes, with reasons, and learns from their firms' growth."
START = "To try it: klynge demo programme, klynge train programme, klynge score programme."
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=WORDS,
    epilog=START,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Folder = Annotated[Path, typer.Argument(help="A data folder: one file a table, CSV, XLSX or Parquet.")]
New = Annotated[Path, typer.Argument(help="The folder to write; it must not exist yet.")]
Store = Annotated[Path, typer.Option(help="The folder in which runs and models are kept.")]
MLRUNS = Path("mlruns")


def main() -> None:
    """The `klynge` command: what a user can mend ends in a sentence and exit code 2, never in a traceback."""
    signal.signal(signal.SIGINT, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack a letter that a name or file has
    with plain_errors():
        app()


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Ctrl-C: unwind, so that what was written aside is cleared away, and end with exit code 130."""
    say("Stopped. What was there before is as it was.")
    raise SystemExit(130)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn mistakes in the data and troubles of the machine into sentences and exit code 2."""
    from features.problems import DataError

    try:
        yield
    except DataError as error:
        sentence = str(error)
    except OSError as error:
        if error.errno not in TROUBLES:
            raise
        sentence = TROUBLES[error.errno].format(error.filename or "the output")
    else:
        return
    say(sentence)
    raise SystemExit(2)


TROUBLES = {
    errno.ENOSPC: "The disk is full: {} could not be written. Nothing was changed. Make room, run it again.",
    errno.EDQUOT: "Your disk quota is used up: {} could not be written. Nothing was changed.",
    errno.EFBIG: "{} grew larger than this system allows. Nothing was changed.",
    errno.EACCES: "No permission for {}. Nothing was changed. Choose another folder or ask who owns it.",
    errno.EROFS: "{} is on a disk that can only be read. Nothing was changed. Choose another folder.",
}


@app.callback(invoke_without_command=True)
def klynge(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """What stands before a command."""
    if show_version:
        print(f"klynge {version('klynge')}")
        raise typer.Exit


@app.command()
def new(folder: New) -> None:
    """Write an empty data folder to fill in.

    A file a table, with an example row, and every column explained.
    """
    from features.template import write_template

    write_template(folder)
    print(f"Written: {folder}, with an example row in every table and all columns explained in columns.csv.")
    print(f"Fill it in (only calls and applications are required), then run: klynge check {folder}")


@app.command()
def check(folder: Folder) -> None:
    """Check a data folder: all problems at once.

    Each with file, row, column, value and the way out; exit code 2 where there is one.
    """
    from features.reading.summary import summary_text

    tell(summary_text(_read(folder)))
    print(f"\nNext    klynge train {folder}, then klynge score {folder}")


@app.command()
def features(folder: Annotated[Path | None, typer.Argument(help="Also its own indicators.")] = None) -> None:
    """List what is measured, and how.

    Every feature with dimension, unit, expected direction, evidence and source.
    """
    from features.catalogue import FEATURES, feature_table, specification
    from scoring.terminal import show_features

    listed = specification(_read(folder).tables) if folder else FEATURES
    show_features(feature_table(listed), _console())


@app.command()
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

    reading = _read(folder)
    day = _day(as_of) if as_of else reading.tables.calls["closes_on"].max()
    with _progress() as step:
        from models.training import train as learn

        training = learn(reading.tables, as_of=day, seed=seed, hashes=reading.hashes, progress=step)
        from models.tracking import log_training

        number = log_training(training, mlruns, at=pd.Timestamp.now(tz="UTC"), say=step)
    _show_training(training, number, folder, mlruns)


@app.command()
def runs(mlruns: Store = MLRUNS) -> None:
    """List the models and their skill."""
    from models.tracking import alias_notice
    from models.tracking import runs as listed
    from scoring.terminal import show_runs

    show_runs(listed(mlruns), _console())
    if notice := alias_notice(mlruns):
        say(notice)


@app.command()
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

    champion = _champion(mlruns, model)
    reading = _read(folder)
    call_id = call or str(reading.tables.calls.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1])
    with _progress() as step:
        step(f"Scoring call {call_id}")
        scored = score_call(reading, champion, call_id)
        target = out or scores_folder(folder, call_id)
        write_scores(scored, target)
    show_scores(scored, _console(), written=target)


@app.command()
def demo(
    folder: New,
    seed: Annotated[int, typer.Option(help="The same seed gives the same programme, byte for byte.")] = 2026,
    small: Annotated[bool, typer.Option(help="A few firms and calls only, in a second.")] = False,
) -> None:
    """Write a simulated programme to try it on.

    Norwegian places, invented firms. What is true about them goes to FOLDER-truth, which nothing reads.
    """
    from dataclasses import replace

    from scoring.demo import DEMO, SMALL, write_demo

    with _progress() as step:
        step("Simulating firms, consortia and committees")
        write_demo(folder, plan=replace(SMALL if small else DEMO, seed=seed))
    print(
        f"Written: {folder}, a simulated programme. Next: klynge train {folder}, then klynge score {folder}"
    )


def _read(folder: Path) -> Reading:
    from features.reading import read_folder

    return read_folder(folder)


def _champion(mlruns: Path, model: str) -> Champion:
    """The model that scores: the champion, a numbered version, or an exported folder anywhere."""
    from models.export import load_champion, load_export, load_version

    if not model:
        return load_champion(mlruns)
    number = model.removeprefix("v")
    return load_version(mlruns, int(number)) if number.isdigit() else load_export(Path(model))


def _day(text: str) -> pd.Timestamp:
    import pandas as pd

    from features.problems import DataError

    try:
        return pd.Timestamp.fromisoformat(text)
    except ValueError:
        raise DataError(f"--as-of is {text}; expected a day such as 2026-03-16.") from None


def _show_training(training: Training, number: int, folder: Path, mlruns: Path) -> None:
    from models.promotion import champion_version
    from scoring.terminal import show_evaluation

    show_evaluation(training.evaluation, _console())
    for notice in training.notices:
        tell(notice)
    champion = champion_version(mlruns)
    status = "the champion" if champion == number else f"not the champion, which is version {champion}"
    print(f"\nVersion {number} ({training.model.kind}, {len(training.matured)} outcomes) is {status}.")
    print(f"Next    klynge score {folder}{'' if champion == number else f' --model {number}'}")
    print(f"Look    mlflow ui --backend-store-uri sqlite:///{mlruns / 'mlflow.db'}")


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A function to tell what is being done; people see it turn, a log gets a line a step."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield say
        return
    with console.status("Starting") as status:
        yield status.update


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False)
