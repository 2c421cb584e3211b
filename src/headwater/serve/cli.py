"""The `headwater` command. Each command makes one call; what it imports, it imports when asked."""

# ruff: noqa: PLC0415 -- Django may only be imported after the settings have been checked

import sys
from importlib import import_module
from pathlib import Path
from subprocess import CalledProcessError
from typing import Annotated, Any

import typer

from headwater.serve.installation import installation, running_database, said_plainly

Data = Annotated[
    Path | None, typer.Option("--data", help="Data folder, instead of HEADWATER_DATA.")
]
Workspace = Annotated[
    str | None, typer.Option("--workspace", help="Name or number; needed if there are several.")
]
Member = Annotated[
    str | None, typer.Option("--as", help="Address of a member; unset: the first owner.")
]
Port = Annotated[int | None, typer.Option("--port", help="Port, instead of HEADWATER_PORT.")]

app = typer.Typer(
    name="headwater",
    help="Headwater, an open source CRM. Its settings are in docs/settings.md.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except CalledProcessError as error:
        sys.exit(f"`{' '.join(error.cmd[2:])}` did not succeed; what it said stands above.")


@app.command()
def serve(
    data: Data = None,
    port: Port = None,
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Fill a demo workspace first.")] = False,
) -> None:
    """Run everything: database, web server and worker, until Ctrl-C."""
    from headwater.serve import run

    run.serve(installation(data, port=port), with_demo=demo)


@app.command()
def web(data: Data = None, port: Port = None) -> None:
    """Run the web server alone."""
    environment = installation(data, port=port)
    from headwater.serve.web import serve_web

    serve_web(environment)


@app.command()
def worker(data: Data = None) -> None:
    """Run the worker alone."""
    environment = installation(data)
    from headwater.serve.worker import work

    work(environment)


@app.command()
def migrate(data: Data = None) -> None:
    """Bring the database to this release."""
    from headwater.serve import database

    environment = installation(data)
    with running_database(environment, up_to_date=False):
        database.migrate(environment.addresses)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    data: Data = None,
) -> None:
    """Write one file with everything, while the system runs."""
    from headwater.serve.backup import back_up

    environment = installation(data)
    with running_database(environment, up_to_date=False), said_plainly():
        print(f"Saved {back_up(environment, file)} to {file}.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `headwater backup` wrote.")],
    data: Data = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Only prove that it can be.")] = False,
) -> None:
    """Bring a backup into an empty data folder, and prove that everything came back."""
    from headwater.serve import restore as restoring

    environment = installation(data, with_secret=False)
    with said_plainly():
        if check:
            print(f"This backup is whole: {restoring.check(environment, file)} came back.")
        else:
            print(f"Restored {restoring.restore(environment, file)}.")


@app.command()
def doctor(data: Data = None, port: Port = None) -> None:
    """Look at every part, and say what to do about what is wrong."""
    from headwater.serve.doctor import examine

    is_well = True
    for finding in examine(installation(data, port=port)):
        print(finding, flush=True)
        is_well = is_well and not finding.remedy
    sys.exit(0 if is_well else 1)


@app.command("import")
def import_(  # noqa: PLR0913 -- the options of a command
    files: Annotated[list[Path] | None, typer.Argument(help="CSV, XLSX or .gz files.")] = None,
    data: Data = None,
    *,
    workspace: Workspace = None,
    member: Member = None,
    new_workspace: Annotated[str | None, typer.Option(help="Make this workspace first.")] = None,
    password: Annotated[
        str | None, typer.Option(envvar="HEADWATER_PASSWORD", help="Of its new owner.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="What one file holds, if not guessed.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say what would happen.")] = False,
    undo: Annotated[str | None, typer.Option(help="Undo this import instead; or: last.")] = None,
) -> None:
    """Bring files in, or take an import back."""
    with running_database(installation(data)), said_plainly():
        acting, importing = _with_django("acting", "importing")
        if new_workspace:
            actor = acting.new_workspace(new_workspace, email=member, password=password)
        else:
            actor = acting.choose_actor(acting.choose_workspace(workspace), member)
        if undo:
            is_well = importing.take_back(undo, actor=actor)
        else:
            is_well = importing.bring_in(files or [], actor=actor, kind=kind, only_check=check)
    sys.exit(0 if is_well else 1)


@app.command()
def token(
    name: Annotated[str, typer.Argument(help="What it is for.")],
    data: Data = None,
    *,
    workspace: Workspace = None,
    member: Member = None,
    scope: Annotated[list[str], typer.Option(help="read, write, import or admin.")] = ["read"],  # noqa: B006 -- typer copies it
) -> None:
    """Make a personal API token, and show it once."""
    with running_database(installation(data)), said_plainly():
        (acting,) = _with_django("acting")
        actor = acting.choose_actor(acting.choose_workspace(workspace), member)
        print(acting.make_token(name, scopes=scope, actor=actor))


@app.command()
def demo(data: Data = None) -> None:
    """Fill a demo workspace, unless there is a workspace, and say how to sign in to it."""
    environment = installation(data)
    with running_database(environment), said_plainly():
        (demo,) = _with_django("demo")
        sign_in = demo.demo_sign_in(environment)
    print(f"Demo sign-in: {sign_in}" if sign_in else "There is a workspace already: no demo made.")


audit = typer.Typer(help="The audit log.", no_args_is_help=True)
app.add_typer(audit, name="audit")


@audit.command()
def verify(data: Data = None, *, workspace: Workspace = None) -> None:
    """Look at every line of the audit log, and say which was touched; exit code 1 if any was."""
    with running_database(installation(data)), said_plainly():
        (auditing,) = _with_django("auditing")
        is_whole = auditing.verify(workspace)
    sys.exit(0 if is_whole else 1)


keys = typer.Typer(help="The keys of the secrets in the database.", no_args_is_help=True)
app.add_typer(keys, name="keys")


@keys.command()
def rotate(data: Data = None) -> None:
    """Make a new key and close every secret with it; what was broken off goes on."""
    environment = installation(data)
    with running_database(environment), said_plainly():
        (rotating,) = _with_django("rotating")
        print(rotating.rotate(environment))


@keys.command()
def prune(data: Data = None) -> None:
    """Throw away the keys that close nothing any more. Restart Headwater before, and after."""
    environment = installation(data)
    with running_database(environment), said_plainly():
        (rotating,) = _with_django("rotating")
        print(rotating.prune(environment))


def _with_django(*modules: str) -> list[Any]:
    """Import modules of this package that need Django, after it has been set up."""
    import django

    django.setup()
    return [import_module(f"headwater.serve.{name}") for name in modules]
