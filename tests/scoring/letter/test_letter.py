from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.letter import Agency, letter_of, render
from scoring.letter.letter import SHOWN, decision_of
from scoring.letter.words import WORDS
from scoring.score import score_call
from scoring.sheet import LANGUAGES, CallScore, Language, ScoreSheet
from tests.scoring.by_hand import NEVER, NO_BETTER_THAN_PAST, doubted, hand_made
from tests.scoring.letter.letters import AGENCY, APPROVAL, REVIEWS, full, letter, text_of
from tests.scoring.programmes import Programme

CAUSAL = re.compile(
    r"\bif you\b|\byou (will|would)\b|\b(will|would) (lead|raise|increase|improve|give|be funded|have been)\b"
    r"|\bleads? to\b|\bresults? in\b|\bcaus\w+|\bguarantee\w*|\bensures?\b|\bbecause your\b|\bthanks to\b"
    r"|\b(hvis|dersom) dere\b|\bdere vil\b|\b(vil|ville) (føre|øke|gi|bli|ha)\b|\bfører til\b|\bresulterer\b"
    r"|\bgaranter\w*|\bsikrer\b|\bårsak\w*|\bpå grunn av\b|\btakket være\b",
    re.IGNORECASE,
)
"""What no letter says: that a change brings growth or money, or that the programme does."""


def shown(call: CallScore, language: Language, place: int = 5) -> str:
    return text_of(render(letter(call, place), AGENCY, language=language, approval=APPROVAL))


def test_a_letter_is_told_of_its_own_application_alone(call: CallScore) -> None:
    """Whatever stands on the other sheets, the letter is the same: nothing of theirs can be in it."""
    own = full(call.sheets[5])
    others = hand_made(12, seed=99).sheets
    changed = [
        own if place == 5 else replace(others[place], application_id=f"X-{place}", name=f"Other {place}")
        for place in range(12)
    ]
    other = replace(call, sheets=tuple(changed))
    assert letter_of(other, own, decision="rejected") == letter_of(call, own, decision="rejected")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=24)
@given(place=st.integers(0, 11), language=st.sampled_from(LANGUAGES))
def test_no_other_application_is_named(call: CallScore, place: int, language: Language) -> None:
    page = render(letter(call, place), AGENCY, language=language, approval=APPROVAL)
    own = call.sheets[place]
    others = [
        text for sheet in call.sheets if sheet is not own for text in (sheet.application_id, sheet.name)
    ]
    alike = [text for one in own.comparables for text in (one.application_id, one.name)]
    assert [text for text in (*others, *alike) if text in page] == []
    assert own.name in page


def test_no_other_member_or_applicant_of_a_scored_call_is_named(
    programme: Programme, scored: CallScore
) -> None:
    tables = programme.reading.tables
    firms = tables.organisations.set_index("org_id")["name"].dropna()
    for sheet in scored.sheets[:4]:
        page = text_of(render(letter_of(scored, sheet), Agency(), language="nb"))
        assert [one for one in firms.index if str(one) in page] == []
        assert [
            name for name in firms if len(str(name)) > 5 and str(name) in page and name not in sheet.name
        ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_letter_promises_anything(
    call: CallScore, scored: CallScore, language: Language
) -> None:
    texts = [shown(call, language, place) for place in range(12)]
    texts += [text_of(render(letter_of(scored, one), AGENCY, language=language)) for one in scored.sheets]
    texts += [pair[language == "nb"] for pair in WORDS.values()]
    assert [text for text in texts if CAUSAL.search(text) or NEVER.search(text)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "If you sign more members, growth follows.",
        "Dersom dere signerer flere",
        "It will increase your score",
    ],
)
def test_the_list_of_promises_finds_one(sentence: str) -> None:
    assert CAUSAL.search(sentence)


def test_strengths_and_gaps_counted_the_way_the_programme_declared(call: CallScore) -> None:
    for place in range(12):
        told = letter(call, place)
        for part, sign in [(one, 1) for one in told.strengths] + [(one, -1) for one in told.gaps]:
            assert part.value is not None
            assert part.typical is not None
            assert part.contribution * sign > 0
            assert part.direction * (part.value - part.typical) * sign > 0
        assert {one.feature for one in told.beside}.isdisjoint(
            one.feature for one in (*told.strengths, *told.gaps)
        )
        assert max(map(len, (told.strengths, told.gaps, told.beside, told.deeds))) <= SHOWN


def test_the_sentences_are_the_sheets_in_the_second_person(call: CallScore) -> None:
    assert (
        "Signed commitment. 70 % of your members have signed commitments, against 50 % in a typical "
        "application." in shown(call, "en").replace("\xa0", " ")
    )
    assert (
        "Signerte forpliktelser. 70 % av medlemmene deres har signerte forpliktelser, mot 50 % i en typisk "
        "søknad." in shown(call, "nb").replace("\xa0", " ")
    )


