"""Is a dossier as it was written? Its seal, its chain, what it shows, and what the log beside it says."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from features.problems import DataError
from scoring.dossier import as_html
from scoring.dossier.chain import FORMAT, broken_sections, spoken
from scoring.dossier.files import LOG, log_lines, sha256, unlinked
from scoring.dossier.seal import LABEL, NOUGHTS, SEAL, holds
from scoring.sheet import LANGUAGES

Found = Literal["unchanged", "changed", "no dossier"]
TRACES = (LABEL.encode(), b"klynge dossier", b'id="dossier"')
"""One of these is left in a dossier, whatever byte was changed."""
ANEW = "it was sealed anew after that, or drawn by another version of klynge, which only the log can tell"
EMBEDDED = re.compile(rb'<script type="application/json" id="dossier">(.*?)</script>', re.DOTALL)
ATTACHED = re.compile(rb"/Type /EmbeddedFile\b.*?/Length (\d+)>>\s*stream\n", re.DOTALL)
SECTION = re.compile(r'<section id="(\w+)">.*?</section>', re.DOTALL)


@dataclass(frozen=True)
class Verdict:
    """What was found about a file, and why, in sentences."""

    path: Path
    found: Found
    why: tuple[str, ...]


def verify(path: Path) -> tuple[Verdict, ...]:
    """The verdict on a dossier, or on every one in a folder; DataError where there is nothing of that name.

    A folder is also held against its log: files that it names and that are gone are changed.
    """
    if not path.exists():
        raise DataError(f"There is no {path}. Give a dossier (HTML or PDF) or a folder of dossiers.")
    if path.is_file():
        return (verify_file(path),)
    files = sorted(one for one in path.iterdir() if one.suffix in (".html", ".pdf") and one.is_file())
    verdicts = [verify_file(one) for one in files]
    log = path / LOG
    if log.exists():
        named = {name for line in log_lines(log) for name in line.files}
        gone = sorted(named - {one.name for one in files})
        verdicts += [Verdict(path / one, "changed", (f"is gone; {LOG} says it was written",)) for one in gone]
    if not verdicts:
        return (Verdict(path, "no dossier", ("the folder holds no HTML or PDF",)),)
    return tuple(verdicts)


def verify_file(path: Path) -> Verdict:
    """The verdict on one file."""
    content = path.read_bytes()
    document = _document(content)
    if document is None and not any(trace in content for trace in TRACES):
        return Verdict(path, "no dossier", ("it has no seal of klynge, and no data of a dossier",))
    wrong = _wrong(content, document)
    told, logged = _log(path, content, document)
    vouched = logged and holds(content) and (path.parent / LOG).exists()
    if not logged or (wrong and not vouched):
        return Verdict(path, "changed", wrong if logged else (*wrong, *told))
    assert document is not None
    words = f"its words are {spoken(document['head'])}"
    drawn = ("this version of klynge would draw it otherwise",) if wrong else ()
    return Verdict(path, "unchanged", (words, *told, *drawn))


def _wrong(content: bytes, document: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Everything about the file itself that is not as it was sealed; empty where all is."""
    told = []
    if document is None:
        told.append("its data cannot be read")
    elif broken := broken_sections(document):
        told.append(f"the data of {', '.join(broken)} do not give their hash")
    elif content[:5] != b"%PDF-" and (shown := _shown(content, document)):
        told.append(f"what is shown is not what its data say: {', '.join(shown)}")
    if holds(content):
        return (*told, ANEW) if told else ()
    return (*(told or ("the data are whole; another part of the file is not",)), "its seal is broken")


def _shown(content: bytes, document: Mapping[str, Any]) -> tuple[str, ...]:
    """Sections of the page that differ from what the data give; "the frame" for what is outside of them.

    Another version of klynge may draw other pages: where the log has the very file, this is no change.
    """
    try:
        text = content.decode()
        own_language = [one for one in LANGUAGES if f'<html lang="{one}">' in text]
        drawn = [as_html(document, one).decode() for one in own_language or LANGUAGES]
    except (UnicodeDecodeError, ArithmeticError, LookupError, TypeError, ValueError):
        return ("a letter that is none",)
    pages = [_unsealed(one) for one in drawn]
    if (own := _unsealed(text)) in pages:
        return ()
    nearest = min(pages, key=lambda one: len(_different(own, one)))
    names = _different(own, nearest)
    whole = len(names) == len(SECTION.findall(nearest))
    return () if whole else tuple(names) or ("the frame around the sections",)


def _different(own: str, page: str) -> list[str]:
    there = {found[1]: found[0] for found in SECTION.finditer(own)}
    return [found[1] for found in SECTION.finditer(page) if there.get(found[1]) != found[0]]


def _unsealed(text: str) -> str:
    return SEAL.sub((LABEL + NOUGHTS).encode(), text.encode()).decode()


def _log(path: Path, content: bytes, document: Mapping[str, Any] | None) -> tuple[tuple[str, ...], bool]:
    """What the log beside the file says of it, and whether it speaks for it (or says nothing)."""
    log = path.parent / LOG
    if not log.exists():
        return (
            (f"no {LOG} lies beside it: compare its words with those in the protocol or the letter",),
            True,
        )
    if broken := unlinked(log):
        numbers = ", ".join(map(str, broken))
        return (
            (f"line {numbers} of {log} does not follow from the line before: the log was changed",),
            False,
        )
    lines = log_lines(log)
    own = [line for line in lines if sha256(content) in line.files.values()]
    if not own:
        return ((f"{log} has no line for it as it is now",), False)
    later = [line for line in lines if line.application_id == own[-1].application_id][-1]
    told = f"{LOG} has it as written on {own[-1].day}"
    if later.head != own[-1].head:
        return ((told, f"a later one was written on {later.day}"), True)
    return ((told,), True)


def _document(content: bytes) -> dict[str, Any] | None:
    """The data in the file; None where there are none that can be read."""
    for raw in _raw(content):
        try:
            told = json.loads(raw)
            if told["format"] == FORMAT and [one["sha256"] for one in told["sections"]]:
                return dict(told)
        except (ValueError, LookupError, TypeError):
            continue
    return None


def _raw(content: bytes) -> list[bytes]:
    if found := EMBEDDED.search(content):
        return [found[1]]
    attached = []
    for found in ATTACHED.finditer(content):
        try:
            attached.append(zlib.decompress(content[found.end() : found.end() + int(found[1])]))
        except zlib.error:
            continue
    return attached
