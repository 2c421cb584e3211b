"""The funnel before the deal: what became of the leads of a period, and how long it took them."""

from collections.abc import Iterable
from typing import Any

from headwater.insights.rules import ratio
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import rows
from headwater.insights.selectors.stage_times import HAIR, SURVIVAL
from headwater.pipeline.selectors.sight import in_language

# How far each lead came. Whoever put it away for later had looked at it: that is working on it.
# A conversion that was undone is none, so only who is qualified at the instant is.
WAY = """
WITH lead AS MATERIALIZED ({leads}), past AS (
    SELECT h.lead_id, bool_or(h.state = 'working') AS was_working,
        bool_or(h.state IN ('working', 'recycled')) AS was_worked
    FROM lead JOIN leads_leadversion h ON h.workspace_id = current_workspace()
        AND h.lead_id = lead.id AND h.valid_from <= %(as_of)s
    GROUP BY h.lead_id
), way AS (
    SELECT lead.*, deal.status, deal.id IS NOT NULL AS has_deal, past.was_working,
        past.was_worked OR lead.state = 'qualified' AS is_worked,
        lead.state = 'qualified' AS is_qualified,
        lead.answered_at IS NOT NULL OR lead.answer_due_at <= %(as_of)s AS is_due
    FROM lead JOIN past ON past.lead_id = lead.id
    LEFT JOIN leads_conversion made ON made.workspace_id = current_workspace()
        AND made.lead_id = lead.id AND made.converted_at <= %(as_of)s AND lead.state = 'qualified'
    LEFT JOIN ({deals}) deal ON deal.id = made.deal_id
)
"""
# Who has not been answered in time waits longer than anybody who has.
SPEED = """count(*) FILTER (WHERE is_due), count(answered_at),
    count(*) FILTER (WHERE minutes <= 60),
    count(*) FILTER (WHERE answered_at <= answer_due_at),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(minutes, 'infinity'::float8))
        FILTER (WHERE is_due)"""
