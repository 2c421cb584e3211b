"""The CPU time and memory of processes, from /proc: exact to the nanosecond, not to the tick."""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil

PROC = Path("/proc")


def family(pid: int) -> list[int]:
    """Name a process and all it has started."""
    process = psutil.Process(pid)
    return [pid, *(child.pid for child in process.children(recursive=True))]


def cpu_ms(pids: Iterable[int]) -> float:
    """Add up what all threads of these processes have used."""
    total = 0
    for pid in pids:
        for thread in (PROC / str(pid) / "task").glob("*/schedstat"):
            with suppress(FileNotFoundError, ProcessLookupError):
                total += int(thread.read_text().split()[0])
    return total / 1e6


def memory_mb(pids: Iterable[int]) -> float:
    """Add up proportional memory: pages that several processes share are shared out."""
    total = 0
    for pid in pids:
        with suppress(psutil.Error):
            total += psutil.Process(pid).memory_full_info().pss
    return total / 1e6


def spin() -> float:
    """Do the same little calculation and give its CPU time: more than usual on a crowded machine."""
    started = time.thread_time()
    total = 0
    for number in range(200_000):
        total ^= number * number
    return (time.thread_time() - started) * 1000
