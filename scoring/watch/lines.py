"""The watch in a terminal: one line a panel with n, verdict and what would be noticed."""

from __future__ import annotations

from pathlib import Path

from models.watch.panel import Panel
from scoring.report.words import date
from scoring.watch.found import CallWatch
from scoring.watch.sentences import heading, lead, revised_sentence, sentences
from scoring.watch.words import say


def lines(told: CallWatch) -> list[str]:
    """What is printed, line by line."""
    top = [
        say("crumbs", "en", call=told.call_id, date=date(told.closes_on, "en"), version=told.model_version),
        f"{heading(told, 'en')}.",
        "",
    ]
    if told.low_confidence:
        top[1:1] = [told.low_confidence.says("en")]
    return [*top, *(panel_line(one, told) for one in told.found.panels), "", *revised(told), lead(told, "en")]


def panel_line(panel: Panel, told: CallWatch) -> str:
    """One panel: name, n, verdict, and what it says."""
    said = " ".join(sentences(panel, told, "en"))
    name, n, verdict = say(panel.name, "en"), f"n = {panel.n}", say(panel.verdict, "en")
    return f"  {name:<15} {n:<8} {verdict:<12} {said}"


def revised(told: CallWatch) -> list[str]:
    """A line where figures that the model learnt from have changed; none where they have not."""
    return [revised_sentence(told, "en"), ""] if told.revised else []


def next_lines(written: Path) -> list[str]:
    """Where the page is, and what to do next."""
    return [
        "",
        f"Report  {written / 'report.html'} (in Norwegian: report.nb.html)",
        f"Numbers {written / 'watch.json'}",
    ]
