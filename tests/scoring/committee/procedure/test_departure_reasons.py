"""Every reason code is said in both languages, each in its own words."""

from __future__ import annotations

from scoring.committee.procedure.departure_reasons import ReasonCode, reason_text


def test_every_code_has_words_in_both_languages() -> None:
    english, norwegian = ([reason_text(code, language) for code in ReasonCode] for language in ("en", "nb"))
    assert len(set(english)) == len(set(norwegian)) == len(ReasonCode)
    assert not set(english) & set(norwegian)


def test_what_was_learnt_after_the_deadline_is_no_reason() -> None:
    assert not any("after the deadline" in reason_text(code) for code in ReasonCode)
