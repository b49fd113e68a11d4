"""The list of applications: facts and one's own progress, and after the reveal the scores on one axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.report.charts import tick_labels, ticks
from scoring.report.reader import narrow
from scoring.workspace.access import Sight
from scoring.workspace.pages.application_means import blind_means
from scoring.workspace.pages.applications_asked import FILTERS, Asked
from scoring.workspace.pages.applications_columns import KEYS, LABELS, Entry, alphabetical, in_order
from scoring.workspace.pages.applications_facts import LOCKED, Facts, facts_of
from scoring.workspace.pages.applications_lines import GROUP_NAMES, Teller, progress, teller
from scoring.workspace.pages.applications_rows import rows_of
from scoring.workspace.pages.applications_scored import scored_of
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in

BLIND = ("name", "lead", "stage", "members", "requested", "state")
SEEN = ("rank", "name", "score", "chance", *DIMENSION_NAMES, "mean", "group")
CLASSES = {
    **{name: f"num {name}" for name in ("rank", "chance", "members", "requested")},
    **{"score": "num growth", "mean": "num evid", "group": "flags"},
}
"""Classes of a column; those of klynge.css where the report has the same one."""


@dataclass(frozen=True)
class Head:
    """The head of a column: where its link leads, and how the list is sorted by it now ("" for not)."""

    name: str
    label: str
    href: str
    sorted: str
    css: str

    @property
    def arrow(self) -> str:
        """The way in which the column runs, for the eye; `sorted` says it too."""
        return {"ascending": " ↑", "descending": " ↓"}.get(self.sorted, "")


@dataclass(frozen=True)
class Choice:
    """One of the values by which the list can be narrowed."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """What the list can be narrowed by."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class ApplicationsPage:
    """The list. `doubt` is why scores carry low confidence, `notes` are sentences that belong above it."""

    frame: Frame
    asked: Asked
    count: str
    progress: str
    doubt: str
    notes: tuple[str, ...]
    filters: tuple[Filter, ...]
    rates: bool
    scored: bool
    heads: tuple[Head, ...]
    unit: str
    neutral: str
    ticks: str
    rows: str


def applications_page(seen: Sight, asked: Asked) -> ApplicationsPage:
    """The list as asked, of what the person may see."""
    scored = scored_of(seen)
    facts, means = facts_of(seen), blind_means(seen)
    places = scored.places if scored else {}
    entries = [Entry(one, places.get(one.key), means.get(one.key)) for one in facts]
    named = frozenset(seen.firms_named(asked.q)) if asked.q else frozenset()
    kept = in_order((one for one in entries if _wanted(one, asked, named)), asked, "rank" if scored else "id")
    tell = teller(written_in(), seen.call.currency, scored)
    return ApplicationsPage(
        frame(seen, "applications"),
        asked,
        _count(len(kept), len(entries)),
        progress(one.state for one in facts),
        scored.call.low_confidence.says(tell.language) if scored and scored.call.low_confidence else "",
        _notes(seen, scored.among if scored else 0, bool(scored)),
        _filters(entries, asked, bool(scored)),
        any(one.state for one in facts),
        scored is not None,
        tuple(_head(name, asked, tell) for name in _columns(tell)),
        _unit(tell),
        _neutral(tell),
        _ticks(tell),
        rows_of(map(tell.line, kept), tell),
    )


def _wanted(one: Entry, asked: Asked, named: frozenset[int]) -> bool:
    facts = one.facts
    group = one.place.group if one.place else ""
    exact = (
        (asked.sector, facts.sector),
        (asked.region, facts.region),
        (asked.stage, facts.stage),
        (asked.group, group),
    )
    return (
        all(not want or want == have for want, have in exact)
        and (not asked.mine or bool(facts.state))
        and (not asked.unrated or facts.state not in ("", LOCKED))
        and (not asked.q or facts.key in named or _says(facts, asked.q.casefold()))
    )


def _says(facts: Facts, words: str) -> bool:
    return any(words in one.casefold() for one in (facts.name, facts.application_id, facts.lead))


def _count(shown: int, all_: int) -> str:
    if shown == all_:
        return ngettext("%(count)s application", "%(count)s applications", all_) % {"count": all_}
    return _("%(shown)s of %(count)s applications") % {"shown": shown, "count": all_}


def _notes(seen: Sight, among: int, scored: bool) -> tuple[str, ...]:
    hidden = len(seen.recused)
    notes = []
    if hidden:
        notes.append(
            ngettext(
                "One application is hidden from you because of a conflict of interest.",
                "%(count)s applications are hidden from you because of a conflict of interest.",
                hidden,
            )
            % {"count": hidden}
        )
    if among:
        notes.append(_("Ranks are counted among the %(count)s applications that you see.") % {"count": among})
    if hidden and scored:
        notes.append(
            _("Sets of ranks, chances of a seat and groups are left out: together they would tell about it.")
        )
    return tuple(notes)


def _filters(entries: Iterable[Entry], asked: Asked, scored: bool) -> tuple[Filter, ...]:
    entries = tuple(entries)
    found = []
    for name in FILTERS[:3]:
        values = sorted({getattr(one.facts, name) for one in entries} - {""}, key=alphabetical)
        found.append(_filter(name, [(one, one) for one in values], asked))
    if scored:
        groups = {one.place.group for one in entries if one.place}
        found.append(
            _filter("group", [(one, str(GROUP_NAMES[one])) for one in GROUP_NAMES if one in groups], asked)
        )
    return tuple(one for one in found if len(one.choices) > 1 or getattr(asked, one.name))


def _filter(name: str, values: Iterable[tuple[str, str]], asked: Asked) -> Filter:
    chosen = getattr(asked, name)
    return Filter(name, str(LABELS[name]), tuple(Choice(one, label, one == chosen) for one, label in values))


def _head(name: str, asked: Asked, tell: Teller) -> Head:
    current = asked.sort.removeprefix("-") if asked.sort.removeprefix("-") in KEYS else ""
    way = "descending" if asked.sort.startswith("-") else "ascending"
    css = CLASSES.get(name, "part" if name in DIMENSION_NAMES else name)
    return Head(name, _label(name, tell), asked.sorted_by(name), way if name == current else "", css)


def _columns(tell: Teller) -> tuple[str, ...]:
    if tell.scored is None:
        return BLIND
    return tuple(name for name in SEEN if name not in tell.scored.untold)


def _label(name: str, tell: Teller) -> str:
    if name in DIMENSION_NAMES:
        return narrow(dimension_name(name, tell.language))
    if name == "score":
        return _("Criteria index") if tell.call.is_index else _("Expected growth")
    if name == "chance" and tell.call.seats:
        return _("P(top %(seats)s)") % {"seats": tell.call.seats}
    return str(LABELS[name])


def _unit(tell: Teller) -> str:
    if tell.scored is None:
        return ""
    return _("points") if tell.call.is_index else _("pp a year")


def _neutral(tell: Teller) -> str:
    if tell.scored is None:
        return ""
    if tell.call.is_index:
        return _("%(score)s = typical application") % {"score": tell.score(tell.scored.neutral)}
    return _("0 = like comparable firms")


def _ticks(tell: Teller) -> str:
    if tell.scored is None:
        return ""
    at = [(value, tell.score(value).split(",")[0].split(".")[0]) for value in ticks(tell.axis)]
    return mark_safe(tick_labels(tell.axis, at))
