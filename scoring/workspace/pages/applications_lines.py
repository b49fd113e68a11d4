"""One application as a line of the list: every number in the reader's form, pictures as SVG with classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from scoring.numbers import SPACE, number, percent, signed
from scoring.phrases import dimension_name
from scoring.rank_words import span
from scoring.report.charts import Axis, axis_for, score_dot
from scoring.report.reader import mark
from scoring.sheet import CallScore, DimensionScore, Language
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.applications_columns import Entry
from scoring.workspace.pages.applications_facts import BEGUN, LOCKED, TO_RATE
from scoring.workspace.pages.applications_scored import DISCUSS, IN, OUT, Place, Scored

GROUP_NAMES = {
    IN: gettext_lazy("clearly in"),
    DISCUSS: gettext_lazy("to discuss"),
    OUT: gettext_lazy("clearly out"),
}
STATE_NAMES = {
    TO_RATE: gettext_lazy("to rate"),
    BEGUN: gettext_lazy("begun"),
    LOCKED: gettext_lazy("locked"),
}


@dataclass(frozen=True)
class Line:
    """What the template writes of one application; `state` and `group` are codes, for classes."""

    key: int
    application_id: str
    name: str
    about: str
    lead: str
    stage: str
    members: str
    requested: str
    state: str
    state_name: str
    rank: str
    ranks: str
    score: str
    dot: str
    interval: str
    chance: str
    cells: str
    mean: str
    group: str
    group_name: str
    adds: Mapping[str, str]


@dataclass(frozen=True)
class Teller:
    """How a list is told: language, currency, and the axis that all its scores share."""

    language: Language
    currency: str
    scored: Scored | None
    axis: Axis

    def line(self, one: Entry) -> Line:
        """The application in words and pictures."""
        facts, place = one.facts, one.place
        return Line(
            facts.key,
            facts.application_id,
            facts.name,
            " · ".join(filter(None, (facts.sector, facts.region))),
            facts.lead,
            facts.stage,
            number(facts.members, self.language, 0) if facts.members else "",
            millions(facts.requested, self.currency),
            facts.state.replace(" ", "-"),
            str(STATE_NAMES.get(facts.state, "")),
            *self.placed(place),
            "" if one.mean is None else number(one.mean, self.language, 1),
            place.group if place else "",
            str(GROUP_NAMES[place.group]) if place and place.group else "",
            self.adds(place),
        )

    def placed(self, place: Place | None) -> tuple[str, str, str, str, str, str, str]:
        """Rank, its set, score, its picture, its interval, the chance of a seat and the dimensions."""
        if place is None or self.scored is None:
            return ("",) * 7
        ranks = (
            "" if place.rank_low is None or place.rank_high is None else span(place.rank_low, place.rank_high)
        )
        dot = score_dot(place.score, self.axis, place.low, place.high)
        return (
            *(place.label, ranks, self.score(place.score), mark_safe(dot)),
            *(self.interval(place), self.chance(place), self.cells(place.dimensions)),
        )

    def score(self, value: float) -> str:
        """A score as people read it: growth with its sign, points of an index without."""
        call = self.call
        return (number if call.is_index else signed)(value, self.language, call.decimals)

    def interval(self, place: Place) -> str:
        """The ends of the 80 % interval in words, or that it is unbounded, or nothing."""
        if place.low is None or place.high is None:
            return _("unbounded") if self.call.is_unbounded else ""
        return _("%(low)s to %(high)s") % {"low": self.score(place.low), "high": self.score(place.high)}

    def chance(self, place: Place) -> str:
        """The chance of a seat, never none and never all while draws leave it open."""
        if place.chance is None:
            return ""
        if 0 < place.chance < 0.005:
            return f"<{SPACE}1{SPACE}%"
        return f">{SPACE}99{SPACE}%" if 0.995 < place.chance < 1 else percent(place.chance, self.language)

    def cells(self, parts: Iterable[DimensionScore]) -> SafeString:
        """What each dimension adds, as cells of the table: sign and colour say the same."""
        told = (self._cell(one, " first" if place == 0 else "") for place, one in enumerate(parts))
        return mark_safe("".join(told))

    def adds(self, place: Place | None) -> Mapping[str, str]:
        """What each dimension adds, where there is evidence."""
        parts = place.dimensions if place else ()
        return {one.dimension: self._adds(one) for one in parts if one.mark is not None}

    @property
    def call(self) -> CallScore:
        """The scored call."""
        assert self.scored is not None
        return self.scored.call

    def _adds(self, one: DimensionScore) -> str:
        return signed(one.contribution, self.language, self.call.decimals)

    def _cell(self, one: DimensionScore, first: str) -> str:
        name = escape(dimension_name(one.dimension, self.language))
        told = self._adds(one)
        if one.mark is None:
            told += _unseen(_("no evidence"))
        elif one.settled is False:
            told += '<span aria-hidden="true">±</span>' + _unseen(_("sign not settled"))
        inside = f'<span class="cell {mark(one)}">{told}</span>'
        return f'<td class="part{first}" role="cell" data-label="{name}">{inside}</td>'


def _unseen(words: str) -> str:
    return f'<span class="unseen"> ({escape(words)})</span>'


def teller(language: Language, currency: str, scored: Scored | None) -> Teller:
    """Tells every line of a list on one axis."""
    places = scored.places.values() if scored else ()
    held = [end for one in places for end in (one.score, one.low, one.high) if end is not None]
    return Teller(language, currency, scored, axis_for(held, scored.neutral if scored else 0.0))


def progress(states: Iterable[str]) -> str:
    """How far one's own rating is, in words; empty where there is nothing to rate."""
    mine = [one for one in states if one]
    if not mine:
        return ""
    locked = sum(one == LOCKED for one in mine)
    told = ngettext("%(locked)s of %(count)s locked", "%(locked)s of %(count)s locked", len(mine))
    return told % {"locked": locked, "count": len(mine)}
