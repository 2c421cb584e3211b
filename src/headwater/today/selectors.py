"""The queue of a member and the review of their deals: one statement each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from headwater.accounts.rules import Actor, Kind
from headwater.activities import rules as activities
from headwater.activities.selectors.sight import LEAD_NAME, LINKS, TASK_VISIBLE, waits
from headwater.activities.selectors.sight import sight as activity_sight
from headwater.leads.selectors.sight import VISIBLE as LEAD_VISIBLE
from headwater.pipeline.rules.health import Risk
from headwater.pipeline.selectors import health
from headwater.pipeline.selectors.sight import CARD_JOINS, VISIBLE, in_language, sight
from headwater.tenancy.sql import fetch_all
from headwater.today import rules
from headwater.today.rules import Candidate, Gap, ItemKind

LONGEST, SHOWN, REVIEWED = 500, 100, 200
STAGE = """JOIN pipeline_stage stage
        ON stage.workspace_id = {deal}.workspace_id AND stage.id = {deal}.stage_id"""
NAME = "coalesce(nullif(stage.name_{language}, ''), stage.name_{other})"
# Each currency is asked for once: a call of `rate_on` for every row was most of the work.
RATES = """WITH rates AS MATERIALIZED (
    SELECT currency, rate_on(currency, current_date) AS rate FROM (
        SELECT DISTINCT currency FROM pipeline_stagetotal WHERE workspace_id = current_workspace()
    ) used)"""
RATE = "LEFT JOIN rates ON rates.currency = {deal}.currency"
WORTH = """round(coalesce({deal}.value * coalesce(rates.rate, rate_on({deal}.currency, current_date))
        * stage.probability / 100, 0), 2)"""
NOT_ASIDE = """NOT EXISTS (SELECT FROM today_aside a WHERE a.workspace_id = current_workspace()
        AND a.member_id = %(me)s AND a.kind = '{kind}' AND a.record_id = {row}.id
        AND a.until > %(now)s)"""
# Of which pipelines the median is asked for, and the reasons in the order in which they are told.
MINE = """IN (SELECT own.pipeline_id FROM pipeline_deal own WHERE own.workspace_id = current_workspace()
        AND own.owner_id = %(me)s AND own.status = 'open' AND own.deleted_at IS NULL)"""
ORDER: dict[str, str] = {
    risk: health.RISKS[risk]
    for risk in (Risk.SLIPPING, Risk.STALLED, Risk.ADRIFT, Risk.IDLE, Risk.SINGLE_THREADED)
}
# A letter of the member's own was read since they last wrote.
HOT = """EXISTS (SELECT FROM mail_thread hot JOIN mail_mailbox box
        ON box.workspace_id = hot.workspace_id AND box.id = hot.mailbox_id AND box.member_id = %(me)s
    WHERE hot.workspace_id = {row}.workspace_id AND hot.{column} = {row}.id
      AND hot.hot_at > %(hot_since)s AND (hot.last_out_at IS NULL OR hot.last_out_at < hot.hot_at))"""
# What is worth most comes first where somebody has more than anybody can do in a day.
TASKS = f"""
SELECT 'task', t.id, {WORTH.format(deal="deal")}, t.due_at, t.is_all_day, ARRAY[]::text[], 0
FROM activities_task t {LINKS}
    LEFT {STAGE.format(deal="deal")} {RATE.format(deal="deal")}
WHERE {TASK_VISIBLE} AND t.owner_id = %(me)s AND t.done_at IS NULL
  AND t.due_at < %(end)s AND NOT {waits("t")} AND {NOT_ASIDE.format(kind="task", row="t")}
ORDER BY t.due_at LIMIT %(most)s
"""  # noqa: S608  # constants
DEALS = f"""
SELECT 'deal', d.id, {WORTH.format(deal="d")}, NULL::timestamptz, false, found.reasons,
    greatest(extract(day FROM %(now)s::timestamptz - d.stage_entered_at)::int - stage.limit_days,
        %(day)s - d.expected_close_date, 0)
FROM pipeline_deal d {STAGE.format(deal="d")} {RATE.format(deal="d")} {health.CONTACT}
    CROSS JOIN LATERAL (SELECT CASE WHEN {HOT.format(row="d", column="deal_id")}
        THEN ARRAY['hot'] ELSE ARRAY[]::text[] END || {health.reasons(ORDER)} AS reasons) found
WHERE {VISIBLE} AND d.owner_id = %(me)s AND d.status = 'open' AND found.reasons <> '{{}}'
  AND {NOT_ASIDE.format(kind="deal", row="d")}
  AND NOT EXISTS (SELECT FROM activities_task mine WHERE mine.workspace_id = d.workspace_id
      AND mine.deal_id = d.id AND mine.owner_id = %(me)s AND mine.done_at IS NULL
      AND mine.deleted_at IS NULL AND mine.due_at < %(end)s AND NOT {waits("mine")})
