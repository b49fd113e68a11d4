"""Who is in the story of a call, what they mean to do, and where it happens."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.workspace_folder import Sent
from tests.workspace_people import Someone
from tests.workspace_server import Served

ROLES = {
    "carl": "chair",
    "ana": "member",
    "ben": "member",
    "eli": "member",
    "nils": "analyst",
    "ada": "auditor",
}
ACCOUNTS = """
from scoring.workspace.verbs.accounts import make
for name in ("olga", "carl", "ana", "ben", "eli", "nils", "ada"):
    make(None, f"{name}@example.org", name=name.title(), password="correct horse battery",
         opens_calls=name == "olga")
"""
AGENCY = "".join(
    f'{name} = {{ en = "The {name}", nb = "{name}" }}\n' for name in ("name", "decides", "contact", "appeal")
)
COMMITTEE = ("carl", "ana", "ben", "eli")
OWN, TIED, SISTER, LATE = "A-2025-05", "A-2025-03", "A-2025-01", "A-2025-06"
"""Ana works for a member of OWN. A firm of whose board Ben is has a project with a member of TIED. Eli
declares SISTER. LATE is not eligible."""
MARKS = {SISTER: 2, "A-2025-02": 5, TIED: 2, "A-2025-04": 5, OWN: 1}
MEETING = ("A-2025-02", "A-2025-04", TIED, SISTER, OWN)
"""In the order of the funding line."""
OUTCOMES = ("Fund", "Reserve list", "Decline")
CHOICES = {"A-2025-02": "Fund", "A-2025-04": "Fund", TIED: "Reserve list"}
"""The rest is declined."""
CRITERIA = ("capabilities", "willingness", "driving_forces", "proximity", "capital")
DIMENSIONS = ("Capabilities", "Willingness", "Driving forces", "Proximity", "Access to capital")
PLACES = (
    *("", "people/", "applications/", "calibration/", "line/", "meeting/", "decisions/", "protocol/"),
    *("letters/", "ledger/", "ledger.jsonl", "exports/"),
)


@dataclass
class Story:
    """Where it happens and who is in it; `keys` are those of the applications' pages."""

    served: Served
    sent: Sent
    out: Path
    people: dict[str, Someone]
    keys: dict[str, int] = field(default_factory=dict)
    readers: dict[str, list[str]] = field(default_factory=dict)

    @property
    def in_race(self) -> list[str]:
        return [one for one in self.sent.names() if one != LATE]

    def __getattr__(self, name: str) -> Someone:
        return self.people[name]
