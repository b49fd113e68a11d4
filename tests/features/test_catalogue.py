from __future__ import annotations

import inspect
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.arguments import ARGUMENTS
from features.catalogue import (
    FEATURES,
    build_features,
    catalogue_hash,
    evidence_present,
    feature_table,
    specification,
)
from features.dimensions import DIMENSIONS
from features.known import known_by
from features.problems import DataError
from features.tables import TABLE, Tables
from tests.features.programme import CALLS, closing, only, table

LAST = closing(CALLS[-1])
CATALOGUE = {
    "capabilities": "specialisation productivity_gap wage_premium rd_intensity export_share "
    "patents_per_1000_jobs critical_mass",
    "willingness": "signed_commitment co_financing pledged_hours tie_density repeat_partners role_mix "
    "university_business_rd",
    "driving_forces": "own_momentum local_shift industry_tide related_variety unrelated_variety entry_rate "
    "external_ties rd_partners",
    "proximity": "member_distance same_labour_market regional_size density neighbour_strength "
    "relatedness_density",
    "capital": "equity_ratio investment_rate surplus_share venture_capital public_rd_captured "
    "financial_actors distance_to_investors funding_diversity",
}
UNDIRECTED = {
    "critical_mass",
    "tie_density",
    "repeat_partners",
    "local_shift",
    "latest_shift",
    "payroll_shift",
    "unrelated_variety",
}


def test_every_indicator_of_the_catalogue_is_there_in_its_dimension():
    for dimension, names in CATALOGUE.items():
        assert set(names.split()) <= {one.name for one in FEATURES if one.dimension == dimension}


def test_reading_order_is_by_dimension_and_names_are_unique():
    order = [DIMENSIONS.index(one.dimension) for one in FEATURES]
    assert order == sorted(order)
    assert len({one.name for one in FEATURES}) == len(FEATURES) == len({one.label for one in FEATURES})


def test_disputed_indicators_have_no_direction_and_distances_point_down():
    assert {one.name for one in FEATURES if one.direction == 0} == UNDIRECTED
    assert {one.name for one in FEATURES if one.direction == -1} == {
        "member_distance",
        "distance_to_investors",
    }


def test_every_function_defines_itself_in_one_sentence_and_every_argument_is_explained():
    used = set()
    for one in FEATURES:
        assert one.compute is not None
        assert one.name == one.compute.__name__
        assert one.says.endswith((".", ").")), one.name
        used |= set(inspect.signature(one.compute).parameters)
    assert used == set(ARGUMENTS)


def test_needs_are_tables():
    assert {need for one in FEATURES for need in one.needs} <= set(TABLE)


def test_every_feature_has_a_value_on_a_folder_with_all_tables(small: Tables):
    X = build_features(small, as_of=LAST)
    assert X.columns.tolist() == [one.name for one in specification(small)]
    assert X.index.tolist() == sorted(small.applications["application_id"])
    assert (X.dtypes == "float64").all()
    assert X.columns[X.isna().all()].tolist() == []
    assert not np.isinf(X.to_numpy()).any()


@pytest.mark.parametrize("feature", FEATURES, ids=lambda one: one.name)
def test_a_feature_has_its_value_from_its_needs_and_is_missing_without_them(small: Tables, feature):
    full = build_features(small, as_of=LAST)[feature.name]
    alone = build_features(only(small, *feature.needs), as_of=LAST)[feature.name]
    assert alone.notna().any()
    if feature.name not in {"regional_size", "co_financing"}:  # which can be of jobs, and of cash
        pd.testing.assert_series_equal(alone, full)
    if feature.name == "funding_diversity":
        return  # the applications' own money is enough
    without = {name: TABLE[name].empty() for name in feature.needs}
    assert build_features(replace(small, **without), as_of=LAST)[feature.name].isna().all()


