"""The funding line's part of the page: what it says on good days and on bad ones, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import scoring.recommendation
from features.tables import Tables
from scoring.committee.assessment import Assessment, assess
from scoring.committee.lottery import lots_on
from scoring.low_confidence import LowConfidence
from scoring.recommendation.committee_words import COMMITTEE
from scoring.recommendation.line import LineSection, line_of, line_section
from scoring.recommendation.line_words import WORDS
from scoring.sheet import CallScore, Language
from tests.scoring.by_hand import hand_made
from tests.scoring.committee.marks import DAY, Row, committee_tables, some_rows

NAMES = [f"A-{one:02d}" for one in range(24)]
TEMPLATE = Path(scoring.recommendation.__file__).with_name("line.html.jinja")
DOUBT = LowConfidence("mean", "Low confidence: no.", "Lav tillit: nei.", {})


def a_call(**more: object) -> CallScore:
    made = hand_made(24)
    sheets = tuple(replace(one, application_id=name) for one, name in zip(made.sheets, NAMES, strict=True))
    told: dict[str, object] = {"call_id": "2026", "sheets": sheets, "seats": 3, "budget": None} | more
    return replace(made, **told)  # type: ignore[arg-type]  # by name


def tables_of(rows: Sequence[Row], requested: float | None = 5e6) -> Tables:
    tables = committee_tables(rows, applications=NAMES, scales=[("c", 1, 5)])
    return replace(tables, applications=tables.applications.assign(requested=requested))


def draws_of(call: CallScore) -> np.ndarray:
    noise = np.random.default_rng(0).standard_normal((500, len(call.sheets)))
    return (noise - 2.0 * np.arange(len(call.sheets))).astype(np.float32)


@pytest.fixture(scope="module")
def rated() -> tuple[Tables, Assessment]:
    tables = tables_of(some_rows(7, applications=24, reviewers=6, read=4))
    assessment = assess(tables, "2026", as_of=DAY)
    assert assessment is not None
    return tables, assessment


def section(
    call: CallScore,
    tables: Tables,
    assessment: Assessment | None,
    *,
    model: bool = True,
    language: Language = "en",
) -> LineSection:
    line = line_of(call, tables, assessment, draws_of(call) if model else None)
    return line_section(line, call, assessment, language=language)


def test_the_template_uses_every_field_and_no_other() -> None:
    used = set(re.findall(r"\bline\.(\w+)", TEMPLATE.read_text(encoding="utf-8")))
    assert used | {"short"} == {
        one.name for one in fields(LineSection)
    }  # short stands at the top of the page


def test_both_chances_stand_beside_every_application_in_either_language(
    rated: tuple[Tables, Assessment],
) -> None:
    call = a_call()
    for language in ("en", "nb"):
        told = section(call, *rated, language=language)
        rows = [row for group in told.groups for row in group.rows]
        assert [row.place for row in rows] == list(range(1, 25))
        assert all("%" in row.committee and "%" in row.model for row in rows)
        assert [row.last_above for row in rows] == [place == 3 for place in range(1, 25)]
        assert told.agreement is not None
        assert told.reviewers is not None
        assert told.reviewers.rows[0].reviewer_id in {f"R-{one}" for one in range(6)}
        assert not re.search(r"\{\w+\}", " ".join([*told.lead, *told.notes, told.caption, told.short]))


def test_english_and_norwegian_fill_the_same_places() -> None:
    for key, (english, norwegian) in (WORDS | COMMITTEE).items():
        places = [sorted(re.findall(r"\{(\w+)\}", words)) for words in (english, norwegian)]
        assert places[0] == places[1], key


def test_agreement_among_the_better_half_is_explained(rated: tuple[Tables, Assessment]) -> None:
    agreement = section(a_call(), *rated).agreement
    assert agreement is not None
    assert "not because reviewers read worse there" in agreement.restricted
    assert agreement.rows[-1].name == "All together, the better half only"


@pytest.mark.parametrize(
    ("more", "model", "note"),
    [
        ({"low_confidence": DOUBT}, True, "the model’s chances are shown, and move nobody"),
        ({"kind": "criteria index"}, False, "criteria index forecasts nothing"),
        ({}, False, "has no intervals"),
        ({"seats": None}, True, "neither seats nor a budget"),
        ({"seats": 0}, True, "no seat or no money for any application"),
        ({"budget": 1e6}, True, "no seat or no money for any application"),
        ({"seats": 24, "budget": 120e6}, True, "Seats and money suffice for all"),
        ({"budget": 12e6}, True, "In 100 % of the draws money ends before the seats do"),
    ],
)
def test_what_is_unusual_is_said(
    rated: tuple[Tables, Assessment], more: dict[str, object], model: bool, note: str
) -> None:
    told = section(a_call(**more), *rated, model=model)
    assert note in " ".join(told.notes).replace("\N{NO-BREAK SPACE}", " ")


def test_without_ratings_the_line_rests_on_the_model_or_on_nobody() -> None:
    tables = tables_of([])
    assert assess(tables, "2026", as_of=DAY) is None
    assert "rests on the model alone" in section(a_call(), tables, None).notes[0]
    doubted = section(a_call(low_confidence=DOUBT), tables, None)
    assert "everybody is to be discussed" in doubted.notes[0]
    neither = section(a_call(), tables, None, model=False)
    assert "neither ratings nor chances" in neither.notes[0]
    assert [len(group.rows) for group in neither.groups] == [0, 24, 0]
    assert (neither.agreement, neither.reviewers, neither.caption) == (None, None, "")


def test_bad_days_of_a_committee_are_told() -> None:
    rows: list[Row] = [
        row for row in some_rows(7, applications=23, reviewers=6, read=4) if row[3] is not None
    ]
    rows += [(name, "R-9", "c", 4.0) for name in NAMES[:23]]
    rows += [("A-00", "R-8", "c", None)]
    tables = tables_of(rows)
    tables = replace(tables, scales=tables.scales.iloc[:0])
    assessment = assess(tables, "2026", as_of=DAY)
    told = section(a_call(), tables, assessment)
    notes = " ".join(told.notes)
    assert "R-9 gave all applications the same marks" in notes
    assert "A-23: no mark counts" in notes
    assert "No scale is declared for c: 1 is read as the worst mark, 5 as the best" in notes
    assert "One abstention is a missing mark, never a zero" in notes
    assert told.reviewers is not None
    assert told.reviewers.rows[-1].note == "all marks alike: no information"


def test_a_committee_that_tells_nobody_apart_is_told() -> None:
    tables = tables_of([(name, f"R-{one}", "c", 3.0) for name in NAMES for one in range(3)])
    told = section(a_call(), tables, assess(tables, "2026", as_of=DAY))
    assert "for the committee all are tied" in told.notes[0]
    assert [len(group.rows) for group in told.groups] == [0, 24, 0]
    assert told.agreement is not None
    assert "cannot be said" in told.agreement.lead


def test_marks_given_after_the_day_are_told_and_not_counted(rated: tuple[Tables, Assessment]) -> None:
    tables, _ = rated
    late = tables.ratings.assign(given_on=tables.ratings["given_on"].where(
        tables.ratings["reviewer_id"] != "R-0", pd.Timestamp("2026-06-01")
    ))  # fmt: skip
    assessment = assess(replace(tables, ratings=late), "2026", as_of=DAY)
    assert assessment is not None
    assert "R-0" not in assessment.ratings.reviewers
    assert "Marks given after 30 April 2026 do not count here" in " ".join(
        section(a_call(), tables, assessment).notes
    )


def test_a_lottery_stands_with_its_seed_and_tickets(rated: tuple[Tables, Assessment]) -> None:
    call = a_call()
    tables, assessment = rated
    line = line_of(call, tables, assessment, None)
    lottery = lots_on(line, seed="17 24 3", source="the state lottery")
    told = line_section(line, call, assessment, lottery=lottery).lottery
    assert told is not None
    assert "“17 24 3” (the state lottery)" in told.lead
    assert [len(digest) for _, digest, _ in told.rows] == [64] * len(line.group("discuss"))
