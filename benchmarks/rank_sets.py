"""Whether rank sets cover, by simulation: how often the ranks that are true lie in the sets that are given.

Twenty applications; in each repetition their scores are true values plus an error whose size differs by
application and part of which all share, and draws are scores plus errors of that distribution. Truths are:
all tied, nearly tied, in groups that tie, evenly apart, far apart; a set counts only if it holds every rank
that tied ones share. In the sixth world scores are no estimates but forecasts: the truth is the score plus an
error, as with a model that is shrunk as it should be.

Beside them, the quantiles of the drawn ranks (`likely_ranks`, a bootstrap of ranks): right for forecasts, and
wrong near ties for estimates, as the source says (Mogstad and others 2024). Coverage in the last line is the
lowest of the worlds; sizes are means over worlds, in ranks of 20. One standard error of a share of 80 % is
1.3 points at 1,000 repetitions, so that the lowest of six that are right is expected a point or two below.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.ranks import likely_ranks, rank_counts, rank_sets
from scoring.ranks.sets import RankSets

APPLICATIONS, SEATS, DRAWS, REPETITIONS = 20, 4, 1_000, 1_000
LEVELS = (0.80, 0.95)
Floats = npt.NDArray[np.float64]
Truths = dict[str, Floats | None]
WORLDS: Truths = {
    "all tied": np.zeros(APPLICATIONS),
    "nearly tied": np.linspace(0, 0.3, APPLICATIONS),
    "groups that tie": np.repeat([0.0, 3.0, 6.0, 12.0], 5),
    "evenly apart": np.linspace(0, 10, APPLICATIONS),
    "far apart": np.linspace(0, 60, APPLICATIONS),
    "forecasts": None,
}


@dataclass(frozen=True)
class Outcome:
    """Shares by application (own sets) or for all at once, of one repetition and level."""

    marginal: float
    simultaneous: float
    top: float
    naive: float
    naive_together: float
    size: float
    size_together: float
    naive_size: float


def errors(rng: np.random.Generator, number: int) -> Floats:
    """Errors (number × applications): sizes from 0.6 to 1.4, and one of size 1 that all share."""
    own = rng.standard_normal((number, APPLICATIONS)) * np.linspace(0.6, 1.4, APPLICATIONS)[PLACES]
    return own + rng.standard_normal((number, 1))


PLACES = np.random.default_rng(0).permutation(APPLICATIONS)
"""Which application has which size of error."""


def repetition(truth: Floats | None, rng: np.random.Generator) -> dict[float, Outcome]:
    """One repetition at every level."""
    if truth is None:
        centre = rng.standard_normal(APPLICATIONS)
        truth = centre + errors(rng, 1)[0]
    else:
        centre = truth + errors(rng, 1)[0]
    draws = (centre + errors(rng, DRAWS)).astype(np.float32)
    counts = rank_counts(draws)
    return {
        level: told(truth, rank_sets(centre, draws, level), likely_ranks(counts, level)) for level in LEVELS
    }


def told(truth: Floats, found: RankSets, naive: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]) -> Outcome:
    first = 1 + (truth[:, None] < truth).sum(axis=1)
    last = APPLICATIONS - (truth[:, None] > truth).sum(axis=1)

    def holds(low: npt.NDArray[np.intp], high: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        held: npt.NDArray[np.bool_] = (low <= first) & (last <= high)
        return held

    together = holds(found.low_together, found.high_together)
    return Outcome(
        marginal=float(holds(found.low, found.high).mean()),
        simultaneous=float(together.all()),
        top=float(found.may_be_top(SEATS)[first <= SEATS].all()),
        naive=float(holds(*naive).mean()),
        naive_together=float(holds(*naive).all()),
        size=float((1 + found.high - found.low).mean()),
        size_together=float((1 + found.high_together - found.low_together).mean()),
        naive_size=float((1 + naive[1] - naive[0]).mean()),
    )


def world(truth: Floats | None, seed: int) -> dict[float, dict[str, float]]:
    """Means over the repetitions, by level."""
    rng = np.random.default_rng([7, seed])
    outcomes = [repetition(truth, rng) for _ in range(REPETITIONS)]
    return {
        level: {
            name: float(np.mean([getattr(one[level], name) for one in outcomes]))
            for name in Outcome.__annotations__
        }
        for level in LEVELS
    }


def main() -> None:
    found = {name: world(truth, seed) for seed, (name, truth) in enumerate(WORLDS.items())}
    print(f"{APPLICATIONS} applications, top {SEATS}, {REPETITIONS} repetitions of {DRAWS} draws; % covered")
    heads = (
        "own sets",
        "all at once",
        f"top {SEATS}",
        "drawn ranks",
        "… all at once",
        "sizes: own",
        "all",
        "drawn",
    )
    for level in LEVELS:
        print(f"\n{level:.0%}".ljust(19) + "".join(head.rjust(15) for head in heads))
        for name, by_level in found.items():
            values = list(by_level[level].values())
            cells = [f"{100 * one:.1f}" for one in values[:5]] + [f"{one:.1f}" for one in values[5:]]
            print(name.ljust(18) + "".join(cell.rjust(15) for cell in cells))
    figures: dict[str, float] = {"repetitions": REPETITIONS}
    for level in LEVELS:
        at, own = f"{100 * level:.0f}", [by_level[level] for by_level in found.values()]
        for name in ("marginal", "simultaneous", "naive", "naive_together"):
            figures[f"{name}_{at}"] = round(100 * min(one[name] for one in own), 1)
        figures[f"top_k_{at}"] = round(100 * min(one["top"] for one in own), 1)
        for name in ("size", "size_together", "naive_size"):
            figures[f"{name}_{at}"] = round(float(np.mean([one[name] for one in own])), 1)
        figures[f"naive_forecasts_{at}"] = round(100 * found["forecasts"][level]["naive"], 1)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
