"""Draws in pieces: all at once or as they come, checked, small enough for the processor's cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

Draws = npt.NDArray[np.float32]
"""(draws × applications), a row being one joint draw of all applications."""


def batches(draws: Draws | Iterable[Draws], size: int) -> Iterator[Draws]:
    """The rows in order, at most `size` at a time, as float32; `draws` is one array or chunks of rows.

    ValueError where there is no draw, a value is not a number, or chunks differ in their applications.
    """
    width, rows = None, 0
    for chunk in [draws] if isinstance(draws, np.ndarray) else draws:
        if chunk.ndim != 2 or width not in (None, chunk.shape[1]):
            raise ValueError(
                f"draws have the shape {chunk.shape}; expected (draws × {width or 'applications'})"
            )
        width, rows = chunk.shape[1], rows + len(chunk)
        for start in range(0, len(chunk), size):
            yield _numbers(chunk[start : start + size])
    if not width or not rows:
        raise ValueError("there are no draws to rank; give at least one draw of one application")


def _numbers(rows: npt.NDArray[np.floating]) -> Draws:
    if np.isnan(rows).any():
        raise ValueError("a draw holds a value that is not a number; it has no rank")
    return np.ascontiguousarray(rows, dtype=np.float32)
