"""A page of ours -> PDF on A4: the one home of the library that sets paper.

It asks no network for anything, and the same page gives the same bytes, whatever the day, the time zone or
the folder. The fonts are those of the machine: on another one, lines may break elsewhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from features.problems import DataError

IDENTIFIER = b"klynge"
"""In the place of the random identifier that files of this kind usually bear."""
DAY = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""In the place of the day on which a file was attached."""
MISSING = (
    "A PDF cannot be set here: the system library Pango is missing ({}). Install it (Debian and Ubuntu: apt "
    "install libpango-1.0-0 libpangoft2-1.0-0; Fedora: dnf install pango; macOS: brew install pango), then "
    "run the command again; or leave the PDF out (--no-pdf). Nothing was written."
)

try:
    import weasyprint  # type: ignore[import-untyped]  # it ships no types
    from weasyprint.urls import (  # type: ignore[import-untyped]  # it ships no types
        FatalURLFetchingError,
        URLFetcher,
    )
except OSError as error:  # the libraries of the system are opened when it is imported
    TROUBLE: OSError | None = error
else:
    TROUBLE = None


def check_paper() -> None:
    """DataError, naming what to install, where this machine can set no PDF."""
    if TROUBLE is not None:
        raise DataError(MISSING.format(str(TROUBLE).splitlines()[0])) from TROUBLE


def pdf(page: str, *, mark: str, attachments: Mapping[str, str] | None = None) -> bytes:
    """The HTML as a PDF with the texts of `attachments` in it, by file name, and `mark` as its last line.

    The mark (ASCII) tells our files from others' without reading them.

    ValueError where the page asks for anything that does not stand in itself (only data: is read); DataError
    where Pango is missing.
    """
    check_paper()
    attached = [_attachment(name, text) for name, text in (attachments or {}).items()]
    source = weasyprint.HTML(string=page, url_fetcher=_nothing_from_outside())
    try:
        set_in_pages: bytes = source.write_pdf(pdf_identifier=IDENTIFIER, attachments=attached, pdf_tags=True)
    except FatalURLFetchingError as error:
        raise ValueError(f"the page asks for something outside itself: {error}") from error
    return set_in_pages.rstrip(b"\n") + f"\n% {mark}\n".encode("ascii")


def _nothing_from_outside() -> Any:
    return URLFetcher(allowed_protocols=["data"], fail_on_errors=True)


def _attachment(name: str, text: str) -> Any:
    return weasyprint.Attachment(
        string=text,
        name=name,
        created=DAY,
        modified=DAY,
        relationship="Data",
        url_fetcher=_nothing_from_outside(),
    )
