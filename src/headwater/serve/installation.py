"""One installation: its checked settings, its data folder and its database, ready to be used."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from headwater.config.environment import Environment, read_environment
from headwater.config.reading import BadSetting
from headwater.lib.errors import DomainError
from headwater.lib.vault import new_key
from headwater.serve import database
from headwater.serve.backup import BackupFailed
from headwater.serve.postgres import DatabaseFailed, Postgres
from headwater.serve.secret import keep_secret
from headwater.serve.supervisor import is_in_use, only_one

SETTINGS = "headwater.config.settings"


def installation(
    data: Path | None = None, *, port: int | None = None, with_secret: bool = True
) -> Environment:
    """Check every setting, and make the data folder and what it must hold from the start."""
    if data is not None:
        os.environ["HEADWATER_DATA"] = str(data)
    if port is not None:
        os.environ["HEADWATER_PORT"] = str(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        environment = read_environment(os.environ)
    except BadSetting as error:
        raise SystemExit(str(error)) from None
    try:
        environment.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        if with_secret:
            for path in environment.made_keys:
                keep_secret(path, new_key() if path == environment.keys_file else None)
    except OSError as error:
        raise SystemExit(
            f"Headwater cannot write to {environment.data} ({error.strerror}): set HEADWATER_DATA "
            "to a folder it may write to."
        ) from None
    return environment


@contextmanager
def running_database(environment: Environment, *, up_to_date: bool = True) -> Iterator[None]:
    """Use the database of the Headwater that is running, or start it for as long as this takes."""
    if not environment.is_embedded or is_in_use(environment.data):
        refuse_silence(environment)
        yield
        return
    only_one(environment.data)
    server = Postgres(environment.postgres)
    server.start()
    try:
        database.prepare(server)
        if up_to_date:
            database.migrate(environment.addresses)
        yield
    finally:
        server.stop()


def refuse_silence(environment: Environment) -> None:
    try:
        psycopg.connect(environment.addresses.app, connect_timeout=10).close()
    except psycopg.OperationalError as error:
        name = "The database" if environment.is_embedded else "The database at DATABASE_URL"
        raise SystemExit(f"{name} does not answer: {error}") from None


@contextmanager
def said_plainly() -> Iterator[None]:
    """Tell people in one sentence what did not work; a stack of calls would tell them nothing."""
    try:
        yield
    except (BackupFailed, DatabaseFailed, DomainError) as error:
        raise SystemExit(str(error)) from None
