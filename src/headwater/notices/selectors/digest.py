"""What a member's digest says: last week and the week that begins, of their own deals and tasks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor
from headwater.pipeline.selectors import health
from headwater.pipeline.selectors.sight import CARD_JOINS, VISIBLE, in_language, sight
from headwater.tenancy.sql import fetch_all

SHOWN = 5
WORTH = "round(d.value * rate_on(d.currency, current_date), 2)"
OPEN = f"""
SELECT d.id, d.title, d.value::text, d.currency, {WORTH},
    coalesce(nullif(stage.name_{{language}}, ''), stage.name_{{other}}),
    company.name, d.expected_close_date,
    extract(day FROM %(now)s::timestamptz - d.stage_entered_at)::int,
    {health.STALLED}, {health.ADRIFT}
FROM pipeline_deal d {CARD_JOINS}
JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
WHERE {VISIBLE} AND d.owner_id = %(me)s AND d.status = 'open'
ORDER BY {WORTH} DESC, d.id
"""  # noqa: S608  # constants
CLOSED = f"""
SELECT d.status, count(*), coalesce(sum({WORTH}), 0) FROM pipeline_deal d
WHERE {VISIBLE} AND d.owner_id = %(me)s AND d.status IN ('won', 'lost')
  AND d.closed_at >= %(last)s AND d.closed_at < %(begin)s
GROUP BY d.status
"""  # noqa: S608  # constants
TASKS = """
SELECT count(*) FILTER (WHERE due_at < %(now)s), count(*) FILTER (WHERE due_at >= %(now)s)
FROM activities_task
WHERE workspace_id = current_workspace() AND owner_id = %(me)s AND done_at IS NULL
  AND deleted_at IS NULL AND due_at < %(end)s
"""
COLUMNS = (
    "id", "title", "value", "currency", "worth", "stage_name", "company_name",
    "expected_close_date", "days_in_stage", "is_stalled", "is_adrift",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Digest:
    """Counts and sums over all, and of each list the most valuable; money in `currency`."""

    currency: str
    begins_on: Any
    won: int
    won_value: Decimal
    lost: int
    open: int
    open_value: Decimal
    closing: list[dict[str, Any]]
    closing_count: int
    stalled: list[dict[str, Any]]
    stalled_count: int
    adrift: list[dict[str, Any]]
    adrift_count: int
    overdue_tasks: int
    tasks_this_week: int

    @property
    def says_something(self) -> bool:
        return bool(
            self.open or self.won or self.lost or self.overdue_tasks or self.tasks_this_week
        )


def digest(*, actor: Actor, now: datetime) -> Digest:
    """Sum up the week that ended last Sunday and the one at hand, where the actor lives."""
    zone = ZoneInfo(actor.time_zone)
    local = now.astimezone(zone)
    monday = local.date() - timedelta(days=local.weekday())
    begin = datetime.combine(monday, datetime.min.time(), zone)
    asked = sight(actor) | {
        "me": actor.id, "now": now, "begin": begin, "last": begin - timedelta(days=7),
        "end": begin + timedelta(days=7),
    }  # fmt: skip
    deals = [
        dict(zip(COLUMNS, row, strict=True))
        for row in fetch_all(in_language(OPEN, actor.language), asked)
    ]
    if not actor.sees_values:  # nor does the order tell of it
        deals.sort(key=lambda deal: deal["id"])
    closed = {status: (count, value) for status, count, value in fetch_all(CLOSED, asked)}
    ((overdue, coming),) = fetch_all(TASKS, asked)
    sunday = monday + timedelta(days=6)
    closing = [d for d in deals if d["expected_close_date"] and d["expected_close_date"] <= sunday]
    stalled = [deal for deal in deals if deal["is_stalled"]]
    adrift = [deal for deal in deals if deal["is_adrift"]]
    won, won_value = closed.get("won", (0, Decimal(0)))
    return Digest(
        currency=actor.currency, begins_on=monday, won=won, won_value=won_value,
        lost=closed.get("lost", (0, 0))[0], open=len(deals),
        open_value=sum((deal["worth"] for deal in deals), Decimal(0)),
        closing=closing[:SHOWN], closing_count=len(closing),
        stalled=stalled[:SHOWN], stalled_count=len(stalled),
        adrift=adrift[:SHOWN], adrift_count=len(adrift),
        overdue_tasks=overdue, tasks_this_week=coming,
    )  # fmt: skip
