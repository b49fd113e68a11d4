"""Numbers as programs write them: digits, a minus in front, one decimal mark; taken without a second look.

Anything else in the column, and any mark that could separate thousands, is left to the careful way.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from features.reading.cells import Floats, letters_of, offsets_of, rewritten

_COMMA, _POINT, _NINE = b",.9"


def plain_numbers(text: pa.StringArray) -> tuple[Floats, str] | None:
    """The values of the cells, "" as NaN, and the mark that is shown to be decimal, "" where none is used.

    None where some cell is more than digits, minus and one mark, or the use of the mark is not beyond doubt.

    >>> plain_numbers(pa.array(["1", "-2.5", "3.125"]))
    (array([ 1.   , -2.5  ,  3.125]), '.')
    >>> [plain_numbers(pa.array([cell])) for cell in ("1,234", "1 000", "NA")]
    [None, None, None]
    """
    letters, offsets = letters_of(text), offsets_of(text)
    offsets = offsets - offsets[0]
    mark = _mark(letters)
    if mark is None or (mark and not _is_decimal(letters, offsets, ord(mark))):
        return None
    empty = np.diff(offsets) == 0
    filled = pc.if_else(pa.array(empty), None, text) if empty.any() else text
    try:
        cast = pc.cast(rewritten(filled, "", mark) if mark == "," else filled, pa.float64())
    except pa.ArrowInvalid:
        return None
    return np.asarray(cast.to_numpy(zero_copy_only=False)), mark


def _mark(letters: npt.NDArray[np.uint8]) -> str | None:
    """The one mark in use, "" for none; None where both are, or a byte that is no part of a plain number.

    Between the comma and 9 stand - . / and the digits; a slash makes the cast fail.
    """
    if letters.size and (letters.min() < _COMMA or letters.max() > _NINE):
        return None
    comma, point = bool(np.any(letters == _COMMA)), bool(np.any(letters == _POINT))
    if comma and point:
        return None
    return "," if comma else "." if point else ""


def _is_decimal(letters: npt.NDArray[np.uint8], offsets: npt.NDArray[Any], mark: int) -> bool:
    """Whether the mark is decimal beyond doubt: no cell ends in it, and one that is unclear is not alone.

    One or two digits after a mark show that it is decimal, and with it marks before three digits.
    """
    lengths = np.diff(offsets)
    last, one, two, three = (_stands_before(letters, offsets, lengths, mark, digits) for digits in range(4))
    return not last and (one or two or not three)


def _stands_before(
    letters: npt.NDArray[np.uint8],
    offsets: npt.NDArray[Any],
    lengths: npt.NDArray[Any],
    mark: int,
    digits: int,
) -> bool:
    """Whether some cell has the mark with this many letters after it."""
    at = offsets[1:][lengths > digits] - digits - 1
    return bool(np.any(letters[at] == mark))