ORDER BY d.value DESC LIMIT %(most)s
"""  # noqa: S608  # constants
# A lead that came back by itself stays here until something is done with it.
LEADS = f"""
SELECT 'lead', l.id, 0::numeric, l.answer_due_at, false, found.reasons, 0
FROM leads_lead l
    CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
        CASE WHEN l.state = 'new' AND l.first_contact_at IS NULL THEN
            CASE WHEN l.answer_due_at < %(now)s THEN 'unanswered' ELSE 'waiting' END END,
        CASE WHEN {HOT.format(row="l", column="lead_id")} THEN 'hot' END,
        CASE WHEN l.state = 'working' AND EXISTS (SELECT FROM leads_step s
            WHERE s.workspace_id = l.workspace_id AND s.lead_id = l.id AND s.actor_id IS NULL
              AND s.from_state = 'recycled' AND s.happened_at = l.state_entered_at)
          AND (l.followed_up_at IS NULL OR l.followed_up_at <= l.state_entered_at)
            THEN 'returned' END], NULL) AS reasons) found
WHERE {LEAD_VISIBLE} AND l.owner_id = %(me)s AND l.state IN ('new', 'working')
  AND found.reasons <> '{{}}' AND {NOT_ASIDE.format(kind="lead", row="l")}
ORDER BY l.answer_due_at LIMIT %(most)s
"""  # noqa: S608  # constants
QUEUE = f"WITH {health.RATES.format(pipelines=MINE)}, {health.MINE} ({TASKS}) UNION ALL ({DEALS}) UNION ALL ({LEADS})"
TASK_FACTS = f"""
SELECT 'task', t.id, t.title, t.kind, t.due_at, t.is_all_day, t.version,
    deal.id, deal.title, deal.value::text, deal.currency, {NAME},
    person.id, person.name, company.id, company.name, lead.id, {LEAD_NAME}, NULL::int, NULL::int, NULL::date, NULL::int,
    NULL::int
FROM activities_task t {LINKS} LEFT {STAGE.format(deal="deal")}
WHERE {TASK_VISIBLE} AND t.id = ANY(%(ids)s)
"""  # noqa: S608  # constants
DEAL_FACTS = f"""
SELECT 'deal', d.id, d.title, NULL, NULL::timestamptz, false, d.version,
    d.id, d.title, d.value::text, d.currency, {NAME},
    NULL::uuid, NULL, company.id, company.name, NULL::uuid, NULL,
    extract(day FROM %(now)s::timestamptz - d.stage_entered_at)::int, stage.limit_days,
    d.expected_close_date, extract(day FROM %(now)s::timestamptz - {health.LAST_CONTACT})::int,
    d.close_date_pushes
FROM pipeline_deal d {CARD_JOINS} {STAGE.format(deal="d")} {health.CONTACT}
WHERE {VISIBLE} AND d.id = ANY(%(ids)s)
"""  # noqa: S608  # constants
LEAD_FACTS = f"""
SELECT 'lead', l.id, coalesce(nullif(l.name, ''), l.company_name), NULL, l.answer_due_at, false,
    l.version, NULL::uuid, nullif(l.title, ''), l.value::text, l.currency, NULL,
    NULL::uuid, NULL, NULL::uuid, nullif(l.company_name, ''), l.id, NULL, NULL::int, NULL::int, NULL::date,
    NULL::int, NULL::int
FROM leads_lead l WHERE {LEAD_VISIBLE} AND l.id = ANY(%(ids)s)
"""  # noqa: S608  # constants
FACTS = f"WITH {health.MINE} ({TASK_FACTS}) UNION ALL ({DEAL_FACTS}) UNION ALL ({LEAD_FACTS})"
AROUND = f"""
SELECT
    (SELECT count(*) FROM activities_task WHERE workspace_id = current_workspace()
        AND owner_id = %(me)s AND done_at >= %(begin)s AND done_at < %(end)s
        AND deleted_at IS NULL),
    (SELECT min(due_at) FROM activities_task WHERE workspace_id = current_workspace()
        AND owner_id = %(me)s AND done_at IS NULL AND deleted_at IS NULL AND due_at >= %(end)s),
    (SELECT count(*) FROM today_aside WHERE workspace_id = current_workspace()
        AND member_id = %(me)s AND until > %(now)s),
    (SELECT count(*) FROM activities_task t WHERE t.workspace_id = current_workspace()
        AND t.owner_id = %(me)s AND t.done_at IS NULL AND t.deleted_at IS NULL
        AND t.due_at < %(end)s AND {waits("t")})
"""  # noqa: S608  # constants
# The order of the gaps is the one in which they are mended.
REVIEW = f"""{RATES}
SELECT d.id, d.title, d.value::text, d.currency, d.version, {NAME}, company.id, company.name,
    d.expected_close_date, found.gaps
