"""The scales on which a committee rates: declared for each call and criterion, never guessed from marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from features.problems import DataError


@dataclass(frozen=True)
class Scale:
    """The worst and the best mark that can be given; the worst may be the higher number."""

    worst: float
    best: float

    @property
    def points(self) -> float:
        """How far the best mark is from the worst."""
        return abs(self.best - self.worst)

    def share(self, marks: pd.Series) -> pd.Series:
        """The marks as shares of the way from worst (0) to best (1).

        >>> Scale(worst=6, best=1).share(pd.Series([1.0, 3.5])).tolist()
        [1.0, 0.5]
        """
        return (marks - self.worst) / (self.best - self.worst)

    def holds(self, marks: pd.Series) -> pd.Series:
        """True for marks that lie on the scale."""
        return marks.between(min(self.worst, self.best), max(self.worst, self.best))


DEFAULT = Scale(worst=1.0, best=5.0)
"""Of a criterion without a row in `scales`; whoever uses it says so."""


@dataclass(frozen=True)
class Scales:
    """One scale a criterion; `undeclared` names the criteria that are read on the default."""

    of: dict[str, Scale]
    undeclared: tuple[str, ...]

    @property
    def single(self) -> Scale | None:
        """The scale of all criteria, where they share one."""
        different = set(self.of.values())
        return different.pop() if len(different) == 1 else None


def scales_of(scales: pd.DataFrame, call_id: str, criteria: Iterable[str]) -> Scales:
    """The scale of every criterion of a call.

    scales: the `scales` table. Raises DataError, all problems at once, where worst and best are the same.
    """
    mine = scales[scales["call_id"] == call_id]
    declared = {
        str(criterion): Scale(float(worst), float(best))
        for criterion, worst, best in zip(mine["criterion"], mine["worst"], mine["best"], strict=True)
    }
    if problems := list(_without_width(call_id, declared)):
        raise DataError("\n".join(problems))
    names = sorted(set(criteria))
    return Scales(
        {name: declared.get(name, DEFAULT) for name in names},
        tuple(name for name in names if name not in declared),
    )


def _without_width(call_id: str, declared: dict[str, Scale]) -> Iterator[str]:
    for name, scale in sorted(declared.items()):
        if scale.points == 0:
            yield (
                f"scales: worst and best are both {scale.worst:g} for {name} in call {call_id}; expected two "
                "different marks. Correct the row."
            )
