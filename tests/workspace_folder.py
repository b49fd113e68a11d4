"""A small programme as an officer sends it: its last call has six applications, and what ties who to them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from features.reading import read_folder
from scoring.demo import write_demo
from tests.scoring.programmes import trained
from tests.tiny_programme import TINY

CALL, APPLICATIONS = "2025", 6
CSV = {"sep": ";", "encoding": "utf-8-sig"}


@dataclass(frozen=True)
class Sent:
    """What is sent: programme/ as programme.zip, and the growth model that scores it, as export/."""

    at: Path

    @property
    def zip(self) -> Path:
        """The folder as one file."""
        return self.at / "programme.zip"

    @property
    def programme(self) -> Path:
        """The folder itself."""
        return self.at / "programme"

    @property
    def export(self) -> Path:
        """The trained model."""
        return self.at / "export"

    def table(self, name: str) -> pd.DataFrame:
        """A table as it was written."""
        return _read(self.programme / f"{name}.csv")

    def names(self) -> dict[str, str]:
        """The applications of the last call and what they are called."""
        rows = self.table("applications")
        return dict(rows.loc[rows["call_id"] == CALL, ["application_id", "name"]].to_numpy().tolist())

    def member_of(self, application_id: str) -> str:
        """A firm of this application that is in no other, and has no ties with members of another."""
        own, elsewhere = self._rosters(application_id)
        return next(org for org in sorted(own - elsewhere) if not self._tied(org) & elsewhere)

    def partner_of(self, application_id: str) -> str:
        """An organisation in no application that has a joint project with one member, of this application."""
        own, elsewhere = self._rosters(application_id)
        partners = {one for org in own - elsewhere for one in self._tied(org, "project")} - own - elsewhere
        return next(org for org in sorted(partners) if self._tied(org) & (own | elsewhere) <= own)

    def _rosters(self, application_id: str) -> tuple[set[str], set[str]]:
        rows = self.table("members")
        rows = rows[rows["application_id"].isin(self.names())]
        own = rows["application_id"] == application_id
        return set(rows.loc[own, "org_id"]), set(rows.loc[~own, "org_id"])

    def _tied(self, org: str, *kinds: str) -> set[str]:
        rows = self.table("ties")
        rows = rows[(rows["ended_on"] == "") & rows["kind"].isin(kinds or ("project", "ownership"))]
        return set(rows.loc[rows["org_a"] == org, "org_b"]) | set(rows.loc[rows["org_b"] == org, "org_a"])


def write_sent(at: Path) -> None:
    """Write the folder, its .zip and the model; the last call is cut down and nobody has rated it."""
    write_demo(at / "programme", plan=TINY)
    for path in (at / "programme").glob("*.csv"):
        _cut(path)
    shutil.make_archive(str(at / "programme"), "zip", at, "programme")
    trained(read_folder(at / "programme"), at / "export")


def _cut(path: Path) -> None:
    rows = _read(path)
    if "application_id" in rows:
        last = rows["application_id"].str.startswith(f"A-{CALL}-")
        few = rows["application_id"].str[-2:].astype(int) <= APPLICATIONS
        rows[~last | (few & (path.stem != "ratings"))].to_csv(path, index=False, **CSV)


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, **CSV)
