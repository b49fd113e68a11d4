"""Real data, strictly out of time: 51 US states × 62 industries, test calls 2014, 2015 and 2016.

Every call is predicted from what was known on the day it closed, by the growth model and what it has to beat;
then again with 200 randomly drawn training cases, 20 times. `make bench NAME=us_states`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import numpy as np
import pandas as pd
from sklearn.linear_model import RidgeCV

from models.baselines import predictions, stock
from models.blend import PENALTIES
from models.boosting import grow_stock, predict
from models.cohorts import Cases, gather, rolling_origin
from models.evaluate import ndcg_top_tenth, spearman
from models.growth import GrowthModel, scores_by_call
from tests.us_states import ABSENT, FOLDER, TEST_CALLS, us_states

AS_OF = pd.Timestamp("2019-12-31")
FEW, DRAWS = 200, 20
PAST = ("own_momentum", "local_shift", "latest_shift")
SCORED_STOCK = "stock LightGBM on normal scores"
PLAIN_RIDGE = "ridge, scikit-learn's RidgeCV"


def main() -> None:
    if not FOLDER.exists():
        print(ABSENT)
        sys.exit(2)
    cases = gather(us_states(), as_of=AS_OF)
    full = pd.concat(everything(learn, test) for learn, test in splits(cases))
    few = pd.concat(drawn(learn, test) for learn, test in splits(cases))
    print(
        "US states × industries (not Norwegian clusters): growth of jobs over two years beyond the industry's"
    )
    print("national growth, predicted from what was known when the call closed. All cells with an outcome.")
    for measure in ("spearman", "ndcg"):
        print(f"\n{TITLES[measure]}")
        print(_wide(full, measure).to_string(float_format="{:.3f}".format))
    print(f"\n{FEW} training cases drawn at random, mean of {DRAWS} draws: {TITLES['spearman']}")
    print(_wide(few, "spearman").to_string(float_format="{:.3f}".format))
    print(json.dumps(summary(full, few)))


TITLES = {"spearman": "Rank correlation (Spearman)", "ndcg": "NDCG in the top tenth (chance: .52)"}


def splits(cases: Cases) -> Iterator[tuple[Cases, Cases]]:
    """What could be learnt from, and the cells with an outcome, for each test call."""
    for learn, test in rolling_origin(cases):
        if test.call.iloc[0] in TEST_CALLS:
            yield learn, test.where(test.y.notna())


def everything(learn: Cases, test: Cases) -> pd.DataFrame:
    """One row a model: measures for one test call, learning from all that was known."""
    told = predictions(learn, test, threads=2)
    columns = {name: told.growth[name] for name in ("model", "ridge", "stock LightGBM", "criteria index")}
    columns[PLAIN_RIDGE] = plain_ridge(learn, test, told.model)
    columns[SCORED_STOCK] = scored_stock(learn, test, told.model)
    columns |= {f"past growth: {name}": test.X[name].fillna(0.0) for name in PAST}
    return _measured(test, columns)


def drawn(learn: Cases, test: Cases) -> pd.DataFrame:
    """As `everything`, for every draw of a few training cases: model, ridge and stock."""
    draws = np.random.default_rng(int(test.call.iloc[0]))
    rows = []
    for _ in range(DRAWS):
        few = np.zeros(len(learn), dtype=bool)
        few[draws.choice(len(learn), FEW, replace=False)] = True
        told = predictions(learn.where(few), test, threads=2)
        columns = {name: told.growth[name] for name in ("model", "ridge")}
        columns[PLAIN_RIDGE] = plain_ridge(learn.where(few), test, told.model)
        columns["stock LightGBM"] = stock(learn.where(few), test)
        columns[SCORED_STOCK] = scored_stock(learn.where(few), test, told.model)
        rows.append(_measured(test, columns))
    return pd.concat(rows)


def scored_stock(learn: Cases, test: Cases, model: GrowthModel) -> np.ndarray:
    """Stock LightGBM helped by the model's own normal scores of features and outcomes: a harder baseline."""
    target = scores_by_call(learn.y.to_numpy(), learn.call.to_numpy(dtype="str"))
    return predict(grow_stock(model.scores(learn.X), target), model.scores(test.X))


def plain_ridge(learn: Cases, test: Cases, model: GrowthModel) -> np.ndarray:
    """A ridge that owes the model nothing but its normal scores: every penalty tried, none expected."""
    target = scores_by_call(learn.y.to_numpy(), learn.call.to_numpy(dtype="str"))
    fitted = RidgeCV(alphas=PENALTIES).fit(np.nan_to_num(model.scores(learn.X)), target)
    return fitted.predict(np.nan_to_num(model.scores(test.X)))


def summary(full: pd.DataFrame, few: pd.DataFrame) -> dict[str, float]:
    """Means over the three calls; `past` and `ridge` are the best of their kind."""
    mean = full.groupby("model")[["spearman", "ndcg"]].mean()
    mean_few = few.groupby("model")["spearman"].mean()
    past = [f"past growth: {name}" for name in PAST]
    ridge = ["ridge", PLAIN_RIDGE]
    found = {
        "spearman": mean.loc["model", "spearman"],
        "ndcg": mean.loc["model", "ndcg"],
        "ridge": mean.loc[ridge, "spearman"].max(),
        "stock": mean.loc["stock LightGBM", "spearman"],
        "past": mean.loc[past, "spearman"].max(),
        "spearman_200": mean_few["model"],
        "ridge_200": mean_few[ridge].max(),
        "stock_200": mean_few["stock LightGBM"],
        "ndcg_ridge": mean.loc[ridge, "ndcg"].max(),
        "ndcg_stock": mean.loc["stock LightGBM", "ndcg"],
        "ndcg_past": mean.loc[past, "ndcg"].max(),
        "scored_stock": mean.loc[SCORED_STOCK, "spearman"],
        "scored_stock_200": mean_few[SCORED_STOCK],
    }
    return {name: round(float(value), 4) for name, value in found.items()}


def _measured(test: Cases, columns: dict[str, pd.Series | np.ndarray]) -> pd.DataFrame:
    y = test.y.to_numpy()
    return pd.DataFrame(
        {
            "call": test.call.iloc[0],
            "model": name,
            "n": len(y),
            "spearman": spearman(y, np.asarray(predicted)),
            "ndcg": ndcg_top_tenth(y, np.asarray(predicted)),
        }
        for name, predicted in columns.items()
    )


def _wide(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    wide = rows.pivot_table(index="model", columns="call", values=measure, sort=False)
    return wide.assign(mean=wide.mean(axis=1)).rename_axis(index=None, columns=None)


if __name__ == "__main__":
    main()
