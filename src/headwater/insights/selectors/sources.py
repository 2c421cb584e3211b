"""What each source and campaign brings, what it costs, and what comes back.

A deal belongs to where its lead first came from; without a lead, to its own source. Costs of a
campaign are spread evenly over its days; one without an end falls on the day it began.
"""

from datetime import date
from decimal import Decimal
from typing import Any, Literal
from zoneinfo import ZoneInfo

from headwater.insights.rules import NOTHING, money, ratio
from headwater.insights.selectors.before import LEADS, NONE, Before
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import rows
from headwater.pipeline.selectors.sight import in_language

Grouping = Literal["source", "campaign"]
View = Literal["cohort", "period"]

# Every deal that is seen, with the first touch it is traced back to.
ORIGIN = """
WITH {worth}, origin AS (
    SELECT deal.id, deal.created_at, deal.closed_at, deal.status, deal.worth, deal.weighted,
        deal.owner_id, lead.id AS lead_id, coalesce(lead.created_at, deal.created_at) AS touched_at,
        CASE WHEN lead.id IS NULL THEN deal.source_id ELSE lead.source_id END AS source_id,
        lead.campaign_id
    FROM deal
    LEFT JOIN leads_conversion made ON made.workspace_id = current_workspace()
        AND made.deal_id = deal.id AND made.converted_at <= %(as_of)s
    LEFT JOIN ({leads}) lead ON lead.id = made.lead_id
)
"""
LINES = """
, fact AS (
    SELECT v.source_id, v.campaign_id, {is_lead} AS is_lead, {is_qualified} AS is_qualified,
        false AS is_deal, false AS is_open, false AS is_won, false AS is_lost, false AS has_lead,
        0 AS worth, 0 AS weighted, NULL::float8 AS days
    FROM ({leads} AND {leads_asked}) v WHERE {asked}
    UNION ALL
    SELECT v.source_id, v.campaign_id, false, false, {is_deal}, {is_open}, {is_won}, {is_lost},
        v.lead_id IS NOT NULL, v.worth, v.weighted,
        extract(epoch FROM v.closed_at - v.touched_at)::float8 / 86400
    FROM origin v WHERE {asked}
), line AS (
    SELECT grouping({key}) AS is_total, {key} AS key,
        count(*) FILTER (WHERE is_lead) AS leads,
        count(*) FILTER (WHERE is_qualified) AS qualified,
        count(*) FILTER (WHERE is_deal) AS deals,
        count(*) FILTER (WHERE is_won) AS won,
        count(*) FILTER (WHERE is_won AND has_lead) AS won_of_leads,
        count(*) FILTER (WHERE is_lost) AS lost,
        count(*) FILTER (WHERE is_open) AS open,
        coalesce(sum(worth) FILTER (WHERE is_won), 0) AS won_value,
        coalesce(sum(weighted) FILTER (WHERE is_open), 0) AS open_weighted,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE is_won) AS median_days
    FROM fact GROUP BY GROUPING SETS (({key}), ())
), cost AS (
    SELECT grouping(c.{cost_key}) AS is_total, c.{cost_key} AS key, sum(c.cost) AS cost
    FROM (
        SELECT c.id, c.source_id, round(c.cost * rate_on(c.currency, least(days.last, %(day)s::date))
            * (least(days.last, %(until)s::date) - greatest(days.first, %(since)s::date) + 1)
            / (days.last - days.first + 1), 2) AS cost
        FROM leads_campaign c CROSS JOIN LATERAL (
            SELECT coalesce(c.begins_on, c.ends_on, (c.created_at AT TIME ZONE %(zone)s)::date)
                AS first,
            coalesce(c.ends_on, c.begins_on, (c.created_at AT TIME ZONE %(zone)s)::date) AS last
        ) days
        WHERE c.workspace_id = current_workspace() AND c.cost > 0 AND {costs}
          AND days.first <= %(until)s::date AND days.last >= %(since)s::date
    ) c GROUP BY GROUPING SETS ((c.{cost_key}), ())
)
SELECT coalesce(line.is_total, cost.is_total) = 1, coalesce(line.key, cost.key),
    coalesce(nullif(named.name_{{language}}, ''), named.name_{{other}}), coalesce(leads, 0),
    coalesce(qualified, 0), coalesce(deals, 0), coalesce(won, 0), coalesce(won_of_leads, 0),
    coalesce(lost, 0), coalesce(open, 0), coalesce(won_value, 0), coalesce(open_weighted, 0),
    median_days, coalesce(cost.cost, 0)
FROM line FULL JOIN cost ON cost.is_total = line.is_total
    AND coalesce(cost.key::text, '') = coalesce(line.key::text, '')
LEFT JOIN {table} named ON named.workspace_id = current_workspace()
    AND named.id = coalesce(line.key, cost.key)
WHERE coalesce(line.is_total, cost.is_total) = 1
   OR leads + deals + won + lost + open + qualified > 0 OR cost.cost > 0
ORDER BY 1, won_value DESC NULLS LAST, leads DESC NULLS LAST, 3, 2
"""
TABLES: dict[Grouping, dict[str, str]] = {
    "source": {"key": "source_id", "cost_key": "source_id", "table": "pipeline_source"},
    "campaign": {"key": "campaign_id", "cost_key": "id", "table": "leads_campaign"},
}
COUNTS = ("leads", "qualified", "deals", "won", "won_of_leads", "lost", "open")
CHOSEN = """
SELECT v.id, v.created_at FROM origin v WHERE {asked} AND {fits}
"""
BEFORE_ALL = date(1900, 1, 1)


