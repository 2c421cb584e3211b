"""What people do all day, as requests."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from bench.installation import Installation

API = "/api/v1"
COMMON = ["a", "s", "z", "1", "北", "科技", "trading", "g"]
OPEN_DEALS = """
SELECT id, stage_id, owner_id, version FROM pipeline_deal
WHERE workspace_id = %s AND pipeline_id = %s AND status = 'open' ORDER BY id LIMIT 5000
"""

PAST = "as_of=2026-09-30T23:59:59Z"
REPORT = "measure=won_value&rows=owner&series=month&from=2026-01-01&to=2026-09-30"
QUARTER = "from=2026-07-01&to=2026-09-30"
TILES = (  # a dashboard of eight figures
    *[f"/insights/{one}?{QUARTER}" for one in ("pipeline", "changes", "funnel", "stage-times")],
    f"/report-figures?{REPORT}",
    f"/report-figures?measure=created_value&rows=month&{QUARTER}",
    f"/report-figures?measure=win_rate&rows=owner&{QUARTER}",
    "/report-figures?measure=open_value&rows=stage&series=owner",
)
LIST = f"{API}/deals?"
RARE, COMMON_NUMBER = quote("custom.budget > 99900"), quote("custom.budget > 50000")
COMPANIES = "SELECT id FROM people_company WHERE workspace_id = %s ORDER BY id LIMIT 1000"


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    body: Any = None
    version: int | None = None


@dataclass(frozen=True)
class Operation:
    """Something people do; `aim` is the CPU time it may take at 100,000 deals, in ms.

    `at_once`: how many of the requests make one page, where it is the page that is measured.
    """

    name: str
    requests: Iterator[Request]
    aim: float | None = None
    at_once: int = 1


def operations(at: Installation, place: dict[str, Any]) -> list[Operation]:
    with at.admin() as admin:
        deals = admin.execute(OPEN_DEALS, [place["workspace"], place["pipeline"]]).fetchall()
    random.Random(7).shuffle(deals)
    stages = sorted({stage for _, stage, _, _ in deals})
    pipeline = f"{API}/pipelines/{place['pipeline']}"
    funnel = f"{API}/insights/funnel?pipeline_id={place['pipeline']}"
    figures = f"{API}/insights/{{}}?pipeline_id={place['pipeline']}"
    patterns = f"{API}/forecast/patterns?pipeline_id={place['pipeline']}"
    return [
        Operation("board", _same(f"{pipeline}/board"), 6),
        Operation("move", _moves(deals[:4000], stages), 6),
        Operation("deal page", _pages(deals), 6),
        Operation("list by owner and stage", _lists(deals), 4),
        Operation("search: Latin", _searches("glob", "umbr", "star"), 6),
        Operation("search: two Chinese characters", _searches("华为", "北京", "上海"), 6),
        Operation("search: initials of pinyin", _searches("hw", "bjkj", "shmy"), 6),
        Operation("search: words of tasks", _searches("call back", "call"), 6),
        Operation("search: what thousands match", _searches(*COMMON), 6),
        Operation("list by an own number few have", _same(f"{LIST}filter={RARE}"), 30),
        Operation("list by an own number most have", _same(f"{LIST}filter={COMMON_NUMBER}"), 30),
        Operation("list sorted by an own number", _same(f"{LIST}sort=-custom.budget"), 30),
        Operation("funnel of all deals", _same(funnel), 30),
        Operation("funnel of a year", _same(f"{funnel}&from=2025-03-17&to=2026-03-16")),
        Operation("funnel of one owner", _funnels(funnel, deals)),
        Operation("pipeline summary of a quarter", _summaries(place)),
        Operation("pipeline changes of a quarter", _summaries(place, "changes"), 60),
        Operation("flow of forecast categories of a quarter", _summaries(place, "flow"), 60),
        Operation("roll-up of calls of a month", _same(f"{API}/forecast/rollup"), 60),
        Operation("forecast, worked out before", _same(f"{API}/forecast/outlook")),
        Operation("process: movement of a quarter", _summaries(place, "movement"), 60),
        Operation("process: cohorts of all months", _same(figures.format("cohorts"))),
        Operation("process: outcomes of a quarter", _summaries(place, "outcomes"), 60),
        Operation("process: outcomes of all time", _same(figures.format("outcomes"))),
        Operation("process: moves of a quarter", _summaries(place, "stage-exits")),
        Operation("process: strict funnel of a quarter", _summaries(place, "funnel", "way=strict")),
        Operation("process: strict funnel of all deals", _same(f"{funnel}&way=strict")),
        Operation("process: health of all open deals", _same(figures.format("hygiene"))),
        Operation("funnel of all deals as of a past day", _same(f"{funnel}&{PAST}")),
        Operation("pipeline summary as of a past day", _summaries(place, more=PAST)),
        Operation("time in stages of a quarter", _summaries(place, "stage-times")),
        Operation("time in stages of all time", _same(figures.format("stage-times"))),
        Operation("report: won by owner and month", _same(f"{API}/report-figures?{REPORT}")),
        Operation("board of a past day", _same(f"{API}/insights/board?{PAST}")),
        Operation("deals at risk", _same(f"{API}/insights/risks")),
        Operation("targets of a quarter", _same(f"{API}/targets?span=quarter&day=2026-08-01"), 60),
        Operation(
            "targets of a quarter as of a past day",
            _same(f"{API}/targets?span=quarter&day=2026-05-01&as_of=2026-05-15T12:00:00Z"),
        ),
        Operation("patterns of won deals, of all time", _same(patterns)),
        Operation("leads' funnel of a quarter", _summaries(place, "leads")),
        Operation("sources of a quarter", _summaries(place, "sources")),
        Operation("activity of a quarter", _summaries(place, "activity")),
        Operation("activity of all time", _same(figures.format("activity"))),
        Operation("Today of one with 1,000 things to do", _same(f"{API}/today")),
        Operation("calendar of a month, everybody's 2,000 tasks", _months()),
        Operation("health of the board", _same(f"{pipeline}/health"), 60),
        Operation("people beside their team", _same(f"{API}/insights/people?{QUARTER}"), 60),
        Operation("sheet of a member", _same(f"{API}/insights/people/{deals[0][2]}?{QUARTER}"), 60),
        Operation("list of deals at risk", _same(f"{LIST}filter={quote('is_at_risk = yes')}"), 60),
        Operation("dashboard of 8 tiles", _each(*TILES), 60, at_once=len(TILES)),
        Operation("pipeline review", _same(f"{API}/today/review")),
        Operation("timeline of a deal", _pages(deals, "/timeline")),
        Operation("timeline of a company", _timelines(at, place)),
    ]


def _same(path: str) -> Iterator[Request]:
    while True:
        yield Request("GET", path)


def _each(*paths: str) -> Iterator[Request]:
    while True:
        for path in paths:
            yield Request("GET", API + path)


def _pages(deals: list[Any], suffix: str = "") -> Iterator[Request]:
    while True:
        for deal_id, *_ in deals:
            yield Request("GET", f"{API}/deals/{deal_id}{suffix}")


def _timelines(at: Installation, place: dict[str, Any]) -> Iterator[Request]:
    with at.admin() as admin:
        rows = admin.execute(COMPANIES, [place["workspace"]]).fetchall()
    while True:
        for (company_id,) in rows:
            yield Request("GET", f"{API}/companies/{company_id}/timeline")


def _lists(deals: list[Any]) -> Iterator[Request]:
    while True:
        for _, stage, owner, _ in deals:
            query = f"owner_id={owner}&stage_id={stage}&sort=-value&limit=50"
            yield Request("GET", f"{API}/deals?{query}")


def _searches(*words: str) -> Iterator[Request]:
    while True:
        for word in words:
            yield Request("GET", f"{API}/search?q={quote(word)}")


def _funnels(funnel: str, deals: list[Any]) -> Iterator[Request]:
    while True:
        for _, _, owner, _ in deals:
            yield Request("GET", f"{funnel}&owner_id={owner}")


def _summaries(
    place: dict[str, Any], figure: str = "pipeline", more: str = ""
) -> Iterator[Request]:
    query = f"pipeline_id={place['pipeline']}&from=2026-07-01&to=2026-09-30&{more}"
    return _same(f"{API}/insights/{figure}?{query}")


def _moves(deals: list[Any], stages: list[UUID]) -> Iterator[Request]:
    """Move each deal once or more; every move is numbered by the database."""
    for turn in range(1000):
        for deal_id, stage, _, version in deals:
            here = stages.index(stage)
            to = stages[(here + turn + 1) % len(stages)]
            yield Request(
                "PUT", f"{API}/deals/{deal_id}/stage", {"stage_id": str(to)}, version + turn
            )


def _months() -> Iterator[Request]:
    today = datetime.now(UTC).date()
    span = f"from={today - timedelta(days=15)}T00:00:00Z&to={today + timedelta(days=16)}T00:00:00Z"
    return _same(f"{API}/calendar?{span}")
