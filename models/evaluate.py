"""How well calls were ranked that the model had not seen: measures as pure functions, and the rolling table.

Every measure takes outcomes and predictions of one call. It does not depend on the order of the rows: ties
count as their average. It is missing, never an error, where it has no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import rankdata

from models.baselines import MODELS, predictions
from models.cohorts import Cases, Progress, rolling_origin
from models.intervals.coverage import ENDS, columns
from models.intervals.intervals import learn_intervals
from models.normal_scores import normal_scores

Floats = npt.NDArray[np.float64]
POOLED = "pooled"
LEAST = 30
"""Matured outcomes from which a growth model learns."""
RESAMPLES = 200
RANK_RESAMPLES = 2000
"""Of the rank correlation, on which it hangs whether scores carry "low confidence" (models/confidence.py)."""
COVERAGE = 0.9


def spearman(y: Floats, predicted: Floats) -> float:
    """Rank correlation; missing where either is constant or there are fewer than three.

    >>> round(spearman(np.array([1.0, 2, 3, 4]), np.array([10.0, 30, 20, 40])), 2)
    0.8
    """
    if len(y) < 3 or _constant(y) or _constant(predicted):
        return float("nan")
    return float(np.corrcoef(rankdata(y), rankdata(predicted))[0, 1])


def ndcg_top_tenth(y: Floats, predicted: Floats) -> float:
    """Normalised discounted cumulative gain at a tenth of the call; relevance is the outcome's rank / n.

    1 is the best order, about ½ is chance (Järvelin & Kekäläinen 2002; tied predictions share their gains:
    McSherry & Najork 2008).

    >>> round(ndcg_top_tenth(np.arange(20.0), np.arange(20.0)), 2)
    1.0
    """
    if len(y) < 2 or _constant(y):
        return float("nan")
    relevance, k = rankdata(y) / len(y), max(1, round(len(y) / 10))
    discount = 1 / np.log2(np.arange(k) + 2)
    _, group = np.unique(-predicted, return_inverse=True)
    sizes = np.bincount(group)
    gains = np.repeat(np.bincount(group, relevance) / sizes, sizes)[:k]
    return float(gains @ discount / (np.sort(relevance)[::-1][:k] @ discount))


def precision_in_seats(y: Floats, predicted: Floats, seats: int) -> float:
    """Share of the `seats` best predicted that are among the `seats` best outcomes.

    >>> precision_in_seats(np.array([1.0, 2, 3, 4]), np.array([0.0, 9, 8, 7]), 2)
    0.5
    """
    if not 0 < seats <= len(y) or _constant(y):
        return float("nan")
    return float(_seated(y, seats) @ _seated(predicted, seats) / seats)


def r2_within_call(y: Floats, scores: Floats) -> float:
    """Share of the variance of the outcomes' normal scores in the call that is explained; may be negative."""
    told = normal_scores(y)
    total = float(np.sum(told**2))
    return 1 - float(np.sum((told - scores) ** 2)) / total if total > 0 else float("nan")


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Skill by test call and pooled, and what it was computed from.

    table: call_id ("pooled" last), model, n, and for spearman, ndcg, precision, r2 and ahead the value and
    `_low`, `_high`, its 90 % interval. `ahead` is Spearman of the model less that of the row's model, both on
    the same resamples; a row's model that ranks nobody counts as chance, 0. predictions: application_id,
    call_id, closes_on, known_on, growth (observed) and one column a model, in pp a year; then interval_low,
    interval_high (80 %), wide_low and wide_high (95 %), made like those of a score from what was known when
    the call closed, missing where unbounded.
    """

    table: pd.DataFrame
    predictions: pd.DataFrame


def evaluate(
    cases: Cases,
    *,
    seed: int = 0,
    threads: int = 2,
    past: str = "own_momentum",
    progress: Progress | None = None,
) -> Evaluation:
    """Every call with outcomes, predicted from what was known when it closed, by the model and its baselines.

    Calls that closed before 30 outcomes were known are left out. Intervals: applications are resampled within
    their call; the pooled measure is the mean over calls, weighted by applications, and its interval
    resamples calls first, then applications within. All models are measured on the same resamples.
    `progress` is told each call before its turn, such as "2019 (3 of 9)".
    """
    told, rows = [], []
    folds = [(learn, test.where(test.y.notna())) for learn, test in rolling_origin(cases)]
    folds = [(learn, test) for learn, test in folds if len(learn) >= LEAST and len(test)]
    for count, (learn, test) in enumerate(folds, start=1):
        if progress is not None:
            progress(f"{test.call.iloc[0]} ({count} of {len(folds)})")
        predicted = predictions(learn, test, seed=seed, threads=threads, past=past)
        made = learn_intervals(learn, predicted.model)
        reach = None if made is None else made.predictive(predicted.model, test.X)
        told.append(predicted.growth.join(columns(reach, test.X.index)))
        rows.append(measured(test, predicted.growth, predicted.scores, seed=seed))
    table = pd.concat([*(one.rows() for one in rows), pooled(rows, seed=seed)]) if rows else _no_rows()
    return Evaluation(table.reset_index(drop=True), _joined(cases, told))


@dataclass(frozen=True, eq=False)
class Measured:
    """One call: its size, and for every model and measure the value (first) and its resamples."""

    call_id: str
    n: int
    resampled: Mapping[str, Mapping[str, Floats]]

    def rows(self) -> pd.DataFrame:
        """One row a model."""
        own = self.resampled[OWN]["spearman"]
        return pd.DataFrame(
            [
                {"call_id": self.call_id, "model": model, "n": self.n}
                | _told({**values, **_ahead(own, values["spearman"], model)})
                for model, values in self.resampled.items()
            ]
        )


def measured(test: Cases, growth: pd.DataFrame, scores: pd.DataFrame, *, seed: int) -> Measured:
    """All measures of all models for one call. growth and scores: applications × models."""
    call_id, y = str(test.call.iloc[0]), test.y.to_numpy()
    seats = min(test.seats.get(call_id) or max(1, round(len(y) / 10)), len(y))
    draw = np.random.default_rng([seed, crc32(call_id.encode())])  # calls of one size err independently
    every = np.vstack([np.arange(len(y)), draw.integers(0, len(y), (RANK_RESAMPLES, len(y)))])
    at = every[: RESAMPLES + 1]
    ranks, values = rankdata(y[every], axis=1), {}
    for model in growth.columns:
        p, z = growth[model].to_numpy(), scores[model].to_numpy()
        values[model] = {
            "spearman": correlations(ranks, rankdata(p[every], axis=1)),
            "ndcg": np.array([ndcg_top_tenth(y[i], p[i]) for i in at]),
            "precision": np.array([precision_in_seats(y[i], p[i], seats) for i in at]),
            "r2": np.array([r2_within_call(y[i], z[i]) for i in at]),
        }
    return Measured(call_id, len(y), values)


def correlations(one: Floats, other: Floats) -> Floats:
    """Pearson's correlation of each row with the same row of `other`; missing as `spearman` is."""
    a, b = (rows - rows.mean(axis=1, keepdims=True) for rows in (one, other))
    size = np.sqrt((a**2).sum(axis=1) * (b**2).sum(axis=1))
    told = (size > 0) & (one.shape[1] >= 3)
    return np.where(told, (a * b).sum(axis=1) / np.where(told, size, 1.0), np.nan)


