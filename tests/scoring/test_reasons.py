"""Sentences: right in both languages, and no number that does not stand on the sheet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.catalogue import FEATURES
from scoring.flags import FLAG_NAMES
from scoring.numbers import SPACE, measured, number, percent, signed
from scoring.phrases import DIMENSION_NAMES, PHRASES, phrase, plain, plain_unit
from scoring.reasons import kind_of, reason, reasons
from scoring.report.words import WORDS
from scoring.sheet import LANGUAGES, CallScore, Contribution, Language
from tests.scoring.by_hand import NEVER

DIGITS = re.compile(r"[−+-]?\d[\d.,\N{NO-BREAK SPACE}]*\d|[−+-]?\d")


def contribution(feature: str = "signed_commitment", **changes: object) -> Contribution:
    """That feature of the catalogue, 71 against 40, adding 0.62; with `changes`."""
    spec = next((one for one in FEATURES if one.name == feature), FEATURES[7])
    drawn = {"value": 71.4, "typical": 40.2, "contribution": 0.62} | changes
    reads = phrase(feature, spec.label).reads
    value, typical = drawn["value"], drawn["typical"]
    plains = {"plain_value": plain(value, reads), "plain_typical": plain(typical, reads)}
    return Contribution(
        **{
            "feature": feature, "dimension": spec.dimension, "label": spec.label, "unit": spec.unit,
            "evidence": spec.evidence, "actionable": spec.actionable, "direction": spec.direction,
            "needs": spec.needs, "plain_unit": plain_unit(spec.unit, reads), **plains, **drawn,
        }
    )  # fmt: skip


def said(one: Contribution, language: Language = "en", unit: str = "pp a year") -> str:
    return reason(one, unit=unit, decimals=1, currency="NOK").says(language).replace(SPACE, " ")


def numbers_in(sentence: str) -> set[str]:
    return set(DIGITS.findall(sentence))


def numbers_of(one: Contribution, language: Language, decimals: int) -> set[str]:
    """Every number of a contribution as the sheet prints it."""
    told = [signed(one.contribution, language, decimals)]
    plains = [value for value in (one.plain_value, one.plain_typical) if value is not None]
    return set().union(*map(numbers_in, [*told, *(number(value, language) for value in plains)]))


def test_a_strength_says_value_typical_value_and_contribution_in_english() -> None:
    assert said(contribution()) == (
        "Strong: 71 % of members have signed commitments, against 40 % in a typical application (+0.6 pp)."
    )


def test_the_same_in_norwegian_with_decimal_comma() -> None:
    assert said(contribution(), "nb") == (
        "Sterkt: 71 % av medlemmene har signerte forpliktelser, mot 40 % i en typisk søknad (+0,6 pp)."
    )


def test_a_weakness_where_less_is_better() -> None:
    far = contribution("member_distance", value=310.0, typical=48.4, contribution=-0.84)
    assert said(far) == (
        "Weak: half of all pairs of members are more than 310 km apart, against 48 km in a typical "
        "application (−0.8 pp)."
    )


def test_a_logarithm_is_said_as_the_ratio_behind_it() -> None:
    gap = contribution("productivity_gap", value=0.1133, typical=-0.0305, contribution=0.2)
    assert said(gap) == (
        "Strong: value added per employee is 112 % of the median in the sector, against 97 % in a typical "
        "application (+0.2 pp)."
    )


def test_money_has_its_currency() -> None:
    grants = contribution("public_rd_captured", value=12_345.0, typical=980.0)
    assert "members won NOK 12,345 in public grants per employee" in said(grants)
    assert "medlemmene fikk NOK 12 345 i offentlige tilskudd" in said(grants, "nb")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "strong"),
        ({"contribution": -0.3}, "against"),
        ({"value": 12.0, "contribution": -0.3}, "weak"),
        ({"value": 12.0, "contribution": 0.3}, "for"),
        ({"direction": 0}, "for"),
        ({"typical": None}, "for"),
        ({"value": None}, "missing"),
    ],
)
def test_strong_and_weak_only_where_value_and_contribution_agree(changes: dict, kind: str) -> None:
    assert kind_of(contribution(**changes)) == kind


def test_what_the_model_learnt_against_the_expected_direction_is_said_to_be_contrary() -> None:
    fewer = contribution("regional_breadth", value=34.0, typical=49.0, contribution=0.2, direction=1)
    assert said(fewer) == (
        "Counts in favour, contrary to expectation: 34 % of the region's sectors have outgrown the nation "
        "over three years, against 49 % in a typical application (+0.2 pp)."
    )
    more = replace(fewer, value=60.0, plain_value=60.0, contribution=-0.2)
    assert said(more, "nb").startswith("Teller mot, i strid med forventningen: 60 % av regionens næringer")
    assert said(replace(fewer, direction=0)).startswith("Counts in favour: 34 %")


def test_what_is_missing_is_said_to_be_missing() -> None:
    one = contribution(value=None, contribution=-0.12)
    assert said(one) == "Not known: signed commitment, which the data folder lacks (−0.1 pp)."
    assert said(one, "nb") == "Ikke kjent: signerte forpliktelser, som mangler i datamappen (−0,1 pp)."


def test_equal_numbers_are_not_set_against_each_other() -> None:
    assert ", as in a typical application (" in said(contribution(value=40.1, typical=40.2))
    assert ", som i en typisk søknad (" in said(contribution(value=40.1, typical=40.2), "nb")


def test_points_of_an_index_are_called_points() -> None:
    assert said(contribution(), unit="points").endswith("(+0.6 points).")
    assert said(contribution(), "nb", unit="points").endswith("(+0,6 poeng).")


def test_an_indicator_of_the_agency_speaks_with_its_own_label() -> None:
    own = contribution("mgmt {team}", label="Mgmt {team}", plain_unit="marks", unit="marks")
    assert said(own) == "Strong: Mgmt (team) is 71, against 40 in a typical application (+0.6 pp)."
    assert said(own, "nb") == "Sterkt: Mgmt (team) er 71, mot 40 i en typisk søknad (+0,6 pp)."


def test_the_largest_stand_first_and_what_rounds_to_zero_is_no_reason() -> None:
    sizes = (0.04, 0.3, -0.2, 0.9, -0.7, -0.049)
    parts = [contribution(contribution=size) for size in sizes]
    told = reasons(parts, unit="pp a year", decimals=1, shown=2)
    assert [one.contribution for one in told] == [0.9, 0.3, -0.7, -0.2]


def test_every_feature_of_the_catalogue_has_words_in_both_languages() -> None:
    assert set(PHRASES) == {feature.name for feature in FEATURES}
    for name, words in PHRASES.items():
        for language in LANGUAGES:
            clause = words.clause(language)
            assert clause.count("{value}") == 1, name
            assert not any(letter.isdigit() for letter in clause), name
            assert clause[0] == "{" or clause[0].islower(), name
            assert words.label(language)[0].isupper(), name
        assert words.clause("en") != words.clause("nb"), name


def test_no_word_of_ours_speaks_of_impact_or_effect() -> None:
    texts = [text for pair in (*WORDS.values(), *DIMENSION_NAMES.values()) for text in pair]
    texts += [text for _, *names in FLAG_NAMES.values() for text in names]
    texts += [words.clause(language) for words in PHRASES.values() for language in LANGUAGES]
    assert [text for text in texts if NEVER.search(text)] == []


values = st.floats(-1e6, 1e6, allow_nan=False)


@settings(max_examples=150, deadline=None)
@given(
    feature=st.sampled_from([feature.name for feature in FEATURES]),
    value=st.none() | values,
    typical=st.none() | values,
    added=st.floats(-20, 20, allow_nan=False),
    decimals=st.sampled_from([1, 2]),
    language=st.sampled_from(LANGUAGES),
)
def test_no_number_in_a_sentence_that_is_not_on_the_sheet(feature, value, typical, added, decimals, language):
    one = contribution(feature, value=value, typical=typical, contribution=added)
    sentence = reason(one, unit="pp a year", decimals=decimals).says(language)
    assert numbers_in(sentence) <= numbers_of(one, language, decimals)


def test_every_number_of_every_sentence_and_flag_of_a_scored_call_is_on_its_sheet(scored: CallScore) -> None:
    sentences = 0
    for sheet in scored.sheets:
        parts = sheet.by_feature()
        for language in LANGUAGES:
            for one in sheet.reasons:
                part = parts[one.feature]
                assert numbers_in(one.says(language)) <= numbers_of(part, language, scored.decimals)
                sentences += 1
            for flag in sheet.flags:
                shown = {number(value, language) for value in flag.numbers.values()}
                shown |= {percent(value, language).split(SPACE)[0] for value in flag.numbers.values()}
                named = {sheet.sector, sheet.region}
                assert numbers_in(flag.says(language)) <= shown | set().union(*map(numbers_in, named))
    assert sentences > 50


def test_norwegian_sentences_have_no_decimal_points(scored: CallScore) -> None:
    told = [one.nb for sheet in scored.sheets for one in (*sheet.reasons, *sheet.flags)]
    told = [text for text in told if not text.startswith("Ukjent opphav")]  # sector codes
    assert [text for text in told if re.search(r"\d\.\d", text)] == []


@pytest.mark.parametrize(
    ("value", "en", "nb"),
    [
        (0.0, "0", "0"),
        (9.96, "10", "10"),
        (-0.004, "0.00", "0,00"),
        (12_345.6, "12,346", "12 346"),
        (-2.5e6, "−2.5 million", "−2,5 millioner"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(value: float, en: str, nb: str) -> None:
    assert tuple(number(value, language).replace(SPACE, " ") for language in LANGUAGES) == (en, nb)


def test_units_are_translated() -> None:
    assert measured(3.2, "pp a year", "nb") == f"3,2{SPACE}pp i året"


def test_a_reason_is_the_same_whatever_stands_beside_it() -> None:
    one = contribution()
    alone = reasons([one], unit="pp a year", decimals=1)
    beside = reasons([replace(one, contribution=0.1), one], unit="pp a year", decimals=1)
    assert alone[0] == beside[0]


def test_a_feature_whose_sign_is_not_settled_says_so() -> None:
    assert said(contribution(settled=False)).startswith("Strong, sign not settled: ")
    assert said(contribution(settled=False), "nb").startswith("Sterkt, fortegn ikke avgjort: ")
    assert "settled" not in said(contribution(settled=True)) + said(contribution())
