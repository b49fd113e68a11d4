"""How well the growth model ranks applications by their true potential, where the truth is known.

Programmes like that of `klynge demo`, with 16 calls on 20 years of accounts instead of 12 on 16, so that
several calls can be tested at each length of history. At every test call the models learn from the latest 3,
6 or 9 calls whose outcomes were known when it closed, and from nothing older; skill is Spearman's correlation
with the true potential within the test call, averaged over test calls. One call of 50 applications has a
standard error of .14, so five programmes are drawn. Intervals (90 %) resample test calls.

The committee's marks come after the close, from people who sense what no table holds: they are shown beside
the models and are no baseline. The last line is JSON.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from features.reading import read_folder
from models.baselines import MODELS, predictions
from models.cohorts import Cases, gather, rolling_origin
from models.evaluate import spearman
from scoring.demo import Plan, truth_beside, write_demo

PLAN = Plan(first_year=2005, years=20, calls=16)
SEEDS = (2026, 2027, 2028, 2029, 2030)
HISTORIES = (3, 6, 9)
BASELINES = MODELS[1:]
COMMITTEE = "committee's marks"
RESAMPLES = 2_000


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        skill = pd.concat(
            [programme_skill(Path(place) / str(seed), seed) for seed in SEEDS], ignore_index=True
        )
    print(f"\nSpearman with the true potential, mean over test calls of {len(SEEDS)} simulated programmes\n")
    print(table(skill).to_string(), "\n")
    print("Model less baseline, paired by test call\n")
    print(differences(skill).to_string(), "\n")
    print(json.dumps(summary(skill)))


def programme_skill(folder: Path, seed: int) -> pd.DataFrame:
    """One row a test call and history: the skill of every model and of the committee."""
    write_demo(folder, seed=seed, plan=PLAN)
    tables = read_folder(folder).tables
    truth = pd.read_csv(truth_beside(folder) / "applications.csv", sep=";", decimal=",")
    potential = truth.set_index("application_id")["potential"]
    marks = tables.ratings.groupby("application_id")["score"].mean()
    rows = []
    for history, learn, test in histories(gather(tables)):
        told = predictions(learn, test).growth
        mine = potential.reindex(told.index).to_numpy()
        skill = {name: spearman(mine, told[name].to_numpy()) for name in MODELS}
        skill["mean"] = 0.0  # one value for all ranks like chance
        skill[COMMITTEE] = spearman(mine, marks.reindex(told.index).to_numpy())
        rows.append({"seed": seed, "call_id": test.call.iloc[0], "history": history, **skill})
    found = pd.DataFrame(rows)
    print(f"programme {seed}: {found['call_id'].nunique()} test calls", flush=True)
    return found


def histories(cases: Cases) -> Iterator[tuple[int, Cases, Cases]]:
    """Calls of history, the cases to learn from, and the test call, for every test call that has as many."""
    for learn, test in rolling_origin(cases):
        known = sorted(learn.closes_on.unique())
        for history in HISTORIES:
            if len(known) >= history:
                first = known[-history]
                yield history, learn.where(learn.closes_on >= first), test


def table(skill: pd.DataFrame) -> pd.DataFrame:
    """Models × histories: mean skill and its interval."""
    names = [*MODELS, COMMITTEE]
    columns = {
        f"{history} calls (n={len(rows)})": [with_interval(rows[name]) for name in names]
        for history, rows in skill.groupby("history")
    }
    return pd.DataFrame(columns, index=names)


def differences(skill: pd.DataFrame) -> pd.DataFrame:
    """Baselines × histories: mean of the model's skill less the baseline's, and its interval."""
    columns = {
        f"{history} calls": [with_interval(rows["model"] - rows[name]) for name in BASELINES]
        for history, rows in skill.groupby("history")
    }
    return pd.DataFrame(columns, index=list(BASELINES))


def with_interval(values: pd.Series) -> str:
    each = values.dropna().to_numpy()
    drawn = np.random.default_rng(0).choice(each, (RESAMPLES, len(each))).mean(axis=1)
    low, high = np.quantile(drawn, [0.05, 0.95])
    return f"{each.mean():+.3f} ({low:+.3f} to {high:+.3f})"


def summary(skill: pd.DataFrame) -> dict[str, float]:
    """The model and the best baseline at each history."""
    means = {history: rows[list(MODELS)].mean() for history, rows in skill.groupby("history")}
    model = {f"model_{history}": float(means[history]["model"]) for history in HISTORIES}
    best = {f"best_baseline_{history}": float(means[history][list(BASELINES)].max()) for history in HISTORIES}
    return {name: round(value, 4) for name, value in (model | best).items()}


if __name__ == "__main__":
    main()
