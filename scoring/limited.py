"""`python -m scoring.limited MEGABYTES SECONDS words…`: a `klynge` command that cannot take the machine.

For work on files that others sent: the process limits itself before it opens anything.
"""

from __future__ import annotations

import resource
import sys

from scoring.cli import main

LARGEST_FILE = 500_000_000
"""Bytes that any file may have which the command writes."""


def limit(megabytes: int, seconds: int) -> None:
    """From here on no more memory, processor time and file size than this; a core is not dumped."""
    for what, most in (
        (resource.RLIMIT_AS, megabytes * 1_000_000),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (within, within))


if __name__ == "__main__":
    limit(int(sys.argv[1]), int(sys.argv[2]))
    sys.argv = ["klynge", *sys.argv[3:]]
    main()
