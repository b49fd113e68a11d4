"""Bytes of a text file to UTF-8, whichever of the usual encodings they came in."""

from __future__ import annotations

from features.problems import FolderError, Problem

_MARKS = {b"\xef\xbb\xbf": ("utf-8", "UTF-8 with BOM"), b"\xff\xfe": ("utf-16", "UTF-16"),
          b"\xfe\xff": ("utf-16", "UTF-16")}  # fmt: skip
_LOOK = 400
"""Bytes at the start in which UTF-16 without a mark shows by its zeros."""


def as_utf8(data: bytes, file: str) -> tuple[bytes, str]:
    """The text in UTF-8 without a byte order mark, ending in a line break, and the encoding it came in.

    Raises FolderError where it is no text in UTF-8, UTF-16 or Windows-1252.

    >>> as_utf8("navn;Tromsø".encode("cp1252"), "regions.csv") == ("navn;Tromsø\\n".encode(), "Windows-1252")
    True
    """
    text, encoding = _decoded(data)
    if text is None or b"\0" in text:
        raise FolderError([_no_text(file)])
    if not text[:_LOOK].strip() and not text.strip():
        mend = "Fill it, or take it out of the folder."
        raise FolderError([Problem(file, None, "", "", "the file is empty", mend)])
    return (text if text.endswith((b"\n", b"\r")) else text + b"\n"), encoding


def _decoded(data: bytes) -> tuple[bytes | None, str]:
    """Text that is UTF-8 already is handed on as it is; Windows-1252 comes last, for it takes nearly all."""
    for mark, (encoding, name) in _MARKS.items():
        if data.startswith(mark):
            return _utf8(data, encoding), name
    if data[:_LOOK].count(0) > len(data[:_LOOK]) // 3:
        return _utf8(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"), "UTF-16"
    if data.isascii() or _utf8(data, "utf-8") is not None:
        return data, "UTF-8"
    return _utf8(data, "cp1252"), "Windows-1252"


def _utf8(data: bytes, encoding: str) -> bytes | None:
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding).encode()
    except UnicodeDecodeError:
        return None


def _no_text(file: str) -> Problem:
    mend = "Save it again as CSV UTF-8, or give it the ending of what it is, such as .xlsx."
    return Problem(file, None, "", "", "expected text in UTF-8, UTF-16 or Windows-1252", mend)
