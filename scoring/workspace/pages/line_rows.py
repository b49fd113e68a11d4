"""One application on the funding line: committee and model side by side, in words and as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.committee.line_charts import line_row
from scoring.numbers import percent
from scoring.rank_words import span
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.named import Named

PARTED = 0.3
"""How far the chances of committee and model lie apart where it is said that they part."""
MOVED = 0.05
"""How far a chance has moved since the blind marks where that is said."""
GROUPS = {
    "in": gettext_lazy("clearly in"),
    "discuss": gettext_lazy("to discuss"),
    "out": gettext_lazy("clearly out"),
}
WHY = {
    "model against": gettext_lazy("the model is as sure of the opposite"),
    "crowded": gettext_lazy("sure on its own, but not all who are fit beside each other"),
    "unread": gettext_lazy("nobody's marks count"),
    "no line": gettext_lazy("no line can be drawn"),
    "nobody to say": gettext_lazy("neither committee nor a model to trust"),
}


@dataclass(frozen=True)
class Voice:
    """What committee or model says: the chance of standing above the line, and its ranks."""

    chance: str
    ranks: str


@dataclass(frozen=True)
class LineRow:
    """One application. `apart` is how far the two chances lie apart (0–1), `parted` says it in words.

    `last_above` marks the one under which the line is drawn. `blind` is said where the marks from before the
    reveal gave another chance.
    """

    key: int
    place: int
    application_id: str
    name: str
    about: str
    asks: str
    committee: Voice | None
    model: Voice | None
    blind: str
    picture: SafeString
    group: str
    label: str
    why: str
    apart: float
    parted: str
    last_above: bool


@dataclass(frozen=True)
class Teller:
    """Tells rows: how many stand above the line, of how many, and whether numbers about all may be said.

    `open_numbers` is False for somebody kept away from an application: chances and ranks of the others
    would, all together, tell about it.
    """

    wanted: int | None
    count: int
    currency: str
    blind: Mapping[str, float | None]
    open_numbers: bool

    def row(self, place: int, told: Mapping[str, Any], named: Named) -> LineRow:
        """The row of one place of the line."""
        committee, model = told["committee"], told["model"]
        return LineRow(
            named.key,
            place,
            named.application_id,
            named.name,
            named.about,
            millions(named.requested, self.currency),
            self._voice(committee),
            self._voice(model),
            self._blind(named.application_id, committee),
            self._picture(committee, model),
            told["group"],
            str(GROUPS[told["group"]]),
            str(WHY.get(told["why"], "")),
            apart(committee, model) if self.open_numbers else 0.0,
            self._parted(committee, model),
            self.open_numbers and place == self.wanted,
        )

    def _voice(self, view: Mapping[str, Any] | None) -> Voice | None:
        if view is None or not self.open_numbers:
            return None
        ranks = _("ranks %(span)s") % {"span": span(view["low"], view["high"])}
        return Voice(percent(view["chance"], written_in()), ranks)

    def _blind(self, name: str, committee: Mapping[str, Any] | None) -> str:
        before = self.blind.get(name)
        if committee is None or before is None or not self.open_numbers:
            return ""
        if abs(before - committee["chance"]) < MOVED:
            return ""
        return _("blind %(chance)s") % {"chance": percent(before, written_in())}

    def _picture(self, committee: Mapping[str, Any] | None, model: Mapping[str, Any] | None) -> SafeString:
        if not self.open_numbers:
            return mark_safe("")
        views: Any = [None if one is None else SimpleNamespace(**one) for one in (committee, model)]
        return mark_safe(line_row(*views, wanted=self.wanted, applications=self.count))

    def _parted(self, committee: Mapping[str, Any] | None, model: Mapping[str, Any] | None) -> str:
        if apart(committee, model) < PARTED or committee is None or model is None:
            return ""
        if committee["chance"] > model["chance"]:
            return _("the committee sees more in it than the model")
        return _("the model sees more in it than the committee")


def apart(committee: Mapping[str, Any] | None, model: Mapping[str, Any] | None) -> float:
    """How far the two chances lie apart; 0 where one is silent."""
    if committee is None or model is None:
        return 0.0
    return float(abs(committee["chance"] - model["chance"]))
