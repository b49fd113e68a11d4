"""What the watch finds, in plain numbers: panels, their columns, and what each would notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.watch.signals import Unit

Verdict = Literal["alarm", "quiet", "too small", "not judged"]
TOO_SMALL: dict[Unit, float] = {"sd": 1.0, "share": 0.3, "pp a year": 3.0, "slope": 1.0, "pairs": 0.2}
"""A panel that would not even notice this much in its typical column is too small to speak of quiet.

One standard deviation moves the median application to where one in six stood; three in ten more missing or
novel is half a call; 3 pp a year is the spread between applications' outcomes, a slope that is off by one
turns a prediction into none, and 20 of 100 pairs is all that divides guessing from good skill.
"""


@dataclass(frozen=True)
class Watched:
    """One column: what was expected of the call, what came, and what would have been noticed.

    shift: came less expected. expected, came: in `unit`, standard deviations from the past median where that
    is sd. limits: the shifts down and up at which the alarm is raised. noticed: the smallest shift (up, for
    pairs down) that raises it with 80 % power. n: applications of the call behind it. chance: of a shift at
    least as large in a call like the past.
    """

    name: str
    unit: Unit
    shift: float
    expected: float
    came: float
    limits: tuple[float, float]
    noticed: float
    n: int
    chance: float
    alarm: bool


@dataclass(frozen=True)
class Panel:
    """One panel: n new applications (or outcomes), past_n past ones in `calls` calls, and its columns.

    Columns stand with the least likely first. why: the reason where nothing could be judged (a key of words).
    """

    name: str
    n: int
    past_n: int
    calls: int
    columns: tuple[Watched, ...] = ()
    why: str = ""

    @property
    def alarms(self) -> tuple[Watched, ...]:
        """The columns in which a shift was noticed."""
        return tuple(one for one in self.columns if one.alarm)

    @property
    def unit(self) -> Unit | None:
        """The unit in which the panel is told: of calibration's two, that of the mean error."""
        units = {one.unit for one in self.columns}
        return next((unit for unit in TOO_SMALL if unit in units), None)

    @property
    def noticed(self) -> float | None:
        """The smallest shift noticed with 80 % power in the typical (median) column of that unit."""
        sizes = sorted(one.noticed for one in self.columns if one.unit == self.unit)
        return sizes[len(sizes) // 2] if sizes else None

    @property
    def verdict(self) -> Verdict:
        """An alarm counts whatever n is; without one, n may be too small to speak of quiet."""
        if self.alarms:
            return "alarm"
        if not self.columns or self.noticed is None or self.unit is None:
            return "not judged"
        return "too small" if self.noticed > TOO_SMALL[self.unit] else "quiet"
