"""`python -m bench.exporting`: a million deals out as CSV and XLSX, and who waits meanwhile.

Says for each format how long it took, the most memory the worker ever had, and how quickly the API
answered all the while. The figures go into docs/benchmarks.md by hand.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

import psycopg

from bench.client import Browser
from bench.cpu import family
from bench.installation import Installation, first_owner, installed, web

PATIENCE = 3600.0
# No past: what is read is what lists show. Triggers are off, so the totals are not kept either.
FILL = """
SET session_replication_role = replica;
INSERT INTO people_company (workspace_id, id, name, domain, industry, country, credit_code,
    description, version, created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(), '北京 Trading ' || n, '', '', '', '', '', 1, now(), now()
FROM generate_series(1, %(deals)s / 5) n;
CREATE TEMP TABLE company AS SELECT id, row_number() OVER () AS n FROM people_company;
CREATE INDEX ON company (n);
ANALYZE company;
INSERT INTO pipeline_deal (workspace_id, id, title, value, currency, pipeline_id, stage_id, status,
    owner_id, company_id, expected_close_date, close_date_pushes, tags, competitor, lost_comment,
    created_at, stage_entered_at, changed_at, next_activity_kind, next_activity_title, version)
SELECT %(workspace)s, gen_random_uuid(), '=Ten desks, two lamps ' || i, random() * 100000, 'USD',
    %(pipeline)s, %(stage)s, 'open', %(owner)s, company.id, current_date + (i %% 300)::int, 0,
    '{new,warm}', '', '', now() - i * interval '1 second', now() - i * interval '1 second', now(),
    '', '', 1
FROM generate_series(1, %(deals)s) i JOIN company ON company.n = 1 + i %% (%(deals)s / 5);
ANALYZE pipeline_deal, people_company;
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.exporting", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with (
        tempfile.TemporaryDirectory(prefix="headwater-bench-") as folder,
        installed(Path(folder)) as at,
        web(at),
        _worker(at) as worker,
    ):
        browser = first_owner(at)
        _fill(at, browser, rows)
        for format_ in ("csv", "xlsx"):
            print(format_, json.dumps(_export(browser.another(), worker, format_)), flush=True)


def _fill(at: Installation, browser: Browser, rows: int) -> None:
    pipeline = browser.read("/api/v1/pipelines")["items"][0]
    owner = browser.read("/api/v1/me")["member"]["id"]
    place = {"pipeline": pipeline["id"], "stage": pipeline["stages"][0]["id"], "owner": owner}
    with at.admin() as admin:
        (workspace,) = admin.execute("SELECT max(id) FROM tenancy_workspace").fetchone() or (0,)
        asked = place | {"workspace": workspace, "deals": rows}
        psycopg.ClientCursor(admin).execute(FILL, asked)


def _export(browser: Browser, worker: subprocess.Popen[bytes], format_: str) -> dict[str, Any]:
    _clear_peaks(worker)
    started, waits = time.perf_counter(), []
    made = json.loads(browser.ask("POST", "/api/v1/exports/deals", {"format": format_})[0])
    asked = time.perf_counter() - started
    while made["state"] == "queued" and time.perf_counter() - started < PATIENCE:
        before = time.perf_counter()
        browser.read("/api/v1/deals?limit=50")
        waits.append(time.perf_counter() - before)
        time.sleep(0.2)
        made = browser.read(f"/api/v1/exports/{made['id']}")
    return {
        "state": made["state"],
        "rows": made["rows"],
        "MB": round(made["size"] / 1e6),
        "asked_s": round(asked, 1),
        "took_s": round(time.perf_counter() - started),
        "worker_peak_MB": round(_peak_mb(worker)),
        "list_p95_ms": round(quantiles(waits, n=20)[-1] * 1000) if len(waits) > 1 else None,
    }


@contextmanager
def _worker(at: Installation) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "headwater", "worker"]
    process = subprocess.Popen(command, env=at.environment, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def _clear_peaks(process: subprocess.Popen[bytes]) -> None:
    for pid in family(process.pid):
        Path(f"/proc/{pid}/clear_refs").write_text("5")


def _peak_mb(process: subprocess.Popen[bytes]) -> float:
    return sum(_highest(pid) for pid in family(process.pid))


def _highest(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return (
        next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        / 1000
    )


if __name__ == "__main__":
    main()
