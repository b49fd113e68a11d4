from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

import scoring.recommendation
from scoring.recommendation.robust import RobustSection, robust_section
from scoring.recommendation.robust_charts import share_row, times_row
from scoring.recommendation.robust_words import WORDS
from scoring.robustness.flip import Flip
from scoring.robustness.gaming import Gap, Loser
from scoring.robustness.pair import Pair
from scoring.robustness.robustness import CommitteeOrder, Robustness
from scoring.robustness.selection import Selected, Selection
from scoring.robustness.verdict import Order
from scoring.robustness.withdrawal import Withdrawal
from tests.scoring.by_hand import NEVER

TEMPLATE = Path(scoring.recommendation.__file__).with_name("robust.html.jinja").read_text(encoding="utf-8")
PLAIN = Gap({"A": (1, 1), "B": (2, 2)}, 3, ("signed_commitment",), ())


def found(**other: object) -> Robustness:
    """Two applications, one seat, one change within ordinary error."""
    one = Robustness(
        funded=("A",),
        names={"A": "Alfa", "B": "Beta"},
        unit="pp a year",
        is_index=False,
        pair=Pair("A", "B", 0.123),
        order=Order(0.55, 0.008, 4000),
        selection=Selection((Selected("A", 0.6, 0.03), Selected("B", 0.4, 0.03)), 200, 0),
        withdrawn=(Withdrawal("A", True, (), ("B",), 0, True), Withdrawal("B", False, (), (), 0, True)),
        flips=(Flip("datum", "B", "x", 1.0, 2.0, 0.05, 0.5, True, "x 2 instead of 1", "x 2 i stedet for 1"),),
        committee=None,
        gap=PLAIN,
        reasons=("order", "datum"),
        tried=("x", "y"),
    )
    return replace(one, **other)  # type: ignore[arg-type]  # fields by name, as the test says them


def test_the_template_reads_every_field_and_no_other() -> None:
    read = set(re.findall(r"robust\.(\w+)", TEMPLATE))
    assert read == {one.name for one in fields(RobustSection)}
    assert set(re.findall(r"robust\.say\.(\w+)", TEMPLATE)) <= set(robust_section(found(), "en").say)


def test_fragile_names_its_reasons_in_both_languages() -> None:
    en, nb = (robust_section(found(), language) for language in ("en", "nb"))
    assert (en.state, en.verdict, nb.verdict) == ("fragile", "Fragile", "Skjør")
    assert en.short == (
        "The last seat is fragile: the two stand in this order in only 55\xa0% of what may happen; one datum "
        "within ordinary error turns it."
    )
    assert en.pair == (
        "Last in is Alfa, first out Beta, 0.12\xa0pp a year apart.",
        "Over 4,000 draws of what may happen, the one that is in is ahead in 55\xa0% (simulation error "
        "0.8\xa0pp); 50 % would be a coin.",
        "The smallest change found: X 2 instead of 1, 0.5 times what is ordinary.",
    )
    assert nb.pair[0] == "Sist inne er Alfa, først ute Beta, 0,12\xa0pp i året fra hverandre."
    assert [row.small for row in en.flips] == [True]


@pytest.mark.parametrize(
    ("other", "field", "words"),
    [
        ({"reasons": ()}, "short", "short_robust"),
        ({"pair": None, "flips": (), "reasons": ()}, "short", "no_pair_text"),
        ({"order": None}, "pair", "no_order"),
        ({"pair": Pair("A", "B", 0.0)}, "pair", "tied"),
        ({"selection": None}, "selection_notes", "no_selection"),
        ({"withdrawn": (Withdrawal("A", True, (), (), 0, True),)}, "withdrawal", "withdrawal_one"),
        ({"gap": Gap({}, 0, (), ())}, "gaming", "gaming_nothing"),
        ({"flips": ()}, "searched", "no_flips"),
        ({}, "searched", "no_committee"),
        ({"committee": CommitteeOrder(None, (), (), 0)}, "searched", "committee_no_pair"),
        ({"committee": CommitteeOrder(Pair("B", "A", 0.1), (), (), 40)}, "searched", "committee_no_rating"),
    ],
)
def test_every_bad_day_has_a_sentence_in_both_languages(
    other: dict[str, object], field: str, words: str
) -> None:
    for language, text in zip(("en", "nb"), WORDS[words], strict=True):
        said = getattr(robust_section(found(**other), language), field)  # type: ignore[arg-type]  # a language
        assert text == said or text in said


def test_losers_are_named_with_their_evidence_and_it_is_no_accusation() -> None:
    loser = Loser("B", 2, 9, 1.0, 0.2, (("Signed commitment", "Signerte forpliktelser"),))
    section = robust_section(found(gap=replace(PLAIN, losers=(loser,))), "nb")
    (row,) = section.losers
    assert (row.name, row.rank, row.without, row.lost, row.evidence) == (
        "Beta",
        "2",
        "9",
        "7",
        "Signerte forpliktelser",
    )
    assert section.no_accusation == WORDS["gaming_no_accusation"][1]


def test_rank_reversal_is_told_by_name() -> None:
    moved = (Withdrawal("A", True, ("B",), (), 0, True), Withdrawal("B", False, (), ("A",), 2, True))
    told = robust_section(found(withdrawn=moved), "en").withdrawal
    assert told[0].startswith("Without Alfa, Beta would lose a seat and nobody would get one")
    assert told[1] == "Without Beta, 2 pairs of others would change order."


def test_pictures_are_hidden_from_readers_because_the_number_stands_beside() -> None:
    section = robust_section(found(), "en")
    drawn = [*(row.bar for row in section.flips), *(row.bar for row in section.selected)]
    assert all('aria-hidden="true"' in bar for bar in drawn)
    assert 'class="sum"' in section.selected[0].bar
    assert 'class="hollow"' in section.selected[1].bar
    assert [row.share for row in section.selected] == ["60\xa0%", "40\xa0%"]


def test_bars_stay_within_their_cell() -> None:
    for share in np.linspace(0, 1, 11):
        ends = re.findall(r'x[12]="([\d.]+)%"', share_row(float(share), 0.04, funded=True))
        assert all(0 <= float(end) <= 100 for end in ends)
    assert 'class="cut"' in times_row(11.0)
    assert 'class="point"' in times_row(1.0)
    assert 'class="open"' in times_row(1.01)


def test_every_sentence_has_the_same_placeholders_and_promises_nothing() -> None:
    for en, nb in WORDS.values():
        assert set(re.findall(r"{(\w+)}", en)) == set(re.findall(r"{(\w+)}", nb)), en
        assert not NEVER.search(en + nb)
