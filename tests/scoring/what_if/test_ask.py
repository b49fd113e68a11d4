from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from features.problems import DataError
from features.tables import Tables
from scoring.sheet import CallScore
from scoring.what_if import answered, sentences
from scoring.what_if.words import WORDS
from tests.scoring.by_hand import NEVER
from tests.scoring.programmes import Programme
from tests.scoring.what_if.call_asked import CallAsked


def reversed_rows(tables: Tables) -> Tables:
    names = ("applications", "members", "accounts", "ties", "funding", "application_indicators")
    return replace(tables, **{name: getattr(tables, name)[::-1].reset_index(drop=True) for name in names})


def test_the_answer_starts_from_the_score_sheet_and_does_not_depend_on_the_order_of_rows(
    programme: Programme, scored: CallScore, asked_about: CallAsked
) -> None:
    one = asked_about.ranked[2]
    answer = answered(programme.reading.tables, programme.champion, one, ["signed_commitment=60"])
    sheet = next(each for each in scored.sheets if each.application_id == one)
    assert (answer.before.score, answer.before.rank) == (sheet.score, sheet.rank)
    assert answer.line == scored.sheets[1].score
    assert answer.before.top_chance == sheet.top_chance
    again = answered(
        reversed_rows(programme.reading.tables), programme.champion, one, ["signed_commitment=60"]
    )
    assert again == answer
    assert answer.asked is not None
    acted = [change for change in answer.asked.changes if change.acted]
    assert [change.feature for change in acted] == ["signed_commitment"]
    assert acted[0].after >= 60 > acted[0].before
    assert re.fullmatch(r"\d+ more members sign", acted[0].done)
    assert re.fullmatch(r"\d+ medlemmer til signerer", acted[0].gjort)


def test_the_first_is_above_the_line_already(programme: Programme, asked_about: CallAsked) -> None:
    answer = answered(programme.reading.tables, programme.champion, asked_about.ranked[0])
    assert (answer.outcome, answer.nearest, answer.asked) == ("above", None, None)
    assert "It is above the line already; no change is needed to reach it." in sentences(answer)


def test_every_wish_that_may_not_be_is_told_with_a_way_out_all_at_once(
    programme: Programme, asked_about: CallAsked
) -> None:
    one = asked_about.ranked[2]
    wishes = [
        "specialisation=2",
        "tie_density=0.2",
        "signed_comitment=60",
        "co_financing=much",
        "export_share=0",
        "rd_intensity=5000",
        "pledged_hours",
    ]
    with pytest.raises(DataError) as caught:
        answered(programme.reading.tables, programme.champion, one, wishes)
    told = str(caught.value).split("\n")
    said = [
        "nothing an applicant can change",
        "does not agree which way",
        "Did you mean signed_commitment",
        "expected a number",
        "give more than that",
        "past applications had",
        "expected a number",
    ]
    assert len(told) == len(wishes)
    for line, wish, words in zip(told, wishes, said, strict=True):
        assert line.startswith(f"--set {wish}:")
        assert words in line


def test_an_application_that_is_not_there_is_told_with_the_nearest(programme: Programme) -> None:
    with pytest.raises(DataError, match=r"no application A-2099-99 .* Did you mean A-20"):
        answered(programme.reading.tables, programme.champion, "A-2099-99")


def test_an_index_with_nothing_that_can_be_acted_on_says_so(index: Programme) -> None:
    tables = index.reading.tables
    listed = tables.applications["application_id"][tables.applications["call_id"] == "c2"].tolist()
    places = {one: answered(tables, index.champion, one).outcome for one in listed[:5]}
    assert set(places.values()) <= {"above", "nothing to act on"}
    below = answered(
        tables, index.champion, next(one for one, what in places.items() if what == "nothing to act on")
    )
    told = sentences(below)
    assert WORDS["nothing to act on"][0] in told
    assert WORDS["no_cause_index"][0] in told


def test_one_application_alone_has_no_line(index: Programme) -> None:
    tables = index.reading.tables
    alone = tables.applications[
        (tables.applications["call_id"] != "c2") | (tables.applications["application_id"] == "A-2-00")
    ]
    answer = answered(replace(tables, applications=alone), index.champion, "A-2-00")
    assert (answer.line, answer.outcome, answer.before.label) == (None, "no line", "1")
    assert WORDS["no line"][0] in sentences(answer)


def test_p_top_k_is_that_of_the_changed_application(programme: Programme, asked_about: CallAsked) -> None:
    one = asked_about.ranked[3]

    def chance(X: pd.DataFrame) -> dict[str, float]:
        return {str(name): float(value) / 100 for name, value in X["signed_commitment"].items()}

    answer = answered(programme.reading.tables, programme.champion, one, ["signed_commitment=60"], chance)
    assert answer.asked is not None
    own = next(change for change in answer.asked.changes if change.acted)
    assert answer.before.top_chance == pytest.approx(own.before / 100)
    assert answer.asked.standing.top_chance == pytest.approx(own.after / 100)
    assert "chance of the top 2" in sentences(answer)[1]


def test_both_languages_say_the_same_numbers_and_promise_nothing(
    programme: Programme, asked_about: CallAsked
) -> None:
    answer = answered(
        programme.reading.tables, programme.champion, asked_about.ranked[2], ["signed_commitment=60"]
    )
    en, nb = (sentences(answer, language) for language in ("en", "nb"))
    assert len(en) == len(nb)
    for one, other in zip(en, nb, strict=True):
        assert digits(one) == digits(other)
        assert not NEVER.search(one + other)
    assert WORDS["no_cause"][0] == en[-1]
    assert WORDS["no_cause"][1] == nb[-1]
    told = json.loads(answer.as_json({"en": en, "nb": nb}))
    assert told["sentences"] == {"en": en, "nb": nb}
    assert told["before"]["score"] == answer.before.score


def digits(line: str) -> list[str]:
    plain = line.replace("\xa0", "").replace(",", "").replace(".", "").replace(" ", "")
    return re.findall(r"\d+", plain)


def test_every_sentence_has_the_same_placeholders_in_both_languages() -> None:
    for en, nb in WORDS.values():
        assert set(re.findall(r"{(\w+)}", en)) == set(re.findall(r"{(\w+)}", nb)), en
    assert all(len(one) == len(other) for one, other in pairwise([*WORDS.values()]))
