"""The call in plain lines: what the cells of the ranking say, and the sentences under it."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.flags import FLAG_NAMES
from scoring.numbers import MINUS, SPACE, number, percent, signed
from scoring.phrases import dimension_name
from scoring.rank_words import RankWords
from scoring.report.outranked import outranked
from scoring.report.words import say
from scoring.sheet import PAST, CallScore, DimensionScore, ScoreSheet

SHORT = {"driving_forces": "drive"}
"""A dimension's name where there is room for twelve letters; else its own."""
UNSETTLED = "±"
"""After a dimension whose sign is not settled."""
BLOCK, ZERO = "\N{FULL BLOCK}", "\N{BOX DRAWINGS LIGHT VERTICAL}"
LEFT_HALF, RIGHT_HALF = "\N{LEFT HALF BLOCK}", "\N{RIGHT HALF BLOCK}"
ASCII = str.maketrans(
    {
        BLOCK: "#",
        LEFT_HALF: "#",
        RIGHT_HALF: "#",
        ZERO: "|",
        MINUS: "-",
        SPACE: " ",
        "–": "-",
        UNSETTLED: "~",
        "─": "-",
        "…": "~",
    }
)
"""What is printed instead where the terminal's encoding lacks a character."""


@dataclass(frozen=True)
class Room:
    """How the columns share a width: longest name, length of bar and interval, and what is spelt out.

    Where it is tight, the interval takes the place of the bar.
    """

    name: int
    bar: int
    tight: bool
    words: bool
    reach: int = 12


def room_for(width: int, taken: int = 0) -> Room:
    """How a table of that many columns is laid out, `taken` of them by intervals and ranks."""
    if width - taken < 112:
        return Room(name=17 + max(width - 80, 0), bar=10, tight=True, words=False)
    words = width >= 140
    return Room(name=min(26 + width - (140 if words else 112), 44), bar=14, tight=False, words=words)


def cells(sheet: ScoreSheet, call: CallScore, bar: str, room: Room) -> list[str]:
    """The texts of an application's row in the ranking."""
    return [
        sheet.rank_label,
        printable(sheet.name),
        (number if call.is_index else signed)(sheet.score, "en", call.decimals) + doubt_mark(call),
        *([] if drops_bar(call, room) else [bar]),
        *([reach(sheet, call)] if call.has_reach else []),
        *_ranks(sheet, call),
        _dimension(sheet.strongest, call, room),
        *([] if drops_weakest(call, room) else [_dimension(sheet.weakest, call, room)]),
        percent(sheet.evidence_share),
        _flags(sheet, room),
    ]


REACH = 36
"""Columns that intervals, ranks and chances take."""


def taken(call: CallScore) -> int:
    """Columns that are taken by intervals and ranks where the call has them."""
    return REACH if call.has_reach else 0


def drops_bar(call: CallScore, room: Room) -> bool:
    """Whether a narrow table gives the room of the bar to the interval."""
    return call.has_reach and room.tight


def reach(sheet: ScoreSheet, call: CallScore) -> str:
    """The 80 % interval."""
    if sheet.interval_low is None or sheet.interval_high is None:
        return say("unbounded", "en") if call.is_unbounded else "–"
    low, high = (signed(end, "en", call.decimals) for end in (sheet.interval_low, sheet.interval_high))
    return say("to", "en", low=low, high=high)


def drops_weakest(call: CallScore, room: Room) -> bool:
    """Whether a narrow table gives the room of the weakest dimension to the ranks."""
    return call.ranks is not None and room.tight


def _ranks(sheet: ScoreSheet, call: CallScore) -> list[str]:
    if call.ranks is None:
        return []
    words = RankWords(call, "en")
    return [words.ranks(sheet), *([] if call.seats is None else [words.chance(sheet)])]


def doubt_mark(call: CallScore) -> str:
    """What stands after every score of low confidence."""
    return "?" if call.low_confidence else ""


