from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from models.normal_scores import KEPT, Reference, normal_scores

VALUES = st.lists(st.one_of(st.floats(-1e9, 1e9), st.just(float("nan"))), min_size=1, max_size=40)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_a_population_scores_itself_as_its_values_score_among_themselves(values):
    X = np.array(values)[:, None]
    np.testing.assert_allclose(Reference.of(X).scores(X)[:, 0], normal_scores(X[:, 0]), atol=1e-9)


@settings(max_examples=100, deadline=None)
@given(VALUES, st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_more_never_scores_less(values, one, other):
    reference = Reference.of(np.array(values)[:, None])
    low, high = reference.scores(np.array([[min(one, other)], [max(one, other)]]))[:, 0]
    assert low <= high


def test_scores_by_hand():
    scores = normal_scores(np.array([5.0, 1.0, 1.0, 9.0]))
    np.testing.assert_allclose(scores, norm.ppf([0.625, 0.25, 0.25, 0.875]))


def test_beyond_the_population_is_no_further_than_its_ends():
    reference = Reference.of(np.arange(10.0)[:, None])
    np.testing.assert_allclose(reference.places(np.array([[-99.0], [99.0]]))[:, 0], [0.05, 0.95])


def test_nothing_to_compare_with_is_the_middle_and_missing_stays_missing():
    places = Reference.of(np.full((3, 1), np.nan)).places(np.array([[4.0], [np.nan]]))[:, 0]
    assert places[0] == 0.5
    assert np.isnan(places[1])


def test_a_large_population_is_kept_to_a_permille():
    values = np.random.default_rng(0).exponential(size=(20_000, 1))
    reference = Reference.of(values)
    assert len(reference.values[0]) == KEPT
    exact = (np.argsort(np.argsort(values[:, 0])) + 0.5) / len(values)
    assert np.abs(reference.places(values)[:, 0] - exact).max() < 0.0011


def test_it_comes_back_from_a_file_as_it_was():
    reference = Reference.of(np.random.default_rng(0).standard_normal((50, 2)))
    back = Reference.from_json(json.loads(json.dumps(reference.as_json())))
    X = np.random.default_rng(1).standard_normal((20, 2))
    np.testing.assert_array_equal(back.scores(X), reference.scores(X))


@pytest.mark.parametrize("rows", [0, 1])
def test_an_empty_call_has_no_scores(rows):
    reference = Reference.of(np.arange(6.0).reshape(3, 2))
    assert reference.scores(np.zeros((rows, 2))).shape == (rows, 2)
