"""What the page's template reads: the watch, and the few verbs that write it in the reader's language."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

from models.watch.family import DRAWS
from models.watch.panel import Panel, Watched
from scoring.numbers import number, percent, signed
from scoring.report.charts import tick_labels, ticks
from scoring.report.words import date
from scoring.sheet import Language
from scoring.watch import charts
from scoring.watch.found import CallWatch
from scoring.watch.sentences import amount, column_name, heading, lead, level, revised_sentence, sentences
from scoring.watch.words import say

SHOWN = 12
"""Features that stand on the page at once; the others open on request."""


@dataclass(frozen=True)
class Reader:
    """A watch and the language in which it is read."""

    told: CallWatch
    language: Language

    def words(self) -> dict[str, Any]:
        """Everything that the template may use."""
        return {**self._numbers(), **self._panels(), **self._outcomes()}

    def _numbers(self) -> dict[str, Any]:
        language = self.language
        return {
            "language": language,
            "say": partial(say, language=language),
            "number": lambda value, decimals=None: self.plain(value, decimals),
            "signed": lambda value, decimals=1: (
                "–" if math.isnan(value) else signed(value, language, decimals)
            ),
            "amount": lambda value, unit, sign=False: amount(value, unit, language, sign=sign),
            "level": lambda value, unit: level(value, unit, language),
            "tick_labels": tick_labels,
            "shift_row": charts.shift_row,
            "pairs_row": charts.pairs_row,
        }

    def _panels(self) -> dict[str, Any]:
        told, language = self.told, self.language
        by_name = {one.name: one for one in told.found.panels}
        listed = [*by_name["scores"].columns, *by_name["features"].columns]
        shares = [*by_name["novelty"].columns, *by_name["missing"].columns]
        return {
            "told": told,
            "title": say("title", language, call=told.call_id),
            "heading": heading(told, language),
            "crumbs": say(
                "crumbs",
                language,
                call=told.call_id,
                date=date(told.closes_on, language),
                version=told.model_version,
            ),
            "lead": lead(told, language),
            "panels": told.found.panels,
            "sentences": lambda panel: sentences(panel, told, language),
            "would_notice": self.would_notice,
            "state": lambda panel: panel.verdict.replace(" ", "-"),
            "column": self.column,
            "features": listed,
            "shown": SHOWN,
            "axis": charts.shift_axis(listed),
            "axis_ticks": self.ticks(charts.shift_axis(listed), 1),
            "shares": shares,
            "share_axis": charts.shift_axis(shares),
            "share_ticks": self.ticks(charts.shift_axis(shares), 0, 100),
            "revised": self.revised(),
        }

    def _outcomes(self) -> dict[str, Any]:
        told, language = self.told, self.language
        known = [one for one in told.found.groups if not math.isnan(one.right)]
        left = [one for one in told.found.groups if math.isnan(one.right)]
        axis = charts.pairs_axis(known)
        return {
            "record": told.found.record.to_dict("records"),
            "groups": known,
            "groups_left": say(
                "groups_left", language, count=len(left), n=number(sum(one.n for one in left), language, 0)
            )
            if left
            else "",
            "pairs_axis": axis,
            "pairs_ticks": self.ticks(axis, 0, 100),
            "group_name": lambda one: capital(
                column_name("groups", f"{one.kind}: {one.name}", told, language)
            ),
            "method": [
                say("method_calls", language),
                say(
                    "method_family",
                    language,
                    draws=number(DRAWS, language, 0),
                    rate=percent(told.found.rate, language),
                ),
                say("method_limits", language),
            ],
            "stamp": say(
                "stamp",
                language,
                version=told.model_version,
                as_of=date(told.model_as_of, language),
                outcomes=say("outcomes_by", language, date=date(told.as_of, language))
                if told.as_of
                else say("outcomes_all", language),
                code=told.code_version,
            ),
        }

    def plain(self, value: float, decimals: int | None = None) -> str:
        """The number; a dash where there is none."""
        return "–" if math.isnan(value) else number(value, self.language, decimals)

    def column(self, one: Watched) -> str:
        """The column's name, beginning with a capital."""
        panel = "missing" if one.unit == "share" else ""
        return capital(column_name(panel, one.name, self.told, self.language))

    def would_notice(self, panel: Panel) -> str:
        """The smallest shift noticed in the typical column."""
        if panel.noticed is None or panel.unit is None:
            return "–"
        return amount(panel.noticed, panel.unit, self.language)

    def ticks(self, axis: Any, decimals: int, factor: float = 1.0) -> list[tuple[float, str]]:
        """Round values along the axis as text."""
        return [(value, number(factor * value, self.language, decimals)) for value in ticks(axis)]

    def revised(self) -> str:
        """Whether the figures that the model learnt from still stand."""
        told, language = self.told, self.language
        if not told.revised_call:
            return say("revised_unknown", language)
        if not told.revised:
            return say("revised_none", language, call=told.revised_call)
        return revised_sentence(told, language)


def capital(name: str) -> str:
    """The name as it begins a line.

    >>> capital("næring 03")
    'Næring 03'
    """
    return name[:1].upper() + name[1:]
