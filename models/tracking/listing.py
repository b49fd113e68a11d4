"""All runs of a folder, as people look at them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from models.promotion import champion_version
from models.tracking.run_row import COLUMNS, run_row
from models.tracking.store import DATABASE, NAME, client_of


def runs(root: Path) -> pd.DataFrame:
    """All runs, newest first; no rows where nothing was trained.

    Columns: as `models.tracking.run_row.COLUMNS` says.
    """
    if not (root / DATABASE).exists():
        return pd.DataFrame(columns=list(COLUMNS))
    client = client_of(root.resolve() / DATABASE)
    experiments = [one.experiment_id for one in client.search_experiments()]
    found = client.search_runs(experiments, max_results=50_000)
    versions = {one.run_id: int(one.version) for one in client.search_model_versions(f"name='{NAME}'")}
    champion = champion_version(root)
    return pd.DataFrame([run_row(root, run, versions, champion) for run in found], columns=list(COLUMNS))
