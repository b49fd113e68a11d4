"""The programme's own tables: calls, applications and their members, answers of the form, ratings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.demo.history import Call, History
from scoring.demo.institutions import KINDS
from scoring.demo.names import application_names
from scoring.demo.places import Floats, Integers
from scoring.demo.plan import CLOSES, OPENS
from scoring.demo.review import CRITERIA
from scoring.demo.rosters import Bid
from scoring.demo.sectors import CODES

STAGES: tuple[str, ...] = ("arena", "mature")


@dataclass(frozen=True)
class Listing:
    """The calls of a history with the names that its tables use: one id a bid, organisations by position."""

    history: History
    org_id: np.ndarray
    founded_on: np.ndarray

    @property
    def bids(self) -> list[Bid]:
        """All bids, call by call, in the order of `application_ids`."""
        return [bid for call in self.history.calls for bid in call.bids]

    @property
    def application_ids(self) -> list[str]:
        """A-2015-01 and so on; the order within a call means nothing."""
        plan = self.history.plan
        return [
            f"A-{plan.first_year + call.year}-{number:02d}"
            for call in self.history.calls
            for number in range(1, len(call.bids) + 1)
        ]

    def year_of(self, call: Call) -> str:
        """The call's id: the year in which it closed."""
        return str(self.history.plan.first_year + call.year)

    def members(self, bid: Bid) -> Integers:
        """Positions of a bid's organisations: firms (late ones too), then institutions."""
        offset = len(self.history.country.firms.sector)
        members: Integers = np.concatenate([bid.firms, offset + bid.institutions])
        return members


def calls_table(listing: Listing) -> pd.DataFrame:
    """The `calls` table."""
    plan = listing.history.plan
    return pd.DataFrame(
        {
            "call_id": [listing.year_of(call) for call in listing.history.calls],
            "opens_on": [plan.day(call.year, OPENS) for call in listing.history.calls],
            "closes_on": [plan.day(call.year, CLOSES) for call in listing.history.calls],
            "budget": plan.budget,
            "seats": plan.seats,
            "currency": "NOK",
            "horizon_years": plan.horizon,
        }
    )


def applications_table(listing: Listing) -> pd.DataFrame:
    """The `applications` table; the lead is the largest member or, now and then, an institution."""
    history, bids = listing.history, listing.bids
    rng = history.plan.random(40)
    requested = np.concatenate([call.requested for call in history.calls])
    engagement = np.array([bid.engagement for bid in bids])
    own = requested * 0.35 * np.exp(0.3 * engagement + 0.4 * rng.standard_normal(len(bids)))
    funded = np.concatenate([call.funded for call in history.calls])
    return pd.DataFrame(
        {
            "application_id": listing.application_ids,
            "call_id": [listing.year_of(call) for call in history.calls for _ in call.bids],
            "name": application_names(bids, history.country.places),
            "lead_org_id": [listing.org_id[_lead(listing, bid, rng.random())] for bid in bids],
            "sector": [CODES[bid.sector] for bid in bids],
            "region_id": [history.country.places.ids[bid.region] for bid in bids],
            "requested": requested,
            "own_funding": np.round(own, -5),
            "stage": np.array(STAGES)[(rng.random(len(bids)) < 0.35).astype(int)],
            "decision": pd.Series(funded).map({1.0: "funded", 0.0: "rejected"}),
        }
    )


def _lead(listing: Listing, bid: Bid, chance: float) -> int:
    employees = listing.history.country.firms.employees[bid.founding_firms, bid.year - 1]
    if chance < 0.3:
        return int(listing.members(bid)[-1])
    return int(bid.founding_firms[employees.argmax()])


def members_table(listing: Listing) -> pd.DataFrame:
    """The `members` table: commitments, cash and hours show a bid's engagement, with much chance.

    Late members joined after the close; those who joined after the folder's day are not in it.
    """
    parts = [
        _members(listing, bid, application)
        for bid, application in zip(listing.bids, listing.application_ids, strict=True)
    ]
    table = pd.concat(parts, ignore_index=True)
    return table[~(table["joined_on"].to_numpy() > listing.history.plan.delivered)].reset_index(drop=True)


