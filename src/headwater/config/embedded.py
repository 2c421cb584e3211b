"""Where the database is that Headwater runs by itself."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

LONGEST_SOCKET_FOLDER = 85  # bytes; the system's limit for the whole path is 103 to 107


@dataclass(frozen=True)
class Addresses:
    """How the two roles reach the database."""

    app: str
    owner: str


def embedded_addresses(postgres: Path, *, name: str = "headwater") -> Addresses:
    """How to reach the database that Headwater runs by itself."""
    at = str(socket_folder(postgres))
    return Addresses(
        app=make_conninfo(host=at, dbname=name, user="headwater_app"),
        owner=make_conninfo(host=at, dbname=name, user="headwater_owner"),
    )


def socket_folder(postgres: Path) -> Path:
    """The folder of the database's socket: its own, unless that path is too long for a socket."""
    if len(os.fsencode(postgres)) <= LONGEST_SOCKET_FOLDER:
        return postgres
    name = hashlib.sha256(os.fsencode(postgres)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"headwater-{name}"
