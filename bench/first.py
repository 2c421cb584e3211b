"""`python -m bench.first --keep /tmp/bench`: what the figures cost when something was written before.

Answers that took long are kept until something they rest on is written, and those that are slow are
given as they are kept while they are worked out again behind (docs/decisions/0041 and 0047). So a
line is written before each asking, which waits for fresh figures at first, and then does not. Then
the same is asked again with nothing written. The figures go into docs/benchmarks.md by hand.

The second is asked before the kept answer has rested, so that its CPU is its own and not that of the
work behind, which is the first one's. Of a page of many figures each is asked for one after another.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from bench.__main__ import filled
from bench.client import Browser, Refused
from bench.cpu import cpu_ms, family, spin
from bench.installation import Installation, installed, web
from bench.operations import Operation, Request, operations

TOUCH = "INSERT INTO tenancy_touch (workspace_id) VALUES (%s)"
FIRSTS, AGAIN = 5, 20
FIGURES = (
    *["funnel", "pipeline", "flow", "process", "time in", "report", "deals at risk", "targets"],
    *["patterns", "leads'", "sources", "activity", "forecast", "roll-up", "board of a past"],
    *["health of the board", "people", "sheet", "list of deals at risk", "dashboard"],
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
        print("| figure | CPU fresh | waited | CPU after a write | waited | CPU again | waited |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
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
        page = list(islice(operation.requests, operation.at_once))
        fresh = [self._fresh(one) for one in page]
        cells = (
            *self._asked(fresh, times=FIRSTS, before=lambda _: self._touch()),
            *self._asked(page, times=FIRSTS, before=self._write_after),
            *self._asked(page, times=AGAIN),
        )
        return f"| {operation.name} | {' | '.join(f'{one:.0f}' for one in cells)} |"

    def _touch(self) -> None:
        with self.at.admin() as admin:
            admin.execute(TOUCH, [self.workspace])

    def _write_after(self, one: Request) -> None:
        """Have an answer kept that has not rested, so that nothing is worked out behind."""
        self._ask(self._fresh(one))
        self._touch()

    def _asked(
        self,
        page: list[Request],
        *,
        times: int,
        before: Callable[[Request], None] = lambda _: None,
    ) -> tuple[float, float]:
        """Ask so many times; give the median of the CPU time and of the waiting of a page, in ms."""
        used, waited = [], []
        for _ in range(times):
            used.append(0.0)
            waited.append(0.0)
            for one in page:
                before(one)
                was, started = self._cpu(), time.perf_counter()
                self._ask(one)
                waited[-1] += (time.perf_counter() - started) * 1000
                used[-1] += self._cpu() - was
        return statistics.median(used), statistics.median(waited)

    def _ask(self, one: Request) -> None:
        self.browser.ask(one.method, one.path, one.body, version=one.version)

    def _fresh(self, one: Request) -> Request:
        """Ask to wait; what is no figure, such as a list, knows no such wish and always waits."""
        wish = replace(one, path=f"{one.path}{'&' if '?' in one.path else '?'}fresh=true")
        try:
            self._ask(wish)
        except Refused:
            return one
        return wish

    def _cpu(self) -> float:
        with self.at.admin() as admin:
            sessions = "SELECT pid FROM pg_stat_activity WHERE usename = 'headwater_app'"
            backends = [pid for (pid,) in admin.execute(sessions).fetchall()]
        return cpu_ms(family(self.web)) + cpu_ms(backends)


if __name__ == "__main__":
    main()
