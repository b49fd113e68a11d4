"""How often intervals hold what came, out of time, and how wide they are beside split conformal and CQR.

Simulated programmes as in benchmarks/simulated_skill.py, and the US states. Every test call is predicted and
given intervals from what was known on the day it closed: from all outcomes known then, and on the simulated
programmes from 100 and 300 of them drawn at random. Test calls of the simulated programmes are those that
closed with 300 known outcomes or more, so that the same calls are tested at every size.

Coverage is the mean over test calls. A call of fifty applications would fall below nominal − 10 points by
chance alone about one time in twenty even if every chance were exactly right: `expected_below` says how many
of the calls, `below` how many did. Unbounded intervals hold everything: `unbounded` counts their calls, and
widths are means over the others. `potential_80` is how often 80 % of the draws without measurement error
hold the true potential, which only the simulation knows. Peers (MAPIE, as they come): split
conformal around the same growth model, and CQR on gradient boosting, both on a half held out by chance.

`make bench NAME=coverage`; the number of programmes and of US test calls may be given:
`python -m benchmarks.coverage 1 0`. The last line is JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from mapie.regression import ConformalizedQuantileRegressor, SplitConformalRegressor
from scipy.stats import binom
from sklearn.ensemble import GradientBoostingRegressor

from benchmarks.simulated_skill import PLAN, SEEDS
from features.reading import read_folder
from models.baselines import fit_growth
from models.cohorts import Cases, gather, rolling_origin
from models.growth import GrowthModel
from models.intervals import learn_intervals
from scoring.demo import truth_beside, write_demo
from tests.us_states import ABSENT, FOLDER, TEST_CALLS, us_states

LEVELS = (0.8, 0.95)
SIZES = {"n100": 100, "n300": 300, "all": None}
LEAST = 300
AS_OF = pd.Timestamp("2019-12-31")
OWN, SPLIT, CQR = "klynge", "split conformal", "CQR"
DRAWS = 2_000


def main() -> None:
    programmes, states = (int(one) for one in (sys.argv[1:] or (len(SEEDS), len(TEST_CALLS))))
    rows = [row for seed in SEEDS[:programmes] for row in programme(seed)]
    rows += list(us(states))
    found = pd.DataFrame(rows)
    print(f"\nCoverage and mean width (pp a year), mean over test calls\n\n{table(found).to_string()}\n")
    print(json.dumps(summary(found)))


def programme(seed: int) -> Iterator[dict[str, object]]:
    """One row a test call, size, level and method."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / str(seed)
        write_demo(folder, seed=seed, plan=PLAN)
        cases = gather(read_folder(folder).tables)
        truth = pd.read_csv(truth_beside(folder) / "applications.csv", sep=";", decimal=",")
    potential = truth.set_index("application_id")["potential"]
    for learn, test in tested(cases):
        for size, count in SIZES.items():
            chosen = learn if count is None else drawn(learn, count, seed)
            yield from measured(chosen, test, size, str(seed), potential)
    print(f"programme {seed}", flush=True)


def tested(cases: Cases) -> Iterator[tuple[Cases, Cases]]:
    """Test calls with outcomes that closed when `LEAST` outcomes or more were known."""
    for learn, test in rolling_origin(cases):
        told = test.where(test.y.notna())
        if len(learn) >= LEAST and len(told):
            yield learn, told


def drawn(learn: Cases, count: int, seed: int) -> Cases:
    """So many of the cases, by chance."""
    few = np.zeros(len(learn), dtype=bool)
    few[np.random.default_rng([seed, len(learn)]).choice(len(learn), count, replace=False)] = True
    return learn.where(few)


def us(states: int) -> Iterator[dict[str, object]]:
    """The same for the last US test calls, from all that was known."""
    if not states:
        return
    if not FOLDER.exists():
        print(ABSENT)
        sys.exit(2)
    wanted = TEST_CALLS[-states:]
    for learn, test in rolling_origin(gather(us_states(), as_of=AS_OF)):
        if test.call.iloc[0] in wanted:
            yield from measured(learn, test.where(test.y.notna()), "us", "us", None)
            print(f"US states {test.call.iloc[0]}", flush=True)


