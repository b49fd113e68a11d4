"""What a run records of a training: parameters, metrics, plots and an example of the booster's input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from models.evaluate import MEASURES, POOLED
from models.plots import beeswarm, calibration, contribution_by_dimension, skill_by_call, write_plots
from models.training import Training

LONGEST = 500
SKILL = {"spearman": "rank correlation (Spearman)", "ndcg": "NDCG in the top tenth"}


def parameters(training: Training) -> dict[str, str]:
    """What was asked for and what was chosen, as text; directions and table hashes are recorded elsewhere."""
    card = training.card
    told: dict[str, Any] = {
        name: card[name] for name in ("as_of", "seed", "kind", "cases", "applications", "calls")
    }
    told["features"] = len(training.specification)
    told |= {f"outcomes.{source}": count for source, count in card["sources"].items()}
    settings = training.model.get_params()
    told |= {f"model.{name}": value for name, value in settings.items() if isinstance(value, int | float)}
    choice = getattr(training.model, "choice_", None)
    told |= {f"chosen.{name}": value for name, value in vars(choice).items()} if choice else {}
    return {name: str(value)[:LONGEST] for name, value in told.items()}


def metrics(training: Training) -> Iterator[tuple[str, float, int]]:
    """Name, value and step: `spearman/ridge` by test call (its place), `pooled_spearman/ridge` once."""
    table = training.evaluation
    steps = {call: step for step, call in enumerate(table["call_id"].unique())}
    for row in table.to_dict("records"):
        call, model = row["call_id"], str(row["model"]).replace(" ", "_")
        for measure in MEASURES:
            name = f"pooled_{measure}/{model}" if call == POOLED else f"{measure}/{model}"
            if pd.notna(row[measure]):
                yield name, float(row[measure]), 0 if call == POOLED else steps[call]


def draw_plots(training: Training, folder: Path) -> None:
    """Skill by call, calibration, beeswarm and contribution by dimension, as SVG."""
    parts, unit = contributions(training), training.model.unit
    figures = {
        "beeswarm": beeswarm(parts, training.cases.X, training.specification, unit=unit),
        "contribution_by_dimension": contribution_by_dimension(parts, training.specification, unit=unit),
    }
    if len(training.evaluation):
        told = training.predictions
        figures["calibration"] = calibration(told["model"], told["growth"])
        for measure, label in SKILL.items():
            figures[f"skill_{measure}"] = skill_by_call(_skill(training.evaluation, measure), metric=label)
    write_plots(figures, folder)


def contributions(training: Training) -> pd.DataFrame:
    """What every feature adds to every past application."""
    told: pd.DataFrame = training.model.contributions(training.cases.X)
    return told


def example_input(training: Training, rows: int) -> pd.DataFrame:
    """The first past applications as the boosters read them: normal scores, one column a feature."""
    cases = training.cases
    scores = training.model.scores(cases.X)
    columns = pd.Index(training.model.names, dtype="object")  # MLflow does not know pandas' text columns
    return pd.DataFrame(scores, columns=columns, index=cases.X.index).head(rows)


def _skill(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    rows = table[table["call_id"] != POOLED]
    return pd.DataFrame(
        {
            "call": rows["call_id"],
            "model": rows["model"],
            "value": rows[measure],
            "low": rows[f"{measure}_low"],
            "high": rows[f"{measure}_high"],
        }
    )
