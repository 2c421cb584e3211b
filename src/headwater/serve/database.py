"""The database Headwater works in: its two roles and its tables."""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from headwater.config.environment import Addresses, embedded_addresses
from headwater.serve.postgres import Postgres

PACKAGE = Path(__file__).resolve().parent.parent
ROLES = Path(__file__).with_name("roles.sql")
PRIVILEGES = Path(__file__).with_name("privileges.sql")
OLDEST = 150_000  # server_version_num
POWERFUL = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
    SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace
)
FROM pg_roles WHERE rolname = current_user
"""


def prepare(server: Postgres, *, name: str = "headwater") -> Addresses:
    """Make sure the database and its two roles exist."""
    make_empty(server, name=name)
    with psycopg.connect(make_conninfo(server.admin, dbname=name), autocommit=True) as admin:
        admin.execute(PRIVILEGES.read_text())
    return embedded_addresses(server.folder, name=name)


def make_empty(server: Postgres, *, name: str = "headwater") -> None:
    with psycopg.connect(server.admin, autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    with psycopg.connect(make_conninfo(server.admin, dbname=name), autocommit=True) as admin:
        admin.execute(ROLES.read_text())


def refuse_unfit(address: str) -> None:
    """Refuse a database that is too old, and a role for which isolation is only decoration."""
    with psycopg.connect(address) as session:
        if session.info.server_version < OLDEST:
            raise SystemExit("DATABASE_URL leads to a PostgreSQL older than 15: upgrade it first.")
        if session.execute(POWERFUL).fetchone() != (False,):
            raise SystemExit(
                "DATABASE_URL must name a role that owns nothing: run serve/roles.sql and "
                "serve/privileges.sql as a superuser and use the role headwater_app."
            )


def migrate_once(addresses: Addresses, *, memory: Path) -> None:
    """Migrate, unless the embedded database has already seen these very migrations.

    Asking Django takes longer than all the rest of a start; the memory lies in the data folder
    and goes wherever its database goes.
    """
    release = _digest_of_migrations()
    if memory.exists() and memory.read_text() == release:
        return
    migrate(addresses)
    memory.write_text(release)


def _digest_of_migrations() -> str:
    digest = hashlib.sha256()
    for name in ("django", "django-allauth", "procrastinate"):
        digest.update(version(name).encode())
    for path in sorted(PACKAGE.glob("*/migrations/*")):
        if path.is_file():
            digest.update(str(path.relative_to(PACKAGE)).encode() + path.read_bytes())
    return digest.hexdigest()


def migrate(addresses: Addresses) -> None:
    """Migrate in a process of its own, the only one that ever works as the owner."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0"],
        check=True,
        env=as_owner(addresses),
    )


def unapplied(addresses: Addresses) -> list[str]:
    """Name the migrations of this release that the database has not seen."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "showmigrations", "--plan"],
        check=True,
        capture_output=True,
        text=True,
        env=as_owner(addresses),
    )
    return [line[5:] for line in done.stdout.splitlines() if line.startswith("[ ]")]


def as_owner(addresses: Addresses) -> dict[str, str]:
    """The environment of a process that works as the owner."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "headwater.config.settings",
        "DATABASE_URL": addresses.owner,
        "DATABASE_OWNER_URL": addresses.owner,
    }