def measured(
    learn: Cases, test: Cases, size: str, place: str, potential: pd.Series | None
) -> Iterator[dict[str, object]]:
    """Every method's intervals for one test call."""
    model, y = fit_growth(learn), test.y.to_numpy()
    intervals = learn_intervals(learn, model)
    assert intervals is not None
    reach = intervals.predictive(model, test.X)
    facts = {"place": place, "call": test.call.iloc[0], "size": size, "n": len(y)}
    for level in LEVELS:
        for method, (low, high) in {
            OWN: reach.interval(level),
            SPLIT: split(learn, test, model, level),
            CQR: cqr(learn, test, model, level),
        }.items():
            held = float(np.mean((y >= low) & (y <= high)))
            yield facts | {
                "level": level,
                "method": method,
                "held": held,
                "width": float(np.mean(high - low)),
            }
    if potential is not None:
        ends = np.quantile(reach.draws(DRAWS, seed=0, observed=False), [0.1, 0.9], axis=0)
        true = potential.reindex(test.X.index).to_numpy()
        held = float(np.mean((true >= ends[0]) & (true <= ends[1])))
        yield facts | {
            "level": 0.8,
            "method": "potential",
            "held": held,
            "width": float(np.ptp(ends, 0).mean()),
        }


def split(learn: Cases, test: Cases, model: GrowthModel, level: float) -> tuple[np.ndarray, np.ndarray]:
    """Split conformal: the growth model on one half, errors on the other."""
    first = half(learn)
    settings = model.get_params() | {"seeds": 2}
    told = GrowthModel(**settings).fit(
        learn.X[first], learn.y[first], se=learn.se[first], calls=learn.call[first].astype("str"), like=model
    )
    peer = SplitConformalRegressor(told, confidence_level=level, prefit=True)
    peer.conformalize(learn.X[~first], learn.y[~first])
    return ends(peer.predict_interval(test.X))


def cqr(learn: Cases, test: Cases, model: GrowthModel, level: float) -> tuple[np.ndarray, np.ndarray]:
    """Conformalised quantile regression (Romano, Patterson & Candès 2019) on gradient boosting."""
    first = half(learn)
    Z, Zt = (np.nan_to_num(model.scores(one.X)) for one in (learn, test))
    quantile = GradientBoostingRegressor(loss="quantile", n_estimators=50, max_depth=2, random_state=0)
    peer = ConformalizedQuantileRegressor(quantile, confidence_level=level)
    peer.fit(Z[first], learn.y[first]).conformalize(Z[~first], learn.y[~first])
    return ends(peer.predict_interval(Zt))


def half(learn: Cases) -> np.ndarray:
    """Half of the cases, by chance: what both peers assume to be like the next call."""
    first: np.ndarray = np.random.default_rng(0).permutation(len(learn)) % 2 == 0
    return first


def ends(told: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper ends as MAPIE gives them."""
    both = told[1][:, :, 0]
    return both[:, 0], both[:, 1]


def table(found: pd.DataFrame) -> pd.DataFrame:
    """Sizes × levels × methods: mean coverage, the worst call, mean width."""
    groups = found.groupby(["size", "level", "method"], sort=False)
    return groups.agg(
        calls=("held", "size"), held=("held", "mean"), worst=("held", "min"), width=("width", "mean")
    )


def summary(found: pd.DataFrame) -> dict[str, float]:
    """Own coverage by size and level, worst calls, widths beside the peers, and what chance alone does."""
    told: dict[str, float] = {}
    names = {OWN: "", SPLIT: "split_", CQR: "cqr_", "potential": "potential_"}
    for _, rows in found.groupby(["size", "level", "method"], sort=False):
        size, method, level = str(rows["size"].iloc[0]), rows["method"].iloc[0], float(rows["level"].iloc[0])
        key, bounded = f"{names[method]}{size}_{round(100 * level)}", np.isfinite(rows["width"])
        told[key], told[f"worst_{key}"] = rows["held"].mean(), rows["held"].min()
        told[f"width_{key}"] = rows["width"][bounded].mean()
        if method == OWN:
            least = np.ceil((level - 0.1) * rows["n"] - 1e-9) - 1
            told[f"below_{key}"] = float((rows["held"] < level - 0.1).sum())
            told[f"expected_below_{key}"] = float(binom.cdf(least, rows["n"], level).sum())
            told[f"calls_{key}"], told[f"unbounded_{key}"] = float(len(rows)), float((~bounded).sum())
    return {name: round(float(value), 4) for name, value in told.items() if np.isfinite(value)}


if __name__ == "__main__":
    warnings.simplefilter("ignore", UserWarning)
    main()
