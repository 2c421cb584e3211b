"""`python -m bench`: measure, print the tables, keep them in docs/benchmarks.md."""

import argparse
import json
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bench.client import Browser
from bench.cpu import family, memory_mb
from bench.fill import fill
from bench.floor import path_of
from bench.importing import ROWS, rows_a_second
from bench.installation import Installation, first_owner, installed, running, web
from bench.measure import Figures, measure
from bench.operations import Operation, Request, operations
from bench.starting import start_twice
from bench.table import facts_table, figures_table, keep

NOTED = 20  # requests of each operation whose SQL the floor repeats


def main() -> None:
    wishes = _wishes()
    measured: dict[int, dict[str, Figures]] = {}
    facts: list[list[str]] = []
    floor: dict[str, Figures] = {}
    aims: dict[str, float | None] = {}
    with _folder(wishes.keep) as folder:
        for size in wishes.sizes:
            is_largest = size == max(wishes.sizes)
            with installed(Path(folder) / str(size)) as at:
                measured[size], aims, browser, place = _measure(at, size, facts, only=wishes.only)
                if is_largest:
                    floor = _floor(at, browser, place, only=wishes.only)
            if is_largest and not wishes.only:
                facts.append([f"import of {ROWS:,} deals by the command", _import(at)])
        if not wishes.only:
            facts += _starts(Path(folder) / "start")
    facts.append(["how crowded the machine was", _crowd(measured)])
    text = _told(figures_table(measured, aims, floor), facts_table(facts))
    print(text)
    if not wishes.only:
        keep(text)


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--only", help="Measure only operations with this in their name.")
    parser.add_argument("--keep", help="A folder whose filled installations are kept and reused.")
    return parser.parse_args()


@contextmanager
def _folder(keep: str | None) -> Iterator[str]:
    if keep:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="headwater-bench-") as folder:
        yield folder


def _measure(
    at: Installation, size: int, facts: list[list[str]], *, only: str | None
) -> tuple[dict[str, Figures], dict[str, float | None], Browser, dict[str, Any]]:
    with web(at) as process:
        place = filled(at, size)
        browser = Browser(at.port, session=place["session"])
        chosen = _chosen(at, place, only)
        found = {}
        for one in chosen:
            found[one.name] = measure(one, browser, at, web=process.pid)
            _say(f"{size:>9,}  {one.name:32} {_short(found[one.name])}")
        memory = memory_mb(family(process.pid))
        facts.append([f"web server after all this at {size:,} deals", f"{memory:.0f} MB"])
    return found, {one.name: one.aim for one in chosen}, browser, place


def filled(at: Installation, size: int) -> dict[str, Any]:
    """Fill an installation once; say where its deals are and who is signed in."""
    note = at.folder / "filled.json"
    if not note.exists():
        started = time.perf_counter()
        browser = first_owner(at)
        place = fill(at, browser, deals=size) | {"session": browser.session}
        note.write_text(json.dumps(place))
        _say(f"{size:,} deals filled in {time.perf_counter() - started:.0f} s")
    return dict(json.loads(note.read_text()))


def _chosen(at: Installation, place: dict[str, Any], only: str | None) -> list[Operation]:
    return [one for one in operations(at, place) if not only or only in one.name]


def _floor(
    at: Installation, browser: Browser, place: dict[str, Any], *, only: str | None
) -> dict[str, Figures]:
    """Note what SQL each operation makes, and measure it without everything around it."""
    chosen = _chosen(at, place, only)
    work, sql = at.folder / "work", at.folder / "sql"
    requests = {one.name: list(islice(one.requests, NOTED)) for one in chosen if one.aim}
    requests.pop("move", None)
    work.write_bytes(pickle.dumps({"operations": requests, "session": browser.session}))
    os.environ |= {
        "BENCH_WORK": str(work),
        "BENCH_SQL": str(sql),
        "BENCH_WORKSPACE": str(place["workspace"]),
        "BENCH_ADDRESS": at.server.admin.replace("user=postgres", "user=headwater_app").replace(
            "dbname=postgres", "dbname=headwater"
        ),
    }
    subprocess.run([sys.executable, "-m", "bench.capture"], env=at.environment, check=True)
    found = {}
    with web(at, name="floor") as process:
        for name in requests:
            one = Operation(name, _again(path_of(name)))
            found[name] = measure(one, Browser(at.port), at, web=process.pid)
            _say(f"    floor  {name:32} {_short(found[name])}")
    return found


def _again(path: str) -> Any:
    while True:
        yield Request("GET", path)


def _import(at: Installation) -> str:
    with running([sys.executable, "-m", "headwater", "serve"], at):
        speed = rows_a_second(at)
    _say(f"import: {speed:,.0f} rows/s")
    return f"{speed:,.0f} rows/s" if speed else "failed"


def _starts(folder: Path) -> list[list[str]]:
    start = start_twice(folder)
    return [
        ["first start in an empty folder", f"{start.first:.1f} s"],
        ["later start", f"{start.second:.1f} s"],
        ["memory at rest: web server, worker, supervisor", f"{start.memory:.0f} MB"],
        ["memory at rest: PostgreSQL", f"{start.database_memory:.0f} MB"],
    ]


def _crowd(measured: dict[int, dict[str, Figures]]) -> str:
    spins = sorted(one.spin for figures in measured.values() for one in figures.values())
    median = spins[len(spins) // 2]
    return f"one calculation took {spins[0]:.0f} to {spins[-1]:.0f} ms CPU, mostly {median:.0f}"


def _told(*tables: str) -> str:
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return "\n\n".join([f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine}.", *tables])


def _short(figures: Figures) -> str:
    return (
        f"{figures.web:6.2f} + {figures.database:6.2f} = {figures.cpu:6.2f} ms CPU, "
        f"p50 {figures.p50:6.1f} p95 {figures.p95:6.1f}, "
        f"of 16: {figures.p50_at_16:6.1f} {figures.p95_at_16:6.1f}"
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
