"""What an applicant could act on: actionable features on which it is behind a typical past application."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.numbers import SPACE, measured
from scoring.phrases import phrase
from scoring.sheet import Contribution, Language, ScoreSheet
from scoring.what_if.deeds import deed


@dataclass(frozen=True)
class Gap:
    """One actionable feature on which the application is behind, or of which it has not said anything.

    `value` and `typical` are as people read them, in `unit`; `typical` is the median of past applications.
    `value` is None where the data folder lacks it: then saying it can be done. `contribution` is what
    the feature takes from or adds to the score as it is, no promise of what closing the gap would bring.
    """

    feature: str
    dimension: str
    label: str
    etikett: str
    value: float | None
    typical: float
    unit: str
    direction: int
    contribution: float
    evidence: str
    en: str
    nb: str

    def named(self, language: Language) -> str:
        """The feature's short name."""
        return self.etikett if language == "nb" else self.label

    def says(self, language: Language) -> str:
        """What can be done, as a clause without a capital letter or a full stop."""
        return self.nb if language == "nb" else self.en

    def value_says(self, language: Language, currency: str = "") -> str:
        """The application's own value with its unit; "not known" where it is missing."""
        if self.value is None:
            return "ikke kjent" if language == "nb" else "not known"
        return _told(self.value, self.unit, language, currency)

    def typical_says(self, language: Language, currency: str = "") -> str:
        """The value of a typical past application with its unit."""
        return _told(self.typical, self.unit, language, currency)


def actionable_gaps(sheet: ScoreSheet) -> tuple[Gap, ...]:
    """The gaps of one application, those that take most from its score first, unknown values last.

    Only actionable features with an expected direction enter: where the field does not agree which way is
    better, nobody is told to act. A feature in which the application is at least typical is no gap.
    """
    gaps = [_gap(one) for one in sheet.contributions if _behind(one)]
    return tuple(sorted(gaps, key=lambda one: (one.value is None, one.contribution)))


def _behind(one: Contribution) -> bool:
    if not (one.actionable and one.direction and one.typical is not None):
        return False
    return one.value is None or one.direction * (one.typical - one.value) > 0


def _gap(one: Contribution) -> Gap:
    words = phrase(one.feature, one.label)
    assert one.plain_typical is not None, one.feature
    return Gap(
        feature=one.feature,
        dimension=one.dimension,
        label=words.en,
        etikett=words.nb,
        value=one.plain_value,
        typical=one.plain_typical,
        unit=one.plain_unit,
        direction=one.direction,
        contribution=one.contribution,
        evidence=one.evidence,
        en=deed(one.feature, "en"),
        nb=deed(one.feature, "nb"),
    )


def _told(value: float, unit: str, language: Language, currency: str) -> str:
    if unit.startswith("currency") and currency:
        return f"{currency}{SPACE}{measured(value, '', language)}"
    return measured(value, unit, language)
