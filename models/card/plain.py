"""Numbers as the card holds them: what is not known is None, never NaN."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd


def given(value: Any) -> float | None:
    """The number; None where it is missing or not finite."""
    return None if value is None or pd.isna(value) or not math.isfinite(value) else float(value)


def whole(values: pd.Series) -> bool:
    """Whether there are enough values for a spread."""
    return int(values.notna().sum()) >= 2
