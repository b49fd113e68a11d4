"""Pictures for analysts: skill by call, calibration, and what the features add. The only home of matplotlib.

The same data gives the same bytes: SVG with fixed ids and no date. Series differ by marker and line as well
as by colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from features.dimensions import DIMENSIONS
from features.feature import Feature

STYLE: Any = {
    "svg.hashsalt": "klynge",
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.parse_math": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.constrained_layout.use": True,
}
MARKS: tuple[tuple[str, str, str], ...] = (
    ("#1b4f72", "o", "-"),
    ("#b9770e", "s", "--"),
    ("#7d3c98", "^", "-."),
    ("#117a65", "D", ":"),
    ("#943126", "v", "--"),
    ("#515a5a", "x", ":"),
)
SHOWN = 12
"""Features in the beeswarm; the rest are drawn as one sum."""


def write_plots(figures: dict[str, Figure], folder: Path) -> None:
    """Every figure as `<name>.svg` in `folder`."""
    with mpl.rc_context(STYLE):
        for name, figure in figures.items():
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})


def skill_by_call(skill: pd.DataFrame, *, metric: str) -> Figure:
    """One line a model over the test calls, with intervals for the first model.

    `skill`: call, model, value, low, high, for one metric, in reading order of calls and models.
    """
    figure, axes = _figure(6.4, 3.6)
    calls, models = skill["call"].unique(), skill["model"].unique()
    for model, (colour, marker, line) in zip(models, _marks(len(models)), strict=True):
        rows = skill[skill["model"] == model].set_index("call").reindex(calls)
        axes.plot(range(len(calls)), rows["value"], marker=marker, ls=line, color=colour, label=model, ms=5)
        if model == models[0]:
            axes.vlines(range(len(calls)), rows["low"], rows["high"], color=colour, lw=1, alpha=0.6)
    axes.axhline(0, color="#999999", lw=0.8)
    axes.set_xticks(range(len(calls)), list(calls))
    axes.set(xlabel="test call, trained only on what was known when it closed", ylabel=metric)
    _legend(axes)
    return figure


def calibration(predicted: pd.Series, observed: pd.Series) -> Figure:
    """Mean observed growth by tenths of predicted growth, both in pp a year and out of time."""
    figure, axes = _figure(4.4, 4.0)
    both = pd.DataFrame({"predicted": predicted, "observed": observed}).dropna()
    groups = min(10, max(1, len(both) // 10))
    tenth = (both["predicted"].rank(method="first") - 1) * groups // max(len(both), 1)
    means = both.groupby(tenth).agg(["mean", "sem"])
    x, y = means["predicted", "mean"], means["observed", "mean"]
    axes.errorbar(
        x, y, yerr=means["observed", "sem"].fillna(0.0), fmt="o", color=MARKS[0][0], capsize=3, ms=5
    )
    ends = [float(min(x.min(), y.min())), float(max(x.max(), y.max()))] if len(both) else [0.0, 1.0]
    axes.plot(ends, ends, color="#999999", lw=0.8, ls="--")
    axes.set(
        xlabel="predicted, pp a year",
        ylabel="observed, pp a year (mean ± standard error)",
        title=f"n = {len(both)} applications in {groups} groups",
    )
    return figure


def beeswarm(
    contributions: pd.DataFrame, X: pd.DataFrame, specification: Sequence[Feature], *, unit: str
) -> Figure:
    """What each feature adds to each case's score, coloured by its value: SHAP's beeswarm.

    `contributions` and `X` have the same rows and the features as columns. Features without any value are
    left out.
    """
    shown = [feature for feature in specification if X[feature.name].notna().any()]
    names, labels = [feature.name for feature in shown], [feature.label for feature in shown]
    figure, axes = _figure(7.2, 5.6)
    if not names:
        axes.set_title("No feature has any value.")
        return figure
    state = np.random.get_state()  # noqa: NPY002 - shap shuffles the points by numpy's global generator
    with catch_warnings():
        simplefilter("ignore", PendingDeprecationWarning)  # shap calls what matplotlib means to drop
        import shap  # noqa: PLC0415 - seconds to import, and under the filter above

        told = shap.Explanation(
            contributions[names].to_numpy(), data=X[names].to_numpy(), feature_names=labels
        )
        np.random.seed(0)  # noqa: NPY002 - as above
        shap.plots.beeswarm(told, max_display=SHOWN, ax=axes, show=False, plot_size=None, color_bar=False)
    np.random.set_state(state)  # noqa: NPY002 - as above
    axes.set_xlabel(f"adds to the score, {unit} (red: high value, blue: low)", fontsize=9)
    axes.tick_params(labelsize=9)
    return figure


def contribution_by_dimension(
    contributions: pd.DataFrame, specification: Sequence[Feature], *, unit: str
) -> Figure:
    """Mean absolute contribution of each dimension over all cases, in the unit of the score."""
    figure, axes = _figure(5.6, 2.8)
    sums = {
        dimension: contributions[[f.name for f in specification if f.dimension == dimension]].sum(axis=1)
        for dimension in DIMENSIONS
    }
    sizes = pd.DataFrame(sums).abs().mean()[::-1]
    bars = axes.barh([name.replace("_", " ") for name in sizes.index], sizes, color=MARKS[0][0])
    axes.bar_label(bars, fmt="%.2f", padding=3)
    axes.set_xlabel(f"mean size of the contribution, {unit}")
    return figure


def _figure(width: float, height: float) -> tuple[Figure, Any]:
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        return figure, figure.add_subplot()


def _marks(count: int) -> list[tuple[str, str, str]]:
    return [MARKS[number % len(MARKS)] for number in range(count)]


def _legend(axes: Any) -> None:
    axes.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
