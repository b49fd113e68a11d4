"""Published numbers: training grants to Michigan firms 1987–89 (Wooldridge, example 14.1 and its sequels)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from models.comparison.panel_regression import within

FILE = Path(__file__).parents[4] / "shared" / "data" / "impact_reference" / "jtrain.csv.gz"
pytestmark = pytest.mark.skipif(
    not FILE.exists(), reason=f"{FILE.name} is development data and not part of the project"
)


@pytest.fixture(scope="module")
def firms() -> pd.DataFrame:
    return pd.read_csv(FILE)


def test_fixed_effects_on_log_scrap(firms: pd.DataFrame) -> None:
    found = within(firms, "lscrap", ["grant", "grant_1", "d88", "d89"], unit="fcode")
    assert found.coefficients.round(3).T.to_dict() == {
        "grant": {"estimate": -0.252, "se": 0.151},
        "grant_1": {"estimate": -0.422, "se": 0.210},
        "d88": {"estimate": -0.080, "se": 0.109},
        "d89": {"estimate": -0.247, "se": 0.133},
    }
    assert (round(found.r_squared, 3), found.firms, found.rows) == (0.201, 54, 162)


@pytest.mark.parametrize(
    ("outcome", "estimate", "se", "n"),
    [("lemploy", 0.0374, 0.0489, 144), ("lsales", -0.0195, 0.1049, 119)],
)
def test_differences_in_differences_1987_to_1988(
    firms: pd.DataFrame, outcome: str, estimate: float, se: float, n: int
) -> None:
    """Two years within firms are first differences: as many observations as firms."""
    found = within(firms[firms["year"] < 1989], outcome, ["grant", "d88"], unit="fcode")
    assert found.coefficients.loc["grant"].round(4).to_dict() == {"estimate": estimate, "se": se}
    assert (found.firms, found.rows) == (n, 2 * n)