def pooled(calls: list[Measured], *, seed: int) -> pd.DataFrame:
    """Means over the calls, weighted by applications; one row a model.

    A model that says the same of everybody in some calls has a rank correlation of 0 there, which is chance:
    left out, it would be compared with the others on the calls that suit it.
    """
    sizes = np.array([call.n for call in calls], dtype="float64")
    drawn = np.random.default_rng(seed).integers(0, len(calls), (RANK_RESAMPLES, len(calls)))
    picks = [np.arange(len(calls)), *drawn]
    values: dict[str, dict[str, Floats]] = {}
    for model in calls[0].resampled:
        values[model] = {}
        for measure in MEASURES:
            each = np.array([call.resampled[model][measure] for call in calls])
            each = np.where(_silent(calls, each), 0.0, each) if measure == "spearman" else each
            values[model][measure] = np.array(
                [_weighted(each[pick, b], sizes[pick]) for b, pick in enumerate(picks[: each.shape[1]])]
            )
    return Measured(POOLED, int(sizes.sum()), values).rows()


MEASURES = ("spearman", "ndcg", "precision", "r2")
OWN, AHEAD = "model", "ahead"


def _silent(calls: list[Measured], each: Floats) -> npt.NDArray[np.bool_]:
    """Where one model, which ranks some calls, ranked nobody and another did: calls × resamples."""
    ranked = [[own["spearman"] for own in call.resampled.values()] for call in calls]
    others: npt.NDArray[np.bool_] = ~np.isnan(np.array(ranked)).all(axis=1)
    return others & np.isnan(each) & ~np.isnan(each[:, 0]).all()


def _ahead(own: Floats, other: Floats, model: str) -> dict[str, Floats]:
    return {} if model == OWN else {AHEAD: own - np.nan_to_num(other)}


def _told(values: Mapping[str, Floats]) -> dict[str, float]:
    told: dict[str, float] = {}
    for measure, each in values.items():
        resampled = each[1:][~np.isnan(each[1:])]
        enough = len(resampled) > len(each) / 2 and not np.isnan(each[0])
        low, high = _ends(resampled) if enough else (float("nan"), float("nan"))
        told |= {measure: float(each[0]), f"{measure}_low": low, f"{measure}_high": high}
    return told


def _ends(resampled: Floats) -> tuple[float, float]:
    low, high = np.quantile(resampled, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(low), float(high)


def _weighted(each: Floats, sizes: Floats) -> float:
    present = ~np.isnan(each)
    return float(np.average(each[present], weights=sizes[present])) if present.any() else float("nan")


def _seated(values: Floats, seats: int) -> Floats:
    """The chance of each to be among the `seats` largest, ties drawn by lot."""
    edge = np.sort(values)[-seats]
    above, tied = values > edge, values == edge
    return np.where(above, 1.0, np.where(tied, (seats - above.sum()) / tied.sum(), 0.0))


def _constant(values: Floats) -> bool:
    return bool((values == values[0]).all()) if len(values) else True


def _joined(cases: Cases, told: list[pd.DataFrame]) -> pd.DataFrame:
    """Predictions beside what happened; without rows where no call could be tested."""
    every = (
        pd.concat(told)
        if told
        else pd.DataFrame(
            columns=[*MODELS, *sum(ENDS.values(), ())], index=cases.X.index[:0], dtype="float64"
        )
    )
    facts = pd.DataFrame(
        {"call_id": cases.call, "closes_on": cases.closes_on, "known_on": cases.known_on, "growth": cases.y}
    )
    joined = facts.join(every, how="inner").rename_axis("application_id")
    return joined.reset_index()


def _no_rows() -> pd.DataFrame:
    columns = [f"{measure}{end}" for measure in (*MEASURES, AHEAD) for end in ("", "_low", "_high")]
    types = {"call_id": "str", "model": "str", "n": "int64", **dict.fromkeys(columns, "float64")}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in types.items()})


def by_call(table: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The table's calls in order, each with its rows by model."""
    for call_id in table["call_id"].unique():
        yield call_id, table[table["call_id"] == call_id].set_index("model")
