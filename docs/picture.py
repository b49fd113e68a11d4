"""Draw docs/score-sheet.png, the picture in the README, from the simulated programme: `make picture`.

The real thing, end to end: the programme is simulated, a model trained, the last call scored, and the page of
the application ranked first photographed in Chromium. The same code and seed give the same sheet; pixels may
differ with the fonts of the machine.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, sync_playwright

from features.reading import read_folder
from models.export import load_export, write_export
from models.training import train
from scoring.demo import write_demo
from scoring.report import render
from scoring.score import score_call
from scoring.sheet import CallScore

PICTURE = Path(__file__).with_name("score-sheet.png")
WIDTH, MARGIN = 1180, 12
SENTENCES = 2
"""Of the sentences under the charts, so many are in the picture."""
LARGEST = 300_000
"""Bytes of the picture, at most: a README should open at once."""


def scored_demo(folder: Path) -> CallScore:
    """The last call of the simulated programme, written to and trained in `folder`."""
    write_demo(folder / "programme")
    reading = read_folder(folder / "programme")
    training = train(reading.tables, as_of=reading.tables.calls["closes_on"].max(), hashes=reading.hashes)
    (folder / "export").mkdir()
    write_export(training, folder / "export", {"version": 1, "run_id": "", "trained_at": ""})
    return score_call(reading, load_export(folder / "export"))


def photograph(report: Path, picture: Path, application: str = "#application-1") -> None:
    """The top of one application's page, as it looks in Chromium; RuntimeError where the file is large."""
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        page.goto(report.as_uri())
        sheet = page.locator(application)
        last = sheet.locator(".reasons li").nth(SENTENCES - 1).bounding_box()
        first = sheet.bounding_box()
        assert first, application
        assert last, "the sheet has no sentences"
        top, bottom = first["y"] + MARGIN, last["y"] + last["height"] + MARGIN
        clip = FloatRect(x=0, y=top, width=WIDTH, height=bottom - top)
        page.screenshot(path=picture, full_page=True, clip=clip)
        browser.close()
    if picture.stat().st_size > LARGEST:
        raise RuntimeError(f"{picture} has {picture.stat().st_size} bytes; at most {LARGEST} are wanted")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.html"
        report.write_text(render(scored_demo(Path(scratch))), encoding="utf-8")
        photograph(report, PICTURE)
    print(f"Drawn: {PICTURE}")
