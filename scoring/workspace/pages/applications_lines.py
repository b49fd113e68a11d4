"""One application as a line of the list: every number in the reader's form, pictures as SVG with classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.numbers import SPACE, number, percent, signed
from scoring.rank_words import span
from scoring.report.charts import Axis, axis_for, score_dot
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


@dataclass(frozen=True, slots=True)
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
    mean: str
    group: str
    group_name: str
    adds: Mapping[str, str]
    parts: tuple[DimensionScore, ...]


@dataclass(frozen=True)
class Teller:
    """How a list is told: in what language, on what axis, with what words that many lines repeat."""

    language: Language
    currency: str
    scored: Scored | None
    axis: Axis
    states: Mapping[str, str]
    groups: Mapping[str, str]
    between: str
    unbounded: str

    def line(self, one: Entry) -> Line:
        """The application in words and pictures."""
        facts, place = one.facts, one.place
        group = place.group if place else ""
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
            self.states.get(facts.state, ""),
            *self.placed(place),
            "" if one.mean is None else number(one.mean, self.language, 1),
            group,
            self.groups.get(group, ""),
            {part.dimension: self.adds(part) for part in place.dimensions} if place else {},
            place.dimensions if place else (),
        )

    def placed(self, place: Place | None) -> tuple[str, str, str, str, str, str]:
        """Rank, its set, score, its picture, its interval and the chance of a seat."""
        if place is None:
            return ("",) * 6
        low, high = place.rank_low, place.rank_high
        dot = score_dot(place.score, self.axis, place.low, place.high)
        return (
            place.label,
            "" if low is None or high is None else span(low, high),
            self.score(place.score),
            mark_safe(dot),
            self.interval(place),
            self.chance(place),
        )

    def score(self, value: float) -> str:
        """A score as people read it: growth with its sign, points of an index without."""
        call = self.call
        return (number if call.is_index else signed)(value, self.language, call.decimals)

    def interval(self, place: Place) -> str:
        """The ends of the 80 % interval in words, or that it is unbounded, or nothing."""
        if place.low is None or place.high is None:
            return self.unbounded
        return self.between % {"low": self.score(place.low), "high": self.score(place.high)}

    def chance(self, place: Place) -> str:
        """The chance of a seat, never none and never all while draws leave it open."""
        if place.chance is None:
            return ""
        if 0 < place.chance < 0.005:
            return f"<{SPACE}1{SPACE}%"
        return f">{SPACE}99{SPACE}%" if 0.995 < place.chance < 1 else percent(place.chance, self.language)

    def adds(self, one: DimensionScore) -> str:
        """What a dimension adds; empty where there is no evidence."""
        return "" if one.mark is None else signed(one.contribution, self.language, self.call.decimals)

    @property
    def call(self) -> CallScore:
        """The scored call."""
        assert self.scored is not None
        return self.scored.call


def teller(language: Language, currency: str, scored: Scored | None) -> Teller:
    """Tells every line of a list on one axis."""
    places = scored.places.values() if scored else ()
    held = [end for one in places for end in (one.score, one.low, one.high) if end is not None]
    return Teller(
        language,
        currency,
        scored,
        axis_for(held, scored.neutral if scored else 0.0),
        {name: str(told) for name, told in STATE_NAMES.items()},
        {name: str(told) for name, told in GROUP_NAMES.items()},
        _("%(low)s to %(high)s"),
        _("unbounded") if scored and scored.call.is_unbounded else "",
    )


def progress(states: Iterable[str]) -> str:
    """How far one's own rating is, in words; empty where there is nothing to rate."""
    mine = [one for one in states if one]
    if not mine:
        return ""
    locked = sum(one == LOCKED for one in mine)
    return _("%(locked)s of %(count)s locked") % {"locked": locked, "count": len(mine)}
