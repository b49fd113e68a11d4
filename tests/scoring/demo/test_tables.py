"""The tables say what happened, with the gaps and delays that real ones have."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from scoring.demo.history import History
from scoring.demo.sectors import CODES
from scoring.demo.words import TRADES

Frames = dict[str, pd.DataFrame]


def within_call(frame: pd.DataFrame, one: str, other: str) -> float:
    """Mean rank correlation within the calls."""
    calls = frame.groupby("call_id")
    return float(np.mean([call[one].corr(call[other], method="spearman") for _, call in calls]))


def test_accounts_become_known_six_to_eighteen_months_after_the_year(tables: Frames) -> None:
    accounts = tables["accounts"]
    ended = pd.to_datetime(accounts["year"].astype(str) + "-12-31")
    days = (accounts["known_on"] - ended).dt.days
    assert days.min() >= 181
    assert days.max() <= 549
    assert 0.01 < (days > 319).mean() < 0.06  # later than the close of the next call


def test_some_accounts_are_missing_and_some_have_no_employees(history: History, tables: Frames) -> None:
    accounts = tables["accounts"]
    old = accounts[accounts["year"] < history.plan.first_year + history.plan.years - 2]
    stood = (history.country.firms.employees[:, : history.plan.years - 2] > 0).sum()
    assert 0.02 < 1 - len(old) / stood < 0.07
    assert 0.01 < accounts["employees"].isna().mean() < 0.02
    assert not accounts.duplicated(["org_id", "year"]).any()


@pytest.mark.parametrize(
    ("trait", "figure"),
    [
        ("quality", "productivity"),
        ("inventive", "research"),
        ("inventive", "abroad"),
        ("solvent", "solidity"),
    ],
)
def test_accounts_show_traits_in_part(
    tables: Frames, simulated: tuple[Frames, Frames], trait: str, figure: str
) -> None:
    accounts = tables["accounts"].query("year == 2020").dropna(subset="employees")
    shown = accounts.assign(
        productivity=accounts["value_added"] / accounts["employees"],
        research=accounts["rd"] / accounts["value_added"],
        abroad=accounts["exports"] / accounts["revenue"],
        solidity=accounts["equity"] / accounts["assets"],
    )
    merged = shown.merge(simulated[1]["firms"], on="org_id").merge(tables["organisations"], on="org_id")
    merged["call_id"] = merged["sector"]
    assert 0.15 < within_call(merged, figure, trait) < 0.85


def test_statistics_add_up_to_the_firms_and_small_cells_are_suppressed(
    history: History, tables: Frames
) -> None:
    cells, firms, year = tables["region_sectors"], history.country.firms, 10
    of_year = cells[cells["year"] == history.plan.first_year + year]
    published = of_year["jobs"].notna()
    jobs = firms.cells(year, len(history.country.places.names)).ravel()
    place = (
        np.array(history.country.places.ids).repeat(len(CODES)),
        np.tile(CODES, len(history.country.places.ids)),
    )
    own = pd.Series(jobs, pd.MultiIndex.from_arrays(place))
    listed = own.reindex(pd.MultiIndex.from_frame(of_year.loc[published, ["region_id", "sector"]]))
    assert np.abs(of_year.loc[published, "jobs"].to_numpy() - listed.to_numpy()).max() < 2
    assert 0 < cells["jobs"].isna().mean() < 0.02
    assert 0.1 < cells["value_added"].isna().mean() < 0.9
    assert (cells["surplus"].isna() == cells["value_added"].isna()).all()


def test_members_show_engagement_and_late_ones_join_after_the_close(
    tables: Frames, truth: pd.DataFrame
) -> None:
    members = tables["members"].merge(
        tables["applications"][["application_id", "call_id"]], on="application_id"
    )
    signed = (members["commitment"] == "signed").groupby(members["application_id"]).mean().rename("signed")
    assert within_call(truth.join(signed), "signed", "engagement") > 0.7
    closes = tables["calls"].set_index("call_id")["closes_on"].reindex(members["call_id"]).to_numpy()
    late = members["joined_on"].to_numpy() > closes
    assert 0.01 < late.mean() < 0.06
    assert (members["joined_on"].dropna().to_numpy() <= np.datetime64("2025-12-31")).all()


def test_some_organisations_are_in_two_applications_of_a_call(tables: Frames) -> None:
    members = tables["members"].merge(
        tables["applications"][["application_id", "call_id"]], on="application_id"
    )
    assert not members.duplicated(["application_id", "org_id"]).any()
    assert 0.005 < members.duplicated(["call_id", "org_id"]).mean() < 0.4


def test_ties_show_cohesion_and_linkage(history: History, tables: Frames, truth: pd.DataFrame) -> None:
    members = tables["members"].merge(
        tables["applications"][["application_id", "call_id"]], on="application_id"
    )
    closes = tables["calls"].set_index("call_id")["closes_on"]
    members["closes_on"] = closes.reindex(members["call_id"]).to_numpy()
    sizes = members.groupby("application_id").size()
    pairs = tables["ties"].merge(members, left_on="org_a", right_on="org_id")
    pairs = pairs.merge(
        members[["application_id", "org_id", "role"]],
        left_on=["application_id", "org_b"],
        right_on=["application_id", "org_id"],
    )
    age = (pairs["closes_on"] - pairs["started_on"]).dt.days
    recent = pairs[(age >= 0) & (age <= 5 * 365)]
    joined = recent.drop_duplicates(["application_id", "org_a", "org_b"]).groupby("application_id").size()
    scholars = (
        recent[recent["role_y"].isin(["research", "education"])].groupby("application_id")["org_a"].nunique()
    )
    shown = truth.assign(
        density=(joined / sizes**2).reindex(truth.index).fillna(0),
        scholars=(scholars / sizes).reindex(truth.index).fillna(0),
        cohesive=[bid.cohesion for call in history.calls for bid in call.bids],
    )
    assert within_call(shown, "scholars", "linkage") > 0.5
    assert within_call(shown, "density", "cohesive") > 0.5
    assert abs(within_call(shown, "density", "cohesion")) < 0.3  # the driver is an inverted U


def test_nobody_is_tied_to_itself_or_before_being_founded(tables: Frames) -> None:
    founded = tables["organisations"].set_index("org_id")["founded_on"]
    ties = tables["ties"]
    assert (ties["org_a"] < ties["org_b"]).all()
    for side in ("org_a", "org_b"):
        assert (ties["started_on"].to_numpy() > founded.reindex(ties[side]).to_numpy()).all()
    assert not (ties["ended_on"] <= ties["started_on"]).any()


def test_money_comes_from_those_who_give_it(tables: Frames) -> None:
    kinds = tables["organisations"].set_index("org_id")["kind"]
    givers = kinds.reindex(tables["funding"]["investor_id"]).to_numpy()
    assert set(zip(tables["funding"]["kind"], givers, strict=True)) == {
        ("equity", "investor"),
        ("grant", "public"),
        ("loan", "investor"),
    }
    assert (tables["funding"]["amount"] > 0).all()


def test_ratings_are_given_after_the_close_by_three_or_four_reviewers_of_different_strictness(
    tables: Frames,
) -> None:
    ratings = tables["ratings"].merge(tables["applications"], on="application_id")
    closes = tables["calls"].set_index("call_id")["closes_on"].reindex(ratings["call_id"]).to_numpy()
    assert (ratings["given_on"].to_numpy() > closes).all()
    reviewers = ratings.groupby("application_id")["reviewer_id"].nunique()
    assert set(reviewers) == {3, 4}
    strictness = ratings.groupby("reviewer_id")["score"].mean()
    assert len(strictness) == 12
    assert strictness.std() > 0.2
    assert set(ratings["score"]) == {1, 2, 3, 4, 5}


def test_the_committee_of_the_undecided_call_has_rated_and_no_score_of_it_can_know(tables: Frames) -> None:
    ratings = tables["ratings"].merge(tables["applications"], on="application_id")
    last = ratings[ratings["call_id"] == "2025"]
    assert set(last["application_id"]) == set(
        tables["applications"].query("call_id == '2025'")["application_id"]
    )
    closes = tables["calls"].set_index("call_id").loc["2025", "closes_on"]
    assert (last["given_on"] > closes).all()
    assert (last["given_on"] <= pd.Timestamp("2025-12-31")).all()


def test_decisions_are_missing_in_the_open_call_only(tables: Frames) -> None:
    decision = tables["applications"].groupby("call_id")["decision"]
    assert decision.apply(lambda each: each.isna().all()).tolist() == [False] * 11 + [True]
    assert set(tables["applications"]["decision"].dropna()) == {"funded", "rejected"}


def test_names_are_all_different_and_numbers_nobodys(tables: Frames) -> None:
    organisations = tables["organisations"]
    assert not organisations["name"].duplicated().any()
    assert not tables["applications"]["name"].duplicated().any()
    assert not organisations["org_id"].duplicated().any()
    assert organisations["org_id"].str.fullmatch(r"3\d{8}").all()
    assert TRADES.keys() == set(CODES)
