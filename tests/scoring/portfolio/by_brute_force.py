"""Portfolios by trying all of them, from the words of the rules and not from the arrays that are solved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import fsum

from hypothesis import strategies as st

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.rules import Rule

SECTORS, STAGES = ("62.0", "62.1", "03.2"), ("arena", "mature")
FIRMS = ("f1", "f2", "f3", "f4")


def subsets(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    """All portfolios, nobody and everybody among them."""
    for size in range(len(candidates) + 1):
        yield from combinations(candidates, size)


def obeys(portfolio: Sequence[Candidate], rule: Rule, budget: float | None) -> bool:
    """Whether a portfolio obeys a rule, as a lawyer would read it."""
    group = [one for one in portfolio if one.belongs(rule)]
    names = {one.application_id for one in portfolio}
    asked = fsum(one.requested or 0 for one in portfolio)
    share = fsum(one.requested or 0 for one in group)
    amount = rule.limit * (budget or 0)
    pairs = list(combinations(portfolio, 2))
    answers = {
        "budget": asked <= rule.limit,
        "seats": len(portfolio) <= rule.limit,
        "fund_at_least": len(portfolio) >= rule.limit,
        "at_least": len(group) >= rule.limit,
        "at_most": len(group) <= rule.limit,
        "at_least_share": share >= amount - 1e-6,
        "at_most_share": share <= amount + 1e-6,
        "must_fund": names >= set(rule.applications),
        "must_not_fund": names.isdisjoint(rule.applications),
        "exclusion": len(names & set(rule.applications)) <= rule.limit,
        "shared_firms": all(len(a.members & b.members) <= rule.limit for a, b in pairs),
        "shared_share": all(
            len(a.members & b.members) <= rule.limit * min(len(a.members), len(b.members)) + 1e-9
            for a, b in pairs
        ),
    }
    return answers[rule.kind]


def possible(candidates: Sequence[Candidate], rules: Sequence[Rule]) -> list[tuple[Candidate, ...]]:
    """All portfolios that obey all rules."""
    budget = next((rule.limit for rule in rules if rule.kind == "budget"), None)
    return [one for one in subsets(candidates) if all(obeys(one, rule, budget) for rule in rules)]


def a_candidate(number: int, value: float = 1.0, **given: object) -> Candidate:
    """A candidate that asks for 10."""
    told = {"requested": 10.0, "region": "oslo", "sector": "62.0", "stage": "arena"} | given
    return Candidate(f"A-{number}", f"Bid {number}", value=value, **told)  # type: ignore[arg-type]  # by name


def candidates(most: int = 8) -> st.SearchStrategy[list[Candidate]]:
    """Up to `most` candidates whose values often tie and whose sums are rarely round."""
    one = st.tuples(
        st.sampled_from([-1.5, 0.0, 0.25, 1.0, 1.0, 2.5]),
        st.sampled_from([0.0, 1_000_000.0, 1_234_567.89, 7.0, 2_000_000.0]),
        st.sampled_from(["oslo", "bodo"]),
        st.sampled_from(SECTORS),
        st.sampled_from(STAGES),
        st.frozensets(st.sampled_from(FIRMS), max_size=3),
    )
    return st.lists(one, min_size=1, max_size=most).map(
        lambda rows: [
            Candidate(f"A-{i}", f"Bid {i}", asked, value, region, sector, stage, firms)
            for i, (value, asked, region, sector, stage, firms) in enumerate(rows)
        ]
    )


def rules() -> st.SearchStrategy[list[Rule]]:
    """A budget, and up to six rules of all kinds."""
    budget = st.sampled_from([0.0, 1_000_007.0, 2_234_567.89, 3_000_000.0, 1e8])
    some = st.lists(_rule(), max_size=6, unique_by=lambda rule: rule)
    return st.tuples(budget, some).map(lambda told: [Rule("budget", told[0]), *told[1]])


def _rule() -> st.SearchStrategy[Rule]:
    few = st.integers(0, 3).map(float)
    share = st.sampled_from([0.0, 0.25, 0.5, 1.0])
    axis = st.sampled_from([("region", ("oslo",)), ("sector", ("62",)), ("stage", ("mature",))])
    named = st.sampled_from(["A-0", "A-1", "A-2"])
    group = st.builds(
        lambda kind, limit, at: Rule(kind, limit, at[0], at[1], at[1][0]),
        *(st.sampled_from(["at_least", "at_most"]), few, axis),
    )
    money = st.builds(
        lambda kind, limit, at: Rule(kind, limit, at[0], at[1], at[1][0]),
        *(st.sampled_from(["at_least_share", "at_most_share"]), share, axis),
    )
    return st.one_of(
        *(group, money),
        st.builds(lambda kind, limit: Rule(kind, limit), st.sampled_from(["seats", "fund_at_least"]), few),
        st.builds(lambda one: Rule("must_fund", 1.0, applications=(one,)), named),
        st.builds(lambda one: Rule("must_not_fund", 0.0, applications=(one,)), named),
        st.just(Rule("exclusion", 1.0, applications=("A-0", "A-1", "A-2"))),
        st.builds(lambda limit: Rule("shared_firms", limit), few),
        st.builds(lambda limit: Rule("shared_share", limit), share),
    )
