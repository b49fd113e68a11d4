"""The `klynge` command: what its commands are, in reading order, and how their mistakes are told.

A command (scoring/commands/) parses, calls one verb and prints. Beside the workspace, only they read a clock.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated

import typer

from scoring.commands.assigning import assign
from scoring.commands.cards import card
from scoring.commands.committees import demo_committee
from scoring.commands.comparing import compare
from scoring.commands.corresponding import draft_letters
from scoring.commands.dossiers import dossier, verify
from scoring.commands.folders import check, demo, features, new
from scoring.commands.letters import letter
from scoring.commands.loading import load, publish
from scoring.commands.overriding import overrides
from scoring.commands.protocols import protocol
from scoring.commands.reckoning import reckon
from scoring.commands.recommending import recommend
from scoring.commands.retraining import promote, retrain, rollback
from scoring.commands.scores import score
from scoring.commands.sealing import seal
from scoring.commands.serving import account, backup, restore, serve
from scoring.commands.training import runs, train
from scoring.commands.watching import monitor
from scoring.commands.what_ifs import what_if
from scoring.saying import say
from scoring.stopping import listen

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


def main() -> None:
    """The `klynge` command: what a user can mend ends in a sentence and exit code 2, never in a traceback."""
    listen()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack a letter that a name or file has
    with plain_errors():
        app()


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn mistakes in the data and troubles of the machine into sentences and exit code 2."""
    from features.problems import DataError
    from scoring.committee.procedure.refused import Refused

    try:
        yield
    except (DataError, Refused) as error:
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


COMMANDS = (
    *(new, check, features, demo),
    *(train, score, recommend, compare, retrain, promote, rollback, monitor),
    *(what_if, letter, dossier, verify),
    *(runs, card),
    *(demo_committee, serve, account, load, assign, publish, reckon, protocol, draft_letters, seal),
    *(overrides, backup, restore),
)
for command in COMMANDS:
    app.command()(command)
