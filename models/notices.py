"""What a user must be told about a training, in sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.confidence import confidence, sentence, two
from models.evaluate import LEAST, Evaluation
from models.outcomes import LEAST_EVALUABLE

OUTLYING = 6.0
"""Robust standard deviations of calls' mean outcomes beyond which one is told to be far from the others."""
LEAST_SPREAD, LEAST_CALLS = 1.0, 4
"""Pp a year, so that calls that hardly differ raise no alarm; calls of which one can stand out."""
OF_NORMAL = 1.4826
INDEX = "The model is the criteria index: points for the declared criteria, which forecast nothing."


def notices(past: pd.DataFrame, judged: Evaluation, as_of: pd.Timestamp) -> tuple[str, ...]:
    """Why the model is an index, how it compares with simpler ones, and what its outcomes lack."""
    known = past["growth"].dropna()
    return (
        *_about_the_model(known, as_of),
        *_about_confidence(known, judged),
        *_about_sources(past),
        *_about_winners(past),
        *_about_accounts(past),
        *_about_outlying(past),
    )


def enough_to_learn(growth: pd.Series) -> bool:
    """Whether there are outcomes for a growth model: 30 or more, not all the same."""
    known = growth.dropna()
    return len(known) >= LEAST and bool((known != known.iloc[0]).any())


def outcomes_by_source(past: pd.DataFrame) -> dict[str, int]:
    """How many outcomes came from each source, by name."""
    counts = past["source"].dropna().value_counts().sort_index()
    return {str(source): int(count) for source, count in counts.items()}


def _about_the_model(known: pd.Series, as_of: pd.Timestamp) -> list[str]:
    if len(known) < LEAST:
        count = {0: "No outcome was", 1: "Only 1 outcome was"}.get(
            len(known), f"Only {len(known)} outcomes were"
        )
        return [f"{count} known on {as_of.date()}; a growth model needs {LEAST}. {INDEX}"]
    if not enough_to_learn(known):
        same = f"All {len(known)} outcomes are the same ({known.iloc[0]:g} pp a year)"
        return [f"{same}: there is nothing to learn from them. {INDEX}"]
    return []


def _about_confidence(known: pd.Series, judged: Evaluation) -> list[str]:
    """That confidence is low, and why; else which baselines did better than the growth model all the same."""
    if not enough_to_learn(known):
        return []
    told = confidence(judged.table)
    if said := sentence(told):
        return [said]
    better = ", ".join(f"{one.model} {two(one.spearman)}" for one in told.better)
    said = f"On past calls another ranking did better than the model ({two(told.skill)}): {better}."
    return [f"{said} More outcomes may change that; until then, weigh its order with care."] if better else []


def _about_sources(past: pd.DataFrame) -> list[str]:
    sources = outcomes_by_source(past)
    told = " and ".join(f"{count} from {source}" for source, count in sources.items())
    return [f"Outcomes are of different kinds, not quite comparable: {told}."] if len(sources) > 1 else []


def _about_winners(past: pd.DataFrame) -> list[str]:
    """That only funded applications have outcomes, where rejected ones have none."""
    known = past[past["growth"].notna()]
    if known.empty or not known["decision"].eq("funded").all():
        return []
    return [
        "Only funded applications have outcomes: the model knows winners alone, and cannot say how those "
        "would grow that were rejected. Add the members and accounts of rejected applications."
    ]


def _about_accounts(past: pd.DataFrame) -> list[str]:
    """Calls of whose member firms too few have accounts at both ends."""
    shares = past.loc[past["source"].eq("accounts"), ["call_id", "evaluable"]].groupby("call_id")["evaluable"]
    thin = shares.mean()[lambda share: share < LEAST_EVALUABLE].sort_index()
    if thin.empty:
        return []
    told = ", ".join(f"{call} ({100 * share:.0f} %)" for call, share in thin.items())
    return [
        f"Outcomes of few firms: under {100 * LEAST_EVALUABLE:.0f} % of members have accounts at both ends "
        f"in {told}. Growth of the others is bridged or left out."
    ]


def _about_outlying(past: pd.DataFrame) -> list[str]:
    """Calls whose mean outcome is far from the others': probably their accounts, not their firms."""
    means = past.groupby("call_id")["growth"].mean().dropna().sort_index()
    if len(means) < LEAST_CALLS:
        return []
    usual = float(means.median())
    spread = max(OF_NORMAL * float(np.median(np.abs(means - usual))), LEAST_SPREAD)
    far = means[np.abs(means - usual) > OUTLYING * spread]
    if far.empty:
        return []
    told = ", ".join(f"{call} ({mean:+.1f} pp a year)" for call, mean in far.items())
    return [
        f"Outcomes are far from those of other calls ({usual:+.1f}) in {told}: look at the accounts of "
        "these years. The order of scores is learnt within calls and hardly moves, but their level does."
    ]
