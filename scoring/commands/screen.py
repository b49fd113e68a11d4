"""What commands open and where they print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.saying import say
from scoring.stopping import go_on

if TYPE_CHECKING:  # heavy libraries are imported by the command that needs them
    from rich.console import Console

    from features.reading import Reading
    from models.champion import Champion


def read(folder: Path) -> Reading:
    """The data folder, checked."""
    from features.reading import read_folder

    return read_folder(folder)


def champion(mlruns: Path, model: str) -> Champion:
    """The model that scores: the champion, a numbered version, or an exported folder anywhere."""
    from models.export import load_champion, load_export, load_version

    if not model:
        return load_champion(mlruns)
    number = model.removeprefix("v")
    return load_version(mlruns, int(number)) if number.isdigit() else load_export(Path(model))


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function to tell what is being done; people see it turn, a log gets a line a step."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _unless_stopped(say)
        return
    with console.status("Starting") as status:
        yield _unless_stopped(status.update)


def _unless_stopped(tell: Callable[[str], None]) -> Callable[[str], None]:
    def step(doing: str) -> None:
        go_on()
        tell(doing)

    return step


def console() -> Console:
    """Where tables are printed."""
    from rich.console import Console

    return Console(highlight=False)
