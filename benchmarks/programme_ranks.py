"""Whether ranks on the sheets hold the true ones, on the simulated programme, where the truth is known.

One training on all calls with outcomes. Each past call is then scored as by the model that had not seen it
(the refit that left its group of calls out), and its ranks drawn from errors made on the other calls alone.
True ranks are those of the potential that the simulation gave each application.

The last line has, in per cent: the true ranks held by the 80 % and 95 % ranks of the sheets (`likely`), by an
application's own confidence set, and the calls of which the common sets held all; widths as shares of a call;
and how many of the truly best four the chances promised to the first four, beside how many came true.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.reading import read_folder
from models.champion import Champion
from models.export import load_export, write_export
from models.training import train
from scoring.demo import write_demo
from scoring.ranks import chances, likely_ranks, rank_counts, rank_sets

SEATS, DRAWS, LEVELS = 4, 10_000, (0.80, 0.95)
Floats = npt.NDArray[np.float64]


def trained(folder: Path) -> tuple[Champion, pd.Series]:
    """A champion that has learnt from the whole programme, and the true potential of every application."""
    write_demo(folder / "programme")
    reading = read_folder(folder / "programme")
    training = train(reading.tables, as_of=reading.tables.calls["closes_on"].max(), hashes=reading.hashes)
    (folder / "export").mkdir()
    write_export(training, folder / "export", {"version": 1, "run_id": "", "trained_at": ""})
    return load_export(folder / "export"), potentials(folder / "programme-truth")


def potentials(folder: Path) -> pd.Series:
    """True potential by application_id."""
    table = pd.read_csv(folder / "applications.csv", sep=";", decimal=",", encoding="utf-8-sig")
    return table.set_index("application_id")["potential"]


def left_out(champion: Champion, truth: pd.Series) -> pd.DataFrame:
    """One row a past call: what its ranks held when it was scored and drawn without its own outcomes."""
    known = champion.intervals
    assert known is not None, "the programme has outcomes of many calls"
    past = champion.past[champion.past["growth"].notna() & ~np.isinf(champion.past["se"])].sort_index()
    assert len(past) == len(known.error)
    scored: Floats = past["growth"].to_numpy() - known.error
    potential = truth.loc[past.index].to_numpy()
    rows = []
    for call in np.unique(known.call):
        own, others = known.call == call, known.call != call
        weight, error = known.worth[others], known.error[others]
        mean = np.bincount(known.call[others], weight * error) / np.maximum(
            np.bincount(known.call[others], weight), 1e-12
        )
        within = (error - mean[known.call[others]]) / known.scale[others]
        rng = np.random.default_rng([3, int(call)])
        drawn = rng.choice(within, (DRAWS, int(own.sum())), p=weight / weight.sum())
        rows.append(held(scored[own], scored[own] + known.spread.rest * drawn, potential[own]))
    return pd.DataFrame(rows)


def held(centre: Floats, draws: Floats, truth: Floats) -> dict[str, float]:
    """Shares of one call."""
    rank = 1 + (truth[:, None] < truth).sum(axis=1)
    thin = draws.astype(np.float32)
    counts, count = rank_counts(thin), len(rank)
    told = {"applications": float(count)}
    for level in LEVELS:
        (low, high), sets = likely_ranks(counts, level), rank_sets(centre, thin, level)
        told[f"likely_{level:.0%}"] = float(((low <= rank) & (rank <= high)).mean())
        told[f"own_{level:.0%}"] = float(((sets.low <= rank) & (rank <= sets.high)).mean())
        told[f"common_{level:.0%}"] = float(
            ((sets.low_together <= rank) & (rank <= sets.high_together)).all()
        )
        told[f"likely_width_{level:.0%}"] = float((1 + high - low).mean() / count)
        told[f"own_width_{level:.0%}"] = float((1 + sets.high - sets.low).mean() / count)
    first = np.argsort(-centre, kind="stable")[:SEATS]
    top = chances(thin, SEATS).top
    return told | {"promised": float(top[first].sum()), "came_true": float((rank[first] <= SEATS).sum())}


def main() -> None:
    """Paths of an export and of its truth are used where given; else a programme is simulated and trained."""
    with tempfile.TemporaryDirectory() as place:
        if len(sys.argv) == 3:
            champion, truth = load_export(Path(sys.argv[1])), potentials(Path(sys.argv[2]))
        else:
            champion, truth = trained(Path(place))
        rows = left_out(champion, truth)
    print(rows.round(2).to_string(index=False))
    weight = rows["applications"] / rows["applications"].sum()
    figures = {name: float((rows[name] * weight).sum()) for name in rows if "_" in name}
    shares = {name.replace("%", ""): round(100 * value, 1) for name, value in figures.items() if "%" in name}
    totals = {name: round(float(rows[name].sum()), 1) for name in ("promised", "came_true")}
    print(json.dumps({"calls": len(rows)} | shares | totals))


if __name__ == "__main__":
    main()
