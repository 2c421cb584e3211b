"""Bringing a backup back, into an empty place, and proving that everything came back."""

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg

from headwater.config.environment import Environment
from headwater.serve import database
from headwater.serve.backup import (
    DATABASE,
    FILES,
    FORMAT,
    MANIFEST,
    TABLES,
    BackupFailed,
    Manifest,
    count_rows,
    digest,
    run_client,
    run_program,
)
from headwater.serve.postgres import Postgres
from headwater.serve.supervisor import only_one

NO_DEFAULTS = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM headwater_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM headwater_app;
"""
# Another cluster counts transactions from the start: what was written before must come first.
OLD_EVENTS_FIRST = """
ALTER TABLE events_eventrecord DISABLE TRIGGER USER;
UPDATE events_eventrecord SET txid = 0;
ALTER TABLE events_eventrecord ENABLE TRIGGER USER;
"""


def check(environment: Environment, source: Path) -> Manifest:
    """Prove a backup by restoring it into a place of its own, which is then thrown away."""
    with tempfile.TemporaryDirectory(prefix="headwater-check-") as folder:
        alone = replace(
            environment, data=Path(folder) / "data", database_url=None, database_owner_url=None
        )
        alone.data.mkdir()
        return restore(alone, source)


def restore(environment: Environment, source: Path) -> Manifest:
    """Bring the backup into an empty data folder (or empty database), or leave nothing of it."""
    only_one(environment.data)
    _refuse_full(environment)
    with tempfile.TemporaryDirectory(dir=environment.data, prefix=".restore-") as folder:
        unpacked = Path(folder)
        manifest = unpack(source, unpacked)
        with _server(environment):
            _restore_database(environment, unpacked / DATABASE, manifest)
        if (unpacked / FILES).exists():
            (unpacked / FILES).rename(environment.files)
        for path in environment.made_keys:
            if (unpacked / path.name).exists():
                (unpacked / path.name).replace(path)
                path.chmod(0o600)
    return manifest


def unpack(source: Path, folder: Path) -> Manifest:
    """Take the backup apart and check the hash of every part."""
    try:
        with tarfile.open(source, "r:") as archive:
            archive.extractall(folder, filter="data")
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
    except (OSError, tarfile.TarError, TypeError, ValueError) as error:
        raise BackupFailed(f"{source} is no complete backup of Headwater: {error}") from error
    if manifest.format != FORMAT:
        raise BackupFailed(f"{source} was made by a newer Headwater: install that one first.")
    for name, wanted in manifest.files.items():
        if not (folder / name).is_file() or digest(folder / name) != wanted:
            raise BackupFailed(f"{source} is damaged: {name} is not what was backed up.")
    return manifest


def _refuse_full(environment: Environment) -> None:
    if environment.files.exists() or (environment.is_embedded and environment.postgres.exists()):
        raise BackupFailed(
            f"{environment.data} is in use already: set HEADWATER_DATA to an empty folder."
        )
    if not environment.is_embedded:
        with psycopg.connect(environment.addresses.owner) as session:
            if session.execute(TABLES.encode()).fetchone():
                raise BackupFailed("DATABASE_URL leads to a database in use: give an empty one.")


@contextmanager
def _server(environment: Environment) -> Iterator[None]:
    if not environment.is_embedded:
        yield
        return
    server = Postgres(environment.postgres)
    try:
        server.start()
        database.make_empty(server)
        yield
    except BaseException:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
        raise
    server.stop()


def _restore_database(environment: Environment, dump: Path, manifest: Manifest) -> None:
    owner = environment.addresses.owner
    with psycopg.connect(owner, autocommit=True) as session:
        session.execute(NO_DEFAULTS)
    wanted = dump.with_suffix(".list")
    contents = run_program("pg_restore", "--list", str(dump)).splitlines()
    wanted.write_text("\n".join(line for line in contents if not _is_ours(line)))
    options = ["--no-owner", "--single-transaction", "--exit-on-error", f"--use-list={wanted}"]
    run_client("pg_restore", owner, *options, str(dump))
    with psycopg.connect(owner) as session:
        _compare(manifest.rows, count_rows(session))
        session.execute(OLD_EVENTS_FIRST)
        session.execute(database.PRIVILEGES.read_bytes())
    with psycopg.connect(owner, autocommit=True) as session:
        session.execute("ANALYZE")
    database.migrate(environment.addresses)


def _is_ours(line: str) -> bool:
    """Say whether this entry is made by roles.sql and privileges.sql, not by the dump."""
    return "DEFAULT ACL" in line or "SCHEMA public" in line or " SCHEMA - public" in line


def _compare(wanted: dict[str, int], found: dict[str, int]) -> None:
    if wanted != found:
        differing = sorted(
            table for table in wanted | found if wanted.get(table) != found.get(table)
        )
        raise BackupFailed(f"Not all rows came back, in: {', '.join(differing)}.")