@kept_until_touched
def sources(asked: Before, *, by: Grouping, view: View) -> dict[str, Any]:
    """Say for each source or campaign what came of it; what nobody named is a line of its own."""
    sql = _origin(asked, view) + in_language(
        LINES.format(
            leads=LEADS,
            leads_asked=_leads(asked, view),
            **_flags(asked, view),
            **TABLES[by],
            asked=asked.is_asked("v"),
            costs=_costs_asked(asked),
        ),
        asked.scope.language,
    )
    found = rows(sql, asked.parameters() | _days(asked))
    lines = [(row[0], _line(row[1:], view, has_costs=asked.sees_all)) for row in found]
    items = [line for is_total, line in lines if not is_total]
    total = next(line for is_total, line in lines if is_total)
    return asked.heading(view) | {
        "by": by,
        "has_costs": asked.sees_all,
        "items": items,
        "total": total | _returns([line for line in items if line["cost"]]),
    }


def deals_of_sources(asked: Before, *, what: str, view: View) -> str:
    """Write the query for the deals such a figure has counted."""
    fits = _flags(asked, view)[f"is_{what}"]
    return _origin(asked, view) + CHOSEN.format(asked=asked.is_asked("v"), fits=fits)


def _origin(asked: Before, view: View) -> str:
    # A deal may have another owner than its lead had: the lead is looked for among everybody's.
    return ORIGIN.format(leads=LEADS, worth=asked.worth(_deals(asked, view)))


def _leads(asked: Before, view: View) -> str:
    """Write which leads can count at all, so that no others are read."""
    began = asked.within("l.created_at")
    if view == "cohort":
        return began
    return f"(({began}) OR (v.state = 'qualified' AND {asked.within('v.state_since')}))"


def _deals(asked: Before, view: View) -> str:
    """Write which deals can count at all: a deal is never older than its lead."""
    if view == "cohort":
        return "d.created_at >= %(start)s" if asked.scope.start else "true"
    if not asked.scope.is_now:
        return "true"
    began, closed = asked.within("d.created_at"), asked.within("d.closed_at")
    return f"(d.status = 'open' OR ({began}) OR ({closed}))"


def _flags(asked: Before, view: View) -> dict[str, str]:
    """Write which leads and deals count as what: those that began in the period, or what happened."""
    began = asked.within("v.created_at")
    if view == "cohort":
        touched = asked.within("v.touched_at")
        return {
            "is_lead": began,
            "is_qualified": f"{began} AND v.state = 'qualified'",
            "is_deal": touched,
            "is_open": f"{touched} AND v.status = 'open'",
            "is_won": f"{touched} AND v.status = 'won'",
            "is_lost": f"{touched} AND v.status = 'lost'",
        }
    closed = asked.within("v.closed_at")
    return {
        "is_lead": began,
        "is_qualified": f"v.state = 'qualified' AND {asked.within('v.state_since')}",
        "is_deal": began,
        "is_open": "v.status = 'open'",
        "is_won": f"v.status = 'won' AND {closed}",
        "is_lost": f"v.status = 'lost' AND {closed}",
    }


def _costs_asked(asked: Before) -> str:
    if not asked.sees_all:
        return "false"
    conditions = ["true"]
    for column, one, name in (
        ("c.source_id", asked.source, "source"),
        ("c.id", asked.campaign, "campaign"),
    ):
        if one == NONE:
            conditions.append(f"{column} IS NULL")
        elif one is not None:
            conditions.append(f"{column} = %({name})s::uuid")
    return " AND ".join(conditions)


def _days(asked: Before) -> dict[str, Any]:
    today = asked.scope.as_of.astimezone(ZoneInfo(asked.scope.zone)).date()
    last = asked.scope.question.to_day
    return {
        "since": asked.scope.question.from_day or BEFORE_ALL,
        "until": min(last, today) if last else today,
    }


def _line(row: tuple[Any, ...], view: View, *, has_costs: bool) -> dict[str, Any]:
    key, name, *counts, won_value, open_weighted, median_days, cost = row
    line = dict(zip(COUNTS, counts, strict=True))
    won_of_leads = line.pop("won_of_leads")
    line |= {"won_value": won_value, "cost": cost if has_costs else None}
    return (
        line
        | {
            "id": key,
            "name": name,
            "open_weighted_value": open_weighted,
            # What was won in a period mostly began before it: set against its leads it says nothing.
            "conversion": ratio(won_of_leads, line["leads"]) if view == "cohort" else None,
            "median_days": median_days,
        }
        | _returns([line] if line["cost"] else [])
    )


def _returns(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Set what was spent against what it brought: only lines that cost something have a return."""
    cost = sum((line["cost"] for line in lines), NOTHING)
    won = sum((line["won_value"] for line in lines), NOTHING)
    return {
        "cost_per_lead": _each(cost, sum(line["leads"] for line in lines)),
        "cost_per_won": _each(cost, sum(line["won"] for line in lines)),
        "return_on_cost": ratio(won - cost, cost),
    }


def _each(cost: Decimal, n: int) -> Decimal | None:
    return money(cost / n) if cost and n else None
