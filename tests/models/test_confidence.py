"""When scores carry low confidence: the declared rule on tables, and on programmes of noise and of signal."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.tables import Tables
from models.cohorts import gather
from models.confidence import confidence, low_confidence, numbers, sentence
from models.evaluate import POOLED, evaluate
from tests.models.own_numbers import only_own, own_numbers

LATE = pd.Timestamp("2020-01-01")


def table(
    calls: int = 4, own: tuple[float, ...] = (0.4, 0.2, 0.6), **rivals: tuple[float, ...]
) -> pd.DataFrame:
    """Pooled rows of the model (value and ends) and of rivals (value, then ahead and its ends)."""
    nothing = (np.nan, *own)
    told = {"past_growth": (0.1, 0.3, 0.1, 0.5), "mean": nothing} | rivals
    rows = [{"call_id": f"c{i}", "model": "model", "n": 20, "spearman": own[0]} for i in range(calls)]
    rows.append({"call_id": POOLED, "model": "model", "n": 20 * calls} | ends("spearman", own))
    for name, (value, *ahead) in told.items():
        row = {"call_id": POOLED, "model": name.replace("_", " "), "n": 20 * calls, "spearman": value}
        rows.append(row | ends("ahead", ahead))
    return pd.DataFrame(rows)


def ends(name: str, values: tuple[float, ...] | list[float]) -> dict[str, float]:
    return dict(zip((name, f"{name}_low", f"{name}_high"), values, strict=True))


def test_surely_ahead_of_chance_and_of_past_growth_is_not_low() -> None:
    assert low_confidence(table()) is None
    assert confidence(table()).doubt is None


@pytest.mark.parametrize(
    ("found", "doubt"),
    [
        (table(own=(0.2, -0.1, 0.5)), "mean"),
        (table(own=(0.2, 0.004, 0.5)), "mean"),  # shown as 0.00: what people see decides
        (table(past_growth=(0.38, 0.02, -0.1, 0.14)), "past growth"),
        (table(past_growth=(0.5, -0.1, -0.2, -0.02)), "past growth"),
        (table(own=(0.2, -0.1, 0.5), past_growth=(0.3, -0.1, -0.2, 0.1)), "both"),
        (table(own=(np.nan, np.nan, np.nan)), "silent"),
        (table(calls=1), "few calls"),
        (table(calls=2), "few calls"),
        (table().drop(columns=["ahead", "ahead_low", "ahead_high"]), "not compared"),
        (table().head(0), "untested"),
    ],
)
def test_each_reason_for_which_confidence_is_low(found: pd.DataFrame, doubt: str) -> None:
    told = confidence(found)
    assert told.doubt == doubt
    assert str(sentence(told)).startswith("Low confidence: ")
    assert "{" not in str(sentence(told))


def test_the_sentence_has_the_numbers_and_the_rankings_that_did_better() -> None:
    found = table(
        own=(0.181, -0.02, 0.38), past_growth=(0.1, 0.081, -0.1, 0.26), ridge=(0.27, -0.09, -0.2, 0.1)
    )
    assert low_confidence(found) == (
        "Low confidence: on past calls these scores did not surely rank better than chance (rank correlation "
        "0.18, 90 % interval −0.02 to 0.38; 0 is guessing), nor than past growth alone (0.10; the difference "
        "is +0.08, −0.10 to 0.26). Another ranking did better there: ridge 0.27. Let the order decide "
        "nothing on its own."
    )


def test_past_growth_that_ranks_nobody_counts_as_chance() -> None:
    told = confidence(table(past_growth=(np.nan, 0.4, 0.2, 0.6)))
    assert (told.doubt, numbers(told)["past"], numbers(told)["ahead"]) == (None, "0.00", "+0.40")


def without_signal(programme: Tables, seed: int) -> Tables:
    draw = np.random.default_rng(seed)
    shuffled = draw.permutation(programme.outcomes["growth"].to_numpy())
    return replace(programme, outcomes=programme.outcomes.assign(growth=shuffled))


@pytest.mark.parametrize("seed", [0, *(pytest.param(more, marks=pytest.mark.slow) for more in (1, 2))])
def test_noise_gives_low_confidence(seed: int) -> None:
    noise = without_signal(own_numbers(calls=7, each=20), seed)
    judged = evaluate(only_own(gather(noise, as_of=LATE)), past="capital mark")
    assert confidence(judged.table).doubt in ("mean", "both")


def test_a_strong_signal_does_not_and_the_table_is_where_it_is_read() -> None:
    judged = evaluate(gather(own_numbers(calls=7, each=20), as_of=LATE), past="capital mark")
    pooled = judged.table[judged.table["call_id"] == POOLED].set_index("model")
    assert low_confidence(judged.table) is None
    told = {one.model: one.ahead for one in confidence(judged.table).rivals}
    differences = pooled.loc["model", "spearman"] - pooled["spearman"].fillna(0.0)
    assert told == pytest.approx(differences.drop("model").to_dict())
    assert (pooled["ahead_low"].drop("model") <= pooled["ahead"].drop("model")).all()
    assert pooled.loc["mean", ["ahead_low", "ahead_high"]].tolist() == pytest.approx(
        pooled.loc["model", ["spearman_low", "spearman_high"]].tolist()
    )
