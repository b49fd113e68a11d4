"""Whether the matched comparison finds the true effect, where the truth is known.

200 simulated programmes of five calls whose outcomes are known, four bids of 20 to 60 members funded in each.
The true effect of membership is the growth of employees of the funded bids' firms less what the same firms
would have grown by without their bid and with the same luck (scoring/demo/counterfactual.py); the comparison
is the headline of `klynge compare --programme` and reads nothing but the tables of a data folder.

Bids go by what accounts show (size, growth over three years, value added an employee; besides sector and
place), and reviewers know nothing of the firms but that they are members: firms that look alike are alike but
for the programme, which is what any matched comparison assumes. Everything else is as in the demo: shared
shocks of sectors and regions, local strengths that last, closures, missing accounts, firms in several bids,
firms outside that join later. `imbalance` is the largest standardised mean difference that matching leaves:
the register is small for so many cells, and the headline corrects for it.

An interval with errors clustered by bid speaks of programmes like this one: what it should hold is the mean
effect over programmes, as bids are worth more or less and so are programmes. `coverage` counts that.
`coverage_own` counts the programme's own realised effect. `naive` is members less all other firms, of which
many were born since the start, as no member was; `naive_standing` leaves these out. All is repeated for the
demo's own selection, on hidden quality: no comparison can see that, and the benchmark says by how much it
misses.

The last line is JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from typing import Literal

import numpy as np
import pandas as pd

from features.known import known_by
from features.tables import TABLE, Tables
from models.comparison.balance import balance
from models.comparison.bands import NEW
from models.comparison.compare import DESIGN
from models.comparison.comparison import Question
from models.comparison.pairing import Pool
from models.comparison.parts import outcome, whole
from models.comparison.pools import main_pool
from models.comparison.units import Register
from models.comparison.window import matured_windows
from scoring.demo import Plan
from scoring.demo.counterfactual import counterfactual
from scoring.demo.folder import simulated_tables
from scoring.demo.history import History, live

Selection = Literal["hidden", "visible"]
PLAN = Plan(
    firms=15_000,
    first_year=2010,
    years=11,
    calls=8,
    per_call=(8, 12),
    members=(20, 60),
    budget=200e6,
    selection="visible",
)
PROGRAMMES, HIDDEN_PROGRAMMES = 200, 40
MEASURE = "employees"


@dataclass(frozen=True)
class Found:
    """One programme: the comparison's answer and the truth, pp of employees' growth a year."""

    seed: int
    estimate: float
    se: float
    low: float
    high: float
    naive: float
    naive_standing: float
    truth: float
    firms: int
    imbalance: float


def main() -> None:
    visible = programmes(PLAN, range(PROGRAMMES))
    hidden = programmes(replace(PLAN, selection="hidden"), range(1_000, 1_000 + HIDDEN_PROGRAMMES))
    print(told("what accounts show", visible), told("hidden quality", hidden), sep="\n")
    print(json.dumps(summary(visible, hidden)))


def programmes(plan: Plan, seeds: Iterable[int]) -> pd.DataFrame:
    """One row a programme, in the order of the seeds, made on all processors."""
    plans = [replace(plan, seed=seed) for seed in seeds]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        rows = []
        for found in pool.map(programme, plans):
            rows.append(found)
            print(f"\r{plan.selection}: {len(rows)} of {len(plans)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return pd.DataFrame(rows)


def programme(plan: Plan) -> Found:
    """The effect on employees, as the comparison finds it and as it is, on the firms that it compared."""
    history = live(plan)
    tables, as_of = in_memory(history), pd.Timestamp(plan.delivered)
    known = known_by(tables, as_of=as_of)
    question = Question(str(as_of.date()), None, "funded", "never", (MEASURE,), "symmetric", None, DESIGN)
    windows = matured_windows(known, as_of=as_of)
    main = main_pool(Register(known), windows, question, lambda _: None)
    found = whole(outcome(main, question, MEASURE), main)
    compared = main.pairs["treated"].drop_duplicates()
    balanced = balance(main.units, main.weights, list(main.covariates))["smd_after"]
    return Found(
        seed=plan.seed,
        estimate=found.estimate,
        se=found.se,
        low=found.low,
        high=found.high,
        naive=found.naive,
        naive_standing=naive_standing(main),
        truth=float(true_effect(history, tables).reindex(compared).mean()),
        firms=found.treated,
        imbalance=float(balanced.abs().max()),
    )


def naive_standing(main: Pool) -> float:
    """Members less all other firms that stood at the start, call by call."""
    stood = main.units[main.units["size_band"] != NEW]
    growth, members = f"growth_{MEASURE}", stood.groupby("call_id")["treated"].sum()
    ours, others = (
        stood[stood["treated"] == side].groupby("call_id")[growth].mean() for side in (True, False)
    )
    return float(np.average(ours - others, weights=members))


def true_effect(history: History, tables: Tables) -> pd.Series:
    """By "call:org_id" of the founding firms of funded bids, of the first where a firm is in several."""
    firms = counterfactual(history)
    firms = firms[firms["funded"]].drop_duplicates(["call", "firm"])
    call = (history.plan.first_year + firms["call"]).astype(str)
    org_id = tables.organisations["org_id"].to_numpy()[firms["firm"]]
    return firms["effect"].set_axis(call + ":" + org_id)


def in_memory(history: History) -> Tables:
    """The tables of a data folder as they are read, without the files between."""
    made, _ = simulated_tables(history)
    shaped = {}
    for name in [field.name for field in fields(Tables) if field.name in made]:
        empty = TABLE[name].empty()
        rows = made[name].reindex(columns=empty.columns)
        shaped[name] = TABLE[name].schema.validate(rows.astype(empty.dtypes.to_dict()))
    return Tables(**shaped)


def covered(found: pd.DataFrame, truth: pd.Series | float) -> float:
    """The share of programmes whose interval holds the truth."""
    return float(((found["low"] <= truth) & (found["high"] >= truth)).mean())


def summary(visible: pd.DataFrame, hidden: pd.DataFrame) -> dict[str, float]:
    """What the benchmark promises to say, pp a year and shares."""
    mean, mean_hidden = visible["truth"].mean(), hidden["truth"].mean()
    figures = {
        "coverage": covered(visible, mean),
        "bias": (visible["estimate"] - visible["truth"]).mean(),
        "naive_bias": (visible["naive"] - visible["truth"]).mean(),
        "naive_standing_bias": (visible["naive_standing"] - visible["truth"]).mean(),
        "coverage_own": covered(visible, visible["truth"]),
        "bias_se": (visible["estimate"] - visible["truth"]).std() / np.sqrt(len(visible)),
        "truth": mean,
        "mean_se": visible["se"].mean(),
        "imbalance": visible["imbalance"].mean(),
        "spread": visible["estimate"].std(),
        "programmes": len(visible),
        "hidden_coverage": covered(hidden, mean_hidden),
        "hidden_bias": (hidden["estimate"] - hidden["truth"]).mean(),
        "hidden_naive_bias": (hidden["naive"] - hidden["truth"]).mean(),
        "hidden_programmes": len(hidden),
    }
    return {
        name: value if isinstance(value, int) else round(float(value), 4) for name, value in figures.items()
    }


def told(name: str, found: pd.DataFrame) -> str:
    """A paragraph about the programmes of one kind of selection."""
    error = found["estimate"] - found["truth"]
    return (
        f"\nSelection on {name}, {len(found)} programmes, {found['firms'].mean():.0f} firms compared\n"
        f"  true effect       {found['truth'].mean():+.2f} pp a year ({found['truth'].std():.2f} between)\n"
        f"  comparison        {found['estimate'].mean():+.2f}, off by {error.mean():+.2f} ± "
        f"{1.96 * error.std() / np.sqrt(len(found)):.2f}, standard error {found['se'].mean():.2f}, "
        f"spread {found['estimate'].std():.2f}\n"
        f"  members − others  {found['naive'].mean():+.2f}, among firms that stood at the start "
        f"{found['naive_standing'].mean():+.2f}\n"
        f"  interval holds    the mean effect {covered(found, found['truth'].mean()):.1%}, "
        f"its own {covered(found, found['truth']):.1%}"
    )


if __name__ == "__main__":
    main()
