"""Skill in pairs put in the right order."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from scoring.sheet import Skill
from scoring.skill import pairs_right, skill_of


def test_pairs_in_the_right_order_are_those_of_normal_scores() -> None:
    draw = np.random.default_rng(0).multivariate_normal([0, 0], [[1, 0.6], [0.6, 1]], 1500)
    one, other = draw.T
    right = np.sign(one[:, None] - one) == np.sign(other[:, None] - other)
    measured = right[np.triu_indices(len(one), 1)].mean()
    assert pairs_right(spearmanr(one, other).statistic) == pytest.approx(measured, abs=0.01)


def test_a_model_without_rank_correlation_has_no_skill() -> None:
    table = pd.DataFrame(
        {"call_id": "pooled", "model": ["model", "mean"], "spearman": [0.3, np.nan], "n": 60}
    )
    table = table.assign(spearman_low=np.nan, spearman_high=0.5)
    assert skill_of(table) == (Skill("pooled", "model", 0.3, None, 0.5, 60, pairs_right(0.3)),)
