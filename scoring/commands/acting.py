"""What commands that act in a workspace share: opening it, and in whose name they act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # Django is set up by the command that needs it
    from scoring.workspace.models import Person

Workspace = Annotated[
    Path | None, typer.Option(help="The folder of the workspace; else, KLYNGE_WORKSPACE, or workspace/.")
]
By = Annotated[str, typer.Option(help="The e-mail of the account in whose name it is done.")]


@contextmanager
def opened(workspace: Path | None) -> Iterator[None]:
    """The workspace with its tables; what its rules refuse becomes a DataError."""
    from features.problems import DataError
    from scoring.committee.procedure.refused import Refused
    from scoring.workspace.setup import ready

    ready(workspace)

    from scoring.workspace.commanded import tables

    try:
        with tables():
            yield
    except Refused as error:
        raise DataError("\n".join(map(str, error.problems))) from None


@contextmanager
def acting_in(workspace: Path | None, by: str) -> Iterator[Person]:
    """The same, and the account with this e-mail; DataError where there is none."""
    with opened(workspace):
        from scoring.workspace.commanded import account

        yield account(by)