COUNTED = f"""
SELECT grouped, key, name, n, worked, was_working, qualified, has_deal, won, waits_new,
    waits_worked, away, out_new, out_worked, open, lost, void, due, answered, within_hour, in_time,
    nullif(median, 'infinity')
FROM (
    SELECT grouping(source_id, campaign_id, owner_id, reason_id) AS grouped,
        coalesce(source_id, campaign_id, owner_id, reason_id) AS key, count(*) AS n,
        count(*) FILTER (WHERE is_worked) AS worked,
        count(*) FILTER (WHERE was_working) AS was_working,
        count(*) FILTER (WHERE is_qualified) AS qualified,
        count(*) FILTER (WHERE has_deal) AS has_deal,
        count(*) FILTER (WHERE status = 'won') AS won,
        count(*) FILTER (WHERE state = 'new' AND NOT is_worked) AS waits_new,
        count(*) FILTER (WHERE state IN ('new', 'working') AND is_worked) AS waits_worked,
        count(*) FILTER (WHERE state = 'recycled') AS away,
        count(*) FILTER (WHERE state = 'disqualified' AND NOT is_worked) AS out_new,
        count(*) FILTER (WHERE state = 'disqualified' AND is_worked) AS out_worked,
        count(*) FILTER (WHERE status = 'open') AS open,
        count(*) FILTER (WHERE status = 'lost') AS lost,
        count(*) FILTER (WHERE status = 'void') AS void, {SPEED}
    FROM way
    GROUP BY GROUPING SETS ((), (source_id), (campaign_id), (owner_id), (reason_id))
) cell (grouped, key, n, worked, was_working, qualified, has_deal, won, waits_new, waits_worked,
    away, out_new, out_worked, open, lost, void, due, answered, within_hour, in_time, median)
LEFT JOIN LATERAL (
    SELECT coalesce(nullif(name_{{language}}, ''), name_{{other}}) AS name FROM pipeline_source
    WHERE workspace_id = current_workspace() AND id = cell.key AND cell.grouped = 7
    UNION ALL
    SELECT coalesce(nullif(name_{{language}}, ''), name_{{other}}) FROM leads_campaign
    WHERE workspace_id = current_workspace() AND id = cell.key AND cell.grouped = 11
    UNION ALL
    SELECT name FROM accounts_member
    WHERE workspace_id = current_workspace() AND id = cell.key AND cell.grouped = 13
    UNION ALL
    SELECT coalesce(nullif(name_{{language}}, ''), name_{{other}}) FROM leads_reason
    WHERE workspace_id = current_workspace() AND id = cell.key AND cell.grouped = 14
) named ON true
ORDER BY n DESC, name, key
"""  # noqa: S608  # constants
TOTAL, BY_SOURCE, BY_CAMPAIGN, BY_OWNER, BY_REASON = 15, 7, 11, 13, 14
COLUMNS = (
    "grouped", "key", "name", "n", "worked", "was_working", "qualified", "has_deal", "won",
    "waits_new", "waits_worked", "away", "out_new", "out_worked", "open", "lost", "void", "due",
    "answered", "within_hour", "in_time", "median_minutes",
)  # fmt: skip
# The stays of these leads in the states in which something is waited for.
TIMES = """
WITH lead AS MATERIALIZED ({leads}), span AS MATERIALIZED (
    SELECT state AS stage_id, (left_at <= %(as_of)s) IS TRUE AS has_left,
        extract(epoch FROM coalesce(left_at, %(as_of)s) - state_since)::float8 / 86400 AS days
    FROM (
        SELECT state, state_since,
            lead(state_since) OVER (PARTITION BY lead_id ORDER BY state_since, place) AS left_at
        FROM (
            SELECT h.lead_id, h.state, h.state_since, min(h.id) AS place
            FROM lead JOIN leads_leadversion h ON h.workspace_id = current_workspace()
                AND h.lead_id = lead.id AND h.valid_from <= %(as_of)s
            GROUP BY h.lead_id, h.state, h.state_since
        ) stay
    ) visit WHERE state IN ('new', 'working', 'recycled')
)
{survival}
SELECT span.stage_id, count(*) FILTER (WHERE has_left), count(*) FILTER (WHERE NOT has_left),
    min(median), min(p75), max(days)
FROM span LEFT JOIN reached USING (stage_id) GROUP BY span.stage_id
"""
# Handed over: given to somebody, at the latest when somebody took it. The clock is the lead's own.
HANDED = """
WITH lead AS MATERIALIZED ({leads}), handed AS (
    SELECT lead.*, past.handed_at, past.taken_at, {qualified} AS is_qualified,
        past.taken_at IS NOT NULL AND past.taken_at <= lead.answer_due_at AS is_in_time,
        past.taken_at IS NOT NULL OR lead.answer_due_at <= %(as_of)s AS is_due
    FROM lead JOIN (
        SELECT h.lead_id, min(h.valid_from) FILTER (WHERE h.owner_id IS NOT NULL) AS handed_at,
            min(h.valid_from) FILTER (WHERE h.state IN ('working', 'qualified', 'recycled'))
                AS taken_at
        FROM lead JOIN leads_leadversion h ON h.workspace_id = current_workspace()
            AND h.lead_id = lead.id AND h.valid_from <= %(as_of)s
        GROUP BY h.lead_id
    ) past ON past.lead_id = lead.id
)
"""
ACCEPTED = """
SELECT count(*) FILTER (WHERE is_qualified),
    count(*) FILTER (WHERE is_qualified AND handed_at IS NOT NULL),
    count(*) FILTER (WHERE is_qualified AND handed_at IS NOT NULL AND is_in_time),
    count(*) FILTER (WHERE {handed}),
    count(*) FILTER (WHERE {handed} AND is_due),
    count(*) FILTER (WHERE {handed} AND is_in_time)
FROM handed
"""


@kept_until_touched
def lead_funnel(asked: Before) -> dict[str, Any]:
    """Follow the leads created in the period, and count what was qualified in it."""
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in _cells(asked)]
    of = {grouped: [one for one in cells if one["grouped"] == grouped] for grouped in _GROUPS}
    (whole,) = of[TOTAL]
    return asked.heading("cohort") | {
        "cohort": whole["n"],
        "steps": _steps(whole),
        "away": whole["away"],
        "disqualified": whole["out_new"] + whole["out_worked"],
        "reasons": _reasons(of[BY_REASON]),
        "speed": speed(whole),
        "times": _times(asked),
        "by_source": [_line(one) for one in of[BY_SOURCE]],
        "by_campaign": [_line(one) for one in of[BY_CAMPAIGN]],
        "by_owner": [_line(one) for one in of[BY_OWNER]],
        "period": _period(asked),
    }


_GROUPS = (TOTAL, BY_SOURCE, BY_CAMPAIGN, BY_OWNER, BY_REASON)


def cohort(asked: Before) -> str:
    return asked.leads(asked.within("l.created_at"))


