"""Who is compared: members frozen at the deadline, clean firms outside, and the way to them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.known import known_by
from features.problems import DataError
from features.tables import MEASURES, Tables
from models.comparison.before import COVARIATES
from models.comparison.flow import (
    COMPARED,
    FUNDED_TOO,
    GONE_OUTSIDE,
    IN_A_CLUSTER,
    JOINED,
    NO_GROWTH,
    NO_START,
    NOT_A_FIRM,
    OWNED,
    REGISTER,
)
from models.comparison.matching import match
from models.comparison.units import Units, units_of
from tests.models.firm_programme import LATE, YEARS, account, programme, steady, with_successions
from tests.models.own_numbers import table

MEMBERS = {"a": ("m1", "m2"), "b": ("m3",)}
ROWS = [*steady("m1", 30, 36), *steady("m2", 10), *steady("m3", 8)]


def read(tables: Tables, *, as_of: pd.Timestamp = LATE, **asked: object) -> Units:
    return units_of(known_by(tables, as_of=as_of), "c", as_of=as_of, **asked)  # type: ignore[arg-type]  # words


def left(units: Units) -> dict[tuple[str, str], int]:
    """Firms that left, by side and reason."""
    return {(step.side, step.reason): step.firms for step in units.flow if step.reason and step.firms}


def outside(units: Units) -> set[str]:
    return set(units.frame.index[~units.frame["treated"]])


def test_members_of_funded_applications_are_compared_with_firms_in_none() -> None:
    units = read(programme(ROWS, MEMBERS))
    treated = units.frame[units.frame["treated"]]
    assert treated["cluster"].to_dict() == {"m1": "a", "m2": "a"}
    assert outside(units) == {f"o{number:02}" for number in range(12)}
    assert (units.day, units.base, units.horizon) == (pd.Timestamp("2019-09-01"), 2015, 3)
    assert treated["growth_employees"].to_dict() == pytest.approx({"m1": 200 * 6 / 66 / 3, "m2": 0})
    assert treated["weight"].to_dict() == {"m1": 30, "m2": 10}


@pytest.mark.parametrize(
    ("decision", "members"), [("funded", "m1 m2"), ("rejected", "m3"), ("all", "m1 m2 m3")]
)
def test_whose_members_are_treated_is_asked(decision: str, members: str) -> None:
    units = read(programme(ROWS, MEMBERS), decision=decision)
    assert " ".join(units.frame.index[units.frame["treated"]]) == members
    assert len(outside(units)) == 12


def test_every_column_of_the_contract_is_there_and_goes_into_matching() -> None:
    units = read(programme(ROWS, MEMBERS))
    growth = [
        name
        for measure in MEASURES
        for name in (
            f"growth_{measure}",
            f"loggrowth_{measure}",
            *(f"growth_{measure}_{year}" for year in (1, 2, 3)),
            f"placebo_{measure}",
        )
    ]
    cells = ["sector", "size_band", "region_type", "age_band", "region_id"]
    names = ["treated", "application_id", "cluster", *cells, "weight", *COVARIATES, *growth, "both_ends"]
    assert units.frame.columns.tolist() == names
    assert units.frame[list(COVARIATES)].notna().all(axis=None)
    assert units.frame.index.is_monotonic_increasing
    assert set(match(units.frame).pairs["treated"]) == {"m1", "m2"}


def test_the_flow_adds_up_from_every_firm_of_the_register_to_those_compared() -> None:
    facts = {"o00": {"kind": "public"}, "o01": {"founded_on": "2016-03-02"}}
    tables = programme([*ROWS, account("x", 2012, 5), account("z", 2015, 0)], MEMBERS, facts=facts)
    tables = with_successions(
        tables, ("o02", "o03", "2016-06-01"), ("o04", "far", "2016-06-01"), ("o05", "o06", "2014-06-01")
    )
    units = read(tables)
    count = {(step.side, step.step): step.firms for step in units.flow if not step.reason}
    gone = Counter(
        {side: sum(s.firms for s in units.flow if s.reason and s.side == side) for side in ("all",)}
    )
    assert count["all", REGISTER] == 16  # 17 organisations, one founded after the call had closed
    assert left(units) == {
        ("all", NOT_A_FIRM): 1,
        ("all", JOINED): 1,
        ("control", IN_A_CLUSTER): 1,
        ("control", NO_START): 1,
        ("control", GONE_OUTSIDE): 1,
        ("control", NO_GROWTH): 1,
    }
    parted = [
        step.firms
        for step in units.flow
        if step.step in ("member firms when the call closed", "firms outside")
    ]
    assert count["all", REGISTER] - gone["all"] == sum(parted)
    assert (count["treated", COMPARED], count["control", COMPARED]) == (2, 8)
    assert len(units.frame) == 10


def test_a_firm_in_several_applications_counts_once_and_stands_in_every_roster() -> None:
    units = read(programme(ROWS, {"b": ("m1", "m2"), "a": ("m1",), "c": ("m1",)}), decision="all")
    assert units.frame.loc[["m1", "m2"], "cluster"].tolist() == ["a", "b"]
    assert units.roster[["application_id", "unit"]].to_numpy().tolist() == [
        ["a", "m1"],
        ["b", "m1"],
        ["b", "m2"],
        ["c", "m1"],
    ]
    assert "1 firm in several applications of the call: counted once, with the first by id." in units.notices


def test_a_member_that_merges_into_a_firm_outside_is_one_firm_with_it_and_no_control() -> None:
    rows = [*ROWS, *(account("m4", year, 10) for year in YEARS if year < 2017)]
    rows += [account("big", year, 90 if year < 2017 else 100) for year in YEARS]
    tables = programme(rows, {"a": ("m4",)})
    alone = read(tables)
    assert alone.frame.loc["m4", "growth_employees"] == pytest.approx(-200 / 3)
    assert "big" in outside(alone)
    merged = read(with_successions(tables, ("m4", "big", "2017-02-01")))
    assert merged.frame["growth_employees"][merged.frame["treated"]].to_dict() == {"big": 0.0}
    assert "1 firm merged or split in these years: their accounts are added at both ends." in merged.notices


def owned(tables: Tables, *rows: tuple[str, str, str, str | None]) -> Tables:
    names = ("org_a", "org_b", "started_on", "ended_on")
    ties = [dict(zip(names, row, strict=True)) | {"kind": "ownership"} for row in rows]
    return replace(tables, ties=table("ties", ties))


def test_owners_and_owned_of_members_are_not_outside_while_it_lasts() -> None:
    tables = owned(
        programme(ROWS, MEMBERS),
        ("m1", "o00", "2010-01-01", None),
        ("o01", "m3", "2017-01-01", None),
        ("o02", "m1", "2010-01-01", "2014-12-31"),
        ("m1", "o03", "2019-01-01", None),
        ("o04", "o05", "2010-01-01", None),
    )
    units = read(tables)
    assert left(units)["control", OWNED] == 2
    assert {"o00", "o01"}.isdisjoint(outside(units))
    supply = replace(tables, ties=tables.ties.assign(kind="supply"))
    assert len(outside(read(supply))) == 12


def later_call(
    tables: Tables,
    decision: str | None,
    org: str,
    joined_on: str | None = None,
    closes_on: str = "2018-05-01",
) -> Tables:
    """Another call, named as this firm, which is in its only application."""
    calls = pd.concat([tables.calls, table("calls", [{"call_id": org, "closes_on": closes_on}])])
    bid = [{"application_id": f"of {org}", "call_id": org, "decision": decision}]
    member = [{"application_id": f"of {org}", "org_id": org, "role": "firm", "joined_on": joined_on}]
    return replace(
        tables,
        calls=calls,
        applications=pd.concat([tables.applications, table("applications", bid)]),
        members=pd.concat([tables.members, table("members", member)]),
    )


@pytest.mark.parametrize(("decision", "clean"), [("funded", False), (None, False), ("rejected", True)])
def test_who_joins_a_cluster_later_is_not_outside_and_who_applies_in_vain_stays(
    decision: str | None, clean: bool
) -> None:
    """Firms that did not live to apply would be left, were later applicants taken out."""
    tables = programme(ROWS, MEMBERS)
    assert ("o07" in outside(read(later_call(tables, decision, "o07")))) is clean


def test_a_decision_on_a_call_that_closed_on_the_day_was_not_known_that_day() -> None:
    tables = programme(ROWS, MEMBERS)
    for decision in ("funded", "rejected", None):
        assert "o07" not in outside(read(later_call(tables, decision, "o07", closes_on="2019-09-01")))
        assert "o07" in outside(read(later_call(tables, decision, "o07", closes_on="2019-09-02")))


def test_not_yet_treated_firms_are_outside_where_that_is_asked() -> None:
    within = later_call(programme(ROWS, MEMBERS), "funded", "o07")
    after = later_call(programme(ROWS, MEMBERS), "funded", "o07", "2019-02-01")
    assert "o07" not in outside(read(within, controls="not yet"))
    assert "o07" in outside(read(after, controls="not yet"))
    assert "o07" not in outside(read(after))
    not_known_yet = later_call(programme(ROWS, MEMBERS), "funded", "o07", "2019-09-02")
    assert "o07" in outside(read(not_known_yet))  # outcomes are read on 1 September 2019 and never revised


def test_a_placebo_is_the_same_comparison_two_years_earlier() -> None:
    rows = [*ROWS, *(account("o90", year, 5) for year in (2013, 2014))]
    early = [*(account("m4", year, 10 if year < 2015 else 15) for year in YEARS)]
    units = read(programme([*rows, *early], {"a": ("m1", "m4")}), shift_years=-2)
    assert (units.base, units.horizon) == (2013, 2)
    assert units.frame.loc["m4", "growth_employees"] == pytest.approx(200 * 5 / 25 / 2)
    assert "growth_employees_3" not in units.frame
    assert "o90" not in units.frame.index  # members stood when the call closed, and so must the others
    now = read(programme([*rows, *early], {"a": ("m1", "m4")}))
    assert now.frame.loc["m4", "placebo_employees"] == pytest.approx(200 * 5 / 25 / 2)


def test_growth_is_winsorised_only_by_a_declared_rule_and_then_says_so() -> None:
    tables = programme([*ROWS, *steady("wild", 1, 90)], MEMBERS)
    plain, moved = read(tables), read(tables, winsorise=0.1)
    assert plain.frame.loc["wild", "growth_employees"] == pytest.approx(200 * 89 / 91 / 3)
    assert moved.frame["growth_employees"].max() == plain.frame["growth_employees"].quantile(0.9)
    (said,) = (notice for notice in moved.notices if "winsorised" in notice)
    assert "beyond the 10 % at either end" in said
    assert not any("winsorised" in notice for notice in plain.notices)
    with pytest.raises(DataError, match=r"winsorise is 0\.6"):
        read(tables, winsorise=0.6)


def test_a_call_that_is_not_there_or_not_over_is_refused_with_the_reason() -> None:
    tables = programme(ROWS, MEMBERS)
    with pytest.raises(DataError, match="There is no call x"):
        units_of(tables, "x", as_of=LATE)
    with pytest.raises(DataError, match="not known on 2019-08-31"):
        read(tables, as_of=pd.Timestamp("2019-08-31"))


@settings(max_examples=25, deadline=None)
@given(data=st.data(), seed=st.integers(0, 99))
def test_neither_what_becomes_known_later_nor_the_order_of_rows_changes_anything(
    data: st.DataObject, seed: int
) -> None:
    tables = owned(later_call(programme(ROWS, MEMBERS), "funded", "o07"), ("m1", "o00", "2010-01-01", None))
    before = read(tables)
    orgs = st.sampled_from(["m1", "m2", "o01", "o02", "new"])
    late = [
        account(data.draw(orgs), data.draw(st.integers(2012, 2020)), 999, known_on="2019-09-02")
        for _ in range(data.draw(st.integers(0, 9)))
    ]
    later = replace(
        later_call(tables, "funded", "o01", "2019-10-01"),
        accounts=pd.concat([tables.accounts, table("accounts", late)], ignore_index=True),
        successions=table("successions", [{"org_id": "m1", "successor_id": "o02", "on": "2019-09-02"}]),
    )
    mixed = {
        name: getattr(later, name).sample(frac=1, random_state=seed)
        for name in ("accounts", "members", "organisations", "ties", "applications")
    }
    after = read(replace(later, **mixed))
    pd.testing.assert_frame_equal(after.frame, before.frame)
    assert (after.flow, after.notices) == (before.flow, before.notices)


@pytest.mark.parametrize(("joined", "stays"), [(None, False), ("2019-09-01", False), ("2019-09-02", True)])
def test_who_was_turned_down_and_funded_later_is_not_among_those_turned_down(
    joined: str | None, stays: bool
) -> None:
    tables = later_call(programme(ROWS, MEMBERS), "funded", "m3", joined_on=joined)
    units = read(tables, decision="rejected")
    assert ("m3" in units.frame.index) is stays
    assert left(units).get(("treated", FUNDED_TOO), 0) == (not stays)
    assert "m3" in read(tables, decision="all").frame.index
