"""In a terminal: one line a panel, with n, verdict, and what would be noticed; never more than n allows."""

from __future__ import annotations

import re

from scoring.watch.found import CallWatch
from scoring.watch.lines import lines, panel_line
from tests.scoring.watch.by_hand import revised


def test_a_quiet_call_says_what_would_have_been_noticed(quiet: CallWatch):
    said = [panel_line(one, quiet) for one in quiet.found.panels]
    assert [" ".join(line.split()[:1]) for line in said] == [
        "Features", "Missing", "Scores", "Novelty", "Calibration", "Skill",
    ]  # fmt: skip
    assert re.fullmatch(
        r"  Features        n = 50   quiet        No shift noticed\. In a typical feature 0\.\d sd would "
        r"have been, in 80 of 100 such calls\.",
        said[0],
    )
    assert re.search(r"\d\.\d pp a year in the mean, or \d\.\d in the slope, would have been", said[4])
    assert lines(quiet)[1] == "Call 2025 looks like the past ones, as far as 50 applications can tell."


def test_drift_is_told_with_the_shift_its_n_and_the_smallest_that_would_be_noticed(alarmed: CallWatch):
    assert lines(alarmed)[1] == "Call 2025: drift noticed in features."
    assert re.search(
        r"noticed      Drift noticed in Specialisation: mean moved by \+1\.\d sd \(n = \d\d; smallest shift "
        r"that would be noticed: \d\.\d sd\)\.",
        lines(alarmed)[3],
    )


def test_too_few_calls_judge_nothing_and_say_so(few: CallWatch):
    assert lines(few)[1] == "Call 2025: too little to tell whether it looks like the past ones."
    for panel in few.found.panels[:4]:
        assert panel_line(panel, few).endswith(
            "n is too small: with 2 past calls nothing can be said about how calls differ (3 are needed)."
        )
    assert "No call has matured since the model was trained." in panel_line(few.found.panels[4], few)


def test_revised_figures_are_named_in_a_line(quiet: CallWatch):
    assert not any("built again" in line for line in lines(quiet))
    [said] = [line for line in lines(revised(quiet)) if "built again" in line]
    assert said.startswith(
        "A feature of call 2021, built again from this folder, is not that which the model"
    )
    assert "Export share" in said
