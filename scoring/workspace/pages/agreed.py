"""How far reviewers agree, in words that a committee reads, with the numbers beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.numbers import SPACE, number, percent
from scoring.workspace.pages.language import written_in

STEPS = (
    (0.8, gettext_lazy("nearly as one")),
    (0.6, gettext_lazy("well")),
    (0.4, gettext_lazy("moderately")),
    (0.2, gettext_lazy("little")),
    (-1.0, gettext_lazy("hardly more than by chance")),
)
"""From which agreement of the mean on (0–1) it is called what."""


@dataclass(frozen=True)
class AgreementRow:
    """Agreement about one dimension: in a word, then one reviewer's mark, the mean of all, and alpha."""

    name: str
    word: str
    one: str
    one_between: str
    mean: str
    mean_between: str
    alpha: str
    alpha_between: str


def agreement_row(name: str, told: Mapping[str, Any]) -> AgreementRow:
    """A row of the table; a dash where the marks cannot say."""
    word = "–" if told["mean"] is None else _word(told["mean"])
    each = (_with_ends(told[one], told[f"{one}_ends"]) for one in ("one", "mean", "alpha"))
    return AgreementRow(name, word, *(text for pair in each for text in pair))


def agreement_words(told: Mapping[str, Any] | None) -> str:
    """The agreement about the overall mark in a sentence."""
    if not told or told["mean"] is None:
        return _("Too few applications were rated by two people to say how far they agree.")
    filled = {
        "word": _word(told["mean"]),
        "one": percent(told["one"], written_in()),
        "count": number(told["reviewers"], written_in(), 1),
        "mean": percent(told["mean"], written_in()),
    }
    return (
        _(
            "Of what makes one reviewer's marks differ, %(one)s is the applications; of what makes the mean "
            "of %(count)s reviewers differ, %(mean)s. Another committee of this size would agree with this "
            "one %(word)s."
        )
        % filled
    )


def _word(value: float) -> str:
    return str(next(word for least, word in STEPS if value >= least))


def _with_ends(value: float | None, ends: list[float] | None) -> tuple[str, str]:
    if value is None:
        return "–", ""
    language = written_in()
    between = ""
    if ends is not None:
        between = f"{number(ends[0], language, 2)}{SPACE}–{SPACE}{number(ends[1], language, 2)}"
    return number(value, language, 2), between
