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
    from scoring.portfolio.candidates import Listed
    from scoring.portfolio.rules import Policy


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
    from scoring.call_ranks import growth_draws
    from scoring.calls import the_call
    from scoring.findings import compute
    from scoring.own_files import only_ours
    from scoring.portfolio.candidates import listed_of
    from scoring.recommendation.doubts import Lots, doubts_of
    from scoring.recommendation.files import NAMES, recommendation_folder, write_recommendation
    from scoring.recommendation.recommendation import recommendation_of
    from scoring.recommendation.sections import sections_of
    from scoring.recommendation.terminal import show_recommendation
    from scoring.score import call_score

    if bool(lottery) != bool(lottery_source):
        raise DataError("--lottery and --lottery-source go together: a seed, and where it can be looked up.")
    chosen = champion(mlruns, model)
    reading = read(folder)
    call_id = call or _latest(reading)
    target = out or recommendation_folder(folder, call_id)
    only_ours(target, NAMES, "a recommendation")
    with progress() as step:
        listed = listed_of(reading.tables, call_id)
        rules, digest = _policy(policy, listed, reading, call_id, value)
        step(f"Scoring call {call_id}")
        found = compute(reading.tables, chosen, the_call(reading.tables, call_id))
        scored = call_score(reading, found)
        draws = growth_draws(chosen, found.X.loc[[one.application_id for one in scored.sheets]])
        made = recommendation_of(
            scored,
            listed,
            rules,
            draws=draws,
            policy_file="" if policy is None else policy.name,
            policy_hash=digest,
            progress=step,
        )
        lots = Lots(lottery, lottery_source) if lottery else None
        doubts = doubts_of(made, chosen, reading, draws, lots=lots, progress=step)
        sections = sections_of(made, doubts, draws)
        step("Writing the page")
        write_recommendation(made, target, sections, doubts)
    show_recommendation(made, console(), target, sections["en"])


def _latest(reading: Reading) -> str:
    return str(reading.tables.calls.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1])


def _policy(
    file: Path | None, listed: Listed, reading: Reading, call_id: str, value: Maximised | None
) -> tuple[Policy, str]:
    """The policy and its SHA-256; what is maximised may be said on the command line instead."""
    import hashlib
    from dataclasses import replace

    from scoring.calls import the_call
    from scoring.contributions import given
    from scoring.portfolio.policy import read_policy
    from scoring.portfolio.rules import Policy

    row = the_call(reading.tables, call_id)
    seats = given(row["seats"])
    told, digest = Policy(), ""
    if file is not None:
        told = read_policy(
            file, listed.known, budget=given(row["budget"]), seats=None if seats is None else int(seats)
        )
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return (told if value is None else replace(told, value=value.value)), digest
