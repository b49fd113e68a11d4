"""Growth so far as lines: the members against their sector, the first year being 100."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from scoring.sheet import History

WIDTH, HEIGHT = 340, 150
LEFT, RIGHT, TOP, BOTTOM = 34, 124, 10, 22


def history_chart(history: History, label: str, own: str, sector: str) -> str:
    """Two lines, name and last value at their ends: the members' solid with dots, the sector's dashed."""
    values = (*history.members, *history.sector, 100.0)
    low, high = min(values), max(values)
    pad = (high - low) * 0.08 or 1.0
    low, high = low - pad, high + pad

    def x(i: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * i / max(len(history.years) - 1, 1)

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low)

    lines = _line("sector-line", [(x(i), y(value)) for i, value in enumerate(history.sector)])
    lines += _line("own-line", [(x(i), y(value)) for i, value in enumerate(history.members)])
    dots = "".join(
        f'<circle class="own-dot" cx="{x(i):.1f}" cy="{y(value):.1f}" r="2.5"/>'
        for i, value in enumerate(history.members)
    )
    ends = _ends(y(history.members[-1]), y(history.sector[-1]))
    last = x(len(history.years) - 1) + 8
    names = _name(last, ends[0], f"{own} {history.members[-1]:.0f}", "own-name")
    names += _name(last, ends[1], f"{sector} {history.sector[-1]:.0f}", "sector-name")
    return (
        f'<svg class="history" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f"{_frame(history.years, x(0), last - 8, y(100.0))}{lines}{dots}{names}</svg>"
    )


def _frame(years: Sequence[int], first: float, last: float, base: float) -> str:
    """The line at 100 and the first and last year."""
    return (
        f'<line class="hundred" x1="{first:.1f}" x2="{last:.1f}" y1="{base:.1f}" y2="{base:.1f}"/>'
        f'<text x="{first - 6:.1f}" y="{base + 4:.1f}" text-anchor="end">100</text>'
        f'<text x="{first:.1f}" y="{HEIGHT - 6}">{years[0]}</text>'
        f'<text x="{last:.1f}" y="{HEIGHT - 6}" text-anchor="end">{years[-1]}</text>'
    )


def _line(name: str, points: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline class="{name}" points="{path}"/>'


def _ends(own: float, sector: float, least: float = 15.0) -> tuple[float, float]:
    """Heights of the two names at the lines' ends, moved apart where they would touch."""
    short = least - abs(own - sector)
    if short <= 0:
        return own, sector
    up, down = (own, sector) if own <= sector else (sector, own)
    up, down = up - short / 2, down + short / 2
    return (up, down) if own <= sector else (down, up)


def _name(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y + 4:.1f}">{escape(text)}</text>'
