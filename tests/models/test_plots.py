from __future__ import annotations

import re

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

from features.dimensions import DIMENSIONS
from features.feature import Feature
from models.plots import beeswarm, calibration, contribution_by_dimension, skill_by_call, write_plots

SPECIFICATION = tuple(
    Feature(f"f{n}", DIMENSIONS[n % 5], f"Label {n} <&> $x$ æ", "%", 1, "register", (), "") for n in range(15)
)


def a_skill() -> pd.DataFrame:
    rows = [
        {"call": call, "model": model, "value": value, "low": value - 0.1, "high": value + 0.1}
        for call in ("2014", "2015")
        for model, value in (("model", 0.4), ("ridge", 0.3))
    ]
    return pd.DataFrame(rows)


def figures(count: int) -> dict:
    draw = np.random.default_rng(1)
    X = pd.DataFrame(draw.standard_normal((count, 15)), columns=[f.name for f in SPECIFICATION])
    X = X.mask(draw.random(X.shape) < 0.1).assign(f3=np.nan)
    contributions = X.fillna(0.0) * np.linspace(0, 1, 15)
    growth = contributions.sum(axis=1)
    return {
        "skill": skill_by_call(a_skill(), metric="Spearman"),
        "calibration": calibration(growth, growth + draw.standard_normal(count)),
        "beeswarm": beeswarm(contributions, X, SPECIFICATION, unit="points"),
        "dimensions": contribution_by_dimension(contributions, SPECIFICATION, unit="points"),
    }


def test_the_same_data_gives_the_same_bytes(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        np.random.seed(len(folder) + ord(folder[0]))  # noqa: NPY002 - whatever numpy's generator was left at
        write_plots(figures(80), tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["beeswarm.svg", "calibration.svg", "dimensions.svg", "skill.svg"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_beeswarm_leaves_numpys_generator_and_the_settings_as_they_were():
    np.random.seed(5)  # noqa: NPY002 - the generator that shap uses
    expected = np.random.RandomState(5).random(3)
    settings = dict(mpl.rcParams)
    figures(30)
    assert np.random.random(3).tolist() == expected.tolist()  # noqa: NPY002 - as above
    assert dict(mpl.rcParams) == settings


def test_plots_are_text_without_a_date_that_names_what_they_show(tmp_path):
    write_plots(figures(80), tmp_path)
    dimensions = (tmp_path / "dimensions.svg").read_text()
    assert "driving forces" in dimensions
    assert "mean size of the contribution, points" in dimensions
    assert "Label 14 &lt;&amp;&gt; $x$ æ" in (tmp_path / "beeswarm.svg").read_text()
    assert "n = 80 applications in 8 groups" in (tmp_path / "calibration.svg").read_text()
    assert "stock" not in (tmp_path / "skill.svg").read_text()
    assert not any(re.search(r"<dc:date>", path.read_text()) for path in tmp_path.iterdir())


@pytest.mark.parametrize("count", [1, 2, 9])
def test_a_few_cases_can_be_drawn(tmp_path, count):
    write_plots(figures(count), tmp_path)
    assert f"n = {count} applications in 1 groups" in (tmp_path / "calibration.svg").read_text()


def test_no_cases_are_said(tmp_path):
    nothing = pd.Series(dtype="float64")
    write_plots({"calibration": calibration(nothing, nothing)}, tmp_path)
    assert "n = 0 applications" in (tmp_path / "calibration.svg").read_text()


def test_features_without_any_value_are_not_drawn(tmp_path):
    X = pd.DataFrame(np.nan, index=range(30), columns=[f.name for f in SPECIFICATION])
    nothing = beeswarm(X.fillna(0.0), X, SPECIFICATION, unit="points")
    X["f2"] = np.arange(30.0)
    one = beeswarm(X.fillna(0.0), X, SPECIFICATION, unit="points")
    write_plots({"nothing": nothing, "one": one}, tmp_path)
    assert "No feature has any value." in (tmp_path / "nothing.svg").read_text()
    drawn = (tmp_path / "one.svg").read_text()
    assert "Label 2 " in drawn
    assert "Label 3 " not in drawn
