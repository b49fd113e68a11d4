"""What `verify` says of ledgers: a file of JSON lines, or those in a workspace's database."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from scoring.committee.procedure.ledger_file import LedgerFile, is_ledger, read
from scoring.saying import tell


def verified_file(path: Path, kept: Collection[str]) -> int | None:
    """The exit code for a ledger's file; None where it is none."""
    if not path.is_file():
        return None
    text = path.read_bytes().decode("utf-8", errors="replace")
    return _told(str(path), read(text), kept) if is_ledger(text) else None


def verified_workspace(folder: Path, kept: Collection[str]) -> int:
    """The exit code for all ledgers of a workspace; each hash that was kept must be in one of them."""
    from scoring.workspace.setup import ready

    ready(folder)
    from scoring.workspace.chains import chains

    found = list(chains())
    missing = set(kept) - {entry.sha256 for one in found for entry in one.entries}
    codes = [_told(f"the ledger of {one.chain or 'accounts'}", one, ()) for one in found]
    for one in sorted(missing):
        tell(f"Changed     no ledger here has the hash {one} that was kept.")
    return max([*codes, 1 if missing else 0])


def _told(what: str, ledger: LedgerFile, kept: Collection[str]) -> int:
    wrong = ledger.faults(kept=kept)
    count = len(ledger.entries)
    if not wrong:
        tell(f"Unchanged   {what}: {count} entries, the last with hash {ledger.head or 'none'}")
        return 0
    tell(f"{'Changed' if ledger.whole else 'Not whole':<11} {what}: {' '.join(wrong)}")
    return 1 if ledger.whole else 2
