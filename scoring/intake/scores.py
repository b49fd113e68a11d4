"""A scored call and its recommendation -> what is published to a committee."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

from features.reading import Reading
from scoring.calls import the_call
from scoring.contributions import given
from scoring.intake.folder import known_hashes
from scoring.intake.pictures import Drawn, pictures_of
from scoring.intake.published import Published, PublishedSheet
from scoring.recommendation.files import as_json
from scoring.recommendation.making import Made
from scoring.sheet import CallScore, ScoreSheet


def published_of(reading: Reading, made: Made) -> Published:
    """Plain data of what `klynge score` and `klynge recommend` found out about the same call."""
    call, funded = made.recommendation.call, made.recommendation.funded
    row, pictures = the_call(reading.tables, call.call_id), pictures_of(call)
    return Published(
        call_id=call.call_id,
        sha256=hashlib.sha256((call.as_json() + "\n").encode()).hexdigest(),
        body=_body(call),
        recommendation=json.loads(as_json(made.recommendation, made.doubts)),
        sheets=tuple(
            _sheet(one, one.application_id in funded, pictures[one.application_id]) for one in call.sheets
        ),
        closes_on=row["closes_on"].date(),
        budget=given(row["budget"]),
        seats=call.seats,
        hashes=known_hashes(reading, call.call_id),
    )


def _body(call: CallScore) -> dict[str, Any]:
    """scores.json without the sheets."""
    body: dict[str, Any] = json.loads(dataclasses.replace(call, sheets=()).as_json())
    del body["sheets"]
    return body


def _sheet(one: ScoreSheet, recommended: bool, pictures: Drawn) -> PublishedSheet:
    return PublishedSheet(
        application_id=one.application_id,
        rank=one.rank,
        score=one.score,
        low=one.interval_low,
        high=one.interval_high,
        top_chance=one.top_chance,
        recommended=recommended,
        body=json.loads(json.dumps(dataclasses.asdict(one), allow_nan=False)),
        pictures=pictures,
    )