def way(asked: Before, leads: str) -> str:
    """Open a statement in which `way` is how far each of these leads came."""
    return WAY.format(leads=leads, deals=asked.deals())


def speed(cell: dict[str, Any]) -> dict[str, Any]:
    """Say how quickly leads were answered; those whose time is not over yet are left out."""
    return {
        "leads": cell["n"],
        "due": cell["due"],
        "answered": cell["answered"],
        "median_minutes": cell["median_minutes"],
        "within_hour": ratio(cell["within_hour"], cell["due"]),
        "within_agreed": ratio(cell["in_time"], cell["due"]),
    }


def _cells(asked: Before) -> list[tuple[Any, ...]]:
    sql = in_language(COUNTED, asked.scope.language)
    return rows(way(asked, cohort(asked)) + sql, asked.parameters())


def _steps(cell: dict[str, Any]) -> list[dict[str, Any]]:
    worked, qualified, deal, won = (cell[n] for n in ("worked", "qualified", "has_deal", "won"))
    return [
        _step("new", cell["n"], worked, waits=cell["waits_new"], out=cell["out_new"]),
        _step(
            "working",
            worked,
            qualified,
            been=cell["was_working"],
            waits=cell["waits_worked"] + cell["away"],
            out=cell["out_worked"],
        ),
        _step("qualified", qualified, deal, out=qualified - deal),
        _step("deal", deal, won, waits=cell["open"], out=cell["lost"] + cell["void"]),
        _step("won", won, None),
    ]


def _step(
    name: str, reached: int, onward: int | None, *, been: int | None = None, waits: int = 0,
    out: int = 0,
) -> dict[str, Any]:  # fmt: skip
    return {
        "step": name,
        "reached": reached,
        "been": reached if been is None else been,
        "undecided": waits,
        "out": out,
        "conversion": None if onward is None else ratio(onward, reached),
    }


def _reasons(cells: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    given = [one | {"out": one["out_new"] + one["out_worked"]} for one in cells if one["key"]]
    n = sum(one["out"] for one in given)
    return [
        {
            "reason_id": one["key"],
            "name": one["name"],
            "n": one["out"],
            "share": ratio(one["out"], n),
            "of_new": one["out_new"],
            "of_working": one["out_worked"],
        }
        for one in given
    ]


def _times(asked: Before) -> list[dict[str, Any]]:
    sql = TIMES.format(leads=cohort(asked), survival=SURVIVAL)
    found = {row[0]: row[1:] for row in rows(sql, asked.parameters() | {"hair": HAIR})}
    names = ("n_finished", "n_censored", "median_days", "p75_days", "longest_observed_days")
    return [
        {"state": state} | dict(zip(names, found[state], strict=True))
        for state in ("new", "working", "recycled")
        if state in found
    ]


def _line(cell: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": cell["key"],
        "name": cell["name"],
        "leads": cell["n"],
        "working": cell["worked"],
        "qualified": cell["qualified"],
        "deals": cell["has_deal"],
        "won": cell["won"],
        "undecided": cell["waits_new"] + cell["waits_worked"] + cell["away"],
        "disqualified": cell["out_new"] + cell["out_worked"],
        "conversion": ratio(cell["qualified"], cell["n"]),
        "speed": speed(cell),
    }


def handed(asked: Before) -> dict[str, str]:
    """Write the conditions of the period: became qualified in it, was handed over in it."""
    # Either is the beginning of what a lead was: who began nothing in the period is not read.
    began = (
        "EXISTS (SELECT FROM leads_leadversion h WHERE h.workspace_id = l.workspace_id"
        f" AND h.lead_id = l.id AND {asked.within('h.valid_from')})"
    )
    return {
        "leads": asked.leads(began if asked.scope.start or asked.scope.end else "true"),
        "qualified": f"(lead.state = 'qualified' AND {asked.within('lead.state_since')})",
        "handed": asked.within("handed_at"),
    }


def _period(asked: Before) -> dict[str, Any]:
    sql = (HANDED + ACCEPTED).format(**handed(asked))
    ((qualified, given, in_time, all_given, all_due, all_in_time),) = rows(sql, asked.parameters())
    return {
        "view": "period",
        "qualified": qualified,
        "acceptance": {"handed_over": given, "in_time": in_time, "share": ratio(in_time, given)},
        "all_handed_over": all_given,
        "acceptance_of_all": {
            "handed_over": all_due,
            "in_time": all_in_time,
            "share": ratio(all_in_time, all_due),
        },
    }