def unsettled(sheet: ScoreSheet, dimension: str) -> ScoreSheet:
    parts = [replace(one, settled=one.dimension != dimension) for one in sheet.dimensions]
    return replace(sheet, dimensions=tuple(parts))


def test_a_dimension_whose_sign_is_not_settled_is_neither_strength_nor_gap(call: CallScore) -> None:
    sheet = unsettled(full(call.sheets[5]), "driving_forces")
    told = letter_of(call, sheet, decision="rejected")
    assert told.unsettled == ("driving_forces",)
    named = {one.dimension for one in (*told.strengths, *told.gaps, *told.beside)}
    assert "driving_forces" not in named | {one.dimension for one in told.deeds}
    assert "your figures on driving forces count for or against you" in text_of(
        render(told, AGENCY, language="en")
    )


def test_what_is_typical_of_very_few_is_not_told(call: CallScore) -> None:
    told = letter(replace(call, cases=4))
    page = text_of(render(told, AGENCY, language="en"))
    assert told.strengths
    assert "typical application" not in page.replace("Better than typical", "")
    assert "typical: " not in page


def test_low_confidence_is_said(call: CallScore) -> None:
    assert "Low confidence" not in shown(call, "en")
    assert "Low confidence: past calls do not show" in shown(doubted(call, NO_BETTER_THAN_PAST), "en")


def test_an_index_is_called_one_and_forecasts_nothing(index: Programme) -> None:
    scored = score_call(index.reading, index.champion)
    page = text_of(render(letter_of(scored, scored.sheets[0], decision="funded"), AGENCY, language="en"))
    assert "A criteria index, the plain average of the indicators" in page
    assert "It forecasts nothing" in page
    assert "The index has no margin of error" in page
    assert "selected for funding" in page


def test_nobody_rated_it_is_said(call: CallScore) -> None:
    told = letter(call, reviews=None)
    assert "No reviewer's marks are recorded for this application." in text_of(
        render(told, AGENCY, language="en")
    )
    assert "ikke registrert karakterer fra noen vurderer" in text_of(render(told, AGENCY, language="nb"))


def test_no_evidence_is_said(call: CallScore) -> None:
    empty = tuple(replace(one, value=None, plain_value=None) for one in call.sheets[5].contributions)
    sheet = replace(call.sheets[5], contributions=empty, evidence_share=0.0)
    told = letter_of(call, sheet, decision="rejected")
    page = text_of(render(told, AGENCY, language="en"))
    assert (told.strengths, told.gaps, told.deeds) == ((), (), ())
    assert "No single indicator stood out in favour of the application." in page
    assert "None of the indicators were known" in page


def test_marks_on_two_scales_say_their_scale_each(call: CallScore) -> None:
    marks = (REVIEWS.marks[0], replace(REVIEWS.marks[1], worst=6, best=1))
    page = text_of(render(letter(call, reviews=replace(REVIEWS, marks=marks)), AGENCY, language="en"))
    assert "capabilities 3.7 (1 is worst, 5 is best), willingness 2.3 (6 is worst, 1 is best)." in page


def test_reasons_of_those_who_decided_are_told_and_their_absence_too(call: CallScore) -> None:
    assert "Their reasons: Too few have signed." in text_of(
        render(letter(call, grounds="Too few have signed."), AGENCY, language="en")
    )
    assert "No reasons in their own words are recorded." in shown(call, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_so_and_an_approved_letter_says_who(call: CallScore, language: Language) -> None:
    draft = text_of(render(letter(call), AGENCY, language=language))
    assert draft.startswith(WORDS["draft"][language == "nb"])
    assert "Kari Nordmann" not in draft
    approved = shown(call, language)
    assert WORDS["draft"][language == "nb"] not in approved
    assert "Kari Nordmann" in approved
    assert "As the committee decided" in approved


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_agency_has_not_filled_in_stands_open(call: CallScore, language: Language) -> None:
    page = render(letter(call), Agency(), language=language)
    assert page.count("<mark>") == 3
    assert WORDS["no_appeal"][language == "nb"] in page
    assert WORDS["nobody"][language == "nb"] in page


def test_no_decision_yet_is_said(call: CallScore) -> None:
    page = text_of(render(letter(call, decision=None), AGENCY, language="en"))
    assert "No decision on your application is recorded yet." in page
    assert "The decision is to be taken by: The selection committee" in page


def test_a_decision_is_read_from_the_applications(programme: Programme) -> None:
    applications = programme.reading.tables.applications
    told = {one: decision_of(applications, one) for one in applications["application_id"]}
    assert set(told.values()) == {"funded", "rejected", None}
    assert decision_of(applications, "nobody") is None


def test_text_of_an_applicant_cannot_become_a_part_of_the_page(call: CallScore) -> None:
    sheet = replace(call.sheets[5], name="<script>alert(1)</script>")
    page = render(letter_of(call, sheet, grounds="<img src=x>"), AGENCY, language="en")
    assert "<script" not in page
    assert "<img" not in page
