"""A model's contributions -> the parts of a sheet, by feature and by dimension, which add up to the score."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from features.dimensions import DIMENSIONS
from features.feature import Feature
from models.growth import ADDS_UP
from scoring.phrases import phrase, plain, plain_unit
from scoring.sheet import Contribution, DimensionScore

Rows = dict[str, dict[str, float]]
"""Numbers by application_id, then by column."""
LARGE, SMALL = 0.5, 0.1
"""A dimension has mark 2 from half of the largest contribution of a dimension in the call, 1 from a tenth."""


def by_feature(
    specification: Sequence[Feature],
    values: Mapping[str, float],
    typical: Mapping[str, float],
    parts: Mapping[str, float],
    settled: Mapping[str, bool] | None = None,
) -> tuple[Contribution, ...]:
    """One contribution a feature, in the catalogue's order; all mappings are by the feature's name."""
    told = settled or {}
    return tuple(
        _contribution(one, values[one.name], typical[one.name], parts[one.name], told.get(one.name))
        for one in specification
    )


def by_dimension(
    contributions: Sequence[Contribution],
    evidence: Mapping[str, float],
    largest: float,
    settled: Mapping[str, bool] | None = None,
) -> tuple[DimensionScore, ...]:
    """One sum a dimension, in the order of DIMENSIONS; dimensions without any feature are left out.

    `evidence` is the share of features present by dimension, `largest` the largest absolute sum of a
    dimension in the call, against which marks are given; `settled` whether the sign of a sum is settled.
    """
    found = []
    for dimension in DIMENSIONS:
        own = [one.contribution for one in contributions if one.dimension == dimension]
        if own:
            total, share = math.fsum(own), float(evidence[dimension])
            size = mark(total, largest) if share else None
            found.append(DimensionScore(dimension, total, size, share, (settled or {}).get(dimension)))
    return tuple(found)


def by_row(frame: pd.DataFrame) -> Rows:
    """The frame as plain numbers.

    >>> by_row(pd.DataFrame({"base": [1]}, index=["A"]))
    {'A': {'base': 1.0}}
    """
    columns = [str(name) for name in frame]
    values = frame.to_numpy(dtype="float64").tolist()
    return {
        str(one): dict(zip(columns, row, strict=True)) for one, row in zip(frame.index, values, strict=True)
    }


def mark(total: float, largest: float) -> int:
    """−2 to 2: how much a dimension adds or takes away, against the largest in the call.

    >>> [mark(total, 2.0) for total in (1.0, 0.9, 0.1, -0.3, -2.0)]
    [2, 1, 0, -1, -2]
    """
    share = abs(total) / largest if largest > 0 else 0.0
    size = 2 if share >= LARGE else 1 if share >= SMALL else 0
    return size if total >= 0 else -size


def largest_dimension(parts: Mapping[str, Mapping[str, float]], specification: Sequence[Feature]) -> float:
    """The largest absolute sum of a dimension in the call; `parts` by application, then by feature."""
    largest = 0.0
    for own in parts.values():
        for dimension in DIMENSIONS:
            names = [one.name for one in specification if one.dimension == dimension]
            largest = max(largest, abs(math.fsum(own[name] for name in names)))
    return largest


def check_sum(application: str, score: float, base: float, dimensions: Sequence[DimensionScore]) -> None:
    """ArithmeticError unless base and dimensions add up to the score to 1e-9."""
    off = math.fsum([base, *(one.contribution for one in dimensions), -score])
    if not abs(off) <= ADDS_UP:
        raise ArithmeticError(f"the contributions of application {application} miss its score by {off}")


def self_declared_share(contributions: Sequence[Contribution]) -> float | None:
    """Share of the positive contributions that rests on self-declared evidence; None where none is
    positive.
    """
    positive = [one for one in contributions if one.contribution > 0 and one.value is not None]
    total = math.fsum(one.contribution for one in positive)
    own = math.fsum(one.contribution for one in positive if one.evidence == "self-declared")
    return own / total if total > 0 else None


def decimals(scores: Sequence[float]) -> int:
    """One decimal where the scores of a call spread over a point or more, else two.

    >>> decimals([0.2, 1.4]), decimals([0.2, 0.4])
    (1, 2)
    """
    return 1 if max(scores) - min(scores) >= 1 or len(scores) == 1 else 2


def _contribution(
    one: Feature, value: float, typical: float, part: float, settled: bool | None
) -> Contribution:
    reads = phrase(one.name, one.label).reads
    here, there = given(value), given(typical)
    return Contribution(
        feature=one.name,
        dimension=one.dimension,
        label=one.label,
        unit=one.unit,
        evidence=one.evidence,
        actionable=one.actionable,
        direction=one.direction,
        needs=one.needs,
        value=here,
        typical=there,
        plain_value=plain(here, reads),
        plain_typical=plain(there, reads),
        plain_unit=plain_unit(one.unit, reads),
        contribution=float(part),
        settled=settled,
    )


def given(value: float) -> float | None:
    """The number, None where it is missing."""
    return None if math.isnan(value) else float(value)
