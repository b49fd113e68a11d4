"""What a letter says about a feature: to the applicant, with the same number, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

from scoring.addressed_phrases import ADDRESSED, addressed_clause
from scoring.phrases import PHRASES
from scoring.reasons import to_applicant
from scoring.sheet import LANGUAGES, CallScore
from tests.scoring.by_hand import NEVER

OTHERS = {"en": re.compile(r"\bmembers?\b"), "nb": re.compile(r"\bmedlemm\w*")}
OWN = {"en": re.compile(r"\byour\b"), "nb": re.compile(r"\bderes\b")}


def test_every_clause_about_members_speaks_to_them() -> None:
    for name, words in PHRASES.items():
        for language in LANGUAGES:
            clause = addressed_clause(name, words.en, language)
            assert clause.count("{value}") == 1, name
            assert not NEVER.search(clause), name
            if OTHERS[language].search(words.clause(language)):
                assert OWN[language].search(clause), (name, clause)
    assert set(ADDRESSED) <= set(PHRASES)


def test_an_indicator_of_the_agencys_own_has_its_own_words() -> None:
    assert addressed_clause("mgmt {team}", "Mgmt {team}", "nb") == "Mgmt (team) er {value}"


def test_the_fact_is_told_without_a_verdict(call: CallScore) -> None:
    one = replace(call.sheets[0].by_feature()["own_momentum"], plain_value=2.5, plain_typical=3.0)
    told = [to_applicant(one, language).replace("\xa0", " ") for language in LANGUAGES]
    assert told == [
        "Own momentum: your members' own growth has been 2.5 percentage points a year over three years, "
        "against 3 percentage points a year in a typical application.",
        "Egen fremdrift: den egne veksten til medlemmene deres har vært 2,5 prosentpoeng i året over tre år, "
        "mot 3 prosentpoeng i året i en typisk søknad.",
    ]
    assert to_applicant(replace(one, plain_value=None), "nb") == "Egen fremdrift"
