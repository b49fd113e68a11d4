from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from models.gate import should_promote
from models.promotion import Promotion
from scoring.gate_lines import show_gate, show_promotions
from tests.models.gates import gate

LOG = (
    Promotion(1, "2026-03-01T12:00:00+00:00", "klynge train", "the first version", kind="first"),
    Promotion(2, "2027-03-01T12:00:00+00:00", "Åse Berg", "ranks better", gate="yes", previous=1),
    Promotion(3, "2027-03-02T09:30:00+00:00", "Per\x1b[2J", "I insist", gate="no", despite_gate=True),
    Promotion(2, "2027-03-03T08:00:00+00:00", "Åse Berg", "it was wrong", kind="rollback", previous=3),
)


def printed(show: Callable[..., None], *what: object, width: int = 80, **options: object) -> str:
    file = StringIO()
    show(*what, Console(file=file, width=width, highlight=False), **options)
    return file.getvalue()


@pytest.mark.parametrize(
    ("low", "leakage", "answer"),
    [(0.01, "pass", "Yes: the"), (-0.1, "pass", "Undecided: the champion stays"), (0.01, "fail", "No: the")],
)
def test_the_gate_is_a_table_sentences_and_an_answer_with_reasons(low, leakage, answer):
    made = gate(low=low, leakage=leakage)
    text = printed(show_gate, made, should_promote(made))
    assert max(map(len, text.splitlines())) <= 80
    assert answer in text
    assert all(text.count(row.name) >= 2 for row in made.rows)
    assert text.splitlines()[-1].startswith("– ")
    assert ("FAILS" in text) == (leakage == "fail")


def test_the_log_is_read_newest_first_and_cannot_move_the_cursor():
    text = printed(show_promotions, LOG, width=120)
    assert text.split("\n")[2:6] == [
        "2027-03-03 08:00  Åse Berg rolled back to version 2: it was wrong",
        "2027-03-02 09:30  Per[2J promoted version 3 despite the gate (gate: no): I insist",
        "2027-03-01 12:00  Åse Berg promoted version 2 (gate: yes): ranks better",
        "2026-03-01 12:00  klynge train began with version 1: the first version",
    ]
    assert "… and 2 earlier, in promotions.jsonl" in printed(show_promotions, LOG, most=2)
    assert printed(show_promotions, ()).strip() == ""
