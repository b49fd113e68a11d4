"""What a user must be told about a training, in sentences."""

from __future__ import annotations

import pandas as pd

from models.evaluate import LEAST, POOLED, Evaluation

INDEX = "The model is the criteria index: points for the declared criteria, which forecast nothing."


def notices(past: pd.DataFrame, judged: Evaluation, as_of: pd.Timestamp) -> tuple[str, ...]:
    """Why the model is an index, how it compares with simpler ones, that outcomes are of several kinds."""
    known = past["growth"].dropna()
    return (*_about_the_model(known, judged, as_of), *_about_baselines(known, judged), *_about_sources(past))


def enough_to_learn(growth: pd.Series) -> bool:
    """Whether there are outcomes for a growth model: 30 or more, not all the same."""
    known = growth.dropna()
    return len(known) >= LEAST and bool((known != known.iloc[0]).any())


def outcomes_by_source(past: pd.DataFrame) -> dict[str, int]:
    """How many outcomes came from each source, by name."""
    counts = past["source"].dropna().value_counts().sort_index()
    return {str(source): int(count) for source, count in counts.items()}


def _about_the_model(known: pd.Series, judged: Evaluation, as_of: pd.Timestamp) -> list[str]:
    if len(known) < LEAST:
        count = {0: "No outcome was", 1: "Only 1 outcome was"}.get(
            len(known), f"Only {len(known)} outcomes were"
        )
        return [f"{count} known on {as_of.date()}; a growth model needs {LEAST}. {INDEX}"]
    if not enough_to_learn(known):
        same = f"All {len(known)} outcomes are the same ({known.iloc[0]:g} pp a year)"
        return [f"{same}: there is nothing to learn from them. {INDEX}"]
    if judged.table.empty:
        why = f"none closed with {LEAST} earlier outcomes known"
        return [f"No past call could be tested: {why}. How well this model ranks is not known yet."]
    return []


def _about_baselines(known: pd.Series, judged: Evaluation) -> list[str]:
    """Which baselines ranked past calls better than the growth model, at the two decimals that are shown."""
    pooled = judged.table[judged.table["call_id"] == POOLED].set_index("model")["spearman"].round(2)
    if not enough_to_learn(known) or pooled.empty:
        return []
    if pd.isna(pooled["model"]):
        return [
            "On past calls the model told nobody apart, or all grew alike: how well it ranks is not known."
        ]
    better = pooled[pooled > pooled["model"]].sort_values(ascending=False, kind="stable")
    told = ", ".join(f"{name} {value:.2f}" for name, value in better.items())
    said = f"On past calls another ranking did better than the model ({pooled['model']:.2f}): {told}."
    return [f"{said} More outcomes may change that; until then, weigh its order with care."] if told else []


def _about_sources(past: pd.DataFrame) -> list[str]:
    sources = outcomes_by_source(past)
    told = " and ".join(f"{count} from {source}" for source, count in sources.items())
    return [f"Outcomes are of different kinds, not quite comparable: {told}."] if len(sources) > 1 else []
