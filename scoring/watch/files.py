"""The watch as files: a page in two languages and every number as JSON, whole or not at all.

    report.html, report.nb.html  the page
    watch.json                   everything on it, to the last digit

The same watch gives the same bytes: no file holds the day on which it was written.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from features.writing import whole_folder
from scoring.own_files import only_ours, plain_json
from scoring.page import page
from scoring.report import FILES
from scoring.score_files import scores_folder
from scoring.sheet import Language
from scoring.watch.found import CallWatch
from scoring.watch.reader import Reader

HERE = Path(__file__).parent
STYLES = (HERE.parent / "look" / "klynge.css", HERE / "watch.css")
NAMES = {"watch.json", *FILES.values()}


def write_watch(told: CallWatch, folder: Path) -> None:
    """Write all files into `folder`, in place of those of an earlier watch.

    DataError where the folder holds anything else: it would be lost.
    """
    only_ours(folder, NAMES, "the watch")
    with whole_folder(folder) as aside:
        (aside / "watch.json").write_text(as_json(told) + "\n", encoding="utf-8")
        for language, name in FILES.items():
            other = next(file for one, file in FILES.items() if one != language)
            (aside / name).write_text(render(told, language=language, other=other), encoding="utf-8")


def render(told: CallWatch, *, language: Language = "en", other: str | None = None) -> str:
    """The page as HTML in that language; `other` is the file name of the same page in the other one."""
    words = Reader(told, language).words() | {"other": other}
    return page(HERE / "watch.html.jinja", words, styles=STYLES)


def watch_folder(folder: Path, call_id: str) -> Path:
    """Where the watch of a call goes by default: one folder a call inside the data folder.

    >>> watch_folder(Path("programme"), "2026/1").as_posix()
    'programme/watch/2026%2F1'
    """
    return folder / "watch" / scores_folder(folder, call_id).name


def as_json(told: CallWatch) -> str:
    """All numbers as JSON; what is missing is null."""
    found = told.found
    fields = {one.name: getattr(told, one.name) for one in dataclasses.fields(told) if one.name != "found"}
    fields["revised"] = [dataclasses.asdict(one) for one in told.revised]
    doubt = told.low_confidence
    fields["low_confidence"] = None if doubt is None else dataclasses.asdict(doubt)
    panels = [
        dataclasses.asdict(one) | {"verdict": one.verdict, "noticed": one.noticed} for one in found.panels
    ]
    everything = fields | {
        "rate": found.rate,
        "panels": panels,
        "record": found.record.to_dict("records"),
        "groups": [dataclasses.asdict(one) for one in found.groups],
    }
    return plain_json(everything)
