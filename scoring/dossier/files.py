"""Dossiers as files, and a log that holds the hash of every one written: HTML and PDF, English and Norwegian.

    A-17.html, A-17.nb.html   the dossier, one file each, readable without scripts (and .pdf)
    dossiers.jsonl            what was written when: head, words, and the SHA-256 of every file

The same dossier gives the same bytes and adds no line. The log is written before the files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from features.problems import DataError
from features.writing import whole_file
from models.linked_log import append_line, broken_links, whole_lines
from models.lock import held
from scoring.dossier import as_html, as_pdf
from scoring.dossier.chain import spoken
from scoring.dossier.seal import LABEL, holds
from scoring.letter.files import ENDINGS, stem
from scoring.paper import check_paper
from scoring.sheet import Language

LOG, LOCK = "dossiers.jsonl", "dossiers.lock"
WAIT = 30.0
"""Seconds to wait for another dossier, which takes a moment."""


@dataclass(frozen=True)
class Line:
    """`application_id`'s dossier was written on `day` (ISO) with that head; `files` has every file's hash."""

    application_id: str
    day: str
    head: str
    words: str
    files: dict[str, str]
    after_sha256: str = ""


def dossiers_folder(folder: Path, call_id: str) -> Path:
    """Where the dossiers of a call go by default: a folder a call in the data folder, whatever its id."""
    return folder / "dossiers" / stem(call_id)


def write_dossier(
    document: Mapping[str, Any],
    folder: Path,
    languages: Sequence[Language],
    *,
    day: str,
    with_pdf: bool = True,
) -> list[Path]:
    """Write one application's dossier, in place of its earlier one; the files.

    DataError where somebody else's file stands in its place, or the earlier one was changed after it was
    written: that one is evidence, and not to be lost.
    """
    if with_pdf:
        check_paper()
    one = str(document["sections"][0]["content"]["application_id"])
    made = {}
    for language in languages:
        name = f"{stem(one)}{ENDINGS[language]}"
        made[f"{name}.html"] = as_html(document, language)
        if with_pdf:
            made[f"{name}.pdf"] = as_pdf(document, language)
    for name in made:
        _replaceable(folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: sha256(content) for name, content in made.items()}
    with _lock(folder):
        last = next((line for line in reversed(log_lines(folder / LOG)) if line.application_id == one), None)
        if last is None or not files.items() <= last.files.items():
            head = str(document["head"])
            append_line(folder / LOG, asdict(Line(one, day, head, spoken(head), files)))
        for name, content in made.items():
            with whole_file(folder / name) as aside:
                aside.write_bytes(content)
    return [folder / name for name in made]


def log_lines(path: Path) -> tuple[Line, ...]:
    """Every line of the log, oldest first; DataError where one is damaged."""
    return tuple(_parsed(path, number, line) for number, line in enumerate(whole_lines(path), start=1))


def unlinked(path: Path) -> tuple[int, ...]:
    """Numbers of the log's lines that do not follow from the line before: one of the two was changed."""
    return broken_links(path, [line.after_sha256 for line in log_lines(path)])


def sha256(content: bytes) -> str:
    """The hash of a whole file."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    busy = f"Another command is writing dossiers to {folder} ({{}}). Nothing was changed. Run it again."
    with held(folder / LOCK, wait=WAIT, otherwise=busy):
        yield


def _replaceable(path: Path) -> None:
    if not path.exists():
        return
    if path.is_dir() or LABEL.encode() not in path.read_bytes():
        raise DataError(
            f"{path} is not a dossier of klynge, and would be lost. Choose another folder (--out)."
        )
    if not holds(path.read_bytes()):
        raise DataError(
            f"{path} was changed after it was written (klynge verify {path} says what). Move it away: it may "
            "be wanted as evidence. Then run the command again."
        )


def _parsed(path: Path, number: int, line: bytes) -> Line:
    try:
        return Line(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise DataError(
            f"{path}, line {number} is damaged: expected one dossier's line as JSON. Compare with a backup."
        ) from error
