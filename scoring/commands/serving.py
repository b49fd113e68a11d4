"""`serve`, `account`, `backup`, `restore`: the committee's workspace as a server, and who may enter it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # Django is loaded once it is known which workspace
    from scoring.workspace.home import Home

Workspace = Annotated[
    Path | None, typer.Option(help="The folder of the workspace; else, KLYNGE_WORKSPACE or ./workspace.")
]


class Part(StrEnum):
    """A role in a call, as an option."""

    OFFICER = "officer"
    MEMBER = "member"
    CHAIR = "chair"
    ANALYST = "analyst"
    AUDITOR = "auditor"


def serve(
    workspace: Workspace = None,
    port: Annotated[int, typer.Option(help="The port; 0 for any that is free.")] = 8000,
    host: Annotated[
        str, typer.Option(help="The address to listen at; 0.0.0.0 for all of them.")
    ] = "127.0.0.1",
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 2,
    access_log: Annotated[bool, typer.Option("--access-log", help="A line for every request.")] = False,
    no_backup: Annotated[
        bool, typer.Option("--no-backup", help="Change tables without a copy of the database first.")
    ] = False,
) -> None:
    """Serve the workspace, in which a committee rates, decides and is audited.

    Tables are made or brought up to date first, after a backup. Ctrl-C stops it.
    """
    home = _ready(workspace)
    from scoring.workspace.locks import shared
    from scoring.workspace.server import Server, bound

    with shared(home.folder / ".running"):
        found = bound(host, port)
        _up_to_date(home, no_backup=no_backup)
        _say_where(home, found.getsockname()[:2])
        trusted = "*" if host in ("127.0.0.1", "::1", "localhost") else "127.0.0.1,::1"
        Server(found, workers=workers, access_log=access_log, trusted=trusted).run()


def account(
    email: Annotated[str, typer.Argument(help="The e-mail address, by which the person signs in.")],
    name: Annotated[str, typer.Option(help="The name that others read.")] = "",
    administers: Annotated[bool, typer.Option("--administers", help="May make and close accounts.")] = False,
    opens_calls: Annotated[bool, typer.Option("--opens-calls", help="May open calls.")] = False,
    role: Annotated[Part | None, typer.Option(help="A role in the call of --call.")] = None,
    call: Annotated[str, typer.Option(help="The identifier of a call, with --role.")] = "",
    ask_password: Annotated[
        bool, typer.Option("--ask-password", help="Ask for a password here, instead of printing a link.")
    ] = False,
    link: Annotated[bool, typer.Option("--link", help="A new link for an account that exists.")] = False,
    workspace: Workspace = None,
) -> None:
    """Make an account, or give one a role in a call.

    Prints a link at which the person sets a password, once, within three days.
    """
    from scoring.committee.procedure.refused import Refused

    if (role is None) == bool(call):
        raise Refused("--role and --call belong together: which role in which call.")
    home = _ready(workspace)
    _up_to_date(home, no_backup=False)
    from scoring.committee.procedure.roles import Role
    from scoring.workspace.verbs import accounts
    from scoring.workspace.verbs.found import account_of

    known = account_of(email)
    if known is None:
        password = _asked() if ask_password else None
        known = accounts.make(
            None, email, name=name, password=password, administers=administers, opens_calls=opens_calls
        )
        print(f"Made: {known.email}")
        link = not ask_password
    elif administers or opens_calls:
        rights = {"administers": administers, "opens_calls": opens_calls}
        accounts.set_rights(None, known.pk, **{right: True for right, given in rights.items() if given})
    if role is not None:
        accounts.give_part(None, email, call, Role(role))
        print(f"{known.email} is {role} of call {call}")
    if link:
        path = accounts.setting_link(None, known.pk)
        print(f"Link to set a password, good once and for three days: {_address()}{path}")


def backup(workspace: Workspace = None) -> None:
    """Copy the database of the workspace to its folder backups/, while people work.

    The folder files/ and the file secret are plain files: copy them after this.
    """
    home = _ready(workspace)
    from scoring.workspace.backups import back_up
    from scoring.workspace.verbs.acting import now

    print(f"Written: {back_up(home, now())}")


def restore(
    copy: Annotated[Path, typer.Argument(help="A copy that `klynge backup` or a start wrote.")],
    workspace: Workspace = None,
    no_backup: Annotated[
        bool, typer.Option("--no-backup", help="Without a copy of what is there now.")
    ] = False,
) -> None:
    """Put a backup in the place of the database; what is there now is copied first.

    The server must be stopped. Then: klynge verify --workspace DIR.
    """
    from scoring.committee.procedure.refused import Refused

    if not copy.is_file():
        raise Refused(f"There is no {copy}. Backups are in the folder backups/ of the workspace.")
    home = _ready(workspace)
    from scoring.workspace.backups import bring_back
    from scoring.workspace.locks import alone

    with alone(
        home.folder / ".running", "The workspace is being served. Stop it first; nothing was changed."
    ):
        kept = None if no_backup else _kept(home)
        bring_back(copy)
        _up_to_date(home, no_backup=True)
    print(f"Restored: {copy}" + (f". What was there before: {kept}" if kept else ""))
    print(f"Next      klynge verify --workspace {home.folder}")


def _kept(home: Home) -> Path | None:
    from scoring.workspace.backups import back_up, there_is_data
    from scoring.workspace.verbs.acting import now

    return back_up(home, now()) if there_is_data() else None


def _ready(workspace: Path | None) -> Home:
    from scoring.workspace.home import home
    from scoring.workspace.setup import ready

    ready(workspace)
    return home()


def _up_to_date(home: Home, *, no_backup: bool) -> None:
    from scoring.workspace.migrating import up_to_date
    from scoring.workspace.verbs.acting import now

    kept = up_to_date(home, now(), with_backup=not no_backup)
    if kept:
        print(f"The tables were brought up to date; the database from before: {kept}", flush=True)


def _say_where(home: Home, address: tuple[str, int]) -> None:
    from scoring.saying import tell
    from scoring.workspace.verbs.found import who_signs_in

    host, port = address
    shown = f"[{host}]" if ":" in host else host
    tell(f"Workspace {home.folder}")
    tell(f"Open      http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else shown}:{port}/")
    count, some = who_signs_in()
    first = "nobody yet: klynge account you@example.org --name You --administers --opens-calls"
    more = f" and {count - len(some)} more" if count > len(some) else ""
    tell(f"Sign in   {', '.join(some) + more if some else first}")
    tell("Stop      Ctrl-C")
    print(end="", flush=True)


def _asked() -> str:
    """A password, typed twice and not shown; never an argument, which everybody on the machine could read."""
    from scoring.workspace.passwords import need_good

    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    need_good(password)
    return password


def _address() -> str:
    from scoring.workspace.setup import address

    return address()
