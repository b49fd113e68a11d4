"""Numbers as programs write them: digits, a minus in front, a point; taken without a second look.

Anything else in the column, and any point that could separate thousands, is left to the careful way.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from features.cells import Floats, letters_of, offsets_of

_MINUS, _POINT, _NINE = b"-.9"


def plain_numbers(text: pa.StringArray) -> tuple[Floats, bool] | None:
    """The values of the cells, "" as NaN, and whether some cell shows that the point is decimal.

    None where some cell is more than digits, minus and point, or the point's use is not beyond doubt.

    >>> plain_numbers(pa.array(["1", "-2.5", "3.125"]))
    (array([ 1.   , -2.5  ,  3.125]), True)
    >>> plain_numbers(pa.array(["1.234"])), plain_numbers(pa.array(["1,5"])), plain_numbers(pa.array(["NA"]))
    (None, None, None)
    """
    letters, offsets = letters_of(text), offsets_of(text)
    offsets = offsets - offsets[0]
    decimal = _points(letters, offsets) if _only_numerals(letters) else None
    if decimal is None:
        return None
    try:
        empty = np.diff(offsets) == 0
        filled = pc.if_else(pa.array(empty), None, text) if empty.any() else text
        cast = pc.cast(filled, pa.float64())
    except pa.ArrowInvalid:
        return None
    return np.asarray(cast.to_numpy(zero_copy_only=False)), decimal


def _only_numerals(letters: npt.NDArray[np.uint8]) -> bool:
    """Whether no byte is outside - . 0 to 9; a slash, which lies between, makes the cast fail."""
    return not letters.size or bool(letters.min() >= _MINUS and letters.max() <= _NINE)


def _points(letters: npt.NDArray[np.uint8], offsets: npt.NDArray[Any]) -> bool | None:
    """Whether points are there, all of them decimal; None where that is not certain.

    One or two digits after a point show that it is decimal, and with it points before three digits.
    """
    if not np.any(letters == _POINT):
        return False
    lengths = np.diff(offsets)
    last, one, two, three = (_point_before(letters, offsets, lengths, digits) for digits in range(4))
    return None if last or (three and not (one or two)) else True


def _point_before(
    letters: npt.NDArray[np.uint8], offsets: npt.NDArray[Any], lengths: npt.NDArray[Any], digits: int
) -> bool:
    """Whether some cell has a point with this many letters after it."""
    at = offsets[1:][lengths > digits] - digits - 1
    return bool(np.any(letters[at] == _POINT))
