"""Text columns: names, identifiers and choices, coded so that a million cells cost as much as their kinds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from difflib import get_close_matches

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from features.columns import Column
from features.reading.cells import MISSING, SUPPRESSED, Cells, Fault, Parsed, letters_of, plain

_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+")
_FLOAT = re.compile(r"(\d{3,})[.]0")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
_MONTH = re.compile(r"\d{1,2}[.-] ?(jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])\w*", re.I)
_CODE = "Format the column as Text and type the code again: Excel has changed it."


def words(column: Column, cells: Cells) -> Parsed:
    """The column as Arrow dictionary: distinct values in ascending order, missing as null.

    Outer blanks go, letters are composed (NFC), choices are compared without case; leading zeros stay.
    """
    coded = _as_text(cells).dictionary_encode()
    codes = coded.indices.to_numpy()
    if _are_numerals(coded.dictionary):
        return Parsed(recoded(coded.dictionary, codes))
    found = coded.dictionary.to_pylist()
    values = [clean(column, value) for value in found]
    notices = [
        f'{column.name}: "{value}" is taken as {_taken(cleaned)}, {int((codes == code).sum()):,} ×'
        for code, (value, cleaned) in enumerate(zip(found, values, strict=True))
        if value.strip() and (cleaned is None or _doubtful(column, cleaned))
    ]
    faults = (*_faults(column, found, codes), *_typed_faults(cells))
    return Parsed(recoded(pa.array(values, pa.string()), codes), faults, tuple(notices))


def clean(column: Column, value: str) -> str | None:
    """One value as it is kept; None where it means missing.

    >>> identifier = Column("org_id", "text", "", "")
    >>> clean(identifier, " 914 778 271"), clean(identifier, "914778271.0"), clean(identifier, "-")
    ('914778271', '914778271', None)
    """
    value = unicodedata.normalize("NFC", value.strip().strip("\ufeff"))
    if not value or value in SUPPRESSED:
        return None
    if column.choices:
        return _choice(column, value)
    if column.name == "currency":
        return value.upper()
    return _identifier(value) if column.identifier else value


def recoded(values: pa.StringArray, codes: np.ndarray) -> pa.DictionaryArray:
    """Codes into `values` as an Arrow dictionary of the distinct values in ascending order."""
    distinct = values.dictionary_encode()
    order = pc.sort_indices(distinct.dictionary).to_numpy()
    ranks = np.empty(len(order) + 1, dtype=np.int32)
    ranks[order], ranks[-1] = np.arange(len(order), dtype=np.int32), -1
    new = ranks[distinct.indices.fill_null(len(order)).to_numpy()][codes]
    missing = new < 0 if values.null_count else None
    return pa.DictionaryArray.from_arrays(pa.array(new, mask=missing), distinct.dictionary.take(order))


def _are_numerals(values: pa.StringArray) -> bool:
    """Whether all values are digits only, of which nothing is to be cleaned."""
    letters = letters_of(values)
    filled = bool(pc.all(pc.not_equal(values, "")).as_py())
    return filled and bool(np.all((letters >= ord("0")) & (letters <= ord("9"))))


def _doubtful(column: Column, cleaned: str) -> bool:
    return cleaned.casefold() in MISSING and cleaned not in column.choices


def _taken(cleaned: str | None) -> str:
    return "missing" if cleaned is None else "a word; leave the cell empty if it means missing"


def _choice(column: Column, value: str) -> str | None:
    """The choice that is meant: one of them may be none, which is then no word for missing."""
    word = value.casefold()
    known = {choice.casefold(): choice for choice in column.choices}
    return known.get(word, None if word in MISSING else value)


def _identifier(value: str) -> str:
    if found := _FLOAT.fullmatch(value):
        return found[1]
    return re.sub(r"\s", "", value) if _SPACED.fullmatch(value) else value


def _as_text(cells: Cells) -> pa.StringArray:
    """All cells as text: whole numbers of a workbook without a point."""
    if cells.numbers is None:
        return cells.text
    typed = ~np.isnan(cells.numbers)
    distinct, codes = np.unique(cells.numbers[typed], return_inverse=True)
    text = pa.array([plain(number) for number in distinct], pa.string()).take(pa.array(codes))
    return pc.replace_with_mask(cells.text, pa.array(typed), text)


def _faults(column: Column, found: list[str], codes: np.ndarray) -> Iterator[Fault]:
    """Values that a spreadsheet has shortened, and words that are no choice."""
    checks: list[tuple[Callable[[str], bool], str, str]] = []
    if column.identifier:
        checks.append((_is_shortened, "a spreadsheet has shortened this number", _CODE))
    if column.name == "sector":
        checks.append((_is_month, "a spreadsheet has made a date of this code", _CODE))
    if column.name == "currency":
        code = "Write the three letters of the currency, such as NOK or EUR."
        checks.append((_is_no_currency, "expected an ISO code of three letters", code))
    for wrong, expected, mend in checks:
        kinds = np.array([wrong(value.strip()) for value in found], dtype=bool)
        if kinds.any():
            yield Fault(np.flatnonzero(kinds[codes]), expected, mend)


def _is_shortened(value: str) -> bool:
    return _SHORTENED.fullmatch(value) is not None


def _is_month(value: str) -> bool:
    return _MONTH.fullmatch(value) is not None


def _is_no_currency(value: str) -> bool:
    return bool(value) and value not in SUPPRESSED and not re.fullmatch("[A-Za-z]{3}", value)


def _typed_faults(cells: Cells) -> Iterator[Fault]:
    """A number with decimals or a date where text belongs: Excel rewrites codes such as 10.10 and 03.2."""
    if cells.numbers is not None:
        at = np.flatnonzero(np.nan_to_num(cells.numbers) % 1 != 0)
        if at.size:
            yield Fault(at, "expected text, but the cell holds a number with decimals", _CODE)
    if cells.days is not None and (at := np.flatnonzero(~np.isnat(cells.days))).size:
        yield Fault(at, "expected text, but the cell holds a date", _CODE)


def nearest(word: str, known: tuple[str, ...] | list[str], cutoff: float = 0.0) -> str:
    """The known word most like this one; "" where none is as alike as `cutoff`.

    >>> nearest("revenu", ["revenue", "wages"]), nearest("notes", ["calls"], cutoff=0.8)
    ('revenue', '')
    """
    return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), "")
