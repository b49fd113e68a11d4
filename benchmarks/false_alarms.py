"""How often the watch alarms where nothing drifts, and how often it finds a shift that is there.

Simulated programmes of twelve calls. Each call in turn is the new one, the others are past: calls differ
among themselves as they do in the programme, but which is new is arbitrary, so nothing drifts. n = 20, 50 and
100 are the applications drawn from every call. All that `klynge monitor` judges is judged: features, missing
values, scores, novelty, calibration (another call as the one that matured) and groups; an alarm anywhere on
the page counts. Predictions of a call are those of a ridge that learnt from the others; scores are the
criteria index, which needs no outcomes, and, at n = 50 for every fourth call, the growth model.

- n20, n50, n100: the rate of pages with an alarm. This is what is declared to be 5 %.
- features_n20 …: the same panel by panel.
- iid_n20 …: the same where applications are dealt out to calls at random: no call effects at all.
- growth_n50: as n50, with the growth model's scores.
- calendar_n50: the last call against all before it. The programme does change over twelve years, so this is
  no rate of false alarms.
- told_n50, half_sd_n50, one_sd_n50: how often a feature drawn at random was noticed when its values in the
  new call were moved by the smallest shift that its row tells, by half and by one standard deviation.
- naive_n50: the rate of a rule that takes applications for independent draws, for comparison.
- leakage: of `leakage_programmes` small programmes, those in which the leakage audit named any feature.

`make bench NAME=false_alarms`. The last line is JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import ndtr

from features.reading import read_folder
from models.baselines import fit_growth, fit_index
from models.cohorts import Cases, gather
from models.groups import groups
from models.growth import scores_by_call
from models.leakage import leakage_audit
from models.normal_scores import Reference
from models.ridge import Ridge
from models.watch import between
from models.watch.calibration import Told
from models.watch.drift import Sides
from models.watch.watch import Watch, watch
from scoring.demo import SMALL, Plan, write_demo
from scoring.novelty import judge

PROGRAMMES, SMALL_PROGRAMMES = 10, 24
PLAN = Plan(firms=12_000, calls=12, per_call=(100, 100), members=(10, 30))
SIZES = (20, 50, 100)
PENALTY = 300.0
SHIFTS = {"half_sd_n50": 0.5, "one_sd_n50": 1.0}


@dataclass(frozen=True)
class Programme:
    """A programme's cases, with out-of-call predictions and groups on the index of X."""

    cases: Cases
    predicted: pd.Series
    groups: pd.DataFrame
    novel: pd.Series


def main() -> None:
    programmes, named = int(sys.argv[1]) if len(sys.argv) > 1 else PROGRAMMES, leakage_programmes()
    counts: dict[str, list[bool]] = defaultdict(list)
    for seed in range(programmes):
        programme = simulated(seed)
        for key, alarmed in judged(programme, np.random.default_rng(seed)):
            counts[key].append(alarmed)
        print(f"programme {seed + 1} of {programmes}: {told(counts)}", flush=True)
    summary = {key: round(float(np.mean(each)), 4) for key, each in counts.items()}
    pages = {f"pages_{key}": len(counts[key]) for key in ("n20", "n50", "n100")}
    print(json.dumps(summary | pages | {"leakage": sum(named), "leakage_programmes": len(named)}))


def told(counts: dict[str, list[bool]]) -> str:
    return ", ".join(f"{key} {np.mean(each):.3f} of {len(each)}" for key, each in counts.items())


def simulated(seed: int, plan: Plan = PLAN) -> Programme:
    """One programme, gathered."""
    with tempfile.TemporaryDirectory() as place:
        write_demo(Path(place) / "programme", plan=replace(plan, seed=seed))
        tables = read_folder(Path(place) / "programme").tables
    cases = gather(tables)
    unknown = pd.Series(np.nan, cases.X.index)
    return Programme(cases, by_the_others(cases), groups(tables, cases.X.index), unknown)


def by_the_others(cases: Cases) -> pd.Series:
    """What a ridge says of each call, having learnt from the outcomes of all others; pp a year."""
    Z = np.nan_to_num(Reference.of(cases.X.to_numpy()).scores(cases.X.to_numpy()))
    known, call = cases.y.notna().to_numpy(), cases.call.to_numpy(dtype="str")
    expected = tuple(one.direction for one in cases.specification)
    told = pd.Series(np.nan, cases.X.index)
    for one in np.unique(call):
        learn = known & (call != one)
        target = scores_by_call(cases.y.to_numpy()[learn], call[learn])
        ridge = Ridge.fit(Z[learn], target, np.ones(learn.sum()), (PENALTY,), expected)[0]
        scale = cases.y[learn].std()
        told[call == one] = cases.y[learn].mean() + scale * ridge.predict(Z[call == one])
    return told


def judged(programme: Programme, draw: np.random.Generator) -> Iterator[tuple[str, bool]]:
    """Names of rates, and whether a page alarmed."""
    calls = sorted(programme.cases.call.unique())
    for n in SIZES:
        small = drawn(programme, n, draw)
        for one in calls:
            yield from by_panel(f"n{n}", page(small, one, draw))
        mixed = dealt(small, draw)
        for one in calls[::3]:
            yield f"iid_n{n}", alarmed(page(mixed, one, draw))
    fifty = drawn(programme, 50, draw)
    yield "calendar_n50", alarmed(page(fifty, calls[-1], draw))
    for one in calls[::4]:
        yield "growth_n50", alarmed(page(fifty, one, draw, growth=True))
        yield "naive_n50", naive(fifty, one, draw)
    for one in calls[::2]:
        yield from moved(fifty, one, draw)


