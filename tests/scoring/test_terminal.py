"""What a terminal shows: fits its width, needs no colour, and survives the names that people give."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console

from features.catalogue import FEATURES, feature_table
from scoring.flags import FLAG_NAMES
from scoring.sheet import CallScore
from scoring.terminal import show_evaluation, show_features, show_runs, show_scores
from scoring.terminal_lines import score_bar
from tests.scoring.by_hand import ABSENT, NO_BETTER_THAN_PAST, doubted, hand_made, with_intervals


def shown(call: CallScore, width: int = 80, written: Path | None = None, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    show_scores(call, Console(file=file, width=width, highlight=False), written)
    return raw.getvalue().decode(encoding)


def rows_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r" *\d+=? ", line)]


def test_a_call_fits_eighty_columns_with_everything_asked_for(call: CallScore) -> None:
    text = shown(call)
    assert max(map(len, text.splitlines())) <= 80
    header = next(line for line in text.splitlines() if line.startswith("Rank"))
    assert header.split() == [
        *("Rank", "Application", "Growth", "pp", "a", "year", "Strongest", "Weakest", "Evid.", "Flags")
    ]
    rows = rows_of(text)
    assert [row.split()[0] for row in rows] == [sheet.rank_label for sheet in call.sheets]
    first = call.sheets[0]
    assert f"+{first.score:.1f}" in rows[0]
    assert f"{first.evidence_share:.0%}".replace("%", "\N{NO-BREAK SPACE}%") in rows[0]
    assert first.strongest.dimension in rows[0]


def test_more_room_is_used(call: CallScore) -> None:
    wide = shown(call, width=150)
    assert max(map(len, wide.splitlines())) <= 150
    assert "driving forces +" in wide
    assert "roster changed" in rows_of(wide)[1]
    assert "Flags:" not in wide


def test_letters_of_flags_are_explained_below(call: CallScore) -> None:
    text = shown(call).replace("\n", " ")
    used = {flag.code for sheet in call.sheets for flag in sheet.flags}
    assert used
    for code in used:
        letter, name, _ = FLAG_NAMES[code]
        assert re.search(rf"Flags: .*{letter} +{name}", text)


def test_what_the_number_means_how_sure_and_what_next(call: CallScore) -> None:
    text = " ".join(shown(call, written=Path("here")).split())
    assert "how much faster than comparable firms the members are likely to grow" in text
    assert "does not say what the programme would change" in text
    assert "0.38 (past growth alone 0.26; 0 is guessing, 1 is perfect)" in text
    assert "came first about 63 times in a hundred" in text
    assert "here/report.html" in text
    assert "klynge runs" in text


def test_intervals_have_a_column_and_what_is_not_settled_a_mark(call: CallScore) -> None:
    told = shown(with_intervals(call), width=120)
    assert "In 80 %" in told
    assert told.count(" to ") >= len(call.sheets)
    assert "±: the sign is not settled" in " ".join(told.split())
    assert "No intervals: this version" in shown(replace(call, intervals=ABSENT), width=200)


def test_no_colour_codes_where_nobody_sees_them(call: CallScore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in shown(call)
    monkeypatch.setenv("NO_COLOR", "1")
    file = io.StringIO()
    show_scores(call, Console(file=file, width=80, force_terminal=True))
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", file.getvalue())


def test_colour_says_nothing_that_letters_do_not(call: CallScore) -> None:
    file = io.StringIO()
    show_scores(
        call, Console(file=file, width=80, force_terminal=True, color_system="truecolor", highlight=False)
    )
    assert re.sub(r"\x1b\[[0-9;]*m", "", file.getvalue()).split() == shown(call).split()


def test_a_terminal_without_the_letters_gets_the_nearest(call: CallScore) -> None:
    text = shown(replace(call, sheets=call.sheets[:3]), encoding="ascii")
    assert re.search(r"^ +1\|[A-Z][\w ]+~?\|", text, re.MULTILINE)
    assert "|###" in text
    assert "?" not in text


def test_names_cannot_write_on_the_terminal(call: CallScore) -> None:
    evil = replace(call.sheets[0], name="[red]Red[/]\x1b[2J\nTwo")
    text = shown(replace(call, sheets=(evil, *call.sheets[1:])))
    assert "\x1b" not in text
    assert "[red]Red[/][2JTwo" in text


def test_an_index_says_so_first() -> None:
    text = " ".join(shown(hand_made(index=True)).split())
    assert "Criteria index, not a growth forecast: fewer than 30 matured outcomes" in text
    assert "Growth:" not in text
    assert " Index " in text
    assert "Low confidence: no past call could test these scores" in text
    assert "No past call with known outcomes" not in text


def test_a_shared_rank_is_explained(call: CallScore) -> None:
    tied = [replace(one, rank=1, rank_label="1=") for one in call.sheets[:2]]
    text = shown(replace(call, sheets=(*tied, *call.sheets[2:])))
    assert "Equal scores share a rank" in text
    assert "Equal scores" not in shown(call)


def test_the_line_of_the_seats_never_parts_equal_scores() -> None:
    call = hand_made(6, seats=1)
    tied = [replace(one, rank=1, rank_label="1=") for one in call.sheets[:2]]
    lines = shown(replace(call, sheets=(*tied, *call.sheets[2:]))).splitlines()
    rules = [i for i, line in enumerate(lines) if set(line) == {"─"}]
    assert len(rules) == 2
    assert lines[rules[1] - 1].split()[0] == "1="
    assert lines[rules[1] + 1].split()[0] == "3"


def test_one_application_and_no_seats(call: CallScore) -> None:
    text = shown(hand_made(1, seats=None))
    assert "1 application " in text
    assert "seats" not in text


@pytest.mark.parametrize(
    ("score", "bar"), [(3.0, "  │██████"), (0.0, "  │      "), (-1.0, "██│      "), (0.25, "  │▌     ")]
)
def test_a_bar_begins_at_zero(score: float, bar: str) -> None:
    assert score_bar(score, -1.0, 3.0, 9) == bar


def evaluation() -> pd.DataFrame:
    rows = []
    for call, (model, rho) in product(("2019", "pooled"), (("model", 0.4), ("mean", None))):
        values = {name: rho for name in ("spearman", "ndcg", "precision", "r2")}
        ends = {f"{name}_{end}": rho for name in values for end in ("low", "high")}
        ahead = {"ahead": -0.1, "ahead_low": -0.31, "ahead_high": 0.12} if model == "mean" else {}
        rows.append({"call_id": call, "model": model, "n": 12} | values | ends | ahead)
    return pd.DataFrame(rows).astype({"spearman": "float64"})


def printed(show: object, frame: pd.DataFrame, width: int = 100) -> str:
    file = io.StringIO()
    assert callable(show)
    show(frame, Console(file=file, width=width, highlight=False))
    return file.getvalue()


def test_the_evaluation_has_a_row_a_call_and_every_measure_over_all() -> None:
    text = printed(show_evaluation, evaluation())
    assert re.search(r"^2019 +12 +0\.40 +–$", text, re.MULTILINE)
    assert re.search(r"^all calls +12 +0\.40 +–$", text, re.MULTILINE)
    assert re.search(r"^growth model +0\.40 \(0\.40 to 0\.40\)", text, re.MULTILINE)


@pytest.mark.parametrize("width", [80, 130])
def test_how_far_the_model_is_ahead_stands_beside_every_other_ranking(width: int) -> None:
    text = printed(show_evaluation, evaluation(), width)
    assert max(map(len, text.splitlines())) <= width
    assert re.search(r"^growth model +0\.40 \(0\.40 to 0\.40\) +– +0\.40", text, re.MULTILINE)
    assert re.search(r"^mean +– +−0\.10 \(−0\.31 to 0\.12\) +–", text, re.MULTILINE)


def test_low_confidence_is_the_first_line_and_stands_by_every_score(call: CallScore) -> None:
    unsure = doubted(call, NO_BETTER_THAN_PAST)
    text = shown(unsure)
    assert max(map(len, text.splitlines())) <= 80
    assert text.splitlines()[1].startswith("Low confidence: on past calls these scores did not surely rank")
    assert [row for row in rows_of(text) if not re.search(r"[+−]?\d\.\d\?", row)] == []
    assert "Another ranking did better" not in " ".join(shown(call).split())
    assert " ".join(text.split()).count("did better") == 1
    assert "?" not in "".join(rows_of(shown(call)))


def test_an_empty_evaluation_is_a_sentence() -> None:
    assert printed(show_evaluation, evaluation().head(0)).startswith("No past call had enough known outcomes")


def test_runs_are_listed_and_none_is_a_sentence() -> None:
    runs = pd.DataFrame(
        {
            "version": [2.0, None], "champion": [True, False], "status": ["finished", "stopped"],
            "as_of": [pd.Timestamp("2025-11-15"), pd.NaT], "kind": ["growth", ""], "cases": [1449.0, None],
            "spearman": [0.204, None], "ndcg": [0.72, None], "low_confidence": ["Low confidence: so.", ""],
            "gate": ["undecided", ""],
        }
    )  # fmt: skip
    text = printed(show_runs, runs)
    assert re.search(r"2 champion 2025-11-15 +growth +1,449 +0\.20 +0\.72 +low +undecided +finished", text)
    assert max(map(len, text.splitlines())) <= 80
    assert re.search(r"–.*–.*– +– +– +stopped", text)
    assert printed(show_runs, runs.head(0)).startswith("No runs yet.")


@pytest.mark.parametrize("width", [80, 160])
def test_every_feature_is_listed_with_its_definition(width: int) -> None:
    text = printed(show_features, feature_table(FEATURES), width)
    assert max(map(len, text.splitlines())) <= width
    squeezed = re.sub(r"\s+", " ", text)
    for dimension in ("Capabilities", "Willingness", "Driving forces", "Proximity", "Capital"):
        assert dimension in squeezed
    for fact in ("audited · ", "self-declared · ", "region_sectors · ", "Klofsten 2015", " · actionable"):
        assert fact in squeezed
    assert squeezed.count("%") >= 15
