"""What is told of a run in a line: how it ended, what it knew, how well it ranked, what its gate said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from models.gate_file import gate_answer

STATUS = {"FINISHED": "finished", "FAILED": "failed", "KILLED": "stopped", "RUNNING": "unfinished"}
COLUMNS = (
    *("version", "champion", "status", "started", "as_of", "kind", "cases"),
    *("spearman", "ndcg", "low_confidence", "gate", "code_version", "run_id"),
)
"""version: missing where none was registered. spearman, ndcg: pooled, of the model. low_confidence: why it is
low, empty where it is not. gate: its answer, empty where there was none, `damaged` where its file is."""


def run_row(root: Path, run: Any, versions: Mapping[str, int], champion: int | None) -> dict[str, Any]:
    """The columns of an MLflow run; `versions` gives the version of each run that was registered."""
    version = versions.get(run.info.run_id)
    params, measured = run.data.params, run.data.metrics
    return {
        "version": version,
        "champion": version is not None and version == champion,
        "status": STATUS.get(run.info.status, run.info.status.lower()),
        "started": pd.Timestamp(run.info.start_time, unit="ms"),
        "as_of": pd.Timestamp(params["as_of"]) if "as_of" in params else pd.NaT,
        "kind": params.get("kind", ""),
        "cases": float(params.get("cases", "nan")),
        "spearman": measured.get("pooled_spearman/model", float("nan")),
        "ndcg": measured.get("pooled_ndcg/model", float("nan")),
        "low_confidence": run.data.tags.get("low_confidence", ""),
        "gate": gate_answer(root, version) if version is not None else "",
        "code_version": run.data.tags.get("code_version", ""),
        "run_id": run.info.run_id,
    }
