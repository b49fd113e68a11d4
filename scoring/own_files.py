"""What every written result shares: folders that hold nothing of others, and numbers that JSON has."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pandas as pd

from features.problems import DataError


def only_ours(folder: Path, names: Collection[str], what: str) -> None:
    """DataError where `folder` is a file or holds anything but `names`: `what` would replace it."""
    if folder.is_dir():
        others = sorted(path.name for path in folder.iterdir() if path.name not in names)
        trouble = f"holds {others[0]}" if others else ""
    else:
        trouble = "is a file" if folder.exists() else ""
    if trouble:
        raise DataError(
            f"{folder} {trouble}, which {what} would replace. Choose an empty or a new folder (--out)."
        )


def plain_json(told: Any) -> str:
    """JSON to the last digit; what is not a finite number is null, a day is its date.

    >>> plain_json({"a": float("nan")})
    '{\\n "a": null\\n}'
    """
    return json.dumps(_plain(told), ensure_ascii=False, indent=1, allow_nan=False)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value
