"""Tables of docs/deploy.md and docs/api.md as the code has them: a test holds the pages to them."""

from __future__ import annotations

from scoring.workspace.api.description import description
from scoring.workspace.environment import VARIABLES
from scoring.workspace.limits import A_MINUTE

SAID = {
    "api": ("The interface for programs", "token's owner"),
    "export": ("Exports", "account"),
    "upload": ("Uploads", "account"),
    "refused_token": ("Tokens that are none", "address"),
}


def environment_rows() -> list[str]:
    """A row a variable."""
    return [
        f"| `{name}` | {f'`{usual}`' if usual else ''} | {what} |"
        for name, (usual, what) in VARIABLES.items()
    ]


def limit_rows() -> list[str]:
    """A row a limit."""
    return [f"| {SAID[name][0]} | {most} | {SAID[name][1]} |" for name, most in A_MINUTE.items()]


def path_rows() -> list[str]:
    """A row an address of the interface."""
    paths = description()["paths"].items()
    return [f"| `/api/v1{path}` | {told['get']['summary']} |" for path, told in paths]
