"""`monitor`: does a call look like the past ones, and do outcomes come as predicted?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.commands.arguments import MLRUNS, Folder, Store, day
from scoring.commands.screen import champion, progress, read
from scoring.saying import tell


def monitor(
    folder: Folder,
    call: Annotated[str, typer.Option(help="The call to watch; else, the one that closed last.")] = "",
    model: Annotated[
        str, typer.Option(help="A version, or the path of an exported one; else, the champion.")
    ] = "",
    as_of: Annotated[
        str, typer.Option(help="Outcomes known on this day; else, all that the folder holds. YYYY-MM-DD")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Where the page goes; else, FOLDER/watch/CALL.")] = None,
    mlruns: Store = MLRUNS,
) -> None:
    """Watch a call: does it look like those learnt from?

    Looks at drift of features and scores, missing values, novelty, and what became of past predictions.
    Every panel says its n and the smallest shift that it would notice. A call like the past ones raises any
    alarm in 5 of 100 cases. The exit code is 0 with and without alarms.
    """
    from scoring.watch.files import watch_folder, write_watch
    from scoring.watch.found import watch_call
    from scoring.watch.lines import lines, next_lines

    chosen = champion(mlruns, model)
    reading = read(folder)
    call_id = call or str(reading.tables.calls.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1])
    with progress() as step:
        outcomes_by = day(as_of) if as_of else None
        found = watch_call(reading, chosen, call_id, as_of=outcomes_by, progress=step)
        target = out or watch_folder(folder, call_id)
        write_watch(found, target)
    for line in [*lines(found), *next_lines(target)]:
        tell(line)
