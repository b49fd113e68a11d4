"""What a training says to its user about simpler rankings."""

from __future__ import annotations

import pandas as pd
import pytest

from models.confidence import low_confidence
from models.evaluate import Evaluation
from models.notices import notices

DAY = pd.Timestamp("2025-11-15")
CALLS = ("2018", "2019", "2020")
PAST = pd.DataFrame(
    {
        "growth": [float(one) for one in range(40)],
        "source": "accounts",
        "call_id": ["2019", "2020"] * 20,
        "decision": ["funded", *["rejected"] * 39],
        "evaluable": 0.8,
    }
)


def judged(**pooled: float) -> Evaluation:
    """Three calls tested; the model surely ahead of chance and of past growth, whatever the values."""
    calls = [{"call_id": call, "model": "model", "spearman": pooled["model"]} for call in CALLS]
    sure = {"spearman_low": 0.1, "spearman_high": 0.3, "ahead": 0.1, "ahead_low": 0.05, "ahead_high": 0.2}
    rows = [
        {"call_id": "pooled", "model": name.replace("_", " "), "n": 40, "spearman": rho, **sure}
        for name, rho in pooled.items()
    ]
    return Evaluation(pd.DataFrame([*calls, *rows]), pd.DataFrame())


def test_rankings_that_did_better_on_past_calls_are_named_best_first():
    (said,) = notices(PAST, judged(model=0.181, ridge=0.27, criteria_index=0.312, past_growth=0.1), DAY)
    assert said == (
        "On past calls another ranking did better than the model (0.18): criteria index 0.31, ridge 0.27. "
        "More outcomes may change that; until then, weigh its order with care."
    )


@pytest.mark.parametrize("ridge", [0.1, 0.184, float("nan")])
def test_what_did_worse_or_the_same_as_shown_is_not_mentioned(ridge):
    assert notices(PAST, judged(model=0.181, past_growth=0.1, ridge=ridge), DAY) == ()


def test_low_confidence_is_one_message_with_the_rankings_that_did_better():
    found = judged(model=0.181, ridge=0.27, past_growth=0.1)
    unsure = Evaluation(found.table.assign(ahead_low=-0.05), found.predictions)
    (said,) = notices(PAST, unsure, DAY)
    assert said == low_confidence(unsure.table)
    assert said.startswith("Low confidence: on past calls these scores did not surely rank better than past")
    assert "Another ranking did better there: ridge 0.27." in said


def test_a_model_that_tells_nobody_apart_is_said_to():
    nobody = float("nan")
    (said,) = notices(PAST, judged(model=nobody, ridge=nobody, mean=nobody), DAY)
    assert said.startswith("Low confidence: on past calls these scores told nobody apart, or all grew alike;")


def test_an_index_is_not_compared_with_a_model_that_does_not_score():
    few = PAST.head(20)
    (said,) = notices(few, judged(model=0.1, ridge=0.3), DAY)
    assert "a growth model needs 30" in said


def test_where_only_winners_have_outcomes_the_training_says_so():
    lost = PAST["decision"].eq("rejected")
    (said,) = notices(PAST.assign(growth=PAST["growth"].mask(lost)), judged(model=0.1), DAY)[1:]
    assert said.startswith("Only funded applications have outcomes: the model knows winners alone")
    undecided = PAST.assign(decision=None)
    assert notices(undecided, judged(model=0.3, ridge=0.1), DAY) == notices(
        PAST, judged(model=0.3, ridge=0.1), DAY
    )


def test_a_call_whose_members_have_few_accounts_is_flagged_with_its_share():
    thin = PAST.assign(evaluable=PAST["evaluable"].where(PAST["call_id"] == "2019", 0.55))
    said = notices(thin, judged(model=0.3, ridge=0.1), DAY)[-1]
    assert said == (
        "Outcomes of few firms: under 60 % of members have accounts at both ends in 2020 (55 %). "
        "Growth of the others is bridged or left out."
    )
    of_statistics = thin.assign(source="region_sectors")
    assert notices(of_statistics, judged(model=0.3, ridge=0.1), DAY) == notices(
        PAST, judged(model=0.3, ridge=0.1), DAY
    )


def test_a_call_whose_outcomes_lie_far_from_the_others_is_named():
    calls = [str(2012 + n % 5) for n in range(40)]
    usual = PAST.assign(call_id=calls, growth=[(n * 7) % 11 - 5.0 for n in range(40)])
    assert notices(usual, judged(model=0.3, past_growth=0.1), DAY) == ()
    off = usual.assign(growth=usual["growth"] + 40 * (usual["call_id"] == "2014"))
    (said,) = notices(off, judged(model=0.3, past_growth=0.1), DAY)
    assert said.startswith("Outcomes are far from those of other calls (")
    assert "in 2014 (+39.5 pp a year)" in said
    assert "The order of scores is learnt within calls and hardly moves, but their level does." in said
