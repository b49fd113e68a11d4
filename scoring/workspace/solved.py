"""An assignment worked out by `klynge assign` in a process of its own: what solves it is not of the web."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from scoring.committee.procedure.assigned import Pair
from scoring.committee.procedure.refused import Refused
from scoring.workspace.apart import ask
from scoring.workspace.question import Question, as_json


def solved(asked: Question) -> tuple[Pair, ...]:
    """The best pairs; Refused, in the solver's own sentences, where there are none."""
    with tempfile.TemporaryDirectory() as aside:
        question, answer = Path(aside) / "question.json", Path(aside) / "answer.json"
        question.write_text(as_json(asked), encoding="utf-8")
        said = ask("assign", "--question", str(question), "--answer", str(answer))
        if said.problems:
            raise Refused(*said.problems)
        return tuple((name, person) for name, person in json.loads(answer.read_text(encoding="utf-8")))
