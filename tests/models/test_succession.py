"""Promotion and rollback: by name, for a reason, past the gate, one at a time, and only of a whole export."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from features.problems import DataError
from models.champion import export_folder
from models.export import load_champion
from models.gate import should_promote
from models.gate_file import gate_path, manifest_sha256, read_gate, sha256
from models.promotion import Promotion, broken_links, promotions
from models.succession import champion_before, promote, roll_back, version_of
from models.tracking import alias_notice, follow_log, log_training
from tests.models.promotable import AT, UNDECIDED, WHO, YES, promotable, through


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return promotable(tmp_path)


def changed(root: Path, version: int, **options: object) -> Promotion:
    return promote(root, version, seen=promotions(root), **WHO | options)


def test_a_promotion_says_who_when_why_what_the_gate_said_and_of_which_bytes(root):
    assert changed(root, 2) == promotions(root)[-1]
    assert promotions(root)[-1] == Promotion(
        version=2,
        at="2027-03-01T12:00:00+00:00",
        by="Åse Berg",
        reason="ranks better on the replayed calls",
        previous=1,
        kind="promotion",
        gate="yes",
        gate_sha256=sha256(gate_path(root, 2)),
        export_sha256=manifest_sha256(export_folder(root, 2)),
        after_sha256=promotions(root)[-1].after_sha256,
    )
    assert broken_links(root) == ()


def test_what_the_gate_left_undecided_a_person_may_decide(root):
    assert changed(root, 4).gate == "undecided"
    assert not promotions(root)[-1].despite_gate


@pytest.mark.parametrize(
    ("version", "why"),
    [(3, "The gate says no to version 3: Leakage audit fail."), (5, "Version 5 went through no gate")],
)
def test_past_a_gate_that_said_no_or_never_spoke_only_despite_it_and_recorded(root, version, why):
    before = promotions(root)
    with pytest.raises(DataError, match=rf"{why}.*Nothing was changed.*--despite-gate"):
        changed(root, version)
    assert promotions(root) == before
    assert changed(root, version, despite_gate=True).despite_gate


def test_despite_gate_is_not_recorded_where_the_gate_said_yes(root):
    assert not changed(root, 2, despite_gate=True).despite_gate


def test_a_gate_that_compared_with_another_champion_counts_no_more(root):
    changed(root, 2)
    with pytest.raises(DataError, match=r"compared version 4 with version 1, but the champion is version 2"):
        changed(root, 4)
    roll_back(root, seen=promotions(root), **WHO)
    assert changed(root, 4).version == 4


def test_a_gate_result_of_another_export_does_not_count(root):
    gate_path(root, 5).write_bytes(gate_path(root, 2).read_bytes())
    with pytest.raises(DataError, match="speaks of another export"):
        changed(root, 5)


@pytest.mark.parametrize("missing", [{"by": ""}, {"by": " \n"}, {"reason": "\t"}])
def test_without_a_name_or_a_reason_nothing_is_changed(root, missing):
    before = promotions(root)
    with pytest.raises(DataError, match=rf"--{next(iter(missing))} is empty"):
        changed(root, 2, **missing)
    with pytest.raises(DataError, match=rf"--{next(iter(missing))} is empty"):
        roll_back(root, seen=before, **WHO | missing)
    assert promotions(root) == before


def test_names_and_reasons_are_one_line(root):
    entry = changed(root, 2, by="Åse\nBerg", reason="so\r\n{'version': 9}")
    assert (entry.by, entry.reason) == ("Åse Berg", "so {'version': 9}")
    assert len(promotions(root)) == 2


def test_an_export_that_is_not_whole_is_not_promoted(root):
    (export_folder(root, 2) / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match=r"run.json is not as it was written"):
        changed(root, 2)
    with pytest.raises(DataError, match="There is no model"):
        changed(root, 9)
    assert [entry.version for entry in promotions(root)] == [1]


def test_a_damaged_gate_result_is_said(root):
    gate_path(root, 2).write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"v2.json is damaged"):
        changed(root, 2)


def test_the_champion_is_not_promoted_again(root):
    changed(root, 2)
    with pytest.raises(DataError, match=r"Version 2 is the champion already \(by Åse Berg on 2027-03-01 at"):
        changed(root, 2)
    assert len(promotions(root)) == 2


def test_who_decided_on_an_older_log_is_told_who_was_first(root):
    seen = promotions(root)
    changed(root, 2, by="Per Vik", reason="mine")
    with pytest.raises(
        DataError, match=r"version 2 was made the champion \(by Per Vik .*: mine\).*changed nothing"
    ):
        promote(root, 4, seen=seen, **WHO)
    with pytest.raises(DataError, match="by Per Vik"):
        roll_back(root, seen=seen, **WHO)
    assert [entry.version for entry in promotions(root)] == [1, 2]


def _promoting(root: Path, version: int, seen: tuple[Promotion, ...], start, told) -> None:
    start.wait()
    try:
        promote(root, version, seen=seen, **WHO | {"by": f"person {version}"})
        told.put((version, ""))
    except DataError as error:
        told.put((version, str(error)))


def test_of_two_at_once_one_wins_and_the_other_is_told(root):
    fork = multiprocessing.get_context("fork")
    for _ in range(10):
        seen = promotions(root)
        start, told = fork.Barrier(2), fork.Queue()
        people = [fork.Process(target=_promoting, args=(root, n, seen, start, told)) for n in (2, 4)]
        for one in people:
            one.start()
        answers = dict(told.get(timeout=60) for _ in people)
        for one in people:
            one.join()
        (winner,) = [version for version, said in answers.items() if not said]
        (loser,) = set(answers) - {winner}
        assert f"by person {winner}" in answers[loser]
        assert [entry.version for entry in promotions(root)[len(seen) :]] == [winner]
        roll_back(root, seen=promotions(root), **WHO)
        assert promotions(root)[-1].version == 1
    assert broken_links(root) == ()


def test_rollback_goes_to_the_champion_before_and_repeated_further_back(root):
    changed(root, 2)
    changed(root, 4, despite_gate=True)
    for expected in (2, 1):
        entry = roll_back(root, seen=promotions(root), **WHO)
        assert (entry.version, entry.kind, entry.gate) == (expected, "rollback", "")
    with pytest.raises(DataError, match="Version 1 is the first champion: there is none to go back to"):
        roll_back(root, seen=promotions(root), **WHO)
    assert [entry.version for entry in promotions(root)] == [1, 2, 4, 2, 1]


def test_rollback_to_a_version_that_was_the_champion_once(root):
    changed(root, 2)
    changed(root, 4, despite_gate=True)
    with pytest.raises(DataError, match="Version 3 was never the champion"):
        roll_back(root, seen=promotions(root), to=3, **WHO)
    assert roll_back(root, seen=promotions(root), to=1, **WHO).previous == 4
    with pytest.raises(DataError, match="Version 1 is the champion already"):
        roll_back(root, seen=promotions(root), to=1, **WHO)


def test_rollback_to_a_damaged_export_changes_nothing(root):
    changed(root, 2)
    (export_folder(root, 1) / "run.json").unlink()
    with pytest.raises(DataError, match=r"run\.json is missing"):
        roll_back(root, seen=promotions(root), **WHO)
    assert promotions(root)[-1].version == 2


def test_without_a_champion_there_is_none_to_go_back_to():
    with pytest.raises(DataError, match="There is no champion yet"):
        champion_before(())


@pytest.mark.parametrize(("run", "version"), [("3", 3), ("v3", 3), ("run3", 3), (" v12 ", 12)])
def test_a_run_is_a_version_or_an_id(root, run, version):
    assert version_of(root, run) == version


def test_a_run_that_is_not_there_is_said(root):
    with pytest.raises(DataError, match='no run "vx"'):
        version_of(root, "vx")


def test_a_gate_result_is_read_as_it_was_written(root):
    told = read_gate(root, 4)
    assert (told.gate, told.verdict, told.version) == (UNDECIDED, should_promote(UNDECIDED), 4)
    assert read_gate(root, 5) is None
    through(root, 5, replace(YES, notices=("one",)))
    assert read_gate(root, 5).gate.notices == ("one",)


def test_what_was_promoted_is_what_scores(training, mlruns):
    assert log_training(training, mlruns, at=AT, gate=YES) == 2
    changed(mlruns, 2)
    assert load_champion(mlruns).version == 2
    assert alias_notice(mlruns).startswith("MLflow's alias @champion is on version 1")
    follow_log(mlruns)
    assert alias_notice(mlruns) == ""
