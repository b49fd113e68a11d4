"""Cells as a file holds them, before any contract: text, typed numbers and typed days, and their shapes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.datetime64]
Positions = npt.NDArray[np.int64]

MISSING = frozenset({"na", "n/a", "#n/a", "#i/t", "nan", "nat", "null", "none", "<na>"})
"""Words for a missing value, in any case of letters, in columns of numbers, dates and choices."""
SUPPRESSED = frozenset({"-", "–", "—", "−", ".", "..", "...", ":", "*"})
"""Marks with which statistics offices leave a value out; they mean missing in every column."""
NO_CELLS: Positions = np.empty(0, dtype=np.int64)

_SPACES = "[\u00a0\u2007\u2009\u202f\t]"
_DIGITS = np.arange(256, dtype=np.uint8)
_DIGITS[ord("0") : ord("9") + 1] = ord("9")


@dataclass(frozen=True)
class Cells:
    """One column of a file. Each cell stands in one of three places and is nothing in the others.

    `text` holds "" where a cell is no text; `numbers` (float64) and `days` (datetime64[us]) are None where
    the file has none, as a CSV never has.
    """

    text: pa.StringArray
    numbers: Floats | None = None
    days: Days | None = None

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Whether each cell holds anything but blanks."""
        found = np.asarray(pc.binary_length(pc.utf8_trim_whitespace(self.text))) > 0
        if self.numbers is not None:
            found = found | ~np.isnan(self.numbers)
        return found if self.days is None else found | ~np.isnat(self.days)

    def shown(self, position: int) -> str:
        """The cell as a person sees it."""
        if self.numbers is not None and not np.isnan(self.numbers[position]):
            return plain(float(self.numbers[position]))
        if self.days is not None and not np.isnat(self.days[position]):
            return str(self.days[position].astype("datetime64[D]"))
        return str(self.text[position].as_py())

    def take(self, positions: Positions) -> Cells:
        """The cells at these positions, in this order."""
        return Cells(
            self.text.take(pa.array(positions)),
            None if self.numbers is None else self.numbers[positions],
            None if self.days is None else self.days[positions],
        )


@dataclass(frozen=True)
class Fault:
    """Cells of one column that cannot be taken, by position, with one reason and one way out."""

    at: Positions
    expected: str
    mend: str


@dataclass(frozen=True)
class Parsed:
    """A column as its contract says (float64, datetime64[us] or coded text), and what was met on the way."""

    column: Any
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()


def plain(number: float) -> str:
    """A typed number as people write it: whole ones without a point.

    >>> plain(914778271.0), plain(0.5)
    ('914778271', '0.5')
    """
    return str(int(number)) if number % 1 == 0 else repr(float(number))


def tidy(text: pa.StringArray) -> pa.StringArray:
    """The cells without outer blanks, with one kind of blank and of minus inside.

    >>> tidy(pa.array([" \N{MINUS SIGN}81\N{NO-BREAK SPACE}200 "])).to_pylist()
    ['-81 200']
    """
    letters = letters_of(text)
    if letters.size and letters.max() > 127:
        text = pc.replace_substring_regex(text, _SPACES, " ")
        text = pc.replace_substring_regex(text, "[\u2018\u2019]", "'")
    if letters.size and (letters.min() <= 32 or letters.max() > 127):
        text = pc.utf8_trim_whitespace(text)
        if letters.max() > 127 or bool(np.any(letters == ord("-"))):
            text = pc.replace_substring_regex(text, "^[-\u2212\u2013] *([0-9])", r"-\1")
    return text


def rewritten(text: pa.StringArray, drop: str, decimal: str) -> pa.StringArray:
    """The cells without the letters in `drop`, and with a point for the comma where that is in `decimal`.

    >>> rewritten(pa.array(["81 200,5", None]), " ", ",").to_pylist()
    ['81200.5', None]
    """
    letters, offsets = letters_of(text), offsets_of(text)
    keep = np.ones(letters.size, dtype=bool)
    for mark in drop:
        keep &= letters != ord(mark)
    if "," in decimal:
        letters = np.where(letters == ord(","), np.uint8(ord(".")), letters)
    before = np.zeros(letters.size + 1, dtype=np.int32)
    np.cumsum(keep, out=before[1:], dtype=np.int32)
    ends, kept = before[offsets - offsets[0]], letters[keep]
    valid = text.is_valid() if text.null_count else None
    found = pa.StringArray.from_buffers(len(text), pa.py_buffer(ends), pa.py_buffer(kept))
    return found if valid is None else pc.if_else(valid, found, None)


def shapes(text: pa.StringArray) -> tuple[list[str], npt.NDArray[np.int32]]:
    """Every cell with each digit as 9, save a leading 0: the distinct shapes, and which one each cell has.

    A million cells have a few dozen shapes, so that rules about how a value is written are tried on those.

    >>> shapes(pa.array(["81 200", "3,5", "0,25", "12 900"]))[0]
    ['99 999', '9,9', '0,99']
    """
    offsets = offsets_of(text)
    letters = letters_of(text)
    shape = _DIGITS[letters]
    _keep_leading_zeros(shape, letters, offsets)
    found = pa.StringArray.from_buffers(len(text), pa.py_buffer(offsets - offsets[0]), pa.py_buffer(shape))
    coded = found.dictionary_encode()
    return coded.dictionary.to_pylist(), coded.indices.to_numpy()


@lru_cache(maxsize=8)
def no_text(count: int) -> pa.StringArray:
    """The text of a column whose cells are all typed; the columns of a file share it."""
    return pa.repeat(pa.scalar("", pa.string()), count)


def one_array(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column in one piece."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    return pa.concat_arrays(column.chunks) if isinstance(column, pa.ChunkedArray) else column


def offsets_of(text: pa.StringArray) -> npt.NDArray[np.int32]:
    """Where each cell begins among the bytes of the array, and where the last one ends."""
    if not len(text):
        return np.zeros(1, dtype=np.int32)
    return np.frombuffer(text.buffers()[1], dtype=np.int32)[text.offset : text.offset + len(text) + 1]


def letters_of(text: pa.StringArray) -> npt.NDArray[np.uint8]:
    """The UTF-8 bytes of all cells, one after the other."""
    offsets = offsets_of(text)
    if offsets[-1] == offsets[0]:
        return np.empty(0, dtype=np.uint8)
    return np.frombuffer(text.buffers()[2], dtype=np.uint8)[offsets[0] : offsets[-1]]


def _keep_leading_zeros(
    shape: npt.NDArray[Any], letters: npt.NDArray[Any], offsets: npt.NDArray[Any]
) -> None:
    first = offsets[:-1][np.diff(offsets) > 0] - offsets[0]
    signed = first[(letters[first] == ord("-")) | (letters[first] == ord("+"))] + 1
    leading = np.concatenate([first, signed[signed < letters.size]])
    zeros = leading[letters[leading] == ord("0")]
    shape[zeros] = ord("0")
