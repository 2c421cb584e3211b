"""What is wrong with an open deal, as SQL: one judgement for cards, boards, lists, Today and figures.

Conditions of a deal `d` and its `stage`; they are asked with what `judging` gives. They need `MINE`
before them and `CONTACT` joined; that of a single thread `RATES` before and `RATE` joined.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor
from headwater.pipeline.rules.health import ENOUGH, Risk

IDLE_DAYS = 14  # so long without a contact a deal is idle
# A contact is a call, meeting, visit or chat with the deal, its company or one of its people. When
# there was last one is kept for every open deal (insights/migrations/contacts.sql), without what is
# private: of that the few that `me` wrote are looked up. CONTACT joins both to `d`, after MINE.
OF_PEOPLE = """pipeline_dealperson part WHERE part.workspace_id = d.workspace_id
    AND part.deal_id = d.id"""
MINE = """mine AS MATERIALIZED (
    SELECT about.deal_id, max(coalesce(n.happened_at, n.created_at)) AS at
    FROM activities_note n CROSS JOIN LATERAL (
        SELECT n.deal_id
        UNION ALL
        SELECT o.id FROM pipeline_deal o
        WHERE o.workspace_id = n.workspace_id AND o.company_id = n.company_id
        UNION ALL
        SELECT part.deal_id FROM pipeline_dealperson part
        WHERE part.workspace_id = n.workspace_id AND part.person_id = n.person_id
    ) about
    WHERE n.workspace_id = current_workspace() AND n.author_id = %(me)s AND n.is_private
      AND n.kind <> 'note' AND n.deleted_at IS NULL
    GROUP BY about.deal_id
)"""
CONTACT = """LEFT JOIN insights_dealcontact contact
    ON contact.workspace_id = d.workspace_id AND contact.id = d.id
