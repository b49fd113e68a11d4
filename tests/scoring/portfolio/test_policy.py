"""Policy files: the documented example, and every mistake told at once with line, value and the way out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from features.problems import DataError
from scoring.portfolio.known import Known
from scoring.portfolio.policy import PolicyError, read_policy
from scoring.portfolio.rules import Policy, Rule

GUIDE = Path(__file__).parents[3] / "docs" / "policy.md"
KNOWN = Known(
    "2025",
    {f"A-2025-{i}": f"Bid {i}" for i in range(10, 50)},
    {"oslo": "Oslo", "asker": "Asker", "tromso": "Tromsø", "bodo": "Bodø", "harstad": "Harstad"},
    {"oslo": "oslo", "asker": "oslo", "tromso": "tromso", "bodo": "bodo", "harstad": "harstad"},
    frozenset({"62.0", "62.01", "63.1", "03.2"}),
    frozenset({"arena", "mature"}),
)


def read(folder: Path, text: str, *, budget: float | None = 1e8, seats: int | None = 4) -> Policy:
    file = folder / "policy.toml"
    file.write_text(text, encoding="utf-8")
    return read_policy(file, KNOWN, budget=budget, seats=seats)


def mistakes(folder: Path, text: str, *, budget: float | None = 1e8) -> tuple[str, ...]:
    with pytest.raises(PolicyError) as caught:
        read(folder, text, budget=budget)
    assert str(caught.value).splitlines()[1:] == [f"  {one}" for one in caught.value.problems]
    return caught.value.problems


def test_the_documented_example_is_read_as_it_is_explained(tmp_path: Path) -> None:
    example = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    north = ("tromso", "bodo", "harstad")
    assert len(example) == 1
    assert read(tmp_path, example[0]) == Policy(
        (
            Rule("at_least", 1.0, "labour_market", north, "Tromsø, Bodø, Harstad", (), "one from the north"),
            Rule("at_most_share", 0.5, "labour_market", ("oslo",), "Oslo"),
            Rule("at_least", 1.0, "stage", ("mature",), "mature"),
            Rule("at_most", 3.0, "stage", ("mature",), "mature"),
            Rule("at_most", 2.0, "sector", ("62", "63"), "62, 63"),
            Rule("must_fund", 1.0, applications=("A-2025-12",)),
            Rule("must_not_fund", 0.0, applications=("A-2025-16",)),
            Rule("exclusion", 1.0, applications=("A-2025-18", "A-2025-46"), reason="two bids for one centre"),
            Rule("shared_firms", 3.0),
        )
    )


def test_an_empty_policy_asks_for_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Policy()


def test_what_is_set_in_place_of_the_call(tmp_path: Path) -> None:
    told = read(tmp_path, 'value = "lower"\nweight = "employees"\nbudget = 5.5\nseats = 0\nfund_at_least = 2')
    assert told == replace(Policy((Rule("fund_at_least", 2.0),), "lower", "employees"), budget=5.5, seats=0)


def test_a_region_goes_by_identifier_or_name(tmp_path: Path) -> None:
    told = read(tmp_path, '[[balance]]\nregion = ["Tromsø", "oslo", "BODØ"]\nat_least = 1')
    assert told.rules[0].names == ("tromso", "oslo", "bodo")


def test_all_mistakes_are_told_at_once_with_line_value_and_way_out(tmp_path: Path) -> None:
    text = """value = "most"
seets = 4
must_fund = ["A-2025-12", "A-2024-12"]

[[balance]]
region = "Olso"
at_least = 1

[[balance]]
sector = "99"
stage = "arena"
at_most = 1

[[balance]]
stage = "matur"
at_most_share = 40

[[balance]]
stage = "arena"
at_least = 3
at_most = 2

[[exclusion]]
applications = ["A-2025-10"]

[overlap]
shared_firms = -1
"""
    assert mistakes(tmp_path, text) == (
        'line 1, value: "most": expected expected, lower, chance. Choose one of them.',
        "line 2, seets: there is no such key. Did you mean seats?",
        'line 3, must_fund: "A-2024-12": there is no such application in call 2025. '
        "The nearest are A-2025-12, A-2025-42, A-2025-41.",
        'line 6, [balance] 1, region: "Olso": there is no such region. The nearest are Oslo, Tromsø, Bodø.',
        'line 9, [balance] 2: "sector, stage": expected one of region, labour_market, sector, stage. '
        "Write one table [[balance]] for each.",
        'line 15, [balance] 3, stage: "matur": there is no such stage. The nearest are mature, arena.',
        'line 16, [balance] 3, at_most_share: "40": expected a share between 0 and 1. '
        "Write 0.25 for a quarter of the budget.",
        "line 20, [balance] 4, at_least: at_least 3 is more than at_most 2. "
        "Exchange or change one of the two.",
        "line 24, [exclusion] 1, applications: expected two applications or more. "
        "Name those that exclude each other.",
        'line 27, [overlap] 1, shared_firms: "-1": expected a whole number, 0 or more. Correct it.',
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = = 1", "at line 1, column 5"),
        ("balance = 3", "Write [[balance]] on a line of its own"),
        ("overlap = 3", "Write [overlap] on a line of its own"),
        ("[[balance]]\nregion = 3\nat_most = 1", "expected text or a list of texts"),
        ('[[balance]]\nregion = "oslo"', "Add a limit"),
        ("seats = true", "expected a whole number"),
        ("budget = -3", "expected 0 or more"),
        ("budget = nan", "expected 0 or more"),
        ('must_fund = ["Bid"]', "The nearest are"),
    ],
)
def test_a_mistake_ends_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    assert any(sentence in one for one in mistakes(tmp_path, text))


def test_a_share_needs_a_budget(tmp_path: Path) -> None:
    text = '[[balance]]\nregion = "oslo"\nat_most_share = 0.5'
    assert "a share of the budget needs one" in mistakes(tmp_path, text, budget=None)[0]
    assert read(tmp_path, f"budget = 10\n{text}", budget=None).budget == 10


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no policy file"):
        read_policy(tmp_path / "none.toml", KNOWN, budget=None, seats=None)
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="is not a text file"):
        read_policy(tmp_path / "binary.toml", KNOWN, budget=None, seats=None)
