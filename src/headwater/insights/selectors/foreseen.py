"""The deals a forecast was made of, as it knew them: what happens on its day is ahead of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from headwater.insights.rules import Figure, bounds
from headwater.insights.selectors.scope import Scope
from headwater.insights.selectors.state import closed_in, state

JUST_BEFORE = timedelta(microseconds=1)
# Left out is what is older than any of so many won ones: see forecast.rules.simple.zombies.
OLDEST_NEEDS = 20
BORN = "(s.created_at AT TIME ZONE %(zone)s)::date"
KNOWN = f"""
WITH s AS MATERIALIZED ({{state}}), oldest AS (
    SELECT count(*) AS n, max((s.closed_at AT TIME ZONE %(zone)s)::date - {BORN}) AS days
    FROM s WHERE s.status = 'won'
)
SELECT s.id, s.created_at FROM s CROSS JOIN oldest WHERE {{condition}}
"""  # noqa: S608  # constants
OPEN = f"""s.status = 'open' AND (oldest.n < {OLDEST_NEEDS}
    OR %(today)s::date - {BORN} <= oldest.days)"""
DUE = """
AND EXISTS (SELECT FROM pipeline_dealversion v WHERE v.workspace_id = current_workspace()
    AND v.deal_id = s.id AND v.valid_from <= %(as_of)s
    AND (v.valid_to IS NULL OR v.valid_to > %(as_of)s)
    AND v.expected_close_date BETWEEN %(first)s AND %(last)s)
"""


def forecast_deals(
    scope: Scope, figure: Figure, *, day: date | None, everywhere: bool
) -> tuple[str, dict[str, Any]]:
    """Write the query for what was won already, stands open, or is expected to close in the period.

    `day`: the first of which the forecast knew nothing; left out: that of the instant.
    """
    today = day or scope.parameters()["day"]
    midnight, _ = bounds(today, None, zone=scope.zone)
    assert midnight is not None  # noqa: S101  # of a day
    then = replace(scope, as_of=midnight - JUST_BEFORE, is_now=False)
    conditions = {
        Figure.FORECAST_WON: f"s.status = 'won' AND {closed_in(then)}",
        Figure.FORECAST_OPEN: OPEN,
        Figure.FORECAST_DUE: OPEN + DUE,
    }
    sql = KNOWN.format(state=state(then, anywhere=everywhere), condition=conditions[figure])
    question = scope.question
    return sql, {
        "as_of": then.as_of,
        "today": today,
        "first": question.from_day or date.min,
        "last": question.to_day or date.max,
    }