def test_applications_only_are_rows_of_missing_features(small: Tables):
    X = build_features(only(small), as_of=LAST)
    assert X.shape == (12, len(FEATURES))
    assert X.columns[X.notna().any()].tolist() == ["funding_diversity"]  # money applied for and own money


def test_applications_are_there_from_the_closing_date_of_their_call(small: Tables):
    early = closing(2022) - pd.Timedelta(days=1)
    assert build_features(small, as_of=early).index.str.startswith("A-2020").tolist() == [True] * 4
    assert len(build_features(small, as_of=closing(2022))) == 8
    listed = build_features(small, as_of=closing(2022), applications=["A-2022-1", "A-2020-2", "A-2022-1"])
    assert listed.index.tolist() == ["A-2020-2", "A-2022-1"]


def test_an_application_that_is_not_known_is_named_with_the_way_out(small: Tables):
    with pytest.raises(DataError, match=r"A-2024-0 is not known on 2020-03-16.*give a later date"):
        build_features(small, as_of=closing(2020), applications=["A-2024-0"])


def test_an_empty_call_gives_no_rows_and_all_columns(small: Tables):
    X = build_features(small, as_of=LAST, applications=[])
    assert X.shape == (0, len(specification(small)))


def test_one_application_is_the_same_alone_and_among_others_to_the_last_bit(small: Tables):
    together = build_features(small, as_of=LAST)
    for one in together.index:
        alone = build_features(small, as_of=LAST, applications=[one])
        pd.testing.assert_frame_equal(alone, together.loc[[one]], check_exact=True)


def test_unseen_region_and_sector_leave_the_members_features(small: Tables):
    moved = small.applications.assign(sector="99.9", region_id=None)
    X = build_features(replace(small, applications=moved), as_of=LAST)
    assert X[["specialisation", "local_shift", "regional_size", "entry_rate"]].isna().all(axis=None)
    assert X[["productivity_gap", "signed_commitment", "equity_ratio"]].notna().all(axis=None)


def _own(rows: list[tuple[str, str, float]], **declared: object) -> pd.DataFrame:
    given = {"unit": "marks", "dimension": "proximity", "direction": -1, **declared}
    return table(
        "application_indicators",
        [{"application_id": a, "indicator": i, "value": v, **given} for a, i, v in rows],
    )


def test_a_folder_of_own_indicators_becomes_features_of_the_dimension_they_declare(small: Tables):
    own = _own([("A-2020-0", "harbour depth", 9.0), ("A-2020-1", "harbour depth", 11.5)])
    tables = replace(only(small), application_indicators=own)
    feature = specification(tables)[-1]
    assert (feature.name, feature.label, feature.dimension) == (
        "harbour depth",
        "Harbour depth",
        "proximity",
    )
    assert (feature.unit, feature.direction, feature.evidence) == ("marks", -1, "self-declared")
    assert feature.says == "Harbour depth, as the agency reports it."
    X = build_features(tables, as_of=closing(2020))
    assert X["harbour depth"].tolist()[:2] == [9.0, 11.5]
    assert X["harbour depth"].isna().tolist() == [False, False, True, True]


def test_an_indicator_of_the_region_reaches_its_applications_with_the_latest_value_known(small: Tables):
    X = build_features(small, as_of=LAST)
    indicators = known_by(small, as_of=LAST).region_indicators.query("indicator == 'broadband'")
    latest = indicators.sort_values("year").groupby("region_id")["value"].last()
    region = small.applications.set_index("application_id")["region_id"]
    assert X["broadband"].tolist() == latest[region[X.index]].tolist()


def test_claimed_indicators_are_no_features_of_their_own(small: Tables):
    names = [one.name for one in specification(small)]
    assert names[len(FEATURES) :] == ["management_score", "broadband"]  # by dimension, then name


