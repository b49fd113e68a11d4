"""Where in a policy file something stands: TOML readers do not say."""

from __future__ import annotations

import re


def line_of(text: str, table: str, number: int, key: str) -> int | None:
    """The line of `key` in the table `table` of that number (from 1), of the table itself without a key.

    None where it cannot be found, as in a table that is written on one line. The top has number 0.

    >>> line_of('a = 1\\n[[b]]\\nc = 2\\n[[b]]\\nc = 3', "b", 2, "c")
    5
    """
    lines = text.splitlines()
    start = 0
    if number:
        heads = [at for at, line in enumerate(lines, 1) if re.match(rf"\s*\[+\s*{table}\s*\]+", line)]
        if number > len(heads):
            return None
        start = heads[number - 1]
    for at, line in enumerate(lines[start:], start + 1):
        if re.match(r"\s*\[", line) and not re.match(rf"\s*\[+\s*{re.escape(key or ' ')}\s*\]+", line):
            break
        if key and re.match(rf'\s*\[*\s*"?{re.escape(key)}"?\s*(=|\]|\.)', line):
            return at
    return start or None
