"""A data folder, a model and an application -> the answer to "what if"."""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from features.catalogue import specification
from features.feature import Feature
from features.known import known_by
from features.problems import DataError
from features.tables import Tables
from models.champion import Champion
from models.cohorts import at_closing
from scoring.contributions import by_row, decimals
from scoring.past_applications import past_of
from scoring.phrases import phrase, plain, plain_unit
from scoring.sheet import LANGUAGES
from scoring.what_if.answer import Change, Open, Outcome, WhatIf, Would
from scoring.what_if.asked import asked
from scoring.what_if.chance import Chance, chance_of
from scoring.what_if.done import done
from scoring.what_if.field import Field, Standing
from scoring.what_if.levers import LEVERS
from scoring.what_if.nearest import Found, nearest
from scoring.what_if.plan import feasible, targets
from scoring.what_if.subject import Subject, subject_of


@dataclass(frozen=True, eq=False)
class Asker:
    """The application asked about in its call, and what turns a changed one into words and places."""

    field: Field
    subject: Subject
    application_id: str
    X: pd.DataFrame
    currency: str
    chance: Chance | None

    def standing(self, score: float, subject: Subject) -> Standing:
        """The place that the score gives and, where the model tells it, P(top k) with the changes."""
        place = self.field.standing(self.application_id, score)
        if self.chance is None:
            return place
        changed = self.X.copy()
        changed.loc[self.application_id] = [subject.row[str(name)] for name in self.X]
        return replace(place, top_chance=self.chance(changed).get(self.application_id))

    def would(self, after: Subject) -> Would:
        """The application as it would be."""
        score = float(self.field.scored([after])[0])
        return Would(self.standing(score, after), self._changes(after), self.field.apart(self.subject, after))

    def _changes(self, after: Subject) -> tuple[Change, ...]:
        moved = [one for one in self.field.specification if _moved(self.subject, after, one.name)]
        changes = [self._change(one, after) for one in moved]
        return tuple(sorted(changes, key=lambda one: not one.acted))

    def _change(self, one: Feature, after: Subject) -> Change:
        words, acted = phrase(one.name, one.label), one.name in after.asked
        en, nb = (
            done(one.name, self.subject.found, after.found, language, self.currency) if acted else ""
            for language in LANGUAGES
        )
        before, then = (_plain(one, subject.row[one.name]) for subject in (self.subject, after))
        unit = plain_unit(one.unit, words.reads)
        return Change(one.name, words.en, words.nb, unit, before, then, acted, en, nb)

    def open(self) -> tuple[Open, ...]:
        """The features that can be acted upon, in the catalogue's order."""
        return tuple(self._open(one) for one in self.field.specification if self._most(one.name) is not None)

    def _open(self, one: Feature) -> Open:
        words, most = phrase(one.name, one.label), self._most(one.name)
        assert most is not None, one.name
        own, far, typical = (
            _plain(one, value)
            for value in (self.subject.row[one.name], most, float(self.field.past[one.name].median()))
        )
        return Open(one.name, words.en, words.nb, plain_unit(one.unit, words.reads), own, far, typical)

    def _most(self, feature: str) -> float | None:
        """The highest value that a feasible change brings; None where none does."""
        if feature not in LEVERS:
            return None
        for target in reversed(targets(self.field, self.subject, feature)):
            after = feasible(self.field, self.subject, {feature: target})
            if after is not None:
                return after.row[feature]
        return None


def answered(
    tables: Tables,
    champion: Champion,
    application_id: str,
    wanted: Sequence[str] = (),
    chance: Chance | None = None,
) -> WhatIf:
    """What the application's score would be with `wanted` (feature=value), and the nearest way to the line.

    Only what was known when its call closed enters. DataError where there is no such application, where a
    wish may not be, or where the model does not fit the folder or knows more than was known then. `chance`
    gives P(top k); by itself, that of the champion's joint draws, where it has any.
    """
    call = _call_of(tables, application_id)
    champion.check_time(str(call["call_id"]), call["closes_on"])
    known = known_by(tables, as_of=call["closes_on"])
    champion.check_catalogue(specification(known))
    X = at_closing(known, str(call["call_id"]), champion.specification)
    field = field_of(known, champion, call, X)
    subject = subject_of(
        known, by_row(X.loc[[application_id]])[application_id], champion.specification, application_id
    )
    currency = call["currency"] if isinstance(call["currency"], str) else ""
    asker = Asker(field, subject, application_id, X, currency, chance or chance_of(champion, field.seats))
    plan = asked(field, subject, wanted)
    after = feasible(field, subject, plan) if plan else None
    return _answer(asker, after, known, champion, call)


def field_of(known: Tables, champion: Champion, call: pd.Series, X: pd.DataFrame) -> Field:
    """The call as one of its applications (rows of `X`) meets it."""
    scores = np.asarray(champion.model.predict(X), dtype="float64").tolist()
    return Field(
        call_id=str(call["call_id"]),
        seats=None if pd.isna(call["seats"]) else int(call["seats"]),
        scores=dict(zip(map(str, X.index), scores, strict=True)),
        score=champion.model.predict,
        specification=champion.specification,
        past=past_of(champion, known, call).features,
    )


def _answer(
    asker: Asker, after: Subject | None, known: Tables, champion: Champion, call: pd.Series
) -> WhatIf:
    field, one = asker.field, asker.application_id
    own, line, opened = field.scores[one], field.line(one), asker.open()
    outcome, found = _to_the_line(asker, line, opened)
    listed = known.applications.set_index("application_id")["name"]
    return WhatIf(
        application_id=one,
        name=listed[one] if isinstance(listed[one], str) else one,
        call_id=field.call_id,
        closes_on=call["closes_on"].date().isoformat(),
        seats=field.seats,
        unit="pp a year" if champion.kind == "growth" else "points",
        decimals=decimals(list(field.scores.values())),
        currency=asker.currency,
        model_version=str(champion.version),
        before=asker.standing(own, asker.subject),
        line=line,
        asked=None if after is None else asker.would(after),
        outcome=outcome,
        nearest=None if found.after is None else asker.would(found.after),
        best_score=found.best_score,
        options=found.options,
        checked=found.checked,
        open=opened,
    )


def _to_the_line(asker: Asker, line: float | None, opened: tuple[Open, ...]) -> tuple[Outcome, Found]:
    """What the search came to; without a search, why there was none."""
    own = asker.field.scores[asker.application_id]
    none = Found(None, {}, None, own, 0, 0)
    if line is None:
        return "no line", none
    if asker.field.beats(own, line):
        return "above", none
    if not opened:
        return "nothing to act on", none
    found = nearest(asker.field, asker.subject, line)
    return ("none found" if found.after is None else "reached"), found


def _call_of(tables: Tables, application_id: str) -> pd.Series:
    """The call of the application; DataError where there is no such application, naming the nearest."""
    listed = tables.applications
    own = listed[listed["application_id"] == application_id]
    if own.empty:
        near = difflib.get_close_matches(application_id, list(listed["application_id"]), n=1, cutoff=0.0)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise DataError(f"There is no application {application_id} in applications.{hint}")
    call: pd.Series = tables.calls.set_index("call_id", drop=False).loc[own["call_id"].iloc[0]]
    return call


def _moved(before: Subject, after: Subject, feature: str) -> bool:
    one, other = before.row[feature], after.row[feature]
    return one != other and not (math.isnan(one) and math.isnan(other))


def _plain(one: Feature, value: float) -> float:
    told = plain(value, phrase(one.name, one.label).reads)
    assert told is not None, one.name
    return told
