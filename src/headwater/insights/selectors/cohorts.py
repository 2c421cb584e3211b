"""Cohorts in time, as of any instant: from the reach of deals, with no visit read."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from headwater.insights.rules.cohorts import (
    MOST_COHORTS,
    CohortSpan,
    Fate,
    beginning,
    beginnings,
    following,
)
from headwater.insights.rules.cohorts import cohorts as told
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import FOREIGN_DAY, RATES, created_in, state

OLDEST = """
SELECT min(created_at) FROM pipeline_deal
WHERE workspace_id = current_workspace() AND deleted_at IS NULL
"""
FATES = """
WITH state AS MATERIALIZED (
    SELECT width_bucket(s.created_at, %(starts)s::timestamptz[]) AS cohort, s.status,
        width_bucket(s.closed_at, %(starts)s::timestamptz[]) AS closed_in, s.currency,
        {day} AS day, s.value
    FROM ({state}) s WHERE {created}
), cells AS MATERIALIZED (
    SELECT cohort, status, CASE WHEN status <> 'open' THEN closed_in END AS closed_in, currency,
        day, count(*) AS n, sum(value) AS value
    FROM state GROUP BY 1, 2, 3, 4, 5
), rate AS MATERIALIZED ({rates})
SELECT cohort, status, closed_in, sum(n)::int, sum(cells.value * coalesce(rate.rate, 1))
FROM cells LEFT JOIN rate ON rate.currency = cells.currency AND rate.day = cells.day
    AND rate.is_asked
GROUP BY 1, 2, 3
"""
A_MOMENT = timedelta(milliseconds=1)  # a day as of is asked for by its last one


@kept_until_touched
def cohorts(scope: Scope, *, by: CohortSpan) -> dict[str, Any]:
    """Follow the deals created in each span from the end of it on."""
    zone = ZoneInfo(scope.zone)
    over = (scope.as_of + A_MOMENT).astimezone(zone).date()
    today = scope.as_of.astimezone(zone).date()
    first, last = scope.question.from_day, min(scope.question.to_day or today, today)
    starts, is_cut = _starts((first or _oldest(zone) or last, last), over=over, by=by)
    found = []
    if first is None or first <= last:
        instants = [datetime.combine(day, time.min, zone) for day in starts]
        sql = FATES.format(
            day=FOREIGN_DAY.format(s="s"),
            state=state(scope),
            created=created_in(scope),
            rates=RATES.format(cells="cells"),
        )
        found = [Fate(*row) for row in rows(sql, scope.parameters() | {"starts": instants})]
    triangle = told(starts, [one for one in found if one.cohort], asked=(first, last), over=over)
    return scope.heading("cohort") | {
        "by": by,
        "earlier": sum(one.n for one in found if not one.cohort) if is_cut else 0,
        "cohorts": [
            {
                "from": one.first,
                "to": one.last,
                "all": one.all,
                "now": one.now,
                "steps": [
                    {"after": step.after, "day": step.day} | vars(step.standing)
                    for step in one.steps
                ],
            }
            for one in triangle
        ],
    }


def _starts(asked: tuple[date, date], *, over: date, by: CohortSpan) -> tuple[list[date], bool]:
    """List the first days of the spans, of the newest cohorts only where there are too many."""
    first, last = asked
    starts = beginnings(min(first, last), over, by)
    number = starts.index(beginning(last, by)) + 1
    starts.append(following(starts[-1], by))
    return starts[max(0, number - MOST_COHORTS) :], number > MOST_COHORTS


def _oldest(zone: ZoneInfo) -> date | None:
    ((moment,),) = rows(OLDEST, {})
    return moment.astimezone(zone).date() if moment else None
