from __future__ import annotations

from pathlib import Path

import pytest

from features.problems import DataError
from scoring.protocol import EXAMPLE, Conflict, Entry, others_named, read_protocol

NAMES = {"A-1": "Ocean West", "A-2": "Timber", "A-12": "Ocean West Second", "A-3": ""}


def test_the_example_in_the_message_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "protocol.toml"
    path.write_text(EXAMPLE.replace("    ", ""), encoding="utf-8")
    assert read_protocol(path, {"A-2026-17"}) == {
        "A-2026-17": Entry(
            "2026-04-28",
            "The selection committee",
            {"en": "...", "nb": "..."},
            (Conflict("R-03", "Sits on the board of a member", "Left the room, gave no marks"),),
        )
    }


def test_reasons_in_one_text_stand_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "protocol.toml"
    path.write_text('[A-1]\nreasons = "Fine. "\n', encoding="utf-8")
    entry = read_protocol(path, NAMES)["A-1"]
    assert (entry.grounds("en"), entry.grounds("nb")) == ("Fine.", "Fine.")
    assert read_protocol(tmp_path / "none.toml", NAMES) == {}
    assert Entry().grounds("en") == ""


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "protocol.toml"
    path.write_text('[A-4]\n[A-1]\nreason = ""\ndecided_on = 3\n[[A-1.conflicts]]\nreviewer = "R"\n', "utf-8")
    with pytest.raises(DataError) as caught:
        read_protocol(path, NAMES)
    for told in (
        *("there is no application A-4 (did you mean A-", "A-1.reason is not known"),
        *("A-1.decided_on is not what is expected", "A-1.conflicts is not what is expected"),
    ):
        assert told in str(caught.value)
    path.write_text("[A-1", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        read_protocol(path, NAMES)


@pytest.mark.parametrize(
    ("text", "own", "named"),
    [
        ("Better than timber.", "A-1", ("A-2",)),
        ("See a-2 and Ocean West Second", "A-1", ("A-2",)),
        ("A-1, Ocean West, is sound.", "A-1", ()),
        ("A-12, Ocean West Second, is sound.", "A-12", ()),
        ("Ocean West is better.", "A-12", ("A-1",)),
        ("", "A-1", ()),
    ],
)
def test_a_text_that_names_another_application_is_found(text: str, own: str, named: tuple[str, ...]) -> None:
    assert others_named(text, own, NAMES) == named
