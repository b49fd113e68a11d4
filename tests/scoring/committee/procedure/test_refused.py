"""A refusal says everything at once, in sentences that a translation can find."""

from __future__ import annotations

from scoring.committee.procedure.refused import ConflictOfInterest, Refused, sentence


def test_a_refusal_keeps_its_sentences_and_reads_as_lines() -> None:
    refusal = Refused("One.", "Two.")
    assert (refusal.problems, str(refusal)) == (("One.", "Two."), "One.\nTwo.")


def test_a_sentence_is_text_and_knows_its_pattern() -> None:
    told = sentence("{person} is {what}.", person="ana", what="{odd}")
    assert told == "ana is {odd}."
    assert (told.pattern, told.values) == ("{person} is {what}.", {"person": "ana", "what": "{odd}"})


def test_a_conflict_of_interest_is_a_refusal() -> None:
    assert issubclass(ConflictOfInterest, Refused)
