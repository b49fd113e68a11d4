"""The answer in a sentence and its checks: the sentence follows from the numbers, whatever they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.comparison.comparison import Beside, Comparison, Part
from scoring.comparison.answer import headline, is_not, lead
from scoring.comparison.checks import checks
from tests.scoring.comparison.by_hand import an_effect, bare, hand_made, no_difference, unbalanced

NOTHING = float("nan")


def states(comparison: Comparison) -> dict[str, str]:
    return {one.code: one.state for one in checks(comparison, "en")}


@pytest.mark.parametrize(
    ("comparison", "sentence"),
    [
        (hand_made(), "Member firms grew 1.9 percentage points a year more than comparable firms"),
        (
            hand_made(estimate=-1.9),
            "Member firms grew 1.9 percentage points a year less than comparable firms",
        ),
        (no_difference(), "No difference from comparable firms that can be told from chance"),
        (unbalanced(), "The comparison is not balanced: no effect is headlined"),
        (hand_made(worst=0.1), "Member firms grew 1.9 percentage points a year more than comparable firms"),
    ],
)
def test_the_headline_follows_from_the_numbers(comparison: Comparison, sentence: str) -> None:
    assert headline(comparison, "en") == sentence


def test_pairs_that_differed_before_joining_are_said_to_in_the_headline() -> None:
    past = Part("employees", 1700, 36, an_effect(0.9, 0.3))
    already = replace(hand_made(), placebo=past)
    assert headline(already, "en").endswith("more than comparable firms, and already did before they joined")
    assert headline(already, "nb").endswith(", og gjorde det alt før de ble med")
    assert "already grew +0.9 pp a year beyond these very firms" in is_not(already, "en")[1]
    assert (states(already)["placebo"], states(already)["unseen"]) == ("fail", "open")
    slower = replace(hand_made(), placebo=Part("employees", 1700, 36, an_effect(-0.9, 0.3)))
    assert headline(slower, "en") == headline(hand_made(), "en")
    assert states(slower)["placebo"] == "fail"


def test_growth_that_made_firms_join_is_no_doubt_where_the_pairs_are_alike_in_it() -> None:
    before = Part("employees", 1700, 36, an_effect(2.4, 0.5))
    explained = replace(hand_made(), before=before)
    assert headline(explained, "en") == headline(hand_made(), "en")
    assert states(explained)["before"] == "open"
    told = {one.code: one.sentence for one in checks(explained, "en")}["before"]
    assert told.endswith("The pairs of the answer can, and are alike in it (next line).")
    unlike = replace(explained, placebo=Part("employees", 1700, 36, an_effect(0.9, 0.3)))
    assert states(unlike)["before"] == "fail"


def test_a_check_that_could_not_have_told_zero_from_the_difference_tells_nothing() -> None:
    wide = replace(hand_made(), before=Part("employees", 40, 9, an_effect(0.4, 2.0)))
    assert states(wide)["before"] == "open"
    assert "too weak to tell" in {one.code: one.sentence for one in checks(wide, "en")}["before"]
    assert states(hand_made())["before"] == "pass"
    assert states(bare())["before"] == "open"


def test_growth_of_rejected_applicants_is_called_selection_not_funding() -> None:
    told = {one.code: one for one in checks(hand_made(), "en")}["beside"]
    assert told.state == "fail"
    assert told.sentence == (
        "Members of rejected applications grew +0.8 pp a year beyond comparable firms too (+0.2 to +1.4): "
        "that much is selection or readiness, not funding. What is left: +1.1 (−0.2 to +2.4)."
    )


def test_what_is_left_may_be_the_choice_and_an_unbalanced_second_comparison_tells_nothing() -> None:
    left = Beside("rejected", an_effect(0.1, 0.3, 16_420, 402), True, 1.8, 0.6, 3.0)
    chosen = {one.code: one for one in checks(replace(hand_made(), beside=left), "en")}["beside"]
    assert chosen.state == "open"
    assert "A committee that chooses well would bring the same" in chosen.sentence
    less = replace(left, left=-1.8, left_low=-3.0, left_high=-0.6)
    assert states(replace(hand_made(), beside=less))["beside"] == "fail"
    unlike = replace(hand_made(), beside=replace(left, balanced=False))
    assert states(unlike)["beside"] == "open"
    assert "not balanced itself" in {one.code: one.sentence for one in checks(unlike, "en")}["beside"]
    assert states(bare())["beside"] == "open"


def test_the_rejected_can_be_asked_about_with_the_funded_beside() -> None:
    one = hand_made()
    funded = Beside("funded", one.headline, True, -1.1, -2.4, 0.2)
    asked = replace(one, question=replace(one.question, decision="rejected"), beside=funded)
    assert headline(asked, "en").startswith(
        "Firms of rejected applications grew 1.9 percentage points a year more"
    )
    told = {one.code: one for one in checks(asked, "en")}["funded"]
    assert told.sentence.endswith("Rejected less funded: −1.1 (−2.4 to +0.2).")


def test_no_difference_is_not_read_as_no_effect() -> None:
    assert is_not(no_difference(), "en")[1].startswith("Nor does it show that nothing happened")
    assert "1.7 pp a year" in is_not(no_difference(), "en")[1]
    assert states(no_difference())["unseen"] == "open"


def test_a_fragile_difference_is_called_one() -> None:
    one = hand_made()
    assert one.unseen is not None
    fragile = replace(one, unseen=replace(one.unseen, times=0.8))
    assert is_not(fragile, "en")[1].startswith("An unseen factor only 0.8 times as strong")
    assert states(fragile)["unseen"] == "fail"


def test_few_clusters_are_said_and_one_has_no_interval() -> None:
    few = replace(hand_made(), headline=an_effect(1.9, 0.3, 80, 4))
    assert states(few)["clusters"] == "fail"
    one = replace(few.headline, se=NOTHING, low=NOTHING, high=NOTHING, clusters=1)
    alone = replace(few, headline=one)
    assert headline(alone, "en") == "No difference from comparable firms that can be told from chance"
    assert "so there is no interval" in lead(alone, "en")
    assert "clusters" not in states(hand_made())
