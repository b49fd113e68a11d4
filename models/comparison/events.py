"""The event study of a programme as a comparison tells it: years around joining, and pre-trends."""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.problems import DataError
from features.tables import Tables
from models.comparison.comparison import Event, EventYear, Question
from models.comparison.event_study import EventStudy
from models.comparison.joining import event_study_of


def event_of(known: Tables, question: Question, as_of: pd.Timestamp) -> Event | None:
    """The programme's event study; None for a single call, for rejected applications, under two cohorts."""
    if question.call_id is not None or question.decision != "funded":
        return None
    try:
        study = event_study_of(known, as_of=as_of, controls=question.controls)
    except DataError:  # too few years of accounts around the calls
        return None
    return None if study is None else told(study)


def told(study: EventStudy) -> Event:
    """Its event times in order, pp; a year whose error is not known is left out, but for the reference."""
    rows = study.by_event_time.sort_index()
    rows = rows[np.isfinite(rows["se"])]
    trend = study.pretrend
    return Event(
        years=tuple(
            EventYear(int(year), float(one["effect"]), float(one["low"]), float(one["high"]))
            for year, one in rows.iterrows()
        ),
        cohorts=int(study.table["group"].nunique()),
        firms=study.firms,
        controls=study.controls,
        trend_chance=trend.chance if trend else None,
        noticed=trend.slope if trend and np.isfinite(trend.slope) else None,
        notices=study.notices,
    )
