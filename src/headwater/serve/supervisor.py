"""Keeping the web server, the worker and the embedded database alive."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event

from headwater.lib.parent import SUPERVISED
from headwater.serve.postgres import Postgres

LOOK_EVERY = 0.5  # seconds
STEADY = 60.0  # a child that lived this long starts again at once
LONGEST_PAUSE = 30.0
PATIENCE = 10.0


class Child:
    """A process in a session of its own, so that Ctrl-C reaches it only through us."""

    def __init__(self, *arguments: str) -> None:
        self.command = [sys.executable, "-m", "headwater", *arguments]
        self.pause = 0.0
        self.start_at = 0.0
        self.process = self._start()

    def keep_alive(self) -> None:
        """Start it again if it is gone; the pause doubles while it keeps ending at once."""
        if self.process.poll() is None:
            return
        if not self.start_at:
            lived = time.monotonic() - self.started_at
            self.pause = 0.0 if lived > STEADY else min(self.pause * 2 or 0.25, LONGEST_PAUSE)
            self.start_at = time.monotonic() + self.pause
        if time.monotonic() >= self.start_at:
            self.process = self._start()

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        self.started_at, self.start_at = time.monotonic(), 0.0
        environment = os.environ | {SUPERVISED: "yes"}
        return subprocess.Popen(self.command, env=environment, start_new_session=True)


def only_one(data: Path) -> None:
    """Refuse a second supervisor for the same data; the lock dies with this process."""
    if _locked(data) is None:
        raise SystemExit(
            f"Headwater is already running for {data}. Stop it first, or set HEADWATER_DATA to "
            "another folder."
        )


def is_in_use(data: Path) -> bool:
    """Say whether a supervisor works with this data folder right now."""
    lock = _locked(data)
    if lock is None:
        return True
    os.close(lock)
    return False


def _locked(data: Path) -> int | None:
    lock = os.open(data / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def supervise(
    commands: Sequence[Sequence[str]],
    *,
    server: Postgres | None,
    answers: Callable[[], bool],
    announce: Callable[[], None],
) -> None:
    """Run until told to stop; then stop the children first and the database last."""
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    children = [Child(*command) for command in commands]
    announced = False
    while not stopping.wait(LOOK_EVERY if announced else 0.05):
        if server and not server.is_running():
            server.start()
        for child in children:
            child.keep_alive()
        if not announced and (announced := answers()):
            announce()
    _stop(children, server)


def _stop(children: Sequence[Child], server: Postgres | None) -> None:
    for child in children:
        child.process.terminate()
    for child in children:
        child.stop()
    if server:
        server.stop()


def answers_at(host: str, port: int) -> Callable[[], bool]:
    """Make the question whether the web server answers there."""
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- not bound here

    def answers() -> bool:
        with suppress(OSError, HTTPException):
            connection = HTTPConnection(target, port, timeout=2)
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            return connection.getresponse().status == 200  # noqa: PLR2004 -- OK
        return False

    return answers
