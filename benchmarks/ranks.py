"""Ranks of 2,000 applications over 10,000 draws, against pandas ranking each draw, on one thread.

The peer ranks one draw after another with `Series.rank` and counts nothing; `DataFrame.rank` on the whole
table is timed beside it. Ours gives the distribution of ranks (applications × ranks), or P(top k) alone.
Times are of the process, by turns in one process, after a round that does not count; medians. Draws exist
before the clock starts.

Memory is measured in a process of its own: how far its peak grows from before the draws exist until both
results do. `peak_mb` holds all draws at once (80 MB of it); `peak_mb_in_chunks` makes them on the way.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.ranks import chances, rank_counts

APPLICATIONS, DRAWS, SEATS, CHUNK, ROUNDS = 2_000, 10_000, 40, 1_000, 5


def made(seed: int = 4) -> Iterator[npt.NDArray[np.float32]]:
    """The draws in chunks: scores with a spread of 1 under a common and an own error."""
    rng = np.random.default_rng(seed)
    centre = rng.standard_normal(APPLICATIONS, dtype=np.float32)
    for _ in range(0, DRAWS, CHUNK):
        chunk = rng.standard_normal((CHUNK, APPLICATIONS), dtype=np.float32)
        chunk += centre
        chunk += rng.standard_normal((CHUNK, 1), dtype=np.float32)
        yield chunk


def all_at_once() -> npt.NDArray[np.float32]:
    """The same draws in one table, without a second copy on the way."""
    table = np.empty((DRAWS, APPLICATIONS), dtype=np.float32)
    for place, chunk in enumerate(made()):
        table[place * CHUNK : (place + 1) * CHUNK] = chunk
    return table


def each_draw(draws: npt.NDArray[np.float32]) -> None:
    """The peer."""
    for row in draws:
        pd.Series(row).rank(ascending=False)


def seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def megabytes() -> float:
    """The largest this process has been."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def grown(how: str) -> float:
    """By how much a new process grows while it ranks: asked of a process of its own."""
    told = subprocess.run([sys.executable, "-m", "benchmarks.ranks", how], capture_output=True, check=True)
    return float(told.stdout)


def grow(how: str) -> None:
    """What that process does. A first small round makes libraries load what they load once."""
    small = np.zeros((2, 3), dtype=np.float32)
    rank_counts(small), chances(small, 1)
    before = megabytes()
    if how == "whole":
        draws = all_at_once()
        kept = (rank_counts(draws), chances(draws, SEATS))
    else:
        kept = (rank_counts(made()), chances(made(), SEATS))
    print(megabytes() - before)
    assert len(kept[0]) == APPLICATIONS


def main() -> None:
    if len(sys.argv) > 1:
        return grow(sys.argv[1])
    memory = {"peak_mb": grown("whole"), "peak_mb_in_chunks": grown("chunks")}
    draws = all_at_once()
    runs: dict[str, Callable[[], object]] = {
        "pandas, draw by draw": lambda: each_draw(draws),
        "pandas, whole table": lambda: pd.DataFrame(draws).rank(axis=1, ascending=False),
        "distribution of ranks": lambda: rank_counts(draws),
        "P(top k) alone": lambda: chances(draws, SEATS),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS + 1):
        for name, run in runs.items():
            times[name].append(seconds(run))
    middle = {name: statistics.median(told[1:]) for name, told in times.items()}
    peer, whole, ranks, top = middle.values()
    print(
        f"{APPLICATIONS:,} applications × {DRAWS:,} draws, k = {SEATS}; medians of {ROUNDS} rounds by turns"
    )
    for name, told in middle.items():
        print(f"  {name:<24}{told:>7.2f} s  {peer / told:>6.1f} times")
    figures = {"ratio": peer / ranks, "ratio_top_k": peer / top, "ratio_whole_table": whole / ranks} | memory
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
    return None


if __name__ == "__main__":
    main()
