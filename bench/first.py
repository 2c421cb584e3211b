"""`python -m bench.first --keep /tmp/bench`: what the figures cost when something was written before.

Answers that took long are kept until something they rest on is written (docs/decisions/0041), so
that asking again and again says nothing about working one out. Here a line is written before each
of the first askings; then the same is asked again. The figures go into docs/benchmarks.md by hand.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.__main__ import filled
from bench.client import Browser
from bench.cpu import cpu_ms, family, spin
from bench.installation import Installation, installed, web
from bench.operations import Operation, operations

TOUCH = "INSERT INTO tenancy_touch (workspace_id) VALUES (%s)"
WARM_UP, FIRSTS, AGAIN = 3, 5, 20
FIGURES = (
    *["funnel", "pipeline", "flow", "process", "time in", "report", "deals at risk", "targets"],
    *["patterns", "leads'", "sources", "activity", "forecast", "roll-up", "board of a past"],
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.first", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--keep", required=True, help="The folder of the filled installations.")
    parser.add_argument("--only", default="", help="Only operations with this in their name.")
    wishes = parser.parse_args()
    with (
        installed(Path(wishes.keep) / str(wishes.size)) as at,
        web(at) as process,
    ):
        place = filled(at, wishes.size)
        browser = Browser(at.port, session=place["session"])
        watch = Watch(at, browser, process.pid, place["workspace"])
        print("| figure | CPU worked out | waited | CPU again | waited |")
        print("| --- | --- | --- | --- | --- |")
        for one in operations(at, place):
            if one.name.startswith(FIGURES) and wishes.only in one.name:
                print(watch.line(one), flush=True)
        print(f"one calculation took {statistics.median(spin() for _ in range(9)):.0f} ms CPU")


@dataclass(frozen=True)
class Watch:
    """An installation, who asks it, and whose clocks are looked at."""

    at: Installation
    browser: Browser
    web: int
    workspace: int

    def line(self, operation: Operation) -> str:
        for _ in range(WARM_UP):
            self._touch()
            self._asked(operation, times=1)
        first = self._asked(operation, times=FIRSTS, before=self._touch)
        again = self._asked(operation, times=AGAIN)
        cells = [f"{first[0]:.0f}", f"{first[1]:.0f}", f"{again[0]:.1f}", f"{again[1]:.0f}"]
        return f"| {operation.name} | {' | '.join(cells)} |"

    def _touch(self) -> None:
        with self.at.admin() as admin:
            admin.execute(TOUCH, [self.workspace])

    def _asked(
        self, operation: Operation, *, times: int, before: Callable[[], None] = lambda: None
    ) -> tuple[float, float]:
        """Ask so many times; give the median of the CPU time and of the waiting, in ms."""
        used, waited = [], []
        for one in islice(operation.requests, times):
            before()
            was, started = self._cpu(), time.perf_counter()
            self.browser.ask(one.method, one.path, one.body, version=one.version)
            waited.append((time.perf_counter() - started) * 1000)
            used.append(self._cpu() - was)
        return statistics.median(used), statistics.median(waited)

    def _cpu(self) -> float:
        with self.at.admin() as admin:
            sessions = "SELECT pid FROM pg_stat_activity WHERE usename = 'headwater_app'"
            backends = [pid for (pid,) in admin.execute(sessions).fetchall()]
        return cpu_ms(family(self.web)) + cpu_ms(backends)


if __name__ == "__main__":
    main()
