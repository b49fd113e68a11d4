"""Dossiers of a committee's workspace: the same document, with second marks and the ledger's entries."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from scoring.committee.scale import DEFAULT
from scoring.dossier.chain import chained
from scoring.dossier.dossier import SECTIONS, plain
from scoring.sheet_json import call_of, sheet_of

OUTCOMES = {"fund": "funded", "reserve": "reserved", "decline": "rejected"}
OF_MODEL = (
    *("model_version", "kind", "model_as_of", "code_version", "catalogue", "cases", "past_calls"),
    *("training_hashes", "horizon_years"),
)


def workspace_dossier(told: Mapping[str, Any]) -> dict[str, Any]:
    """The chained document of what the workspace holds on one application (workspace/holdings.py)."""
    call, sheet = call_of(told["call"], ()), sheet_of(told["sheet"])
    skill = None if call.own_skill is None else dataclasses.asdict(call.own_skill)
    doubt = None if call.low_confidence is None else dataclasses.asdict(call.low_confidence)
    contents = {
        "application": {**told["application"], "sector": sheet.sector, "region": sheet.region},
        "data": {"as_of": call.as_of, "digest": call.data_digest, "tables": call.table_hashes},
        "model": {name: getattr(call, name) for name in OF_MODEL}
        | {"export_sha256": "", "skill": skill, "low_confidence": doubt},
        "sheet": dataclasses.asdict(sheet) | {"unit": call.unit, "decimals": call.decimals},
        "ratings": {
            "marks": told["marks"],
            "revised": told["revised"],
            "scales": [
                {"criterion": name, "worst": DEFAULT.worst, "best": DEFAULT.best}
                for name in sorted({mark["criterion"] for mark in told["marks"]})
            ],
        },
        "conflicts": told["conflicts"],
        "decision": told["decision"] | {"decision": OUTCOMES[told["decision"]["outcome"]]},
        "letters": told["letters"],
    }
    return chained(plain({**{name: contents[name] for name in SECTIONS}, "ledger": told["ledger"]}))
