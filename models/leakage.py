"""Does a feature know the future? Three ways to find out, each with a declared rule.

- It predicts suspiciously well alone: better than the best whole models in this field, beyond chance.
- It is better out of time than any other by far.
- Its values for past calls change when rows that were known later are added.

A suspect is named, not removed: an indicator may be that good. Somebody has to look where it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import norm

from features.catalogue import build_features
from features.known import known_by
from features.problems import DataError
from features.tables import Tables
from models.cohorts import Cases, rolling_origin
from models.normal_scores import normal_scores

Floats = npt.NDArray[np.float64]
Kind = Literal["alone", "missing", "out of time", "changes"]
Build = Callable[..., pd.DataFrame]

HONEST = 0.5
"""Rank correlation with growth that no single honest feature passes: whole models reach .46 on 5,000 real
cases and .41 on 150; the best feature alone .27 on US states."""
LEVEL = 0.05
"""Chance that any of the features is named although none is better than HONEST."""
BY_FAR = 0.2
"""Lead in rank correlation that is more than a better feature gives: on US states the best leads by .05."""
ERRORS = 3.0
"""Standard errors that such a lead must be long."""
LEAST = 20
"""Outcomes without which nobody is suspected."""
ASK = "Check that nothing in it was known only after the calls had closed."


@dataclass(frozen=True)
class Suspect:
    """A feature that may know the future: which rule named it, its value and the cases behind it, in words.

    kind: `alone` (value: rank correlation), `missing` (that of being missing), `out of time` (lead over the
    next feature) or `changes` (share of applications whose value changed).
    """

    feature: str
    kind: Kind
    value: float
    n: int
    sentence: str


def audit(
    tables: Tables, cases: Cases, *, seed: int = 0, build: Build = build_features
) -> tuple[Suspect, ...]:
    """All three ways at once: the cases, and the features of the last call with outcomes, built twice.

    `tables` are the whole folder, `cases` those of a training; a suspect of two kinds is named twice.
    """
    known = cases.where(cases.y.notna())
    if not len(known):
        return ()
    _, last = max(zip(known.closes_on, known.call, strict=True))
    return (*leakage_audit(cases, seed=seed), *changing_values(tables, str(last), build=build))


def leakage_audit(cases: Cases, *, seed: int = 0) -> tuple[Suspect, ...]:
    """The features of `cases` that predict suspiciously well, in the order of the catalogue.

    Only cases with an outcome count. Nothing is drawn at random: `seed` is for callers that pass one to all.
    """
    told = cases.X.columns[cases.X.notna().sum() >= LEAST]
    cases = replace(cases, X=cases.X[told])
    known = cases.where(cases.y.notna())
    if len(known) < LEAST:
        return ()
    alone = [*_alone(known.X, known, "alone"), *_alone(known.X.isna().astype("float64"), known, "missing")]
    named = {one.feature for one in alone}
    found = [*alone, *(one for one in _out_of_time(cases) if one.feature not in named)]
    order = {name: place for place, name in enumerate(cases.X.columns)}
    return tuple(sorted(found, key=lambda one: order[one.feature]))


def changing_values(
    tables: Tables, call_id: str, *, build: Build = build_features, tolerance: float = 1e-9
) -> tuple[Suspect, ...]:
    """Features of a call that come out otherwise from the whole folder than from what was known at its close.

    Both as of the closing day: `build` (the catalogue's) must take no notice of what was known later.
    """
    closes_on = tables.calls.set_index("call_id")["closes_on"][call_id]
    own = tables.applications.loc[tables.applications["call_id"] == call_id, "application_id"].tolist()
    before = build(known_by(tables, as_of=closes_on), as_of=closes_on, applications=own)
    try:
        after = build(tables, as_of=closes_on, applications=own)
    except DataError:  # rows known later contradict each other: no reason not to train on what was known
        return ()
    return changed_since(before, after, tolerance=tolerance)


def changed_since(
    before: pd.DataFrame, after: pd.DataFrame, *, tolerance: float = 1e-9
) -> tuple[Suspect, ...]:
    """Features whose values for the same applications differ between two times of asking.

    Features of one side only are passed over. Asked of a champion's features and of those of a folder that
    grew, it names figures that were revised in place or dated too early.
    """
    shared = before.index.intersection(after.index).sort_values()
    names = [str(name) for name in before.columns if name in after.columns]
    found = []
    for name in names:
        old, new = (one.loc[shared, name].to_numpy(dtype="float64") for one in (before, after))
        other = ~np.isclose(old, new, rtol=tolerance, atol=tolerance, equal_nan=True)
        if other.any():
            found.append(_changed(name, int(other.sum()), len(shared)))
    return tuple(found)


def _changed(name: str, count: int, n: int) -> Suspect:
    said = f"{name} changes for {count} of {n} past applications when rows known later are added. {ASK}"
    return Suspect(name, "changes", count / n, n, said)


def _alone(X: pd.DataFrame, known: Cases, kind: Kind) -> Iterator[Suspect]:
    """Columns whose correlation is above HONEST even at its lower end, for as many columns as there are."""
    skill = _within_calls(X, known)
    skill = skill[(skill["n"] >= LEAST) & skill["rho"].notna()]
    error = norm.isf(LEVEL / max(len(skill), 1)) / np.sqrt((skill["n"] - known.call.nunique() - 2).clip(1))
    low = np.tanh(np.arctanh(skill["rho"].abs().clip(upper=1 - 1e-12)) - error)
    for name, rho, n in skill[low > HONEST].itertuples():
        what = name if kind == "alone" else f"Whether {name} is missing"
        said = (
            f"{what} predicts growth suspiciously well alone: rank correlation {rho:.2f} on {n} past "
            f"applications, where no single feature is expected to pass {HONEST}. {ASK}"
        )
        yield Suspect(str(name), kind, float(rho), int(n), said)


def _within_calls(X: pd.DataFrame, known: Cases) -> pd.DataFrame:
    """Correlation of normal scores within calls, pooled: index feature; rho, and n with the feature.

    Sums run in the order of application_id, so that the order of the rows changes no digit.
    """
    sums = np.zeros((4, X.shape[1]))
    order = np.argsort(X.index.to_numpy(dtype="str"), kind="stable")
    values, y, call = X.to_numpy(dtype="float64")[order], known.y.to_numpy()[order], known.call.iloc[order]
    for own in call.groupby(call.to_numpy(dtype="str")).indices.values():
        sums += _sums(values[own], y[own])
    xy, xx, yy, n = sums
    with np.errstate(divide="ignore", invalid="ignore"):
        rho = np.where((xx > 0) & (yy > 0), xy / np.sqrt(xx * yy), np.nan)
    return pd.DataFrame({"rho": rho, "n": n.astype("int64")}, index=X.columns)


def _sums(X: Floats, y: Floats) -> Floats:
    """Of one call, for every feature: products, squares of both sides, and cases; none under three cases."""
    present = ~np.isnan(X)
    n = present.sum(axis=0)
    x = np.nan_to_num(np.apply_along_axis(normal_scores, 0, X))
    told = np.where(present, normal_scores(y)[:, None], 0.0)
    counted = np.maximum(n, 1)
    x, told = (np.where(present, one - one.sum(axis=0) / counted, 0.0) for one in (x, told))
    sums = np.array([(x * told).sum(axis=0), (x**2).sum(axis=0), (told**2).sum(axis=0), n], dtype="float64")
    enough: Floats = np.where(n >= 3, sums, 0.0)
    return enough


def _out_of_time(cases: Cases) -> Iterator[Suspect]:
    """The features before the longest lead among the best, where that lead is longer than chance gives.

    A lead may be shared by as many as half of the features: copies of a leak do not hide each other.
    """
    skill = out_of_time_alone(cases)
    skill = skill[skill["n"] >= max(LEAST, skill["n"].max() / 2)] if len(skill) else skill
    skill = skill.sort_values("spearman", ascending=False, kind="stable")
    if len(skill) < 3:
        return
    value, n = skill["spearman"].to_numpy(), skill["n"].to_numpy()
    leads = (value[:-1] - value[1:])[: len(value) // 2]
    last = int(leads.argmax())
    if leads[last] <= max(BY_FAR, ERRORS * float(np.sqrt(1 / n[last] + 1 / n[last + 1]))):
        return
    for name in skill.index[: last + 1]:
        lead = float(skill.loc[name, "spearman"] - value[last + 1])
        said = (
            f"{name} alone ranks past calls far better than any other feature: out of time "
            f"{skill.loc[name, 'spearman']:.2f}, the next {value[last + 1]:.2f}, on {int(n[last])} "
            f"applications. {ASK}"
        )
        yield Suspect(str(name), "out of time", lead, int(skill.loc[name, "n"]), said)


def out_of_time_alone(cases: Cases) -> pd.DataFrame:
    """Skill of every feature alone on calls it had not seen: index feature; spearman (pooled), n.

    Only its sign is learnt, from what was known when the call closed.
    """
    weighted, counted = (pd.Series(0.0, index=cases.X.columns) for _ in range(2))
    for learn, test in rolling_origin(cases):
        test = test.where(test.y.notna())
        if len(learn) >= LEAST and len(test):
            skill = _within_calls(test.X, test)
            signed = np.sign(_within_calls(learn.X, learn)["rho"]) * skill["rho"]
            weighted += (signed * skill["n"]).fillna(0.0)
            counted += skill["n"].where(signed.notna(), 0)
    told = pd.DataFrame({"spearman": weighted / counted.where(counted > 0), "n": counted.astype("int64")})
    return told.dropna()
