"""What a dossier holds of one application: all that a decision rested on, as plain data in sections."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pandas as pd

from features.tables import Tables
from scoring.dossier.chain import chained
from scoring.letter.approval import Approval
from scoring.letter.letter import decision_of
from scoring.protocol import Entry
from scoring.sheet import CallScore, ScoreSheet

SECTIONS = ("application", "data", "model", "sheet", "ratings", "conflicts", "decision", "letters")
"""In the order in which they are chained and read."""


def dossier_of(
    call: CallScore,
    sheet: ScoreSheet,
    tables: Tables,
    *,
    export_sha256: str,
    entry: Entry | None = None,
    letters: Sequence[Approval] = (),
) -> dict[str, Any]:
    """The chained document about `sheet`: `{"format", "sections": [{"name", "content", "sha256"}], "head"}`.

    `export_sha256` is of the manifest of the model's export, which has the hash of every file of it. `entry`
    is what the protocol says, `letters` what was approved to go to the applicant.
    """
    one, entry = sheet.application_id, entry or Entry()
    contents = {
        "application": _application(call, sheet, tables.applications),
        "data": {"as_of": call.as_of, "digest": call.data_digest, "tables": call.table_hashes},
        "model": _model(call, export_sha256),
        "sheet": dataclasses.asdict(sheet) | {name: getattr(call, name) for name in ("unit", "decimals")},
        "ratings": _ratings(tables, one, call.call_id),
        "conflicts": [dataclasses.asdict(conflict) for conflict in entry.conflicts],
        "decision": {
            "decision": decision_of(tables.applications, one),
            "decided_on": entry.decided_on,
            "decided_by": entry.decided_by,
            "reasons": entry.reasons,
        },
        "letters": [
            {name: getattr(letter, name) for name in ("by", "day", "reason", "files")}
            for letter in letters
            if letter.application_id == one
        ],
    }
    return chained(plain({name: contents[name] for name in SECTIONS}))


def plain(value: Any) -> Any:
    """The value in what JSON has: lists for tuples, None for what is missing or not finite."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and not abs(value) < float("inf"):
        return None
    return None if value is pd.NaT or value is pd.NA else value


def _application(call: CallScore, sheet: ScoreSheet, applications: pd.DataFrame) -> dict[str, Any]:
    row = applications.set_index("application_id").loc[sheet.application_id]
    listed = {name: row[name] for name in ("lead_org_id", "stage", "requested", "own_funding")}
    told = {name: getattr(sheet, name) for name in ("application_id", "name", "sector", "region", "members")}
    of_call = {name: getattr(call, name) for name in ("call_id", "closes_on", "seats", "budget", "currency")}
    return told | listed | of_call | {"applications": len(call.sheets)}


def _model(call: CallScore, export_sha256: str) -> dict[str, Any]:
    names = ("model_version", "kind", "model_as_of", "code_version", "catalogue", "cases", "past_calls")
    told = {name: getattr(call, name) for name in (*names, "training_hashes", "horizon_years")}
    skill = None if call.own_skill is None else dataclasses.asdict(call.own_skill)
    doubt = None if call.low_confidence is None else dataclasses.asdict(call.low_confidence)
    return told | {"export_sha256": export_sha256, "skill": skill, "low_confidence": doubt}


def _ratings(tables: Tables, application_id: str, call_id: str) -> dict[str, Any]:
    """Every mark by reviewer and criterion; None is an abstention."""
    own = tables.ratings[tables.ratings["application_id"] == application_id]
    columns = ["reviewer_id", "criterion", "score", "given_on"]
    scales = tables.scales[tables.scales["call_id"] == call_id].sort_values("criterion")
    return {
        "marks": own.sort_values(columns[:2])[columns].to_dict("records"),
        "scales": scales[["criterion", "worst", "best"]].to_dict("records"),
    }
