"""Flags: each rule at both sides of its limit, in words with the numbers that it used."""

from __future__ import annotations

from dataclasses import fields

import pytest

from scoring.flags import FLAG_NAMES, RULES, Facts, flags
from scoring.numbers import SPACE
from scoring.sheet import LANGUAGES

CALM = Facts(
    evidence_share=0.9,
    evidence={"capabilities": 1.0, "willingness": 0.5},
    self_declared_share=0.2,
    further_than=0.4,
    alarm_rate=0.062,
    declared_rate=0.05,
    accounts_share=0.9,
    years_since_accounts=1.0,
    joined_share=0.1,
)


def changed(**changes: object) -> Facts:
    return Facts(**{field.name: getattr(CALM, field.name) for field in fields(Facts)} | changes)


def test_nothing_is_flagged_where_nothing_is_wrong() -> None:
    assert flags(CALM) == ()


def test_nothing_is_flagged_where_nothing_is_known() -> None:
    assert flags(Facts(evidence_share=1.0)) == ()


@pytest.mark.parametrize(
    ("code", "below", "above"),
    [
        ("novel", {"novel": False}, {"novel": True}),
        ("unseen", {"unseen_sector": ""}, {"unseen_sector": "03.2"}),
        ("unseen", {"unseen_region": ""}, {"unseen_region": "Vadsø"}),
        ("thin", {"evidence_share": 0.6}, {"evidence_share": 0.59}),
        ("blank", {"evidence": {"capital": 0.1}}, {"evidence": {"capital": 0.0}}),
        ("few accounts", {"accounts_share": 0.5}, {"accounts_share": 0.49}),
        ("stale", {"years_since_accounts": 2.0}, {"years_since_accounts": 3.0}),
        ("self-declared", {"self_declared_share": 0.5}, {"self_declared_share": 0.51}),
        ("roster", {"joined_share": 0.2}, {"joined_share": 0.21}),
    ],
)
def test_a_rule_holds_beyond_its_limit_only(code: str, below: dict, above: dict) -> None:
    assert flags(changed(**below)) == ()
    assert [flag.code for flag in flags(changed(**above))] == [code]


def test_the_flag_for_novelty_prints_its_rates_of_false_alarm() -> None:
    novel = changed(novel=True, further_than=0.973, unusual=(("density", "Density"), ("own", "Own mark")))
    (flag,) = flags(novel)
    assert flag.en.replace(SPACE, " ") == (
        "Unlike past applications: further from the nearest ones than 97 % of past applications were. "
        "Most unusual: Density, Own mark. False alarms: 6 % of past applications (the rule was set to 5 %)."
    )
    assert flag.nb.replace(SPACE, " ") == (
        "Ulik tidligere søknader: lenger fra de nærmeste enn 97 % av de tidligere søknadene var. Mest "
        "uvanlig: Befolkningstetthet, Own mark. Falske alarmer: 6 % av tidligere søknader (regelen er satt "
        "til 5 %)."
    )
    assert flag.numbers == {"further_than": 0.973, "declared_rate": 0.05, "alarm_rate": 0.062}


def test_names_with_braces_do_not_break_a_sentence() -> None:
    (flag,) = flags(changed(unseen_sector="{0}", unseen_region="{x}"))
    assert flag.en == "Unseen origin: no past application came from the sector {0} or the region {x}."
    assert flag.nb == "Ukjent opphav: ingen tidligere søknad kom fra næringen {0} eller regionen {x}."


def test_stale_accounts_say_how_old_they_are() -> None:
    (flag,) = flags(changed(years_since_accounts=3.5))
    assert "are 3.5 years older than the last full year" in flag.en
    assert "er 3,5 år eldre" in flag.nb


def test_all_flags_at_once_stand_in_the_declared_order_and_have_names() -> None:
    every = flags(
        Facts(0.1, {"capital": 0.0}, 0.9, True, 0.99, 0.05, 0.05, (), "x", "y", 0.0, 9.0, 0.9),
    )
    assert [flag.code for flag in every] == list(FLAG_NAMES)
    assert all(flag.says(language).endswith(".") for flag in every for language in LANGUAGES)
    assert len({letter for letter, *_ in FLAG_NAMES.values()}) == len(FLAG_NAMES)


def test_every_limit_stands_on_the_sheet() -> None:
    assert RULES == {
        "stale_years": 2,
        "accounts_share": 0.5,
        "thin_share": 0.6,
        "self_declared_share": 0.5,
        "joined_share": 0.2,
    }
