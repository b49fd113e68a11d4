"""A watch of fifty applications on the catalogue's features, drawn, with one feature moved on request."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from features.catalogue import FEATURES
from models.leakage import Suspect
from models.watch.calibration import Told
from models.watch.watch import watch
from scoring.watch.found import CallWatch
from tests.models.watch.drawn import drawn

NAMES = [one.name for one in FEATURES]


def hand_made(*, shift: float = 0.0, matured: bool = True, calls: int = 8, seed: int = 1) -> CallWatch:
    draw = np.random.default_rng(seed)
    past, new = drawn(draw, calls=calls, columns=len(NAMES), shift=shift, effect=0.1)
    past, new = (replace(one, X=one.X.set_axis(NAMES, axis=1)) for one in (past, new))
    record = _outcomes(draw, range(2014, 2020))
    later = _outcomes(draw, range(2020, 2021)) if matured else record.iloc[:0]
    rows = pd.concat([record, later])
    groups = pd.DataFrame(
        {
            "region": draw.choice(
                ["bodø", "tromsø", "kystvindkraftregionen sør"], len(rows), p=[0.5, 0.45, 0.05]
            ),
            "sector": draw.choice(["03", "62"], len(rows)),
            "size": draw.choice(["small consortia", "large consortia"], len(rows)),
        },
        index=rows.index,
    )
    return CallWatch(
        call_id="2025",
        closes_on="2025-11-15",
        applications=len(new.X),
        kind="growth",
        model_version="3",
        model_as_of="2025-11-15",
        code_version="0.1.0",
        table_hashes={"calls": "c0ffee"},
        training_calls=tuple(str(2014 + one) for one in range(calls)),
        training_cases=len(past.X),
        as_of="",
        low_confidence=None,
        labels={one.name: one.label for one in FEATURES},
        regions={"bodø": "Bodø kommune"},
        found=watch(past, new, Told(record, later), groups),
        revised=(),
        revised_call="2021",
    )


def revised(told: CallWatch) -> CallWatch:
    suspect = Suspect("export_share", "changes", 0.5, 40, "export_share changes for 20 of 40.")
    return replace(told, revised=(suspect,))


def _outcomes(draw: np.random.Generator, years: range) -> pd.DataFrame:
    call = np.repeat(list(years), 40)
    predicted = draw.standard_normal(len(call))
    growth = predicted + 3 * draw.standard_normal(len(call))
    index = pd.Index([f"A-{year}-{place:03}" for place, year in enumerate(call)], name="application_id")
    rows = {"call_id": call.astype("str"), "predicted": predicted, "growth": growth}
    return pd.DataFrame(rows, index).assign(closes_on=pd.to_datetime([f"{one}-11-15" for one in call]))
