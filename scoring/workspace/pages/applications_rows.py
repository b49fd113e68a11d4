"""Lines as rows of the table. Here and not in a template, in which 500 rows take longer than a page may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.report.reader import mark, narrow
from scoring.sheet import DimensionScore
from scoring.workspace.pages.applications_columns import LABELS
from scoring.workspace.pages.applications_lines import Line, Teller


@dataclass(frozen=True)
class Words:
    """What every row says, escaped and in the reader's language."""

    compare: str
    labels: dict[str, str]
    dimensions: dict[str, str]
    ranks: str
    interval: str
    no_evidence: str
    unsettled: str
    seat: str
    untold: frozenset[str]


def rows_of(lines: Iterable[Line], tell: Teller) -> SafeString:
    """The body of the table; whatever an applicant wrote is escaped."""
    words = _words(tell)
    row = _scored if tell.scored else _blind
    return mark_safe("\n".join(row(one, words) for one in lines))


def _words(tell: Teller) -> Words:
    seats = tell.scored.call.seats if tell.scored else None
    return Words(
        escape(_("Compare")),
        {name: escape(str(label)) for name, label in LABELS.items()},
        {name: escape(narrow(dimension_name(name, tell.language))) for name in DIMENSION_NAMES},
        escape(_("80 %% ranks") % ()),
        escape(_("80 %% interval") % ()),
        _unseen(_("no evidence")),
        '<span aria-hidden="true">±</span>' + _unseen(_("sign not settled")),
        escape(_("P(top %(seats)s)") % {"seats": seats} if seats else str(LABELS["chance"])),
        tell.scored.untold if tell.scored else frozenset(),
    )


def _unseen(words: str) -> str:
    return f'<span class="unseen"> ({escape(words)})</span>'


def _blind(one: Line, words: Words) -> str:
    told = (
        ("", "lead", one.lead),
        ("", "stage", one.stage),
        (' class="num"', "members", one.members),
        (' class="num"', "requested", one.requested),
    )
    facts = "".join(
        f'<td{css} role="cell" data-label="{words.labels[name]}">{escape(value)}</td>'
        for css, name, value in told
    )
    state = f'<span class="state {one.state}">{escape(one.state_name)}</span>' if one.state else ""
    yours = f'<td role="cell" data-label="{words.labels["state"]}">{state}</td>'
    return f'<tr role="row">{_pick(one, words)}{_name(one)}{facts}{yours}</tr>'


def _scored(one: Line, words: Words) -> str:
    ranks = f'<small><span class="unseen">{words.ranks}: </span>{one.ranks}</small>' if one.ranks else ""
    reach = f'<span class="unseen">{words.interval}: {escape(one.interval)}</span>' if one.interval else ""
    cells = "".join(
        _cell(part, one.adds, words, " first" if part is one.parts[0] else "") for part in one.parts
    )
    rank = f'<td class="num rank" role="cell">{one.rank}{ranks}</td>'
    score = f'<td class="num growth" role="cell">{one.score}</td>'
    axis = f'<td class="axis" role="cell">{one.dot}{reach}</td>'
    mean = f'<td class="num evid" role="cell" data-label="{words.labels["mean"]}">{one.mean}</td>'
    whole = f"{_pick(one, words)}{rank}{_name(one)}{score}{axis}{_chance(one, words)}{cells}{mean}"
    return f'<tr role="row">{whole}{_group(one, words)}</tr>'


def _chance(one: Line, words: Words) -> str:
    if "chance" in words.untold:
        return ""
    return f'<td class="num chance" role="cell" data-label="{words.seat}">{escape(one.chance)}</td>'


def _group(one: Line, words: Words) -> str:
    if "group" in words.untold:
        return ""
    group = f'<span class="group {one.group}">{escape(one.group_name)}</span>' if one.group else ""
    return f'<td class="flags" role="cell" data-label="{words.labels["group"]}">{group}</td>'


def _pick(one: Line, words: Words) -> str:
    label = f'<span class="unseen">{words.compare}: {escape(one.name)}</span>'
    tick = f'<label class="tick"><input type="checkbox" name="a" value="{one.key}">{label}</label>'
    return f'<td class="pick" role="cell">{tick}</td>'


def _name(one: Line) -> str:
    about = escape(" · ".join(filter(None, (one.application_id, one.about))))
    link = f'<a href="{one.key}/">{escape(one.name)}</a>'
    return f'<th class="name" role="rowheader" scope="row">{link}<small>{about}</small></th>'


def _cell(part: DimensionScore, adds: Mapping[str, str], words: Words, first: str) -> str:
    """Sign, colour and hatch say the same; a dashed cell has no evidence."""
    told = adds[part.dimension] or words.no_evidence
    if part.mark is not None and part.settled is False:
        told += words.unsettled
    inside = f'<span class="cell {mark(part)}">{told}</span>'
    return (
        f'<td class="part{first}" role="cell" data-label="{words.dimensions[part.dimension]}">{inside}</td>'
    )
