"""One file with everything an installation holds, taken while it runs, and proved by restoring.

The file is a tar: the database as `pg_dump` writes it, the uploaded files, the keys that
Headwater made, and last the manifest with the hash of each and the number of rows per table.
A file that was cut off has no manifest and is refused.
"""

import hashlib
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from headwater.config.environment import Environment
from headwater.serve.postgres import program

FORMAT = 1
DATABASE = "database.dump"
MANIFEST = "manifest.json"
FILES = "files"
TABLES = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
ORDER BY relname
"""
MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"


class BackupFailed(Exception):
    """The backup or its restoration did not succeed; the message says why."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, to be checked against what comes out of it."""

    format: int
    headwater: str
    taken_at: str
    rows: dict[str, int]
    migrations: list[str]
    files: dict[str, str]

    def __str__(self) -> str:
        files = sum(name.startswith(f"{FILES}/") for name in self.files)
        many = "file" if files == 1 else "files"
        return f"{sum(self.rows.values()):,} rows in {len(self.rows)} tables and {files:,} {many}"


def back_up(environment: Environment, target: Path) -> Manifest:
    """Write the backup beside its final name, and give it that name when it is complete."""
    draft = target.with_name(f".{target.name}.part")
    try:
        with open(draft, "xb", opener=_for_our_eyes) as out:
            manifest = _write(environment, out)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    except OSError as error:
        raise BackupFailed(f"The backup could not be written to {target}: {error}") from error
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _write(environment: Environment, out: object) -> Manifest:
    hashes: dict[str, str] = {}
    with (
        tarfile.open(fileobj=out, mode="w") as archive,  # type: ignore[call-overload]  # a file
        tempfile.TemporaryDirectory() as scratch,
    ):
        dump = Path(scratch) / DATABASE
        with snapshot(environment.addresses.owner) as (session, name):
            dump_database(environment.addresses.owner, dump, snapshot=name)
            rows, migrations = count_rows(session), _column(session, MIGRATIONS)
        hashes[DATABASE] = _add(archive, DATABASE, dump)
        for path in environment.made_keys:
            hashes[path.name] = _add(archive, path.name, path)
        for path in _uploaded(environment.files):
            name = f"{FILES}/{path.relative_to(environment.files)}"
            with suppress(FileNotFoundError):  # its trash was emptied while we were at it
                hashes[name] = _add(archive, name, path)
        taken_at = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(FORMAT, version("headwater"), taken_at, rows, migrations, hashes)
        listing = Path(scratch) / MANIFEST
        listing.write_text(json.dumps(asdict(manifest), indent=1))
        _add(archive, MANIFEST, listing)
    return manifest


@contextmanager
def snapshot(address: str) -> Iterator[tuple[psycopg.Connection, str]]:
    """Hold the database still for this session and those who know the snapshot's name."""
    with psycopg.connect(address) as session:
        session.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        session.read_only = True
        yield session, str(_column(session, "SELECT pg_export_snapshot()")[0])


def count_rows(session: psycopg.Connection) -> dict[str, int]:
    counts = {}
    for table in _column(session, TABLES):
        question = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
        counts[table] = int(session.execute(question).fetchall()[0][0])
    return counts


def dump_database(address: str, target: Path, *, snapshot: str) -> None:
    # The tables force row-level security on their owner too, whose policy shows it every row;
    # pg_dump wants to be told that this is meant.
    options = ["--format=custom", "--enable-row-security", f"--snapshot={snapshot}"]
    run_client("pg_dump", address, *options, f"--file={target}")


def run_client(name: str, address: str, *options: str) -> None:
    """Run a program of PostgreSQL against a database; its password stays off the process list."""
    parts = conninfo_to_dict(address)
    password = str(parts.pop("password", ""))
    run_program(name, f"--dbname={make_conninfo('', **parts)}", *options, password=password)


def run_program(name: str, *options: str, password: str = "") -> str:
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [str(program(name)), *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupFailed(f"{name} failed: {done.stderr.strip()}")
    return done.stdout


def _column(session: psycopg.Connection, question: str) -> list[str]:
    return [row[0] for row in session.execute(question.encode()).fetchall()]


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    archive.add(path, name, recursive=False)
    return digest(path)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _uploaded(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _for_our_eyes(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
