"""Letters as files: drafts, and what an officer let go. HTML and PDF, in English and Norwegian.

    A-17.draft.html, A-17.draft.nb.html    drafts, which say so on every page (and .pdf)
    A-17.html, A-17.nb.html                approved letters (and .pdf)
    approvals.jsonl                        who approved which bytes, when and why

Nobody approves what nobody has read: the draft must stand in the folder as it would be written now. The log
is written before the letters, so that no approved letter is without its line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from features.problems import DataError
from features.writing import whole_file
from scoring.letter import render
from scoring.letter.agency import FILE, TEMPLATE, Agency
from scoring.letter.approval import Approval, append_approval, approval_lock, approvals
from scoring.letter.letter import Letter
from scoring.paper import check_paper, pdf
from scoring.sheet import Language

ENDINGS: dict[Language, str] = {"en": "", "nb": ".nb"}
MARK = b"klynge letter"
"""Stands in every file of ours, HTML and PDF: what lacks it is somebody else's."""


@dataclass(frozen=True)
class Desk:
    """Where letters are written, by which agency, in which languages, and whether as PDF too.

    By language, `letters` come in the same order: the reasons of those who decided are in its words.
    """

    folder: Path
    agency: Agency
    languages: Sequence[Language]
    with_pdf: bool = True


def letters_folder(folder: Path, call_id: str) -> Path:
    """Where the letters of a call go by default: a folder a call in the data folder, whatever its id."""
    return folder / "letters" / stem(call_id)


def stem(identifier: str) -> str:
    """A file name for an identifier, whatever its letters; no two share one.

    >>> stem("A-17"), stem("2026/1.draft")
    ('A-17', '2026%2F1%2Edraft')
    """
    return quote(identifier, safe=" ").replace(".", "%2E")


def write_drafts(desk: Desk, letters: dict[Language, Letter]) -> list[Path]:
    """Write one application's drafts; DataError where a file of somebody else stands in their place."""
    made = _files(desk, letters, None)
    for name in made:
        _only_ours(desk.folder / name)
    desk.folder.mkdir(parents=True, exist_ok=True)
    return [_write(desk.folder / name, content) for name, content in made.items()]


def approve(desk: Desk, letters: dict[Language, Letter], *, by: str, day: str, reason: str) -> list[Path]:
    """Let one application's letters go; the files. What was approved before stays as it was approved.

    DataError where no decision is recorded, the agency's texts are not filled in, nobody or no reason is
    named, the draft is missing or not what would be written now, or somebody else's file stands there.
    """
    one = letters[desk.languages[0]]
    _complete(desk, one, by, reason)
    if not desk.folder.is_dir():
        raise _unread(desk.folder / _name(one, desk.languages[0], draft=True))
    with approval_lock(desk.folder):
        earlier = _earlier(desk, one)
        if earlier is not None:
            return _again(desk, letters, earlier)
        read = _read_drafts(desk, letters)
        made = _files(desk, letters, Approval(one.application_id, by, day, reason, {}, {}))
        for name in made:
            _free(desk.folder / name)
        hashes = {name: _sha256(content) for name, content in made.items()}
        append_approval(desk.folder, Approval(one.application_id, by, day, reason, hashes, read))
        written = [_write(desk.folder / name, content) for name, content in made.items()]
        _clear(desk, one)
        return written


def _files(desk: Desk, letters: dict[Language, Letter], approval: Approval | None) -> dict[str, bytes]:
    """Every file of one application by its name, made whole before any is written."""
    if desk.with_pdf:
        check_paper()
    made = {}
    for language in desk.languages:
        text = render(letters[language], desk.agency, language=language, approval=approval)
        name = _name(letters[language], language, draft=approval is None)
        made[f"{name}.html"] = text.encode()
        if desk.with_pdf:
            made[f"{name}.pdf"] = pdf(text, mark=MARK.decode())
    return made


def _name(letter: Letter, language: Language, *, draft: bool) -> str:
    return f"{stem(letter.application_id)}{'.draft' if draft else ''}{ENDINGS[language]}"


def _complete(desk: Desk, one: Letter, by: str, reason: str) -> None:
    if one.decision is None:
        raise DataError(
            f"No decision on {one.application_id} is recorded, so its letter cannot be approved. Fill in "
            "decision (funded or rejected) in applications, write the draft again, and read it."
        )
    unfilled = {name for language in desk.languages for name in desk.agency.unfilled(language)}
    if unfilled:
        raise DataError(
            f"The letter about {one.application_id} cannot be approved: the agency has not filled in "
            f"{', '.join(sorted(unfilled))} ({', '.join(desk.languages)}). Write {FILE} into the data folder:"
            f"\n\n{TEMPLATE}"
        )
    if not by.strip() or not reason.strip():
        raise DataError(
            "An approval has a name (--approved-by) and a reason (--reason), which are kept for good."
        )


def _earlier(desk: Desk, one: Letter) -> Approval | None:
    """The approval under which these letters went before; None where they did not."""
    names = {f"{_name(one, language, draft=False)}.html" for language in desk.languages}
    return next((past for past in approvals(desk.folder) if names & set(past.files)), None)


def _again(desk: Desk, letters: dict[Language, Letter], earlier: Approval) -> list[Path]:
    """The letters as they were approved; those that are missing are made again, if they come out the same."""
    missing = [name for name in earlier.files if not (desk.folder / name).exists()]
    languages = (
        [
            language
            for language in ENDINGS
            if f"{_name(letters[language], language, draft=False)}.html" in earlier.files
        ]
        if missing
        else []
    )
    made = _files(Desk(desk.folder, desk.agency, languages, desk.with_pdf), letters, earlier)
    for name in missing:
        if name not in made or _sha256(made[name]) != earlier.files[name]:
            raise DataError(
                f"{desk.folder / name} was approved by {earlier.by} on {earlier.day}, is missing, and would "
                "come out otherwise now. Take it from a backup, or write to another folder (--out)."
            )
    for name in missing:
        _write(desk.folder / name, made[name])
    return [desk.folder / name for name in earlier.files]


def _read_drafts(desk: Desk, letters: dict[Language, Letter]) -> dict[str, str]:
    """Hashes of the drafts as they were read; DataError where one is missing or not what it would be now."""
    found = {}
    for language in desk.languages:
        path = desk.folder / f"{_name(letters[language], language, draft=True)}.html"
        now = render(letters[language], desk.agency, language=language).encode()
        if not path.exists() or path.read_bytes() != now:
            raise _unread(path)
        found[path.name] = _sha256(now)
    return found


def _unread(path: Path) -> DataError:
    return DataError(
        f"{path} is not there, or is not what would be written now (data, model or texts have changed, or it "
        "was edited). Write the draft again (without --approved-by), read it, then approve it."
    )


def _free(path: Path) -> None:
    if path.exists():
        raise DataError(
            f"{path} is in the way: it has no line in the log of approvals. Move it, or write to another "
            "folder (--out)."
        )


def _only_ours(path: Path) -> None:
    if path.exists() and (path.is_dir() or MARK not in path.read_bytes()):
        raise DataError(
            f"{path} is not a letter of klynge, and would be lost. Choose another folder (--out)."
        )


def _clear(desk: Desk, one: Letter) -> None:
    """The drafts go once the letters stand."""
    for language in desk.languages:
        for ending in ("html", "pdf"):
            path = desk.folder / f"{_name(one, language, draft=True)}.{ending}"
            if path.is_file() and MARK in path.read_bytes():
                path.unlink()


def _write(path: Path, content: bytes) -> Path:
    with whole_file(path) as aside:
        aside.write_bytes(content)
    return path


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
