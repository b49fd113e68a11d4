"""The gate: what is known of a challenger beside the champion, and whether it should take its place.

The rules are declared here, with their reasons, before any challenger is looked at. `should_promote` reads
the gate's table and nothing else: neither MLflow nor a clock nor the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Judged = Literal["pass", "fail", "unclear"]
Answer = Literal["yes", "no", "undecided"]

SKILL, TOP = "Skill: rank correlation", "Skill at the top: NDCG"
SLOPE, ERROR = "Calibration: slope", "Calibration: mean error"
COVERAGE, GROUP = "Coverage of 80 % intervals", "Worst group"
SEATS, CATALOGUE, LEAKAGE = "The same seats", "Catalogue", "Leakage audit"
AS_IT_WAS, CONFIDENCE = "Champion as it was", "Confidence"
ROWS = (SKILL, TOP, SLOPE, ERROR, COVERAGE, GROUP, SEATS, AS_IT_WAS, CONFIDENCE, CATALOGUE, LEAKAGE)
"""The rows of a gate, in reading order; all must be there."""
NEEDED = (SKILL, AS_IT_WAS, CONFIDENCE, LEAKAGE)
"""Rows without a word on which there is no yes, however well the challenger ranks."""

MARGIN = 0.02
"""Rank correlation that a fresher model may lose by and still count as no worse. It is about what the blend
has on a plain ridge (US states in full: .32 against .315; at 200 cases .25 against .23): a challenger that
loses more could as well be replaced by its simplest rival. One pair in 150 changes its order."""
LEAST_CALLS = 3
"""Replayed calls without which nothing is said of skill: a bootstrap over two calls knows three outcomes."""
SAME_SEATS = 0.5
"""Share of seats that must stay where a challenger is only no worse: chance must not say who is funded."""


@dataclass(frozen=True)
class GateRow:
    """One thing looked at; all numbers None where they have no meaning.

    low and high: the 90 % interval of `difference` (challenger less champion), or of `challenger` where there
    is no difference. verdict: `fail` speaks against the challenger beyond chance, `unclear` says too little.
    """

    name: str
    champion: float | None
    challenger: float | None
    difference: float | None
    low: float | None
    high: float | None
    verdict: Judged
    sentence: str


@dataclass(frozen=True)
class SameSeats:
    """How many of a call's seats would have gone to the same applications."""

    call_id: str
    seats: int
    same: int


@dataclass(frozen=True)
class Gate:
    """All that is known of a challenger beside the champion.

    champion: its version. calls and applications: replayed, with outcome. new_outcomes: learnt from by the
    challenger and not by the champion. notices: what limits the comparison, in sentences.
    """

    champion: int
    calls: int
    applications: int
    new_outcomes: int
    rows: tuple[GateRow, ...]
    seats: tuple[SameSeats, ...] = ()
    notices: tuple[str, ...] = ()

    def row(self, name: str) -> GateRow:
        """The row of that name; KeyError where the gate has none."""
        return {row.name: row for row in self.rows}[name]


@dataclass(frozen=True)
class Verdict:
    """Whether the challenger should become the champion, and why; `undecided` keeps the champion."""

    answer: Answer
    reasons: tuple[str, ...]


def should_promote(gate: Gate) -> Verdict:
    """No where anything fails; yes where the challenger ranks better, or is fresher and no worse.

    Better: the interval of the difference in rank correlation lies above 0. No worse: it lies above −MARGIN;
    then the challenger must also know more outcomes, by the same catalogue, and leave half the seats or more
    as they were. All else is undecided, and so is a gate with an unclear row among NEEDED. A gate that lacks
    a row is refused (KeyError).
    """
    every = [gate.row(name) for name in ROWS]
    if failed := [row.sentence for row in every if row.verdict == "fail"]:
        return Verdict("no", tuple(failed))
    skill = gate.row(SKILL)
    unclear = [row.sentence for row in map(gate.row, NEEDED) if row.verdict == "unclear"]
    if unclear or skill.low is None:
        return Verdict("undecided", tuple(unclear))
    hindered = () if skill.low > 0 else _only_no_worse(gate)
    return Verdict("undecided", hindered) if hindered else Verdict("yes", _for_it(gate))


def judged_skill(calls: int, low: float | None, high: float | None) -> Judged:
    """The verdict on a difference in rank correlation with that interval, from so many calls.

    >>> judged_skill(5, -0.01, 0.04), judged_skill(5, -0.05, -0.01), judged_skill(2, 0.1, 0.2)
    ('pass', 'fail', 'unclear')
    """
    if calls < LEAST_CALLS or low is None or high is None:
        return "unclear"
    if high < 0:
        return "fail"
    return "pass" if low > -MARGIN else "unclear"


def _only_no_worse(gate: Gate) -> tuple[str, ...]:
    """What speaks against a challenger that was not shown to be better."""
    said = []
    if gate.new_outcomes <= 0:
        said.append("It ranks no worse, but it has learnt from no new outcome that would make it fresher.")
    said += [row.sentence for row in map(gate.row, (SEATS, CATALOGUE)) if row.verdict != "pass"]
    return (f"{gate.row(SKILL).sentence} That alone does not carry a change:", *said) if said else ()


def _for_it(gate: Gate) -> tuple[str, ...]:
    fresher = f"It has learnt from {gate.new_outcomes} outcomes more than the champion."
    said = [gate.row(SKILL).sentence, *([fresher] if gate.new_outcomes > 0 else [])]
    unclear = [row.name for row in gate.rows if row.verdict == "unclear"]
    if unclear:
        said.append(
            f"Too little is known for a word on: {', '.join(unclear)}. Nothing else speaks against it."
        )
    return tuple(said)


def said(value: float, decimals: int = 2) -> str:
    """A number in a sentence, with a minus sign and no negative zero.

    >>> said(-0.123), said(-0.001)
    ('−0.12', '0.00')
    """
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")
