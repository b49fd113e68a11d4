from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.beyond_sector import ENOUGH, beyond_sector


def others(**sectors: list[float]) -> pd.DataFrame:
    rows = [
        {"sector": sector, "weight": 1.0, "g": value} for sector, each in sectors.items() for value in each
    ]
    return pd.DataFrame(rows)


def member(application: str, sector: str | None, weight: float, growth: float) -> dict:
    return {"application_id": application, "sector": sector, "weight": weight, "g": growth}


def told(members: list[dict], compared: pd.DataFrame) -> dict[str, tuple[float, float]]:
    rows = beyond_sector(pd.DataFrame(members), compared, "g")
    return {row.application_id: (row.growth, row.se) for row in rows.itertuples()}


COMPARED = others(fish=[0.1, 0.3] * 6, steel=[-0.2, 0.0] * 6, rare=[5.0] * (ENOUGH - 1))


def test_every_member_is_compared_with_its_own_sector_and_weighs_by_its_size():
    found = told([member("a", "fish", 3, 0.5), member("a", "steel", 1, 0.1)], COMPARED)
    growth, se = found["a"]
    assert growth == pytest.approx((3 * (0.5 - 0.2) + 1 * (0.1 + 0.1)) / 4)
    variance = 0.01 * 12 / 11
    of_means = (3**2 + 1**2) * variance / 12
    assert se == pytest.approx(np.sqrt((3**2 + 1**2) * variance + of_means) / 4)


def test_the_error_of_a_sectors_mean_is_shared_by_its_members():
    _, se = told([member("a", "fish", 1, 0.5), member("a", "fish", 1, 0.1)], COMPARED)["a"]
    variance = 0.01 * 12 / 11
    assert se == pytest.approx(np.sqrt(2 * variance + 2**2 * variance / 12) / 2)


def test_a_sector_of_few_and_an_unknown_one_are_compared_with_everyone():
    everyone = COMPARED["g"].mean()
    found = told(
        [member("a", "rare", 1, 1.0), member("b", None, 1, 1.0), member("c", "new", 1, 1.0)], COMPARED
    )
    assert [growth for growth, _ in found.values()] == pytest.approx([1.0 - everyone] * 3)


def test_firms_without_weight_or_growth_do_not_count_on_either_side():
    noise = pd.DataFrame(
        [{"sector": "fish", "weight": 0.0, "g": 9.0}, {"sector": "fish", "weight": 1.0, "g": np.nan}]
    )
    members = [member("a", "fish", 1, 0.5), member("a", "fish", 0, 9.0), member("a", "fish", np.nan, 9.0)]
    assert told(members, pd.concat([COMPARED, noise]))["a"][0] == pytest.approx(0.3)
    assert told([member("a", "fish", 0, 0.5)], COMPARED) == {}


def test_with_too_few_to_compare_with_nothing_is_said():
    assert told([member("a", "fish", 1, 0.5)], others(fish=[0.1] * (ENOUGH - 1))) == {}