LEFT JOIN mine ON mine.deal_id = d.id"""
LAST_CONTACT = "greatest(d.created_at, contact.last_contact_at, mine.at)"
IDLE = f"{LAST_CONTACT} < %(now)s::timestamptz - %(idle_days)s * interval '1 day'"
STALLED = "d.stage_entered_at < %(now)s::timestamptz - stage.limit_days * interval '1 day'"
# Of a stay that is over: it was longer than its stage's limit.
WAS_STALLED = "v.left_at > v.entered_at + stage.limit_days * interval '1 day'"
ADRIFT = "d.next_task_id IS NULL"
PUSHED = "d.close_date_pushes >= 2"
# What is not written down, or not true any more.
DATE_PASSED = "d.expected_close_date < %(day)s"
NO_DATE = "d.expected_close_date IS NULL"
NO_VALUE = "d.value = 0"
NO_COMPANY = "d.company_id IS NULL"
NO_PERSON = f"NOT EXISTS (SELECT FROM {OF_PEOPLE})"
NO_SOURCE = "d.source_id IS NULL"
# Each currency is asked for once, and each pipeline for the median of what stands open in it.
RATES = """rates AS MATERIALIZED (
    SELECT currency, rate_on(currency, %(day)s::date) AS rate FROM (
        SELECT DISTINCT currency FROM pipeline_stagetotal WHERE workspace_id = current_workspace()
    ) used
), usual AS MATERIALIZED (
    SELECT o.pipeline_id, percentile_cont(0.5)
        WITHIN GROUP (ORDER BY o.value * coalesce(rates.rate, 1)) AS worth
    FROM pipeline_deal o LEFT JOIN rates ON rates.currency = o.currency
    WHERE o.workspace_id = current_workspace() AND o.status = 'open' AND o.deleted_at IS NULL
      AND o.pipeline_id {pipelines}
    GROUP BY o.pipeline_id
)"""
RATE = "LEFT JOIN rates ON rates.currency = d.currency"
WORTH = "d.value * coalesce(rates.rate, rate_on(d.currency, %(day)s::date), 1)"
SINGLE_THREADED = f"""(%(may_value)s AND contact.people = 1
    AND {WORTH} > (SELECT usual.worth FROM usual WHERE usual.pipeline_id = d.pipeline_id))"""  # noqa: S608  # constants
# What puts a deal at risk: being stalled alone, of the others any two.
SLIPPING = f"({DATE_PASSED} OR {PUSHED})"
RISKS: dict[str, str] = {
    Risk.STALLED: STALLED,
    Risk.IDLE: IDLE,
    Risk.ADRIFT: ADRIFT,
    Risk.SLIPPING: SLIPPING,
    Risk.SINGLE_THREADED: SINGLE_THREADED,
}
# The facts that the reasons are told with.
FACTS = f"""extract(day FROM %(now)s::timestamptz - d.stage_entered_at)::int AS days_in_stage,
    stage.limit_days, stage.rot_after_days IS NULL AS is_limit_usual,
    coalesce(nullif(stage.name_{{language}}, ''), stage.name_{{other}}) AS stage_name,
    extract(day FROM %(now)s::timestamptz - {LAST_CONTACT})::int AS idle_days,
    d.close_date_pushes, greatest(%(day)s::date - d.expected_close_date, 0) AS days_past_close"""  # constants


# How well the deals of a board are: at risk, with a reason that does not suffice, without any.
JUDGED = """WITH {mine}, {rates}, judged AS MATERIALIZED (
    SELECT d.id, d.pipeline_id, d.stage_id, {reasons} AS reasons
    FROM pipeline_deal d
    JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
    {rate} {contact}
    WHERE d.status = 'open' AND {where}
)
"""


# The same judgement as yes or no: what is dear is looked at only where the rest leaves it open.
AT_RISK = f"""CASE WHEN {STALLED} THEN true
    ELSE CASE {{count}} WHEN {ENOUGH - 1} THEN coalesce({SINGLE_THREADED}, false)
        ELSE {{count}} >= {ENOUGH} END END"""
ALL_RATES = RATES.format(pipelines="IS NOT NULL")
# Of one deal `d` as it is come upon, for lists that stop after a page. What is `mine` is in a hash.
ONE = f"""(WITH {MINE}, {{rates}} SELECT {{is_one}}
    FROM pipeline_stage stage LEFT JOIN insights_dealcontact contact
        ON contact.workspace_id = d.workspace_id AND contact.id = d.id
    {RATE} WHERE stage.workspace_id = d.workspace_id AND stage.id = d.stage_id)"""  # noqa: S608  # constants
SINCE = "%(now)s::timestamptz - %(idle_days)s * interval '1 day'"
ONE_IDLE = f"""(greatest(d.created_at, contact.last_contact_at) < {SINCE}
    AND NOT d.id IN (SELECT deal_id FROM mine WHERE at >= {SINCE} AND deal_id IS NOT NULL))"""  # noqa: S608  # constants
# Of all open deals at once, for what counts every one.
ALL = f"""d.id IN (WITH {MINE}, {{rates}} SELECT d.id FROM pipeline_deal d
    JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
    {RATE} {CONTACT}
    WHERE d.workspace_id = current_workspace() AND d.status = 'open' AND d.deleted_at IS NULL
      AND {{is_one}})"""  # noqa: S608  # constants


def is_one_at_risk() -> str:
    """Write whether an open deal `d` is at risk, asked with no more than who asks."""
    return by_itself(ONE.format(rates=ALL_RATES, is_one=_is_one(ONE_IDLE)))


def are_at_risk() -> str:
    """Write the same for when it is asked of every deal."""
    return by_itself(ALL.format(rates=ALL_RATES, is_one=_is_one(IDLE)))


def _is_one(idle: str) -> str:
    others = (RISKS | {Risk.IDLE: idle}).items()
    alone = {Risk.STALLED, Risk.SINGLE_THREADED}
    count = [f"CASE WHEN {sql} THEN 1 ELSE 0 END" for risk, sql in others if risk not in alone]
    return AT_RISK.format(count=f"({' + '.join(count)})")


def reasons(conditions: Mapping[str, str]) -> str:
    """Write the array of the names of those conditions that hold."""
    cases = ", ".join(f"CASE WHEN {sql} THEN '{name}' END" for name, sql in conditions.items())
    return f"array_remove(ARRAY[{cases}], NULL)"


def at_risk(found: str) -> str:
    """Write whether the reasons of an array put a deal at risk: rules.health.is_at_risk, as SQL."""
    return f"('{Risk.STALLED}' = ANY({found}) OR cardinality({found}) >= {ENOUGH})"


def judged(pipelines: str, where: str) -> str:
    """Open a statement in which `judged` is each open deal that fits, with its `reasons`.

    `pipelines`: the condition that names all pipelines the deals may be of.
    """
    return JUDGED.format(
        mine=MINE,
        rates=RATES.format(pipelines=pipelines),
        reasons=reasons(RISKS),
        rate=RATE,
        contact=CONTACT,
        where=where,
    )


def by_itself(sql: str) -> str:
    """Write a judgement for now that is asked with no more than who asks (fields.asking)."""
    today = "(now() AT TIME ZONE %(zone)s)::date"
    return (
        sql.replace("%(now)s", "now()")
        .replace("%(day)s", today)
        .replace("%(idle_days)s", str(IDLE_DAYS))
    )


def judging(actor: Actor, now: datetime) -> dict[str, Any]:
    """Give the values that the conditions are asked with."""
    return {
        "me": actor.id,
        "now": now,
        "day": now.astimezone(ZoneInfo(actor.time_zone)).date(),
        "idle_days": IDLE_DAYS,
        "may_value": actor.sees_values,
    }
