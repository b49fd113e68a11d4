from __future__ import annotations

from dataclasses import replace

import pytest

from features.problems import DataError
from models.promotion import (
    LOG,
    Promotion,
    append_promotion,
    broken_links,
    champion_version,
    promotions,
)

FIRST = Promotion(1, "2026-03-01T12:00:00", "klynge train", "the first version")
SECOND = Promotion(2, "2027-03-01T12:00:00", "Åse", "ranks better on the replayed calls")


def test_the_last_promotion_counts_and_the_earlier_stay(tmp_path):
    assert champion_version(tmp_path) is None
    append_promotion(tmp_path, FIRST)
    second = append_promotion(tmp_path, SECOND)
    assert promotions(tmp_path) == (FIRST, second)
    assert champion_version(tmp_path) == 2


def test_a_line_cut_off_by_a_kill_does_not_count_and_is_cleared_away(tmp_path):
    append_promotion(tmp_path, FIRST)
    whole = (tmp_path / LOG).read_bytes()
    for length in range(len(whole)):
        (tmp_path / LOG).write_bytes(whole + whole[:length])
        assert promotions(tmp_path) == (FIRST,)
        second = append_promotion(tmp_path, SECOND)
        assert promotions(tmp_path) == (FIRST, second)


def test_a_damaged_line_is_named(tmp_path):
    append_promotion(tmp_path, FIRST)
    (tmp_path / LOG).write_bytes((tmp_path / LOG).read_bytes() + b"{}\n")
    with pytest.raises(DataError, match="line 2 is damaged"):
        champion_version(tmp_path)


def test_lines_of_earlier_versions_are_read(tmp_path):
    old = '{"version": 1, "at": "2026-03-01T12:00:00", "by": "klynge train", "reason": "the first version"}'
    (tmp_path / LOG).write_text(f"{old}\n", encoding="utf-8")
    assert promotions(tmp_path) == (FIRST,)
    append_promotion(tmp_path, SECOND)
    assert broken_links(tmp_path) == ()


def test_a_line_that_was_changed_or_taken_out_shows(tmp_path):
    for version in range(1, 5):
        append_promotion(tmp_path, replace(SECOND, version=version))
    assert broken_links(tmp_path) == ()
    lines = (tmp_path / LOG).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / LOG).write_text("".join([lines[0], lines[1].replace("Åse", "Per"), *lines[2:]]), "utf-8")
    assert broken_links(tmp_path) == (3,)
    (tmp_path / LOG).write_text("".join([lines[0], *lines[2:]]), encoding="utf-8")
    assert broken_links(tmp_path) == (2,)
    (tmp_path / LOG).write_text("".join(lines[1:]), encoding="utf-8")
    assert broken_links(tmp_path) == (1,)
