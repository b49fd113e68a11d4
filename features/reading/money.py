"""Money in one currency: of the calls among themselves, and of every row that names one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from features.problems import Problem
from features.reading.checking import Checked
from features.reading.references import by_value, of_call, spread

SHARED = ("accounts", "funding", "region_sectors")
"""Tables with money that belongs to no single call and is therefore compared with all of them."""
OF_APPLICATIONS = ("applications", "members")


def money_problems(tables: Mapping[str, Checked]) -> Iterator[Problem]:
    """Calls in two currencies beside money that all share, and rows in another currency than their call."""
    calls = _currencies(tables, "calls")
    shared = [tables[name].file for name in SHARED if name in tables and len(tables[name].frame)]
    if len(calls) > 1 and shared:
        yield _two(tables["calls"], calls, shared)
    for name in SHARED:
        if name in tables and len(calls) <= 1:
            yield from _shared(tables[name], calls or _currencies(tables, *SHARED))
    for name in OF_APPLICATIONS:
        if name in tables and "calls" in tables and "applications" in tables:
            yield from _unlike_call(tables, tables[name])


def money_notices(tables: Mapping[str, Checked]) -> Iterator[str]:
    """Calls in several currencies where no money is compared between them."""
    calls = _currencies(tables, "calls")
    if len(calls) > 1 and not any(name in tables and len(tables[name].frame) for name in SHARED):
        file = tables["calls"].file
        yield f"{file}: calls are in {_listed(calls)}; amounts are compared within a call only"


def _currencies(tables: Mapping[str, Checked], *names: str) -> list[str]:
    found = [tables[name].coded["currency"].dictionary.to_pylist() for name in names if name in tables]
    return sorted({code for codes in found for code in codes if len(code) == 3})  # others are named already


def _two(calls: Checked, codes: list[str], shared: list[str]) -> Problem:
    are = "is" if len(shared) == 1 else "are"
    mend = f"Convert all amounts to one currency: {', '.join(shared)} {are} compared with every call."
    return Problem(calls.file, None, "currency", ", ".join(codes), "expected money in one currency", mend)


def _shared(one: Checked, allowed: list[str]) -> Iterator[Problem]:
    """Rows in another currency than the calls or, where calls name none, than most rows of their kind."""
    coded = one.coded["currency"]
    words = coded.dictionary.to_pylist()
    if not words:
        return
    usual = allowed[0] if len(allowed) == 1 else one.frame["currency"].mode().iloc[0]
    other = np.array([word != usual for word in words], dtype=bool)
    mend = "Convert the amounts of the row, and its currency."
    yield from one.faulty("currency", spread(other, coded), f"expected money in one currency, {usual}", mend)


def _unlike_call(tables: Mapping[str, Checked], one: Checked) -> Iterator[Problem]:
    call = of_call(tables, one, "currency")
    own = one.frame["currency"]
    at = np.flatnonzero((own.notna() & call.notna() & (own != call)).to_numpy(dtype=bool))
    for code, found in by_value(call, at):
        mend = f"Convert the amounts of the row to {code}."
        yield from one.faulty("currency", found, "expected the currency of the call", mend)


def _listed(codes: list[str]) -> str:
    return f"{', '.join(codes[:-1])} and {codes[-1]}"
