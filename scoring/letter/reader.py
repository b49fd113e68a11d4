"""What the template reads: the letter in ready sentences, in the applicant's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scoring.letter.agency import Agency
from scoring.letter.approval import Approval
from scoring.letter.letter import Letter
from scoring.letter.reviews import Mark, Reviews
from scoring.letter.strip import strip
from scoring.letter.words import listed, say
from scoring.numbers import number, percent, signed
from scoring.phrases import DIMENSION_NAMES, dimension_name, phrase
from scoring.reasons import to_applicant
from scoring.report.words import date
from scoring.sheet import Contribution, Language
from scoring.what_if import Gap


@dataclass(frozen=True)
class Reader:
    """A letter, who sends it, who approved it (nobody: a draft), and the language in which it is read."""

    letter: Letter
    agency: Agency
    language: Language
    approval: Approval | None = None

    def words(self) -> dict[str, Any]:
        """Everything that the template may use."""
        one = self.letter
        return {
            "language": self.language,
            "say": self.say,
            "agency": self.agency.says("name", self.language),
            "day": "" if self.approval is None else self.day(self.approval.day),
            "approved": self.approved(),
            "title": self.say("title", name=one.name),
            "reference": self.say(
                "reference", id=one.application_id, call=one.call_id, date=self.day(one.closes_on)
            ),
            "outcome": self.say(one.decision or "undecided"),
            "considered": self.considered(),
            "strengths": [self.told(part) for part in one.strengths],
            "gaps": [self.told(part) for part in one.gaps],
            "asides": list(self.asides()),
            "deeds": [self.deed(gap) for gap in one.deeds],
            "decided": list(self.decided()),
            "strip": strip(one, self.language),
            "appeal": self.agency.says("appeal", self.language),
            "contact": self.agency.says("contact", self.language),
            "stamp": self.say(
                "stamp",
                version=one.model_version,
                as_of=self.day(one.model_as_of),
                data=one.data_digest[:12],
            ),
        }

    def say(self, key: str, **filled: object) -> str:
        """Our words for `key`."""
        return say(key, self.language, **filled)

    def day(self, iso: str) -> str:
        """A day in words."""
        return date(iso, self.language)

    def approved(self) -> str:
        """By whom, when and why; empty for a draft."""
        one = self.approval
        return (
            "" if one is None else self.say("approved", by=one.by, day=self.day(one.day), reason=one.reason)
        )

    def considered(self) -> str:
        """How many applied, and how many could be funded."""
        one = self.letter
        if one.seats is None:
            return self.say("considered", count=one.applications)
        return self.say("considered_seats", count=one.applications, seats=one.seats)

    def told(self, part: Contribution) -> tuple[str, str]:
        """The indicator's name and what the application is like on it."""
        name, _, rest = to_applicant(part, self.language, self.letter.currency).partition(": ")
        return name, rest[:1].upper() + rest[1:]

    def asides(self) -> Iterable[str]:
        """What typical is, what counted without being a strength or a gap, and what past cases leave open."""
        one = self.letter
        if one.has_typical and (one.strengths or one.gaps or one.deeds):
            yield self.say("typical", cases=number(one.cases, self.language, 0))
        if one.beside:
            named = [
                self.say("in_favour" if part.contribution > 0 else "against", what=self.name(part))
                for part in one.beside
            ]
            yield self.say("beside", listed=listed(named, self.language))
        if one.unsettled:
            named = [dimension_name(name, self.language).lower() for name in one.unsettled]
            yield self.say("unsettled", listed=listed(named, self.language))

    def name(self, part: Contribution) -> str:
        """The indicator's short name within a sentence."""
        label = phrase(part.feature, part.label).label(self.language)
        return label[:1].lower() + label[1:] if label[1:2].islower() else label

    def deed(self, gap: Gap) -> tuple[str, str, str]:
        """The indicator, where the application stands, and what can be done."""
        money = self.letter.currency
        filled = {
            "value": gap.value_says(self.language, money),
            "typical": gap.typical_says(self.language, money),
        }
        stands = self.say("yours_typical" if self.letter.has_typical else "yours", **filled)
        return gap.named(self.language), stands, self.say("possible", deed=gap.says(self.language))

    def decided(self) -> Iterable[str]:
        """How the decision was made: by whom, with which marks and figures, and how uncertain these are."""
        one = self.letter
        who = self.agency.says("decides", self.language) or self.say("nobody")
        if one.decision is None:
            yield self.say("open", who=who)
        else:
            grounds = self.say("grounds", grounds=one.grounds) if one.grounds else self.say("no_grounds")
            yield f"{self.say('people', who=who)} {grounds}"
        yield self.reviews(one.reviews)
        yield f"{self.figure()} {self.evidence()}"
        yield self.uncertainty()

    def reviews(self, reviews: Reviews | None) -> str:
        """How many marked the application, and the marks."""
        if reviews is None:
            return self.say("no_reviews")
        scales = {(mark.worst, mark.best) for mark in reviews.marks}
        told = ", ".join(self.mark(mark, scaled=len(scales) > 1) for mark in reviews.marks)
        if len(scales) == 1:
            told = f"{told} ({self.scale(reviews.marks[0])})"
        return self.say(
            "one_review" if reviews.reviewers == 1 else "reviews",
            count=reviews.reviewers,
            first=self.day(reviews.first),
            last=self.day(reviews.last),
            marks=told,
        )

    def mark(self, mark: Mark, *, scaled: bool) -> str:
        """One criterion's mark, with its scale where criteria have different ones."""
        known = mark.criterion in DIMENSION_NAMES
        name = dimension_name(mark.criterion, self.language).lower() if known else mark.criterion
        own = f"{name} {number(mark.mean, self.language, 1)}"
        return f"{own} ({self.scale(mark)})" if scaled else own

    def scale(self, mark: Mark) -> str:
        """Which mark is worst and which best."""
        worst, best = (number(value, self.language) for value in (mark.worst, mark.best))
        return self.say("scale", worst=worst, best=best)

    def figure(self) -> str:
        """What the score is."""
        one = self.letter
        if one.is_index:
            score, neutral = (
                number(value, self.language, one.decimals) for value in (one.score, one.neutral)
            )
            return self.say("index", day=self.day(one.closes_on), score=score, neutral=neutral)
        return self.say(
            "growth",
            day=self.day(one.closes_on),
            score=signed(one.score, self.language, one.decimals),
            years=one.horizon_years,
            cases=number(one.cases, self.language, 0),
        )

    def evidence(self) -> str:
        """What of the evidence was there."""
        one = self.letter
        if one.evidence_share == 0:
            return self.say("no_evidence")
        told = self.say("evidence", share=percent(one.evidence_share, self.language))
        if not one.unknown:
            return told
        named = listed([self.name(part) for part in one.unknown], self.language)
        return f"{told} {self.say('unknown', listed=named)}"

    def uncertainty(self) -> str:
        """The range, the places, how well such figures did before, and low confidence."""
        one, told = self.letter, []
        if one.interval is not None:
            low, high = (signed(value, self.language, one.decimals) for value in one.interval)
            told.append(self.say("interval", low=low, high=high))
        else:
            told.append(self.say("no_forecast" if one.is_index else "no_interval"))
        if one.ranks is not None:
            told.append(self.say("ranks", low=one.ranks[0], high=one.ranks[1], count=one.applications))
        if one.pairs_right is not None:
            told.append(self.say("pairs", right=number(100 * one.pairs_right, self.language, 0)))
        else:
            told.append(self.say("no_pairs"))
        if one.doubt is not None:
            told.append(self.say("doubt"))
        return " ".join(told)