def _members(listing: Listing, bid: Bid, application: str) -> pd.DataFrame:
    plan, members = listing.history.plan, listing.members(bid)
    rng = plan.random(41, *map(int, application.removeprefix("A-").split("-")))
    count, firms = len(members), len(bid.firms)
    wish = 0.9 * bid.engagement + 0.9 * rng.logistic(size=count)
    commitment = np.select([wish > 0.4, wish > -1.2], ["signed", "intent"], "none")
    much = np.exp(0.35 * bid.engagement + 0.7 * rng.standard_normal((2, count)))
    pledge = np.select([commitment == "signed", commitment == "intent"], [1.0, 0.4], 0.0)
    hours = np.where(rng.random(count) < 0.05, np.nan, np.round(60 * much[1] * pledge, -1))
    closes = plan.day(bid.year, CLOSES)
    late = np.concatenate([bid.late, np.zeros(count - firms, dtype=bool)])
    days = np.where(late, rng.integers(10, 400, count), -rng.integers(5, 500, count))
    joined_on = np.maximum(closes + days, listing.founded_on[members])
    joined_on = np.where(~late & (rng.random(count) < 0.1), np.datetime64("NaT"), joined_on)
    kinds = listing.history.country.institutions.kind[bid.institutions]
    return pd.DataFrame(
        {
            "application_id": application,
            "org_id": listing.org_id[members],
            "role": ["firm"] * firms + [KINDS[kind] for kind in kinds],
            "commitment": commitment,
            "pledged_cash": np.round(45_000 * much[0] * pledge, -3),
            "pledged_hours": hours,
            "joined_on": joined_on,
        }
    )


def application_indicators_table(listing: Listing) -> pd.DataFrame:
    """The `application_indicators` table: an answer of the form that says a little about engagement."""
    bids = listing.bids
    noise = listing.history.plan.random(42).standard_normal(len(bids))
    answer: Floats = np.clip(
        np.rint(3.4 + 0.4 * np.array([bid.engagement for bid in bids]) + 0.9 * noise), 1, 5
    )
    return pd.DataFrame(
        {
            "application_id": listing.application_ids,
            "indicator": "strategy_self_assessment",
            "value": answer,
            "unit": "points (1–5)",
            "dimension": "willingness",
            "direction": 0,
            "evidence": "self-declared",
        }
    )


def ratings_table(listing: Listing) -> pd.DataFrame:
    """The `ratings` table: marks from 1 to 5, given in the weeks after the close and by the folder's day."""
    plan, parts, first = listing.history.plan, [], 0
    ids = np.array(listing.application_ids)
    for call in listing.history.calls:
        closes = plan.day(call.year, CLOSES)
        latest = min(60, int((plan.delivered - closes).astype(int)))
        days = plan.random(43, call.year).integers(14, latest, len(call.bids) * 20)
        parts.append(
            pd.DataFrame(
                {
                    "application_id": ids[first + call.marks.bid],
                    "reviewer_id": [f"R-{reviewer + 1:02d}" for reviewer in call.marks.reviewer],
                    "criterion": np.array(CRITERIA)[call.marks.criterion],
                    "score": call.marks.score,
                    "given_on": closes + days[call.marks.bid * 12 + call.marks.reviewer],
                }
            )
        )
        first += len(call.bids)
    return pd.concat(parts, ignore_index=True)


def scales_table(listing: Listing) -> pd.DataFrame:
    """The `scales` table: 1 is the worst mark and 5 the best, in every call and on every criterion."""
    calls = [listing.year_of(call) for call in listing.history.calls for _ in CRITERIA]
    criteria = list(CRITERIA) * len(listing.history.calls)
    return pd.DataFrame({"call_id": calls, "criterion": criteria, "worst": 1, "best": 5})
