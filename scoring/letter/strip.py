"""The estimate and its range on one line, as a picture: SVG text, with its words beside it."""

from __future__ import annotations

from html import escape

from scoring.letter.letter import Letter
from scoring.letter.words import say
from scoring.numbers import signed
from scoring.sheet import Language

WIDTH, HEIGHT, SIDE, LINE = 640, 50, 30, 20
FONT = "Source Sans 3, DejaVu Sans, sans-serif"
ACCENT, QUIET, RULE = "#0b5c6b", "#55616d", "#d3d8dc"
"""Of print: paper is set without the page's own style for pictures; on a screen that style goes before."""


def strip(letter: Letter, language: Language) -> str:
    """Range, estimate and the zero line; empty where there is no range."""
    if letter.interval is None:
        return ""
    low, high = letter.interval
    least, most = min(low, 0.0), max(high, 0.0)

    def place(value: float) -> float:
        return round(SIDE + (WIDTH - 2 * SIDE) * (value - least) / (most - least or 1.0), 1)

    told = [signed(value, language, letter.decimals) for value in (letter.score, low, high)]
    label = say("strip", language, score=told[0], low=told[1], high=told[2])
    zero, at, ends = place(0), place(letter.score), (place(low), place(high))
    return "".join(
        [
            f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">',
            _line("axis", RULE, 1, SIDE, WIDTH - SIDE, LINE, LINE),
            _line("zero", QUIET, 1, zero, zero, 8, LINE + 16, ' stroke-dasharray="2 3"'),
            _line("range", ACCENT, 3, *ends, LINE, LINE),
            *(_line("end", ACCENT, 2, x, x, LINE - 6, LINE + 6) for x in ends),
            *(_text("", QUIET, x, LINE - 9, text, "middle") for x, text in zip(ends, told[1:], strict=True)),
            f'<circle class="point" fill="{ACCENT}" cx="{at}" cy="{LINE}" r="5"/>',
            _text("own", ACCENT, at, LINE - 9, told[0], "middle", ' font-weight="700"'),
            _text("", QUIET, zero, HEIGHT - 3, f"0: {say('like_similar', language)}", _anchor(zero)),
            "</svg>",
        ]
    )


def _line(
    name: str, colour: str, width: int, x1: float, x2: float, y1: float, y2: float, more: str = ""
) -> str:
    return (
        f'<line class="{name}" stroke="{colour}" stroke-width="{width}" x1="{x1}" x2="{x2}" y1="{y1}" '
        f'y2="{y2}"{more}/>'
    )


def _text(name: str, colour: str, x: float, y: float, text: str, anchor: str, more: str = "") -> str:
    return (
        f'<text class="{name}" fill="{colour}" font-size="11" font-family="{FONT}" '
        f'x="{x}" y="{y}" text-anchor="{anchor}"{more}>{escape(text)}</text>'
    )


def _anchor(x: float) -> str:
    """On which side of the line its name stands, so that it stays in the picture."""
    return "start" if x < WIDTH / 4 else "end" if x > WIDTH * 3 / 4 else "middle"
