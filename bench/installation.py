"""A Headwater of its own in a temporary folder: database, workspace, web server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from bench.client import Browser
from headwater.serve import database
from headwater.serve.postgres import Postgres
from headwater.serve.secret import keep_secret

PATIENCE = 60.0
OWNER = {"email": "bench@example.com", "password": "a long way upstream"}
SETUP = OWNER | {
    "workspace_name": "Bench",
    "language": "en",
    "time_zone": "Asia/Shanghai",
    "currency": "USD",
    "name": "Bench",
}


@dataclass(frozen=True)
class Installation:
    folder: Path
    port: int
    server: Postgres

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "HEADWATER_DATA": str(self.folder),
            "HEADWATER_PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "headwater.config.settings",
        }

    def admin(self) -> psycopg.Connection:
        return psycopg.connect(
            make_conninfo(self.server.admin, dbname="headwater"), autocommit=True
        )


@contextmanager
def installed(folder: Path) -> Iterator[Installation]:
    """Make an empty Headwater whose database runs, or take up the one that is there."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Installation(folder, free_port(), Postgres(folder / "postgres"))
    if not (folder / "secret-key").exists():
        keep_secret(folder / "secret-key")
    made.server.start()
    try:
        database.migrate(database.prepare(made.server))
        yield made
    finally:
        made.server.stop()


@contextmanager
def web(at: Installation, *, name: str = "web") -> Iterator[subprocess.Popen[bytes]]:
    """Run the real web server, or the floor, until the measurements are over."""
    program = ["-m", "headwater", "web"] if name == "web" else ["-m", f"bench.{name}"]
    with running([sys.executable, *program], at) as process:
        yield process


@contextmanager
def running(command: list[str], at: Installation) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=at.environment, stdin=subprocess.DEVNULL)
    try:
        wait_for(at.port, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.02)
    raise SystemExit("The server did not start.")


def first_owner(at: Installation) -> Browser:
    """Make the workspace through the front door, and stay signed in."""
    browser = Browser(at.port)
    browser.ask("POST", "/api/v1/setup", SETUP)
    return browser


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
