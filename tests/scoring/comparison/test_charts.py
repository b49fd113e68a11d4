"""What is drawn stands where its number says, and what an axis cannot hold ends in an arrow."""

from __future__ import annotations

import re

from models.comparison.comparison import EventYear
from scoring.comparison import charts
from scoring.report.charts import Axis

AXIS = Axis(-1.0, 3.0)


def test_an_interval_lies_between_its_ends_and_is_filled_where_it_is_clear_of_zero() -> None:
    clear = charts.interval_row(1.0, 0.5, 1.5, AXIS)
    assert 'class="whisker" x1="37.50%" x2="62.50%"' in clear
    assert '<circle class="point" cx="50.00%"' in clear
    assert '<circle class="open"' in charts.interval_row(1.0, -0.5, 2.5, AXIS)
    assert '<circle class="point"' in charts.interval_row(-0.5, -0.9, -0.1, AXIS)


def test_what_the_axis_cannot_hold_ends_in_an_arrow() -> None:
    wide = charts.interval_row(1.0, -50.0, 50.0, AXIS)
    assert 'x1="0.00%" x2="100.00%"' in wide
    assert wide.count('class="cut"') == 2
    assert 'class="cut"' not in charts.interval_row(1.0, -1.0, 3.0, AXIS)


def test_without_an_interval_a_square_stands_for_less_certainty() -> None:
    nothing = float("nan")
    assert charts.interval_row(1.0, nothing, nothing, AXIS) == charts.point_row(1.0, AXIS)
    assert "circle" not in charts.point_row(1.0, AXIS)


def test_one_wide_interval_does_not_dwarf_the_others() -> None:
    rows = [(1.0, 0.0, 2.0)] * 5
    assert charts.interval_axis([*rows, (0.0, -90.0, 90.0)]).high < 6
    assert charts.interval_axis([(2.0, 2.0, 2.0), (1.0, 0.0, 2.0)]).high > 2.0
    assert charts.interval_axis([]).low < 0 < charts.interval_axis([]).high


def test_a_love_plot_has_both_points_and_both_limits() -> None:
    row = charts.love_row(0.8, 0.05, Axis(-0.2, 1.0), 0.1)
    assert len(re.findall('class="limit"', row)) == 2
    assert row.index('class="open" cx="83.33%"') < row.index('class="point" cx="20.83%"')
    assert 'cx="100.00%"' in charts.love_row(9.0, 0.0, AXIS, 0.1)


def test_years_stand_in_order_and_joining_between_the_last_before_and_the_first_after() -> None:
    years = [EventYear(k, float(k), k - 1.0, k + 1.0) for k in (-2, -1, 0, 1)]
    drawn = charts.event_chart(years, 'A "label"', "years", {0.0: "0", 1.0: "+1"})
    across = [float(x) for x in re.findall(r'<circle class="\w+" cx="([\d.]+)"', drawn)]
    joined = re.search(r'class="joined" x1="([\d.]+)"', drawn)
    assert joined is not None
    assert across == sorted(across)
    assert across[1] < float(joined[1]) < across[2]
    assert 'aria-label="A &quot;label&quot;"' in drawn
    assert set(charts.event_ticks(years)) >= {0.0}
