"""What one table says of another: everything that is named must be there, where its table is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from features.problems import Problem
from features.reading.cells import Positions
from features.reading.checking import Checked
from features.reading.words import nearest

MOST = 5_000
"""Names among which the nearest is looked for; beyond that it would take too long."""


def reference_problems(tables: Mapping[str, Checked]) -> Iterator[Problem]:
    """Values that stand in no row of the table they refer to; a table without rows is not asked."""
    for one in tables.values():
        for column in one.table.columns:
            home, _, key = column.refers.partition(".")
            if column.refers and home in tables and len(tables[home].frame):
                yield from _strangers(one, column.name, tables[home], key)
    for name, one_end, other_end in (("ties", "org_a", "org_b"), ("successions", "org_id", "successor_id")):
        if name in tables:
            yield from _to_itself(tables[name], one_end, other_end)
    if "ties" in tables:
        yield from _ties_both_ways(tables["ties"])


def spread(kinds: np.ndarray, coded: pa.DictionaryArray) -> Positions:
    """Positions of the rows whose value is wanted, one truth value for each value of the dictionary."""
    return np.flatnonzero(np.append(kinds, False)[coded.indices.fill_null(len(kinds)).to_numpy()])


def by_value(values: pd.Series, at: Positions) -> Iterator[tuple[str, Positions]]:
    """These positions, those with the same value together."""
    for value, found in pd.Series(at).groupby(values.iloc[at].to_numpy(), sort=False):
        yield str(value), found.to_numpy()


def of_call(tables: Mapping[str, Checked], one: Checked, column: str) -> pd.Series:
    """A column of the call of each row's application, in the order of the rows; missing where unknown."""
    calls = tables["calls"].frame.drop_duplicates("call_id").set_index("call_id")[column]
    applications = tables["applications"].frame.drop_duplicates("application_id")
    call = applications.set_index("application_id")["call_id"].reindex(one.frame["application_id"])
    return calls.reindex(call).set_axis(one.frame.index)


def _strangers(one: Checked, name: str, other: Checked, key: str) -> Iterator[Problem]:
    coded, known = one.coded[name], other.coded[key].dictionary
    strange = ~np.asarray(pc.is_in(coded.dictionary, value_set=known))
    at, words = spread(strange, coded), one.frame[name]
    meant = _meant(coded.dictionary.filter(pa.array(strange)).to_pylist(), known)
    for word, found in by_value(words, at):
        mend = meant.get(word, f"Correct it, or add a row to {other.file}.")
        yield from one.faulty(name, found, f"{other.file} has no such {key}", mend)


def _meant(words: list[str], known: pa.StringArray) -> dict[str, str]:
    """The way out for each unknown word: a lost zero, or the nearest name."""
    names = set(known.to_pylist()) if words else set()
    bare = {name.lstrip("0"): name for name in names if name.startswith("0")}
    out = {
        word: f"Write {bare[word]}: a spreadsheet has dropped the leading zero."
        for word in words
        if word in bare
    }
    if len(words) * len(names) <= MOST:
        near = {word: nearest(word, sorted(names), cutoff=0.8) for word in words if word not in out}
        out |= {word: f"Write {name}, if that is meant, or add a row." for word, name in near.items() if name}
    return out


def _to_itself(pairs: Checked, one_end: str, other_end: str) -> Iterator[Problem]:
    same = (pairs.frame[one_end] == pairs.frame[other_end]) & pairs.frame[one_end].notna()
    mend = "Name the other organisation, or take the row out."
    yield from pairs.faulty(other_end, _true(same), "expected two organisations, found one twice", mend)


def _ties_both_ways(ties: Checked) -> Iterator[Problem]:
    """Joint work has no direction: given from both ends it would count as two projects."""
    pairs = ties.frame[["org_a", "org_b", "kind", "started_on"]].assign(at=range(len(ties.frame)))
    pairs = pairs[pairs["kind"].isin(["project", "patent"])]
    back = pairs.rename(columns={"org_a": "org_b", "org_b": "org_a"}).drop(columns="at")
    both = pairs[pairs["org_a"] > pairs["org_b"]].merge(back)["at"]
    mend = "Keep one of the two rows: joint work has no direction."
    yield from ties.faulty("org_b", both, "the same tie is there from the other end", mend)


def _true(where: pd.Series) -> Positions:
    return np.flatnonzero(where.to_numpy(dtype=bool))