def _dimension(one: DimensionScore, call: CallScore, room: Room) -> str:
    if one.mark is None:
        return "–"
    unsure = UNSETTLED if one.settled is False else ""
    if room.tight:
        return SHORT.get(one.dimension, one.dimension) + unsure
    name = dimension_name(one.dimension, "en").lower()
    return f"{name} {signed(one.contribution, decimals=call.decimals)}{unsure}"


def _flags(sheet: ScoreSheet, room: Room) -> str:
    names = [FLAG_NAMES[flag.code] for flag in sheet.flags]
    return ", ".join(name[1] for name in names) if room.words else "".join(name[0] for name in names)


def ends_seats(sheet: ScoreSheet, call: CallScore) -> bool:
    """Whether a line belongs under the row: the last of those within the seats."""
    if not call.seats or call.seats >= len(call.sheets):
        return False
    limit = call.sheets[call.seats - 1].rank
    return sheet is [one for one in call.sheets if one.rank <= limit][-1]


def score_bar(score: float, low: float, high: float, width: int) -> str:
    """A bar from zero to the score on the axis of the whole table, to half a letter; zero is a vertical line.

    >>> score_bar(2.0, -1.0, 3.0, 9), score_bar(-0.8, -1.0, 3.0, 9)
    ('  │████  ', '▐█│      ')
    """
    span = (high - low) or 1.0
    zero = round((0.0 - low) / span * (width - 1))
    whole, half = divmod(round(2 * abs(score) / span * (width - 1)), 2)
    if score < 0:
        bar = (RIGHT_HALF * half + BLOCK * whole)[-zero:] if zero else ""
        return bar.rjust(zero) + ZERO + " " * (width - 1 - zero)
    return " " * zero + ZERO + (BLOCK * whole + LEFT_HALF * half)[: width - 1 - zero].ljust(width - 1 - zero)


def letters(call: CallScore, width: int) -> str:
    """What the flags' letters mean, where the table has letters."""
    used = {flag.code for sheet in call.sheets for flag in sheet.flags}
    if not used or room_for(width, taken(call)).words:
        return ""
    return f"Flags: {', '.join(f'{name[0]} {name[1]}' for code, name in FLAG_NAMES.items() if code in used)}."


def meaning(call: CallScore) -> str:
    """What the number means."""
    if call.is_index:
        neutral = number(call.neutral, decimals=0)
        return f"{neutral} points are a typical application. The index forecasts nothing."
    return (
        "Growth: how much faster than comparable firms the members are likely to grow, in percentage points "
        f"a year over {call.horizon_years} years. 0 is growth like comparable firms. It is a prediction and "
        "does not say what the programme would change."
    )


def trust(call: CallScore) -> tuple[str, ...]:
    """How far to trust it: skill on past calls, in numbers and plain words, and what is not known yet."""
    own, past = call.own_skill, call.pooled(PAST)
    if own is None:
        unknown = "" if call.low_confidence else say("sure_unknown", "en")
        return (*filter(None, [unknown]), *_unsure(call))
    beside = f"past growth alone {number(past.spearman, decimals=2)}; " if past else ""
    return (
        f"Skill on past calls not seen in training: {number(own.spearman, decimals=2)} ({beside}"
        "0 is guessing, 1 is perfect). Of two applications, the one that grew more came first about "
        f"{number(100 * own.pairs_right, decimals=0)} times in a hundred.",
        *filter(None, [outranked(call, "en")]),
        *_unsure(call),
    )


def _unsure(call: CallScore) -> list[str]:
    shown = [part.settled for one in call.sheets for part in (one.strongest, one.weakest)]
    return [
        *(one.en for one in call.intervals),
        *([say("unsettled_note", "en")] if False in shown else []),
        *(RankWords(call, "en").sentences() if call.ranks else []),
    ]


def printable(name: str) -> str:
    """A name without the control characters that could move a terminal's cursor.

    >>> printable("Ocean\\x1b[2J Robotics")
    'Ocean[2J Robotics'
    """
    return "".join(letter for letter in name if letter.isprintable())
