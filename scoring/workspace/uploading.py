"""Files that an officer sent, put into a folder: only tables, not too much, and nothing outside of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, TypeAlias, cast

from django.core.files.uploadedfile import UploadedFile

from scoring.committee.procedure.refused import Refused, Sentence, sentence, worded

Sent: TypeAlias = "UploadedFile[Any]"
ENDINGS = (".csv", ".xlsx", ".parquet", ".toml")
NOTES = (".md", ".txt")
"""What explains a folder lies in it too: nobody has to take it out."""
MOST, MANY, PART = 50_000_000, 60, 1 << 20
"""Bytes in all, unpacked; files; bytes read at a time."""


def unpack(files: Iterable[Sent], folder: Path) -> None:
    """Every file into `folder`, a .zip by its contents; Refused, all at once, where something is not allowed.

    Sizes are counted as they are written, whatever a file says of itself.
    """
    sent = list(files)
    if not sent:
        raise Refused(sentence("Choose the files: one a table, or all of them as one .zip."))
    left, problems = MOST, []
    taken: set[str] = set()
    for one in sent:
        try:
            for name, stream in _opened(one):
                if name.lower().endswith(NOTES):
                    continue
                if told := _not_allowed(name, taken):
                    problems.append(told)
                    continue
                left = _copied(stream, folder / name, left)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
            pattern = worded("{name} cannot be unpacked. Make the .zip again, without a password.")
            problems.append(sentence(pattern, name=one.name))
    if problems:
        raise Refused(*problems)


def _opened(one: Sent) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of the file, or of every file in the .zip."""
    name = str(one.name)
    if not name.lower().endswith(".zip"):
        yield name, cast(IO[bytes], one.open("rb"))
        return
    with zipfile.ZipFile(one) as packed:
        entries = [entry for entry in packed.infolist() if not entry.is_dir() and not _hidden(entry.filename)]
        if len(entries) > MANY:
            raise Refused(
                sentence(
                    "{name} holds {n} files; at most {most} are read.", name=name, n=len(entries), most=MANY
                )
            )
        for entry in entries:
            path = PurePosixPath(entry.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or _is_link(entry):
                pattern = worded("{name} holds {path}, which points out of the folder. Make the .zip again.")
                raise Refused(sentence(pattern, name=name, path=entry.filename))
            with packed.open(entry) as stream:
                yield path.name, stream


def _hidden(path: str) -> bool:
    """What a Mac adds to every .zip."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if ".." in parts:
        return False
    return not parts or parts[0] == "__MACOSX" or parts[-1].startswith((".", "~$"))


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return (entry.external_attr >> 16) & 0o170000 == 0o120000


def _not_allowed(name: str, taken: set[str]) -> Sentence | None:
    plain = PurePosixPath(name)
    if plain.name != name or "\\" in name or name.startswith(".") or "\0" in name:
        return sentence("{name} is no name of a file.", name=name)
    if plain.suffix.lower() not in ENDINGS:
        endings = ", ".join(ENDINGS)
        return sentence("{name} is not read here; tables end in {endings}.", name=name, endings=endings)
    if name.lower() in taken:
        return sentence("{name} is there twice. Keep one of them.", name=name)
    taken.add(name.lower())
    return None


def _copied(stream: IO[bytes], path: Path, left: int) -> int:
    """How many bytes are left after the file was written."""
    with path.open("xb") as file:
        while part := stream.read(PART):
            left -= len(part)
            if left < 0:
                pattern = worded(
                    "The files are more than {most} MB unpacked. Load them on the server: klynge load."
                )
                raise Refused(sentence(pattern, most=MOST // 1_000_000))
            file.write(part)
    return left
