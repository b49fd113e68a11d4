"""Letters by hand: an agency that has filled in its texts, marks, and a sheet with everything on it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from scoring.letter import Agency, Approval, Letter, letter_of
from scoring.letter.reviews import Mark, Reviews
from scoring.sheet import CallScore, ScoreSheet

AGENCY = Agency(
    name={"en": "The Innovation Agency", "nb": "Innovasjonsetaten"},
    decides={"en": "The selection committee", "nb": "Utvelgelseskomiteen"},
    contact={"en": "post@agency.example", "nb": "post@agency.example"},
    appeal={
        "en": "Write to the Ministry within three weeks.",
        "nb": "Skriv til departementet innen tre uker.",
    },
)
MARKS = tuple(
    Mark(name, mean, 1, 5)
    for name, mean in (("capabilities", 3.67), ("willingness", 2.33), ("proximity", 3.0))
)
REVIEWS = Reviews(3, "2026-04-02", "2026-04-20", MARKS)
APPROVAL = Approval("A-07", "Kari Nordmann", "2026-05-04", "As the committee decided", {}, {})


def full(sheet: ScoreSheet) -> ScoreSheet:
    """The sheet with an interval and a rank set, as later steps fill them in."""
    return replace(sheet, interval_low=-3.1, interval_high=3.4, rank_low=3, rank_high=11)


def letter(call: CallScore, place: int = 5, **told: object) -> Letter:
    """The letter about the application on that place, rejected and reviewed."""
    return letter_of(call, full(call.sheets[place]), **{"decision": "rejected", "reviews": REVIEWS} | told)  # type: ignore[arg-type]  # the tests say what


def text_of(page: str) -> str:
    """What people read of a page, in one line."""
    body = re.sub(r"<style>.*?</style>|<svg.*?</svg>", " ", page.partition("<body>")[2], flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip()
