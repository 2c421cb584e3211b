"""How long a start takes, and how much memory everything needs while nobody asks."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.cpu import family, memory_mb
from bench.installation import PATIENCE, Installation, free_port, wait_for
from headwater.serve.postgres import Postgres

SETTLE = 3.0  # seconds until the worker has started, too


@dataclass(frozen=True)
class Start:
    first: float
    second: float
    memory: float
    database_memory: float


def start_twice(folder: Path) -> Start:
    """Start `headwater serve` in an empty folder, and once more."""
    at = Installation(folder, free_port(), Postgres(folder / "postgres"))
    first, _, _ = _start(at)
    second, memory, database = _start(at)
    return Start(first, second, memory, database)


def _start(at: Installation) -> tuple[float, float, float]:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "headwater", "serve"],
        env=at.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(at.port, process)
        took = time.perf_counter() - started
        time.sleep(SETTLE)
        everything = family(process.pid)
        postmaster = int((at.folder / "postgres" / "postmaster.pid").read_text().split()[0])
        database = set(family(postmaster))
        ours = [pid for pid in everything if pid not in database]
        return took, memory_mb(ours), memory_mb(database)
    finally:
        process.terminate()
        process.wait(PATIENCE)
