"""Asking many times and looking at the clocks."""

import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from bench.client import Browser
from bench.cpu import cpu_ms, family, spin
from bench.installation import Installation
from bench.operations import Operation, Request

WARM_UP = 120  # each of the server's threads has to see a statement ten times before it is prepared
ASKED = 120
CLIENTS = 16
EACH = 12


@dataclass(frozen=True)
class Figures:
    """CPU ms a request, and how long one waits for it, in ms."""

    web: float
    database: float
    p50: float
    p95: float
    p50_at_16: float
    p95_at_16: float
    spin: float

    @property
    def cpu(self) -> float:
        return self.web + self.database


def measure(operation: Operation, browser: Browser, at: Installation, *, web: int) -> Figures:
    ask(browser, list(islice(operation.requests, WARM_UP)))
    asked = list(islice(operation.requests, ASKED))
    clocks = _clocks(at, web)
    before = [clock() for clock in clocks]
    waits = ask(browser, asked)
    used_by_web, used_by_database = (
        (clock() - was) / len(asked) for clock, was in zip(clocks, before, strict=True)
    )
    spins = [spin() for _ in range(5)]
    together = _at_once(operation, browser)
    return Figures(
        web=used_by_web,
        database=used_by_database,
        p50=statistics.median(waits),
        p95=_p95(waits),
        p50_at_16=statistics.median(together),
        p95_at_16=_p95(together),
        spin=statistics.median(spins),
    )


def ask(browser: Browser, requests: Sequence[Request]) -> list[float]:
    waits = []
    for request in requests:
        started = time.perf_counter()
        browser.ask(request.method, request.path, request.body, version=request.version)
        waits.append((time.perf_counter() - started) * 1000)
    return waits


def _clocks(at: Installation, web: int) -> list[Callable[[], float]]:
    """Watch the web server's processes, and the database's sessions of the application."""
    with at.admin() as admin:
        sessions = "SELECT pid FROM pg_stat_activity WHERE usename = 'headwater_app'"
        backends = [pid for (pid,) in admin.execute(sessions).fetchall()]
    return [lambda: cpu_ms(family(web)), lambda: cpu_ms(backends)]


def _at_once(operation: Operation, browser: Browser) -> list[float]:
    asked = [list(islice(operation.requests, EACH)) for _ in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        waits = pool.map(lambda requests: ask(browser.another(), requests), asked)
        return [wait for many in waits for wait in many]


def _p95(waits: Sequence[float]) -> float:
    return sorted(waits)[int(len(waits) * 0.95)]
