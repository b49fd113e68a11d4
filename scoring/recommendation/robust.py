"""The page's section on robustness: what would change the recommendation, in ready words and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.numbers import SPACE, number, percent
from scoring.recommendation.robust_charts import SHARES, TIMES, share_row, times_row
from scoring.recommendation.robust_gaming import LoserRow, gaming, loser_rows
from scoring.recommendation.robust_withdrawal import withdrawal
from scoring.recommendation.robust_words import WORDS
from scoring.report.charts import tick_labels
from scoring.robustness.flip import Flip
from scoring.robustness.pair import Pair
from scoring.robustness.robustness import Robustness
from scoring.robustness.selection import Selected
from scoring.sheet import Language

SHOWN_FLIPS, SHOWN_SELECTED, LEAST = 8, 16, 0.02
"""Rows of the tables at most; who is selected less often than LEAST and not recommended is counted only."""


@dataclass(frozen=True)
class FlipRow:
    """One change that would do: in words, in whose order, drawn, and how many times ordinary error it is."""

    change: str
    of: str
    bar: str
    times: str
    small: bool


@dataclass(frozen=True)
class SelectedRow:
    """One application: how often it is selected, drawn."""

    name: str
    funded: bool
    bar: str
    share: str
    error: str


@dataclass(frozen=True)
class RobustSection:
    """Ready words and pictures for robust.html.jinja; `say` has headings and column names."""

    say: dict[str, str]
    short: str
    state: Literal["fragile", "robust", "none"]
    verdict: str
    pair: tuple[str, ...]
    rule: str
    flips: tuple[FlipRow, ...]
    flip_ticks: str
    searched: tuple[str, ...]
    selected: tuple[SelectedRow, ...]
    selected_ticks: str
    selection_notes: tuple[str, ...]
    withdrawal: tuple[str, ...]
    gaming: tuple[str, ...]
    losers: tuple[LoserRow, ...]
    no_accusation: str


def robust_section(found: Robustness, language: Language) -> RobustSection:
    """The section in that language."""
    verdict = short(found, language)
    return RobustSection(
        say={name: _say(name, language) for name in WORDS if "{" not in WORDS[name][0]},
        short=verdict,
        state="none" if found.pair is None else "fragile" if found.fragile else "robust",
        verdict=_badge(found, language),
        pair=_pair(found, language),
        rule=_say("rule", language),
        flips=_flip_rows(found, language),
        flip_ticks=tick_labels(TIMES, [(float(at), number(at, language)) for at in (0, 1, 5, 10)]),
        searched=_searched(found, language),
        selected=_selected(found, language),
        selected_ticks=tick_labels(
            SHARES, [(at, percent(at, language)) for at in (0.0, 0.25, 0.5, 0.75, 1.0)]
        ),
        selection_notes=_selection_notes(found, language),
        withdrawal=withdrawal(found, language),
        gaming=gaming(found.gap, language),
        losers=loser_rows(found.gap, found.names, language),
        no_accusation=_say("gaming_no_accusation", language) if found.gap.losers else "",
    )


def short(found: Robustness, language: Language) -> str:
    """The verdict in a sentence."""
    if found.pair is None:
        return _say("no_pair_text", language)
    if not found.reasons:
        return _say("short_robust", language)
    chance = "" if found.order is None else percent(found.order.chance, language)
    told = [_say(f"reason_{one}", language, chance=chance) for one in found.reasons]
    return _say("short_fragile", language, reasons="; ".join(told))


def _badge(found: Robustness, language: Language) -> str:
    return _say("no_pair" if found.pair is None else "fragile" if found.fragile else "robust", language)


def _pair(found: Robustness, language: Language) -> tuple[str, ...]:
    if found.pair is None:
        return ()
    told = [_pair_says("pair", found, found.pair, language)]
    if round(found.pair.margin, 9) == 0:
        told.append(_say("tied", language))
    if found.order is None:
        return (*told, _say("no_order", language), *_smallest(found, language))
    order = _say(
        "order",
        language,
        draws=number(found.order.draws, language),
        chance=percent(found.order.chance, language),
        error=f"{number(100 * found.order.error, language, 1)}{SPACE}pp",
    )
    return (*told, order, *_smallest(found, language))


def _pair_says(what: str, found: Robustness, pair: Pair, language: Language) -> str:
    unit = {"pp a year": ("pp a year", "pp i året"), "points": ("points", "poeng")}[found.unit]
    margin = f"{_at_least(abs(pair.margin), 2, language)}{SPACE}{unit[language == 'nb']}"
    inside, outside = (found.names[one] for one in (pair.inside, pair.outside))
    return _say(what, language, inside=inside, outside=outside, margin=margin)


def _flip_rows(found: Robustness, language: Language) -> tuple[FlipRow, ...]:
    rows = [(one, "of_score") for one in found.flips]
    rows += [(one, "of_committee") for one in (found.committee.flips if found.committee else ())]
    ordered = sorted(rows, key=lambda row: row[0].times)[:SHOWN_FLIPS]
    of = {what: _say(what, language) if found.committee else "" for what in ("of_score", "of_committee")}
    return tuple(_flip_row(one, of[what], language) for one, what in ordered)


def _flip_row(one: Flip, of: str, language: Language) -> FlipRow:
    words = one.says(language)
    return FlipRow(_capital(words), of, times_row(one.times), _times(one, language), one.small)


def _times(one: Flip, language: Language) -> str:
    return _at_least(one.times, 1, language) if one.times < 10 else number(one.times, language, 0)


def _at_least(size: float, places: int, language: Language) -> str:
    """The size, or what it is less than where it would round to nothing."""
    least = 10.0**-places
    if 0 < size < least / 2:
        return f"< {number(least, language, places)}"
    return number(size, language, places)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _smallest(found: Robustness, language: Language) -> list[str]:
    if not found.every_flip:
        return []
    one = min(found.every_flip, key=lambda flip: flip.times)
    return [_say("smallest", language, change=_capital(one.says(language)), times=_times(one, language))]


def _searched(found: Robustness, language: Language) -> tuple[str, ...]:
    """What was looked through, and what came of it where nothing did."""
    told = []
    if found.pair is not None:
        told += [] if found.flips else [_say("no_flips", language)]
        told.append(_say("searched", language, features=number(len(found.tried), language)))
        told += [] if found.is_index else [_say("learnt_weights", language)]
    return (*told, *_committee(found, language))


def _committee(found: Robustness, language: Language) -> list[str]:
    if found.committee is None:
        return [_say("no_committee", language)]
    pair = found.committee.pair
    if pair is None:
        return [_say("committee_no_pair", language)]
    inside, outside = (found.names.get(one, one) for one in (pair.inside, pair.outside))
    tried = number(found.committee.tried, language)
    rated = any(one.kind == "rating" for one in found.committee.flips)
    return [
        _say("committee", language, inside=inside, outside=outside, tried=tried),
        _say("committee_confirmed" if rated else "committee_no_rating", language),
    ]


def _selected(found: Robustness, language: Language) -> tuple[SelectedRow, ...]:
    return tuple(
        SelectedRow(
            found.names[one.application_id],
            one.application_id in found.funded,
            share_row(one.share, one.error, funded=one.application_id in found.funded),
            percent(one.share, language),
            f"±{SPACE}{number(100 * one.error, language, 1)}",
        )
        for one in _listed(found)
    )


def _listed(found: Robustness) -> Sequence[Selected]:
    if found.selection is None:
        return ()
    often = [
        one for one in found.selection.selected if one.share >= LEAST or one.application_id in found.funded
    ]
    late = [one for one in often[SHOWN_SELECTED:] if one.application_id in found.funded]
    return (*often[:SHOWN_SELECTED], *late)


def _selection_notes(found: Robustness, language: Language) -> tuple[str, ...]:
    if found.selection is None:
        return (_say("no_selection", language),)
    told = [_say("selection_caption", language, solves=number(found.selection.solves, language))]
    listed = _listed(found)
    rest = found.selection.selected[len(listed) :]
    if rest:
        least = percent(max(max(one.share for one in rest), LEAST) + 0.005, language)
        told.append(_say("rest", language, count=number(len(rest), language), least=least))
    if found.selection.unsolved:
        told.append(_say("unsolved", language, count=number(found.selection.unsolved, language)))
    return tuple(told)


def _say(what: str, language: Language, **filled: str) -> str:
    return WORDS[what][language == "nb"].format(**filled)
