"""The catalogue of translations as it is kept, and another in which every text of ours is marked."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PO = Path(__file__).parents[1] / "scoring/workspace/locale/nb/LC_MESSAGES/django.po"
PART = re.compile(r'^(msg\w+(?:\[\d\])?) (".*")$')


@dataclass(frozen=True)
class Message:
    """One entry: its flags, what is to be said, and how it is said."""

    flags: str
    context: str
    one: str
    many: str
    said: tuple[str, ...]


def messages(path: Path) -> Iterator[Message]:
    """Every entry of a catalogue but its head, obsolete ones too; one line each, as ours are written."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.removeprefix("#~ ") for line in block.splitlines()]
        parts = dict(found.groups() for found in map(PART.match, _joined(lines)) if found)
        told = {name: _plain(text) for name, text in parts.items()}
        flags = " ".join(line for line in lines if line.startswith("#,")) + ("#~" if "#~ " in block else "")
        said = tuple(text for name, text in told.items() if name.startswith("msgstr"))
        if told.get("msgid"):
            yield Message(flags, told.get("msgctxt", ""), told["msgid"], told.get("msgid_plural", ""), said)


def _joined(lines: list[str]) -> Iterator[str]:
    """A text that goes on over several lines, in one."""
    whole = ""
    for line in lines:
        if line.startswith('"'):
            whole = whole[:-1] + line[1:]
            continue
        if whole:
            yield whole
        whole = line if line.startswith("msg") else ""
    if whole:
        yield whole


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text[1:-1])


def marked(folder: Path) -> Path:
    """A folder of translations into Norwegian in which every text of ours stands in ⟦…⟧."""
    to = folder / "nb/LC_MESSAGES"
    to.mkdir(parents=True)
    head = PO.read_text(encoding="utf-8").split("\n\n")[0]
    (to / "django.po").write_text("\n\n".join([head, *map(_entry, messages(PO))]) + "\n", encoding="utf-8")
    subprocess.run(["msgfmt", "-o", str(to / "django.mo"), str(to / "django.po")], check=True)
    return folder


def _entry(one: Message) -> str:
    lines = [f"msgctxt {_quoted(one.context)}"] if one.context else []
    lines.append(f"msgid {_quoted(one.one)}")
    if not one.many:
        return "\n".join([*lines, f"msgstr {_quoted(_marked(one.one))}"])
    lines.append(f"msgid_plural {_quoted(one.many)}")
    return "\n".join([*lines, *(f"msgstr[{n}] {_quoted(_marked(one.many))}" for n in (0, 1))])


def _marked(text: str) -> str:
    """Line breaks at the ends stay at the ends, as msgfmt wants it."""
    inner = text.strip("\n")
    return text.replace(inner, f"⟦{inner}⟧", 1)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
