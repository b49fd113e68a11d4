from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from scoring.rank_words import RankWords
from scoring.recommendation.rank_charts import binned, heat_row, interval_row, rank_ticks
from scoring.recommendation.rank_page_words import WORDS
from scoring.recommendation.ranks import SHOWN, ranks_section
from scoring.report.charts import Axis
from scoring.sheet import CallScore
from tests.scoring.ranked import ranked_call

CLEAR, DRAWS = ranked_call(spread=0.2)


def test_every_row_says_in_numbers_what_its_pictures_show() -> None:
    found, told = ranks_section(CLEAR, DRAWS, "en"), RankWords(CLEAR, "en")
    assert [row.name for row in found.rows] == [one.name for one in CLEAR.sheets]
    assert [row.likely for row in found.rows] == [told.ranks(one) for one in CLEAR.sheets]
    assert [row.chance for row in found.rows] == [told.chance(one) for one in CLEAR.sheets]
    assert CLEAR.ranks is not None
    groups = [row.group for row in found.rows if row.group]
    assert groups == [f"Group {one}" for one in range(1, CLEAR.ranks.groups + 1)]
    assert [at for at, row in enumerate(found.rows, 1) if row.line] == [CLEAR.seats]
    for sheet, row in zip(CLEAR.sheets, found.rows, strict=True):
        surely, may = (
            sheet.application_id in CLEAR.ranks.surely_top,
            sheet.application_id in CLEAR.ranks.may_be_top,
        )
        assert (row.best == "surely", row.best in ("surely", "may be")) == (surely, may)


def test_sets_that_rule_out_nothing_are_a_sentence_and_no_picture() -> None:
    call, draws = ranked_call(spread=40.0)
    found = ranks_section(call, draws, "nb")
    assert not found.has_sets
    assert "hvilken som helst fra 1 til 12" in found.no_sets


def test_without_draws_there_are_scores_and_a_reason(call: CallScore) -> None:
    found = ranks_section(call, None, "en")
    assert (found.has_heat, found.has_sets, found.no_sets, found.top) == (False, False, "", "")
    assert found.short.startswith("This model does not know")
    assert all("<circle" in row.bar for row in found.rows)


@pytest.mark.parametrize("seats", [0, 12, None])
def test_no_line_is_drawn_where_there_is_none(seats: int | None) -> None:
    call, draws = ranked_call(seats=seats)
    found = ranks_section(call, draws, "en")
    assert not any(row.line or 'class="seats"' in row.heat for row in found.rows)


def test_the_first_of_many_are_drawn_and_it_is_said() -> None:
    sheets = tuple(
        replace(CLEAR.sheets[at % 12], application_id=f"A-{at:03}", rank=at + 1, rank_label=f"{at + 1}")
        for at in range(150)
    )
    draws = np.tile(DRAWS, 13)[:, :150]
    found = ranks_section(replace(CLEAR, sheets=sheets), draws, "en")
    assert (len(found.rows), found.dense) == (SHOWN, True)
    assert found.more == "The first 60 of 150 are drawn here; all stand in scores.csv."
    assert "A column holds 3 ranks." in found.words["heat_caption"]


def test_shades_hold_every_likely_rank_in_its_place() -> None:
    row = heat_row([0.0, 0.25, 0.75, 0.0], 0.75, 2)
    assert re.findall(r'<rect x="([\d.]+)%"', row) == ["25.00", "50.00"]
    assert re.findall(r'class="seats" x1="([\d.]+)%"', row) == ["50.00"]
    assert binned([0.5] * 60 + [0.2] * 60) == [0.5] * 30 + [pytest.approx(0.2)] * 30


def test_an_unbounded_interval_is_not_drawn() -> None:
    row = interval_row(1.0, Axis(-5.0, 5.0), (0.0, 2.0), None)
    assert "inner" in row
    assert "outer" not in row


def test_ticks_name_first_last_and_the_last_seat() -> None:
    assert re.findall(r">(\d+)<", rank_ticks(12, 4)) == ["1", "4", "12"]
    assert re.findall(r">(\d+)<", rank_ticks(1, None)) == ["1"]


def test_both_languages_fill_the_same_names() -> None:
    for english, norwegian in WORDS.values():
        assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", norwegian))
