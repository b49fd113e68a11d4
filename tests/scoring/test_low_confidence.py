"""From a folder to score sheets: noise is scored with low confidence everywhere, a strong signal is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from features.reading import Reading
from scoring.report import render
from scoring.score import score_call
from scoring.score_files import scores_frame
from scoring.terminal_lines import cells, room_for
from tests.scoring.programmes import plain, read, trained


def history(*, noise: bool) -> Reading:
    """Eight calls of twenty applications; with noise, their outcomes are handed to one another."""
    reading = plain(8, 20, outcomes=True)
    outcomes = reading.tables.outcomes
    shuffled = np.random.default_rng(3).permutation(outcomes["growth"].to_numpy())
    return read(replace(reading.tables, outcomes=outcomes.assign(growth=shuffled))) if noise else reading


@pytest.mark.parametrize("noise", [True, False])
def test_low_confidence_is_everywhere_or_nowhere(noise: bool, tmp_path: Path) -> None:
    reading = history(noise=noise)
    champion = trained(reading, tmp_path / "export")
    call = score_call(reading, champion)
    said = call.low_confidence
    assert (said is not None) is noise
    assert [one.low_confidence == said for one in call.sheets] == [True] * 20
    assert scores_frame(call)["low_confidence"].tolist() == [noise] * 20
    assert champion.card["low_confidence"] == (said.en if said else "")
    assert [cells(one, call, "", room_for(80))[2].endswith("?") for one in call.sheets] == [noise] * 20
    for language in ("en", "nb"):
        page = render(call, language=language)  # type: ignore[arg-type]  # a literal in a loop
        assert ('<p class="note foremost">' in page) is noise