FROM pipeline_deal d {CARD_JOINS}
    {STAGE.format(deal="d")} {RATE.format(deal="d")}
    CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
        CASE WHEN {health.ADRIFT} THEN 'next_step' END,
        CASE WHEN {health.DATE_PASSED} THEN 'date_passed' END,
        CASE WHEN {health.NO_DATE} THEN 'date' END,
        CASE WHEN {health.NO_VALUE} THEN 'value' END,
        CASE WHEN {health.NO_COMPANY} THEN 'company' END,
        CASE WHEN {health.NO_PERSON} THEN 'person' END
        ], NULL) AS gaps) found
WHERE {VISIBLE} AND d.owner_id = %(me)s AND d.status = 'open' AND found.gaps <> '{{}}'
ORDER BY {WORTH.format(deal="d")} DESC, d.id LIMIT %(most)s
"""  # noqa: S608  # constants
COUNT_DEALS = """
SELECT count(*) FROM pipeline_deal d
WHERE d.workspace_id = current_workspace() AND d.owner_id = %s AND d.status = 'open'
  AND d.deleted_at IS NULL
"""
COLUMNS = (
    "kind", "id", "title", "task_kind", "due_at", "all_day", "version",
    "deal_id", "deal_title", "value", "currency", "stage_name",
    "person_id", "person_name", "company_id", "company_name", "lead_id", "lead_name",
    "days_in_stage", "limit_days", "expected_close_date", "idle_days",
    "close_date_pushes",
)  # fmt: skip
REVIEW_COLUMNS = (
    "id", "title", "value", "currency", "version", "stage_name", "company_id", "company_name",
    "expected_close_date", "gaps",
)  # fmt: skip


@dataclass(frozen=True)
class Queue:
    """The head of the queue of a member, in order, and what is around it."""

    items: list[dict[str, Any]]
    left: int
    done: int
    next_at: datetime | None
    aside: int
    waiting: int


def queue(*, actor: Actor, now: datetime) -> Queue:
    """Rank what waits for the actor today, own tasks, deals and leads; tell its head in full."""
    begin, end = activities.today(now, actor.time_zone)
    asked = sight(actor) | activity_sight(actor)
    asked |= {"me": actor.id, "now": now, "begin": begin, "end": end, "day": begin.date()}
    asked |= health.judging(actor, now) | {"hot_since": now - rules.HOT_FOR}
    rows = fetch_all(QUEUE, asked | {"most": LONGEST})
    order = rules.ranked(_candidate(row, now=now, actor=actor) for row in rows)
    head = order[:SHOWN]
    facts = fetch_all(in_language(FACTS, actor.language), asked | {"ids": [one.id for one in head]})
    by_id = {(row[0], row[1]): dict(zip(COLUMNS, row, strict=True)) for row in facts}
    items = [_item(one, by_id[one.kind, one.id], actor=actor) for one in head]
    ((done, next_at, aside, waiting),) = fetch_all(AROUND, asked)
    return Queue(items, len(order), done, next_at, aside, waiting)


def review(*, actor: Actor, now: datetime) -> tuple[list[dict[str, Any]], int]:
    """List the actor's open deals that lack something, and count how many they have in all."""
    begin, _ = activities.today(now, actor.time_zone)
    asked = sight(actor) | {"me": actor.id, "day": begin.date(), "most": REVIEWED}
    rows = fetch_all(in_language(REVIEW, actor.language), asked)
    ((total,),) = fetch_all(COUNT_DEALS, [actor.id])
    deals = [dict(zip(REVIEW_COLUMNS, row, strict=True)) for row in rows]
    hidden = actor.hidden(Kind.DEAL)
    if "value" in hidden:
        deals.sort(key=lambda one: one["id"])
    told = [one | {"gaps": [Gap(gap) for gap in one["gaps"] if gap not in hidden]} for one in deals]
    return [one for one in told if one["gaps"]], total


def _candidate(row: tuple[Any, ...], *, now: datetime, actor: Actor) -> Candidate:
    kind, record_id, worth, due_at, is_all_day, reasons, days = row
    if kind == ItemKind.TASK:
        reasons = rules.reasons_of_task(due_at, is_all_day=is_all_day, now=now)
    if kind != ItemKind.DEAL:  # which have no time of day
        days = rules.days_late(due_at, now=now)
    if not actor.sees_values:  # nor does the order tell of it
        worth = Decimal(0)
    return Candidate(
        kind=kind, id=record_id, worth=worth, days=days, due_at=due_at, reasons=tuple(reasons)
    )


def _item(one: Candidate, facts: Mapping[str, Any], *, actor: Actor) -> dict[str, Any]:
    valued = Kind.LEAD if one.kind is ItemKind.LEAD else Kind.DEAL
    is_told = "value" not in actor.hidden(valued)
    return {
        **facts,
        "value": facts["value"] if is_told else None,
        "reasons": one.reasons,
        "late_days": one.days,
        "worth": str(one.worth) if is_told else None,
        "worth_currency": actor.currency,
    }