def drawn(programme: Programme, n: int, draw: np.random.Generator) -> Programme:
    """n applications of every call."""
    call = programme.cases.call.to_numpy(dtype="str")
    keep = np.zeros(len(call), dtype=bool)
    for one in np.unique(call):
        keep[draw.choice(np.flatnonzero(call == one), n, replace=False)] = True
    cases = programme.cases.where(keep)
    return Programme(cases, programme.predicted[keep], programme.groups[keep], novel_among_others(cases))


def dealt(programme: Programme, draw: np.random.Generator) -> Programme:
    """The same applications, dealt out to calls at random, those with and without outcomes apart."""
    cases = programme.cases
    call = cases.call.copy()
    for known in (True, False):
        own = cases.y.notna() == known
        call[own] = draw.permutation(call[own].to_numpy())
    mixed = replace(cases, call=call)
    return replace(programme, cases=mixed, novel=novel_among_others(mixed))


def page(programme: Programme, call: str, draw: np.random.Generator, *, growth: bool = False) -> Watch:
    """The whole page of a call, all others past; another call with outcomes is the one that matured."""
    past, new = two_sides(programme, call, growth=growth)
    return watch(past, new, outcomes(programme, call, draw), programme.groups)


def two_sides(programme: Programme, call: str, *, growth: bool = False) -> tuple[Sides, Sides]:
    cases = programme.cases
    past, new = cases.where(cases.call != call), cases.where(cases.call == call)
    model = fit_growth(past.where(past.y.notna())) if growth else fit_index(past)
    before, now = (
        Sides(one.X, pd.Series(model.predict(one.X), one.X.index), programme.novel[one.X.index], one.call)
        for one in (past, new)
    )
    return before, now


def novel_among_others(cases: Cases) -> pd.Series:
    """Whether each application is unlike those of all other calls; once for all pages, to save time."""
    novel = pd.Series(np.nan, cases.X.index)
    for one in cases.call.unique():
        own = cases.call == one
        judgement = judge(cases.X[own], cases.X[~own], cases.call[~own])
        novel[own] = np.where(np.isnan(judgement.further_than), np.nan, judgement.novel.astype("float64"))
    return novel


def outcomes(programme: Programme, call: str, draw: np.random.Generator) -> Told:
    cases = programme.cases
    frame = {"call_id": cases.call, "closes_on": cases.closes_on, "growth": cases.y}
    rows = pd.DataFrame(frame | {"predicted": programme.predicted})[cases.y.notna() & (cases.call != call)]
    rows["closes_on"] = rows.groupby("call_id")["closes_on"].transform("first")
    matured = rows["call_id"] == draw.choice(sorted(rows["call_id"].unique()))
    return Told(rows[~matured], rows[matured])


def by_panel(key: str, found: Watch) -> Iterator[tuple[str, bool]]:
    """Whether the page alarmed, and each of its panels."""
    yield key, alarmed(found)
    for panel in found.panels:
        yield f"{panel.name}_{key}", bool(panel.alarms)


def alarmed(found: Watch) -> bool:
    return found.alarms > 0


def naive(programme: Programme, call: str, draw: np.random.Generator) -> bool:
    """The page where calls are taken not to differ."""
    sizes, between.SIZES = between.SIZES, np.zeros(1)
    try:
        return alarmed(page(programme, call, draw))
    finally:
        between.SIZES = sizes


def moved(programme: Programme, call: str, draw: np.random.Generator) -> Iterator[tuple[str, bool]]:
    """Whether a feature drawn at random is noticed when its values in the new call are moved."""
    past, new = two_sides(programme, call)
    told = outcomes(programme, call, draw)
    rows = {one.name: one for one in watch(past, new, told, programme.groups).panels[0].columns}
    fine = [name for name in rows if past.X[name].nunique() > len(past.X) / 2]
    name = fine[draw.integers(len(fine))]
    for key, shift in {"told_n50": rows[name].noticed, **SHIFTS}.items():
        X = new.X.assign(**{name: shifted(past.X[name], new.X[name], shift)})
        panel = watch(past, replace(new, X=X), told, programme.groups).panels[0]
        yield key, name in {one.name for one in panel.alarms}


def shifted(past: pd.Series, new: pd.Series, shift: float) -> pd.Series:
    """The new values moved up by `shift` standard deviations on the scale of the past's normal scores."""
    scores = Reference.of(past.to_numpy()[:, None]).scores(new.to_numpy()[:, None])[:, 0]
    places = ndtr(scores + shift)
    known = np.sort(past.dropna().to_numpy())
    beyond = known[-1] + (scores + shift - 3) * known.std()
    at = np.interp(places, (np.arange(len(known)) + 0.5) / len(known), known)
    return pd.Series(np.where(np.isnan(scores), np.nan, np.where(places > 0.999, beyond, at)), new.index)


def leakage_programmes() -> list[bool]:
    """Whether the audit named anything, for small programmes as the demo writes them."""
    named = []
    for seed in range(SMALL_PROGRAMMES):
        named.append(len(leakage_audit(simulated(100 + seed, SMALL).cases)) > 0)
    print(f"leakage audit: {sum(named)} of {len(named)} small programmes had a feature named", flush=True)
    return named


if __name__ == "__main__":
    main()
