"""The score sheet of one application, in the reader's language: one object, one number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, When
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from scoring.numbers import percent
from scoring.rank_words import RankWords
from scoring.report.reader import Reader
from scoring.report.words import date
from scoring.sheet import CallScore, ScoreSheet
from scoring.sheet_json import call_of, sheet_of
from scoring.workspace.access import Sight
from scoring.workspace.models import Application
from scoring.workspace.pages.applications_lines import GROUP_NAMES
from scoring.workspace.pages.applications_scored import counted, group_of
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.sheet_parts import Alike, Indicator, ReasonTold, alike, indicators, reasons

PICTURES = ("waterfall", "features", "history")
"""What scoring drew and stored (scoring/intake/pictures.py); the map stands with the members."""


@dataclass(frozen=True)
class SheetFact:
    """A number of the sheet, its name, and what stands small beside it."""

    label: str
    value: str
    small: str = ""


@dataclass(frozen=True)
class SheetPart:
    """A score sheet. `doubt`, where it is not empty, stands before everything else; pictures are SVG."""

    doubt: str
    index: bool
    facts: tuple[SheetFact, ...]
    note: str
    flags: tuple[str, ...]
    waterfall: str
    features: str
    history: str
    history_caption: str
    unit: str
    reasons: tuple[ReasonTold, ...]
    alike: tuple[Alike, ...]
    indicators: tuple[Indicator, ...]
    self_declared: str
    stamp: str


def sheet_part(seen: Sight, application: Application) -> SheetPart | None:
    """The latest published sheet; None where there is none that the person may see."""
    published = seen.publication()
    if published is None:
        return None
    rows = {key: (rank, body, pictures) for key, rank, body, pictures in _rows(seen, application)}
    if application.pk not in rows:
        return None
    _, body, pictures = rows[application.pk]
    sheet = sheet_of(body)
    label = counted({key: rank for key, (rank, *_) in rows.items()})[application.pk][1]
    rank = label, len(rows)
    return _part(call_of(published.body, (sheet,)), sheet, pictures, rank, apart=bool(seen.recused))


def _rows(seen: Sight, application: Application) -> Iterable[tuple[int, int, Any, Any]]:
    """In one query, every rank that the person sees, and the whole sheet of this application."""
    here = Q(application=application)
    whole = {name: Case(When(here, then=name), default=None) for name in ("body", "pictures")}
    told = seen.sheets().order_by().annotate(this_body=whole["body"], this_pictures=whole["pictures"])
    return told.values_list("application_id", "rank", "this_body", "this_pictures")


def _part(
    call: CallScore,
    sheet: ScoreSheet,
    pictures: Mapping[str, Mapping[str, str]],
    rank: tuple[str, int],
    *,
    apart: bool,
) -> SheetPart:
    language = written_in()
    reader = Reader(call, language)
    drawn = {name: mark_safe(pictures.get(name, {}).get(language, "")) for name in PICTURES}
    share = sheet.self_declared_share
    return SheetPart(
        sheet.low_confidence.says(language) if sheet.low_confidence else "",
        call.is_index,
        _facts(reader, sheet, rank, apart=apart),
        reader.say("lead_index", neutral=reader.score(call.neutral, 0))
        if call.is_index
        else reader.say("lead_growth", years=call.horizon_years),
        tuple(one.says(language) for one in sheet.flags),
        drawn["waterfall"],
        drawn["features"],
        drawn["history"],
        reader.say(f"history_{sheet.history.of}", first=sheet.history.years[0]) if sheet.history else "",
        reader.say("points" if call.is_index else "pp_a_year"),
        reasons(sheet, language),
        alike(reader, sheet),
        indicators(reader, sheet),
        "" if share is None else reader.say("self_declared_share", share=percent(share, language)),
        _stamp(reader, sheet),
    )


def _facts(reader: Reader, sheet: ScoreSheet, rank: tuple[str, int], *, apart: bool) -> tuple[SheetFact, ...]:
    say, call, words = reader.say, reader.call, RankWords(reader.call, reader.language)
    unit = say("points" if call.is_index else "pp_a_year")
    wide = reader.reach(sheet.wide_low, sheet.wide_high)
    label, among = rank
    set_ = "" if apart or sheet.rank_low is None else f"{words.say('ranks_80')} {words.ranks(sheet)}"
    found = [
        SheetFact(say("index" if call.is_index else "growth"), f"{reader.score(sheet.score)} {unit}"),
        SheetFact(
            say("interval"),
            reader.reach(sheet.interval_low, sheet.interval_high),
            say("wide_interval", ends=wide) if call.has_reach else "",
        ),
        SheetFact(say("rank"), say("rank_of", rank=label, count=among), set_),
    ]
    if not apart and sheet.top_chance is not None:
        found.append(
            SheetFact(words.top(), words.chance(sheet), words.error(sheet) if sheet.top_error else "")
        )
        if group := group_of(call, sheet.application_id):
            found.append(SheetFact(_("Group"), str(GROUP_NAMES[group])))
    found.append(SheetFact(say("evidence"), percent(sheet.evidence_share, reader.language)))
    return tuple(found)


def _stamp(reader: Reader, sheet: ScoreSheet) -> str:
    call = reader.call
    return reader.say(
        "stamp",
        id=sheet.application_id,
        call=call.call_id,
        date=date(call.as_of, reader.language),
        version=call.model_version,
        data=call.data_digest[:12],
    )
