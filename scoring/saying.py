"""What the commands say beside their tables: sentences that fit the terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TextIO


def say(words: str) -> None:
    """To people, beside the output."""
    tell(words, sys.stderr)


def tell(words: str, to: TextIO | None = None) -> None:
    """Print; in a terminal, lines break between words and their rest stands further in."""
    to = to or sys.stdout
    if to.isatty():
        width = shutil.get_terminal_size().columns
        words = "\n".join(folded(line, width) for line in words.split("\n"))
    print(words, file=to)


def folded(line: str, width: int) -> str:
    """A line in this width, its rest two letters further in than its beginning.

    >>> print(folded("  calls.csv, row 2, budget: expected a number", 30))
      calls.csv, row 2, budget:
        expected a number
    """
    rest = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.fill(line, width, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
