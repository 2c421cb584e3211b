"""A Headwater started for real, and what one can ask of it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

import psutil

OURS = {"DATABASE_URL", "DATABASE_OWNER_URL", "SECRET_KEY", "PUBLIC_URL", "EMAIL_URL"}
WITHOUT_SETTINGS = {
    name: value
    for name, value in os.environ.items()
    if name not in OURS and not name.startswith("HEADWATER_")
}


def headwater(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "headwater", *arguments],
        env=WITHOUT_SETTINGS | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


WIZARD = {
    "workspace_name": "Ours",
    "language": "en",
    "time_zone": "UTC",
    "currency": "USD",
    "name": "Ada",
    "email": "ada@example.com",
    "password": "correct horse 9 battery",
}


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Running:
    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        command = [sys.executable, "-m", "headwater", "serve", f"--data={home}", f"--port={port}"]
        self.process = subprocess.Popen(
            command, env=WITHOUT_SETTINGS, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.first_line = self.process.stdout.readline()

    def halves(self) -> dict[str, psutil.Process]:
        alive = filter(is_alive, psutil.Process(self.process.pid).children())
        return {name: child for child in alive for name in child.cmdline()[3:4]}

    def postmaster(self) -> psutil.Process:
        return psutil.Process(int((self.home / "postgres/postmaster.pid").read_text().split()[0]))

    def everything(self) -> list[psutil.Process]:
        me = psutil.Process(self.process.pid)
        return [me, *me.children(recursive=True)]

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> "Answer":
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
            connection.request(method, path, data, {"Content-Type": "application/json"} | sent)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def set_up(self) -> "Answer":
        """Make the first workspace, as the wizard does."""
        return self.ask("POST", "/api/v1/setup", WIZARD)

    def ready(self) -> dict[str, bool]:
        found: dict[str, bool] = self.ask("GET", "/readyz").json()
        return found

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=30)
        return self.process.returncode


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def is_alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def answers(running: Running) -> bool:
    with suppress(OSError, ValueError):
        return running.ready()["ready"]
    return False


def eventually(check: Callable[[], bool], *, within: float = 20) -> bool:
    deadline = time.monotonic() + within
    while not (done := check()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return done
