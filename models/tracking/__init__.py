"""Runs, registered versions and the alias @champion in MLflow: the only folder that imports mlflow.

What scores is never read from here but from the exported folder (models/export.py); MLflow shows people what
was tried. Everything lies in one folder, `root` (mlruns/): mlflow.db, artifacts/, exports/, gates/ and
promotions.jsonl.
"""

from models.tracking.listing import runs
from models.tracking.recording import log_training
from models.tracking.store import ALIAS, DATABASE, NAME, alias_notice, follow_log

__all__ = ["ALIAS", "DATABASE", "NAME", "alias_notice", "follow_log", "log_training", "runs"]
