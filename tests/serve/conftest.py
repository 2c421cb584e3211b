import fcntl
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serve.running import Running, free_port


@pytest.fixture(scope="session")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder as the first start leaves it; one for all processes of a run.

    A first start makes a database and all its tables, which takes longer than most tests.
    """
    ours = tmp_path_factory.getbasetemp()
    folder = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "started-once"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = folder.with_suffix(".making")
            assert Running(making, free_port()).stop() == 0
            making.rename(folder)
    return folder


def copied(folder: Path, to: Path) -> Path:
    """Copy a data folder whose Headwater is stopped; its owners stay, who may not be us."""
    subprocess.run(["cp", "-a", str(folder), str(to)], check=True)
    return to


@pytest.fixture(scope="module")
def home(started_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(started_once, tmp_path_factory.mktemp("home") / "data")


class Keeper:
    """Keeps one Headwater running for many tests, and starts it again after rough ones."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.running: Running | None = None

    def get(self) -> Running:
        if self.running is None or self.running.process.poll() is not None:
            self.running = Running(self.home, self.port)
        return self.running

    def stop(self) -> None:
        if self.running:
            self.running.stop()


@dataclass(frozen=True)
class Calm:
    """A Headwater that is set up and that no test hurts or stops."""

    running: Running
    cookies: dict[str, str]


@pytest.fixture(scope="session")
def calm(started_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calm]:
    keeper = Keeper(copied(started_once, tmp_path_factory.mktemp("calm") / "data"))
    running = keeper.get()
    cookies = running.set_up().headers.get_all("Set-Cookie", [])
    yield Calm(running, dict(cookie.split(";")[0].split("=", 1) for cookie in cookies))
    keeper.stop()


@pytest.fixture(scope="module")
def keeper(home: Path) -> Iterator[Keeper]:
    keeper = Keeper(home)
    yield keeper
    keeper.stop()


@pytest.fixture
def running(keeper: Keeper) -> Running:
    return keeper.get()
