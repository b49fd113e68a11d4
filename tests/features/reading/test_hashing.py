"""A hash is that of the content: nothing else changes it, and everything of the content does."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from features.reading.hashing import table_hash
from features.tables import TABLE

REGIONS = TABLE["regions"]
FRAME = pd.DataFrame(
    {"region_id": ["a", "b"], "name": ["x", None], "lat": [0.0, np.nan], "population": [1.0, 2.0]}
)


def hashed(**changes: list[object]) -> str:
    columns = {
        name: changes.get(name, FRAME.get(name)) for name in [column.name for column in REGIONS.columns]
    }
    frame = (
        REGIONS.empty()
        .reindex(range(2))
        .assign(**{name: values for name, values in columns.items() if values is not None})
    )
    return table_hash(REGIONS, frame.astype(REGIONS.empty().dtypes.to_dict()))


def test_a_hash_is_sixty_four_hexadecimal_letters_and_stays_the_same() -> None:
    assert hashed() == hashed()
    assert len(bytes.fromhex(hashed())) == 32


def test_minus_zero_is_zero_and_every_missing_is_the_same() -> None:
    other_nan = np.frombuffer(np.array([0x7FF8000000000001], dtype=np.uint64).tobytes(), dtype=np.float64)[0]
    assert hashed(lat=[-0.0, other_nan]) == hashed()


@pytest.mark.parametrize(
    "changes",
    [
        {"lat": [np.nextafter(0, 1), np.nan]},
        {"lat": [np.nan, 0.0]},
        {"name": ["x", ""]},
        {"name": ["", "x"]},
        {"name": ["y", None]},
        {"region_id": ["ab", ""]},
        {"lon": [1.0, np.nan]},
    ],
)
def test_every_change_of_the_content_changes_the_hash(changes: dict[str, list[object]]) -> None:
    assert hashed(**changes) != hashed()


def test_the_same_values_in_another_column_or_table_have_another_hash() -> None:
    assert hashed(lat=[np.nan, np.nan], lon=[0.0, np.nan]) != hashed()
    assert table_hash(TABLE["calls"], TABLE["calls"].empty()) != table_hash(
        TABLE["ties"], TABLE["ties"].empty()
    )
