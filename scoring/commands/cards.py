"""`card`: what one version of the model is, for whoever has to answer for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.commands.arguments import MLRUNS, Store
from scoring.saying import tell

Version = Annotated[str, typer.Argument(help="A version, such as 3 or v3; else, the champion.")]
Out = Annotated[Path | None, typer.Option(help="Where the files go; else, MLRUNS/cards.")]


def card(version: Version = "", mlruns: Store = MLRUNS, out: Out = None) -> None:
    """Write the model card of a version.

    Data, cohorts, skill beside simpler rankings, intervals, groups, known limits, and who promoted it and
    why: HTML in English and Norwegian, and JSON. Prints a summary.
    """
    from scoring.model_card import card_of, version_of, write_card
    from scoring.model_card.summary import summary

    number = version_of(mlruns, version)
    written = write_card(mlruns, number, out)
    for line in summary(card_of(mlruns, number)):
        tell(line)
    print(f"Card        {written} (in Norwegian: {written.stem}.nb.html; all numbers: {written.stem}.json)")
