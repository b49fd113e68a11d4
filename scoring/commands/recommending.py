"""`recommend`: which applications to fund together, and what every rule costs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store
from scoring.commands.screen import champion, console, progress, read

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from features.reading import Reading


class Maximised(StrEnum):
    """What is added up over the applications recommended."""

    EXPECTED = "expected"
    LOWER = "lower"
    CHANCE = "chance"


def recommend(
    folder: Folder,
    call: Annotated[str, typer.Option(help="The call; else, the one that closed last.")] = "",
    policy: Annotated[
        Path | None,
        typer.Option(help="A policy file (TOML): balance, musts, exclusions. See docs/policy.md."),
    ] = None,
    value: Annotated[
        Maximised | None,
        typer.Option(
            help="Maximise growth as expected, its lower end, or the chance of being among the best."
        ),
    ] = None,
    model: Annotated[
        str, typer.Option(help="A version, or the path of an exported one; else, the champion.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="Where the files go; else, FOLDER/recommendation/CALL.")
    ] = None,
    lottery: Annotated[
        str, typer.Option(help="Draw lots among those to be discussed, by this public seed.")
    ] = "",
    lottery_source: Annotated[
        str, typer.Option(help="Where anybody can look the seed up, such as a lottery result and its day.")
    ] = "",
    mlruns: Store = MLRUNS,
) -> None:
    """Recommend a portfolio, with its price.

    Within budget, seats and policy; what every rule costs, where the committee and the model put the line,
    and how little would change it. Prints a summary and writes a page to read, print or send. A
    recommendation, not a decision.
    """
    from features.problems import DataError
    from scoring.own_files import only_ours
    from scoring.recommendation.doubts import Lots
    from scoring.recommendation.files import NAMES, recommendation_folder, write_recommendation
    from scoring.recommendation.making import made_of
    from scoring.recommendation.sections import sections_of
    from scoring.recommendation.terminal import show_recommendation

    if bool(lottery) != bool(lottery_source):
        raise DataError("--lottery and --lottery-source go together: a seed, and where it can be looked up.")
    chosen = champion(mlruns, model)
    reading = read(folder)
    call_id = call or _latest(reading)
    target = out or recommendation_folder(folder, call_id)
    only_ours(target, NAMES, "a recommendation")
    with progress() as step:
        made = made_of(
            reading,
            chosen,
            call_id,
            policy=policy,
            value=None if value is None else value.value,
            lots=Lots(lottery, lottery_source) if lottery else None,
            progress=step,
        )
        sections = sections_of(made.recommendation, made.doubts, made.draws)
        step("Writing the page")
        write_recommendation(made.recommendation, target, sections, made.doubts)
    show_recommendation(made.recommendation, console(), target, sections["en"])


def _latest(reading: Reading) -> str:
    return str(reading.tables.calls.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1])
