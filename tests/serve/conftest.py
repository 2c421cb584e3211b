from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serve.running import Running, free_port


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "data"


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
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calm]:
    keeper = Keeper(tmp_path_factory.mktemp("calm") / "data")
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
