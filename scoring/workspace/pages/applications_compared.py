"""Two to four applications side by side: facts, scores and marks, as far as they may be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.numbers import number
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.workspace.access import Sight
from scoring.workspace.pages.application_means import MarksOf, marks_of
from scoring.workspace.pages.applications_columns import LABELS, Entry
from scoring.workspace.pages.applications_facts import facts_of
from scoring.workspace.pages.applications_lines import Line, teller
from scoring.workspace.pages.applications_scored import scored_of
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in

MOST = 4
SCORES = ("rank", "ranks", "score", "dot", "interval", "chance", "group_name", "mean")


@dataclass(frozen=True)
class Row:
    """One thing that is compared, in the order of the applications, each cell with the application's name."""

    label: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """Rows that belong together."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ComparedPage:
    """The comparison; `refusal` says why there is none."""

    frame: Frame
    refusal: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]


def compared_page(seen: Sight, asked: Sequence[int]) -> ComparedPage:
    """The applications in the order asked; what does not exist is left out, one's own conflict refused."""
    for key in set(asked) & seen.recused:
        seen.application(key)
    facts = {one.key: one for one in facts_of(seen)}
    keys = [one for one in asked if one in facts]
    if refusal := _refusal(len(keys)):
        return ComparedPage(frame(seen, "applications"), refusal, (), ())
    scored, marks = scored_of(seen), marks_of(seen, keys)
    places = scored.places if scored else {}
    tell = teller(written_in(), seen.call.currency, scored)
    lines = [tell.line(Entry(facts[key], places.get(key), marks.means.get(key))) for key in keys]
    return ComparedPage(frame(seen, "applications"), "", tuple(lines), _parts(marks, lines))


def _refusal(count: int) -> str:
    if count > MOST:
        told = _("Four applications can be compared at once, and %(count)s were ticked. Untick some of them.")
        return told % {"count": count}
    return _("Tick two to four applications in the list to compare them.") if count < 2 else ""


def _parts(marks: MarksOf, lines: Sequence[Line]) -> tuple[Part, ...]:
    own, all_ = marks.own, marks.by_dimension
    compared = (
        Part(_("Facts"), _rows(lines, ("lead", "stage", "members", "requested", "state_name"))),
        Part(_("Score and rank"), _rows(lines, SCORES)),
        Part(_("What each dimension adds"), _dimensions(lines, lambda line, name: line.adds.get(name, ""))),
        Part(_("Your marks"), _dimensions(lines, lambda line, name: _mark(own.get((line.key, name))))),
        Part(_("Committee, blind"), _dimensions(lines, lambda line, name: _mark(all_.get((line.key, name))))),
    )
    return tuple(one for one in compared if one.rows)


def _mark(value: float | None) -> str:
    return "" if value is None else number(value, written_in(), 0 if value == int(value) else 1)


def _rows(lines: Sequence[Line], names: Iterable[str]) -> tuple[Row, ...]:
    rows = (Row(_label(name), tuple((one.name, getattr(one, name)) for one in lines)) for name in names)
    return _told(rows)


def _dimensions(lines: Sequence[Line], cell: Callable[[Line, str], str]) -> tuple[Row, ...]:
    language = written_in()
    return _told(
        Row(dimension_name(name, language), tuple((one.name, cell(one, name)) for one in lines))
        for name in DIMENSION_NAMES
    )


def _told(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(one for one in rows if any(cell for _name, cell in one.cells))


def _label(name: str) -> str:
    own = {
        "state_name": LABELS["state"],
        "group_name": LABELS["group"],
        "ranks": _("80 %% ranks") % (),
        "score": _("Score"),
        "dot": _("On one axis"),
        "interval": _("80 %% interval") % (),
    }
    return str(own.get(name) or LABELS[name])
