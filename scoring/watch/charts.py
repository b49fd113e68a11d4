"""A shift on an axis, with the room in which no alarm is raised; a share of pairs with its interval."""

from __future__ import annotations

from collections.abc import Sequence

from models.watch.groups import Group
from models.watch.panel import Watched
from scoring.report.charts import Axis, axis_for

HEIGHT = 22


def shift_axis(columns: Sequence[Watched]) -> Axis:
    """One axis for all: every shift and every limit."""
    ends = [end for one in columns for end in (one.shift, *one.limits)]
    return axis_for(ends)


def shift_row(one: Watched, axis: Axis) -> str:
    """The shift as a point, filled where an alarm is raised, on the room without alarms."""
    low, high = (axis.at(end) for end in one.limits)
    room = f'<rect class="room" x="{low:.2f}%" y="6" width="{high - low:.2f}%" height="10" rx="2"/>'
    name = "shifted" if one.alarm else "kept"
    point = f'<circle class="{name}" cx="{axis.at(one.shift):.2f}%" cy="11" r="5"/>'
    return _row(room + _line("zero", axis.at(0.0)) + point)


def pairs_axis(groups: Sequence[Group]) -> Axis:
    """One axis for all groups that are told; half, which is guessing, among them."""
    return axis_for([end for one in groups for end in (one.low, one.high)], 0.5)


def pairs_row(one: Group, axis: Axis) -> str:
    """A group's share of right pairs and its interval."""
    ends = f'x1="{axis.at(one.low):.2f}%" x2="{axis.at(one.high):.2f}%" y1="11" y2="11"'
    point = f'<circle class="point" cx="{axis.at(one.right):.2f}%" cy="11" r="5"/>'
    return _row(f'{_line("zero", axis.at(0.5))}<line class="whisker" {ends}/>{point}')


def _row(inside: str) -> str:
    return f'<svg class="dot" width="100%" height="{HEIGHT}" aria-hidden="true">{inside}</svg>'


def _line(name: str, at: float) -> str:
    return f'<line class="{name}" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{HEIGHT}"/>'
