"""Whether outcomes that are known better should teach more: weighted against unweighted training.

Simulated programmes as in benchmarks/simulated_skill.py. At every test call the growth model learns twice
from all outcomes known when it closed: weighted by 1 / (se² + spread²), as it is trained, and with every
outcome alike. Skill is Spearman's correlation with the true potential within the test call. gain is weighted
less unweighted, paired by test call, with a 90 % interval over resampled test calls. The last line is JSON.

It also prints how well outcomes are measured: against the truth (potential, and the effect of funding within
the window), by their standard errors.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.simulated_skill import PLAN, SEEDS
from features.reading import read_folder
from models.baselines import fit_growth
from models.cohorts import Cases, gather, rolling_origin
from models.evaluate import LEAST, spearman
from scoring.demo import truth_beside, write_demo

RESAMPLES = 2_000


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        skill = pd.concat(
            [programme_skill(Path(place) / str(seed), seed) for seed in SEEDS], ignore_index=True
        )
    print(
        f"\n{len(skill)} test calls of {len(SEEDS)} simulated programmes; Spearman with the true potential\n"
    )
    print(skill.groupby("seed")[["weighted", "unweighted"]].mean().round(3).to_string(), "\n")
    print(json.dumps(summary(skill)))


def programme_skill(folder: Path, seed: int) -> pd.DataFrame:
    """One row a test call: the skill of both trainings."""
    write_demo(folder, seed=seed, plan=PLAN)
    cases = gather(read_folder(folder).tables)
    truth = pd.read_csv(truth_beside(folder) / "applications.csv", sep=";", decimal=",")
    truth = truth.set_index("application_id")
    print(f"programme {seed}: {measured(cases, truth)}", flush=True)
    rows = []
    for learn, test in rolling_origin(cases):
        if len(learn) >= LEAST:
            potential = truth["potential"].reindex(test.X.index).to_numpy()
            weighted, unweighted = (fit_growth(one).predict(test.X) for one in (learn, alike(learn)))
            told = {"weighted": spearman(potential, weighted), "unweighted": spearman(potential, unweighted)}
            rows.append({"seed": seed, "call_id": test.call.iloc[0], **told})
    return pd.DataFrame(rows)


def alike(cases: Cases) -> Cases:
    """The cases without standard errors: every outcome then weighs the same."""
    return replace(cases, se=cases.se * np.nan)


def measured(cases: Cases, truth: pd.DataFrame) -> str:
    """How far outcomes lie from the truth, and whether their standard errors say so."""
    true = truth["potential"] + truth["effect_in_window"].where(truth["funded"] == 1, 0.0)
    rows = pd.DataFrame(
        {"call": cases.call, "y": cases.y, "se": cases.se, "true": true.reindex(cases.X.index)}
    )
    rows = rows.dropna()
    off = rows["y"] - rows["true"]
    order = [spearman(one["true"].to_numpy(), one["y"].to_numpy()) for _, one in rows.groupby("call")]
    return (
        f"{len(rows)} outcomes; off by {np.sqrt((off**2).mean()):.2f} pp a year (mean {off.mean():+.2f}), "
        f"{(off / rows['se']).std():.2f} standard errors; Spearman with the truth {np.mean(order):.2f}"
    )


def summary(skill: pd.DataFrame) -> dict[str, float]:
    """Mean skills, and the gain with its interval."""
    gain = (skill["weighted"] - skill["unweighted"]).to_numpy()
    drawn = np.random.default_rng(0).choice(gain, (RESAMPLES, len(gain))).mean(axis=1)
    low, high = np.quantile(drawn, [0.05, 0.95])
    told = {
        "spearman_weighted": skill["weighted"].mean(),
        "spearman_unweighted": skill["unweighted"].mean(),
        "gain": gain.mean(),
        "gain_low": low,
        "gain_high": high,
    }
    return {name: round(float(value), 4) for name, value in told.items()}


if __name__ == "__main__":
    main()