def test_an_indicator_that_appears_later_is_a_missing_column_and_changes_no_other(small: Tables):
    before = build_features(small, as_of=closing(2022))
    later = _own([("A-2024-0", "new question", 1.0)])
    more = pd.concat([small.application_indicators, later], ignore_index=True)
    after = build_features(replace(small, application_indicators=more), as_of=closing(2022))
    assert after.pop("new question").isna().all()
    pd.testing.assert_frame_equal(after, before, check_exact=True)
    known = known_by(replace(small, application_indicators=more), as_of=closing(2022))
    assert specification(known) == specification(small)


@pytest.mark.parametrize(
    ("column", "values", "sentence"),
    [
        ("dimension", ["capital", "proximity"], "depth declares the dimensions capital and proximity"),
        ("unit", ["%", "m"], "depth declares the units % and m"),
        ("direction", [-1.0, 1.0], "depth declares the directions -1 and 1"),
    ],
)
def test_an_indicator_that_contradicts_itself_is_named_with_the_way_out(small, column, values, sentence):
    own = _own([("A-2020-0", "depth", 9.0), ("A-2020-1", "depth", 11.5)])
    tables = replace(small, application_indicators=own.assign(**{column: values}))
    with pytest.raises(DataError, match=rf"{sentence}; expected one\. Give every row of depth in"):
        specification(tables)


def test_one_name_in_both_indicator_tables_is_refused(small: Tables):
    own = _own([("A-2020-0", "broadband", 9.0)], unit="%", dimension="driving_forces", direction=1)
    with pytest.raises(DataError, match="broadband stands in region_indicators and in application_"):
        build_features(replace(small, application_indicators=own), as_of=LAST)


def test_an_indicator_with_the_name_of_a_feature_fills_it_where_it_cannot_be_computed(small: Tables):
    own = _own([("A-2020-0", "export_share", 12.0)], unit="%", dimension="capabilities", direction=1)
    tables = replace(small, application_indicators=own)
    computed = build_features(tables, as_of=closing(2020))["export_share"]
    assert computed.tolist() == build_features(small, as_of=closing(2020))["export_share"].tolist()
    filled = build_features(replace(tables, accounts=TABLE["accounts"].empty()), as_of=closing(2020))
    assert filled["export_share"].dropna().to_dict() == {"A-2020-0": 12.0}
    assert [one.name for one in specification(tables)].count("export_share") == 1


def test_the_name_of_a_feature_in_another_unit_is_refused(small: Tables):
    own = _own([("A-2020-0", "export_share", 0.12)], unit="share", dimension="capabilities")
    with pytest.raises(DataError, match="in share; in the catalogue it is a feature of capabilities in %"):
        specification(replace(small, application_indicators=own))


def test_evidence_present_is_the_share_of_features_that_are_not_missing(small: Tables):
    X = build_features(small, as_of=LAST)
    evidence = evidence_present(X, specification(small))
    assert evidence.columns.tolist() == [*DIMENSIONS, "all"]
    names = [one.name for one in specification(small) if one.dimension == "capital"]
    assert evidence["capital"].tolist() == X[names].notna().mean(axis=1).tolist()
    nothing = evidence_present(X * np.nan, specification(small))
    assert (nothing == 0).all(axis=None)


def test_the_hash_follows_what_a_model_relies_on_and_not_the_words():
    first = FEATURES[0]
    assert catalogue_hash(FEATURES) == catalogue_hash((replace(first, label="LQ", source="x"), *FEATURES[1:]))
    for change in ({"direction": 0}, {"name": "lq"}, {"unit": "%"}, {"dimension": "capital"}):
        assert catalogue_hash((replace(first, **change), *FEATURES[1:])) != catalogue_hash(FEATURES)
    assert catalogue_hash(FEATURES[::-1]) != catalogue_hash(FEATURES)


def test_the_table_for_people_has_a_row_a_feature_and_only_words(small: Tables):
    shown = feature_table(specification(small))
    assert shown["name"].tolist() == [one.name for one in specification(small)]
    assert set(shown["direction"]) == {"+", "−", "?"}
    assert shown.map(lambda cell: isinstance(cell, str) and cell != "").all(axis=None)
