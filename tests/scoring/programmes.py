"""Programmes to score: the small simulated one, and the smallest that an agency can bring; really trained."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from features.columns import DTYPES
from features.reading import Reading, read_folder
from features.tables import TABLE, Tables
from models.champion import Champion
from models.export import load_export, write_export
from models.training import train
from scoring.demo import SMALL, write_demo


@dataclass(frozen=True)
class Programme:
    """A data folder as read, and a champion trained on what was known on a day.

    `folder`, where there is one, holds both as files: programme/ and export/.
    """

    reading: Reading
    champion: Champion
    folder: Path | None = None


def simulated(folder: Path) -> None:
    """Write the small simulated programme, with a growth model of the day on which its last call closed."""
    write_demo(folder / "programme", plan=SMALL)
    trained(read_folder(folder / "programme"), folder / "export")


def reopened(folder: Path) -> Programme:
    """What was written there."""
    return Programme(read_folder(folder / "programme"), load_export(folder / "export"), folder)


def trained(reading: Reading, folder: Path, as_of: pd.Timestamp | None = None) -> Champion:
    """A champion as it is exported and loaded again."""
    day = reading.tables.calls["closes_on"].max() if as_of is None else as_of
    folder.mkdir()
    training = train(reading.tables, as_of=day, hashes=reading.hashes)
    write_export(training, folder, {"version": 1, "run_id": "r", "trained_at": "2026-01-01"})
    return load_export(folder)


def plain(calls: int = 3, each: int = 12, *, outcomes: bool = False, seed: int = 1) -> Reading:
    """Calls, applications and five indicators of the agency's own; with `outcomes`, what became of them."""
    draw = np.random.default_rng(seed)
    listed = [(f"c{call}", f"A-{call}-{one:02}") for call in range(calls) for one in range(each)]
    values = draw.standard_normal((len(listed), len(INDICATORS)))
    tables = Tables(
        calls=table("calls", [_call(k) for k in range(calls)]),
        applications=table(
            "applications",
            [{"application_id": one, "call_id": call, "name": f"Bid {one}"} for call, one in listed],
        ),
        application_indicators=table("application_indicators", _indicators(listed, values)),
        outcomes=table("outcomes", _outcomes(listed, values, draw) if outcomes else []),
    )
    return read(tables)


def read(tables: Tables) -> Reading:
    """Tables as if they had been read from a folder without a problem."""
    return Reading(Path("programme"), tables, notices=(), flow=pd.DataFrame(index=sorted(tables.present)))


def table(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows as a frame of the table's contract; what is left out is missing."""
    columns = TABLE[name].columns
    frame = pd.DataFrame(rows, columns=[column.name for column in columns])
    return frame.astype({column.name: DTYPES[column.kind] for column in columns})


INDICATORS = (
    ("team mark", "capabilities", 1),
    ("promises", "willingness", 1),
    ("market pull", "driving_forces", 1),
    ("road distance", "proximity", -1),
    ("cash at hand", "capital", 1),
)


def _call(number: int) -> dict[str, object]:
    return {"call_id": f"c{number}", "closes_on": f"{2015 + number}-03-10", "seats": 3}


def _indicators(listed: list[tuple[str, str]], values: np.ndarray) -> list[dict[str, object]]:
    said = {"unit": "marks", "evidence": "self-declared"}
    return [
        {"application_id": one, "indicator": name, "value": value, "dimension": dimension, **said}
        | {"direction": direction}
        for (_, one), row in zip(listed, values, strict=True)
        for (name, dimension, direction), value in zip(INDICATORS, row, strict=True)
    ]


def _outcomes(
    listed: list[tuple[str, str]], values: np.ndarray, draw: np.random.Generator
) -> list[dict[str, object]]:
    grown = values @ np.array([1.0, 0.5, 1.0, -1.0, 0.0]) + draw.standard_normal(len(listed))
    return [
        {"application_id": one, "growth": growth, "known_on": f"{int(call[1:]) + 2017}-03-01"}
        | {"measure": "employees", "se": 1.0}
        for (call, one), growth in zip(listed, grown, strict=True)
    ]


def with_tables(programme: Programme, **tables: pd.DataFrame) -> Reading:
    return read(replace(programme.reading.tables, **tables))


def last_call(tables: Tables) -> pd.Series:
    return tables.calls.sort_values("closes_on").iloc[-1]


def own_applications(tables: Tables) -> pd.Series:
    return tables.applications["call_id"] == last_call(tables)["call_id"]
