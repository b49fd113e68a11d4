"""What a training says to its user about simpler rankings."""

from __future__ import annotations

import pandas as pd
import pytest

from models.evaluate import Evaluation
from models.notices import notices

DAY = pd.Timestamp("2025-11-15")
PAST = pd.DataFrame({"growth": [float(one) for one in range(40)], "source": "accounts"})


def judged(**pooled: float) -> Evaluation:
    rows = [
        {"call_id": "pooled", "model": name.replace("_", " "), "spearman": rho}
        for name, rho in pooled.items()
    ]
    return Evaluation(pd.DataFrame(rows), pd.DataFrame())


def test_rankings_that_did_better_on_past_calls_are_named_best_first():
    (said,) = notices(PAST, judged(model=0.181, ridge=0.27, criteria_index=0.312, past_growth=0.1), DAY)
    assert said == (
        "On past calls another ranking did better than the model (0.18): criteria index 0.31, ridge 0.27. "
        "More outcomes may change that; until then, weigh its order with care."
    )


@pytest.mark.parametrize("ridge", [0.1, 0.184, float("nan")])
def test_what_did_worse_or_the_same_as_shown_is_not_mentioned(ridge):
    assert notices(PAST, judged(model=0.181, ridge=ridge), DAY) == ()


def test_a_model_that_tells_nobody_apart_is_said_to():
    (said,) = notices(PAST, judged(model=float("nan"), ridge=float("nan"), mean=float("nan")), DAY)
    assert (
        said
        == "On past calls the model told nobody apart, or all grew alike: how well it ranks is not known."
    )


def test_an_index_is_not_compared_with_a_model_that_does_not_score():
    few = PAST.head(20)
    (said,) = notices(few, judged(model=0.1, ridge=0.3), DAY)
    assert "a growth model needs 30" in said
