"""Who did how much, how quickly leads are answered, and when customers are reached."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from statistics import median
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Kind
from headwater.activities.selectors.sight import LINKS, NOTE_VISIBLE, TASK_VISIBLE
from headwater.activities.selectors.sight import sight as activity_sight
from headwater.insights.rules import ratio
from headwater.insights.rules.before import ContactKind, TaskFigure
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.lead_funnel import SPEED, cohort
from headwater.insights.selectors.scope import rows

# CASE, not coalesce, which row-level security takes for leaky and keeps out of the index by time.
AT = "CASE WHEN t.happened_at IS NULL THEN t.created_at ELSE t.happened_at END"
KINDS = {
    ContactKind.CALLS: "t.kind = 'call'",
    # Only a call with an outcome says whether somebody answered.
    ContactKind.CALLS_JUDGED: "t.kind = 'call' AND t.outcome <> ''",
    ContactKind.CALLS_ANSWERED: "t.kind = 'call' AND t.outcome = 'reached'",
    ContactKind.MEETINGS: "t.kind IN ('meeting', 'visit', 'demo')",
    ContactKind.MAILS: "t.kind = 'email'",
    ContactKind.MESSAGES: "t.kind IN ('chat', 'sms')",
    ContactKind.NOTES: "t.kind = 'note'",
    ContactKind.CONTACTS: "t.kind <> 'note'",
}
# date_part, not extract, which reckons in exact decimals and takes three times as long.
WEEKDAY = f"date_part('isodow', ({AT}) AT TIME ZONE %(zone)s)::int"
HOUR = f"date_part('hour', ({AT}) AT TIME ZONE %(zone)s)::int"
COUNTED = (
    ContactKind.CALLS, ContactKind.CALLS_JUDGED, ContactKind.CALLS_ANSWERED, ContactKind.MEETINGS,
    ContactKind.MAILS, ContactKind.MESSAGES, ContactKind.NOTES, ContactKind.CONTACTS,
)  # fmt: skip
NOTES = f"""
FROM activities_note t {LINKS}
WHERE {NOTE_VISIBLE} AND t.created_at <= %(as_of)s AND {AT} <= %(as_of)s AND {{within}} {{people}}
"""
# First by author, day and hour together, of which there are few: only they are added up both ways.
CONTACTS = f"""
SELECT author_id, day, hour, {", ".join(f"sum({kind})::int" for kind in COUNTED)}
FROM (
    SELECT t.author_id, day, hour,
        {", ".join(f"count(*) FILTER (WHERE {KINDS[kind]}) AS {kind}" for kind in COUNTED)}
    FROM (
        SELECT t.author_id, t.kind, t.outcome, {WEEKDAY} AS day, {HOUR} AS hour
        {NOTES}
    ) t GROUP BY t.author_id, day, hour
) t GROUP BY GROUPING SETS ((author_id), (day, hour))
"""  # noqa: S608  # constants
ASKED_TASKS = f"""
FROM activities_task t {LINKS}
JOIN accounts_member mine ON mine.workspace_id = t.workspace_id AND mine.id = t.owner_id
WHERE {TASK_VISIBLE} AND t.created_at <= %(as_of)s AND (({{done}}) OR ({{due}})) {{people}}
"""
IS_DUE = "t.due_at <= %(as_of)s AND {due}"
# Of a whole day only the day counts, where its owner is.
OF_TASKS = {
    TaskFigure.DONE: "t.done_at <= %(as_of)s AND {done}",
    TaskFigure.DUE: IS_DUE,
    TaskFigure.ON_TIME: f"""{IS_DUE} AND t.done_at <= %(as_of)s AND CASE WHEN t.is_all_day
        THEN (t.done_at AT TIME ZONE mine.time_zone)::date
            <= (t.due_at AT TIME ZONE mine.time_zone)::date
        ELSE t.done_at <= t.due_at END""",
}
TASKS = f"""
SELECT t.owner_id, {", ".join(f"count(*) FILTER (WHERE {one})" for one in OF_TASKS.values())}
{ASKED_TASKS} GROUP BY 1
"""  # constants
DEALS = "SELECT v.owner_id, count(*) FROM ({deals}) v WHERE {asked} AND {within} GROUP BY 1"
LEADS = f"""
SELECT owner_id, team_id, grouped, n, due, answered, within_hour, in_time,
    nullif(median, 'infinity')
FROM (
    SELECT owner_id, team_id, grouping(owner_id, team_id), count(*), {SPEED}
    FROM (
        SELECT lead.*, m.team_id,
            lead.answered_at IS NOT NULL OR lead.answer_due_at <= %(as_of)s AS is_due
        FROM ({{leads}}) lead
        LEFT JOIN accounts_member m ON m.workspace_id = current_workspace() AND m.id = lead.owner_id
    ) lead
    GROUP BY GROUPING SETS ((owner_id), (team_id), ())
) cell (owner_id, team_id, grouped, n, due, answered, within_hour, in_time, median)
"""  # noqa: S608  # constants
OF_OWNER, OF_TEAM, OF_ALL = 1, 2, 3
# How much was done for a deal until it was closed.
EFFORT = """
WITH closed AS MATERIALIZED (
    SELECT v.id, v.status, v.closed_at FROM ({deals}) v
    WHERE {asked} AND v.status IN ('won', 'lost') AND {within}
), done AS (
    SELECT t.deal_id, count(*) AS n, count(*) FILTER (WHERE t.kind = 'call') AS calls,
        count(*) FILTER (WHERE t.kind IN ('meeting', 'visit', 'demo')) AS meetings,
        count(*) FILTER (WHERE t.kind = 'email') AS mails,
        count(*) FILTER (WHERE t.kind IN ('chat', 'sms')) AS messages
    FROM closed JOIN activities_note t ON t.workspace_id = current_workspace()
        AND t.deal_id = closed.id AND t.deleted_at IS NULL AND t.kind <> 'note'
        AND (NOT t.is_private OR t.author_id = %(me)s)
        AND coalesce(t.happened_at, t.created_at) <= closed.closed_at
    GROUP BY t.deal_id
)
SELECT closed.status, count(*), avg(coalesce(n, 0))::float8,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY coalesce(n, 0)), avg(coalesce(calls, 0))::float8,
    avg(coalesce(meetings, 0))::float8, avg(coalesce(mails, 0))::float8,
    avg(coalesce(messages, 0))::float8
FROM closed LEFT JOIN done ON done.deal_id = closed.id GROUP BY 1
"""
MEMBERS = """
SELECT m.id, m.name, t.id, t.name, m.is_active AND m.role <> 'observer'
FROM accounts_member m
LEFT JOIN accounts_team t ON t.workspace_id = m.workspace_id AND t.id = m.team_id
WHERE m.workspace_id = current_workspace()
  AND (%(people)s::uuid[] IS NULL OR m.id = ANY(%(people)s::uuid[]))
ORDER BY t.name NULLS LAST, t.id, m.name, m.id
"""
EFFORTS = ("n", "mean", "median", "calls", "meetings", "mails", "messages")


@dataclass
class Done:
    """What one member did, or several together. `median_minutes` is that of their leads."""

    calls: int = 0
    calls_judged: int = 0
    calls_answered: int = 0
    meetings: int = 0
    mails: int = 0
    messages: int = 0
    notes: int = 0
    contacts: int = 0
    tasks_done: int = 0
    tasks_due: int = 0
    tasks_on_time: int = 0
    new_deals: int = 0
    leads: int = 0
    leads_due: int = 0
    leads_answered: int = 0
    leads_within_hour: int = 0
    leads_in_time: int = 0
    median_minutes: float | None = None

    @property
    def has_any(self) -> bool:
        return any(getattr(self, name) for name in COUNTS)

    def rates(self) -> dict[str, float | None]:
        return {name: ratio(getattr(self, part), getattr(self, n)) for name, part, n in RATES}


NOBODY = Done()
COUNTS = [field.name for field in fields(Done) if field.name != "median_minutes"]
RATES = (
    ("connect_rate", "calls_answered", "calls_judged"),
    ("on_time", "tasks_on_time", "tasks_due"),
    ("contact_rate", "leads_answered", "leads_due"),
    ("within_hour", "leads_within_hour", "leads_due"),
    ("within_agreed", "leads_in_time", "leads_due"),
)
SHOWN = ("calls", "meetings", "mails", "messages", "notes", "tasks_done", "new_deals", "leads")


@kept_until_touched
def activity(asked: Before) -> dict[str, Any]:
    """Count what the members did in the period, beside the median of their team."""
    parameters = asked.parameters() | activity_sight(asked.actor)
    done, heat = _done(asked, parameters)
    speeds = {}
    for owner_id, team_id, grouped, *speed in rows(LEADS.format(leads=cohort(asked)), parameters):
        if grouped == OF_OWNER:
            _led(done.setdefault(owner_id, Done()), speed)
        else:
            speeds[team_id if grouped == OF_TEAM else OF_ALL] = speed
    members = [
        {"member_id": member_id, "name": name, "team_id": team_id, "team_name": team}
        | {"done": done.get(member_id, Done())}
        for member_id, name, team_id, team, is_seller in rows(MEMBERS, parameters)
        if (is_seller and _is_seen(asked, member_id)) or done.get(member_id, NOBODY).has_any
    ]
    return asked.heading("period") | {
        "members": [_written(one) for one in members],
        "teams": _teams(members, speeds),
        "whole": _whole([one["done"] for one in members], speeds[OF_ALL]),
        "heat": heat,
        "effort": _effort(asked, parameters),
    }


def _done(
    asked: Before, parameters: dict[str, Any]
) -> tuple[dict[UUID | None, Done], list[dict[str, Any]]]:
    done: dict[UUID | None, Done] = {}
    heat = []
    sql = CONTACTS.format(within=asked.within(AT), people=of_people(asked, "t.author_id"))
    for author_id, day, hour, *counts in rows(sql, parameters):
        if author_id is None:
            if counts[-1]:
                heat.append(
                    {"weekday": day, "hour": hour, "contacts": counts[-1], "calls": counts[0]}
                    | {"calls_judged": counts[1], "calls_answered": counts[2]}
                )
            continue
        done[author_id] = Done(*counts)
    tasks = TASKS.format(**of_tasks(asked), people=of_people(asked, "t.owner_id"))
    for owner_id, *counts in rows(tasks, parameters):
        one = done.setdefault(owner_id, Done())
        one.tasks_done, one.tasks_due, one.tasks_on_time = counts
    sql = DEALS.format(
        deals=asked.deals(), asked=asked.is_asked("v"), within=asked.within("v.created_at")
    )
    for owner_id, n in rows(sql, parameters):
        done.setdefault(owner_id, Done()).new_deals = n
    return done, sorted(heat, key=lambda cell: (cell["weekday"], cell["hour"]))


def of_tasks(asked: Before) -> dict[str, str]:
    """Write when tasks were done, and when they were due."""
    return {"done": asked.within("t.done_at"), "due": asked.within("t.due_at")}


def of_people(asked: Before, column: str) -> str:
    """Write the condition that a row is of the people asked for, where not everybody is."""
    return "" if asked.scope.people is None else f"AND {column} = ANY(%(people)s::uuid[])"


def _is_seen(asked: Before, member_id: UUID) -> bool:
    seen = [asked.actor.owners_seen(kind) for kind in (Kind.DEAL, Kind.LEAD, Kind.TASK)]
    return any(owners is None or member_id in owners for owners in seen)


def _effort(asked: Before, parameters: dict[str, Any]) -> dict[str, Any]:
    sql = EFFORT.format(
        deals=asked.deals(), asked=asked.is_asked("v"), within=asked.within("v.closed_at")
    )
    found = {row[0]: dict(zip(EFFORTS, row[1:], strict=True)) for row in rows(sql, parameters)}
    nothing = dict.fromkeys(EFFORTS) | {"n": 0}
    return {status: found.get(status, nothing) for status in ("won", "lost")}


def _written(member: dict[str, Any]) -> dict[str, Any]:
    done: Done = member["done"]
    return (
        {name: value for name, value in member.items() if name != "done"}
        | vars(done)
        | done.rates()
    )


def _teams(members: list[dict[str, Any]], speeds: dict[Any, Any]) -> list[dict[str, Any]]:
    teams: dict[UUID | None, list[dict[str, Any]]] = {}
    for one in members:
        teams.setdefault(one["team_id"], []).append(one)
    return [
        {"team_id": team_id, "name": of[0]["team_name"]}
        | _together([one["done"] for one in of], speeds.get(team_id, (None,))[-1])
        for team_id, of in teams.items()
    ]


def _together(done: list[Done], speed: float | None) -> dict[str, Any]:
    """Add up what several did, and say what the one in their middle did."""
    summed = Done(**{name: sum(getattr(one, name) for one in done) for name in COUNTS})
    summed.median_minutes = speed
    middle: dict[str, float | None] = {
        name: _middle(done, lambda one, name=name: getattr(one, name)) for name in SHOWN
    }
    for name, _, n in RATES:
        judged = (one for one in done if getattr(one, n))
        middle[name] = _middle(judged, lambda one, name=name: one.rates()[name])
    return {
        "n_members": len(done),
        "together": vars(summed) | summed.rates(),
        "median": middle | {"median_minutes": speed},
    }


def _whole(done: list[Done], speed: Sequence[Any]) -> dict[str, Any]:
    """Add up what everybody did; of leads, also those that are nobody's: someone has to answer."""
    whole = _together(done, speed[-1])
    led = Done(**{name: whole["together"][name] for name in (*COUNTS, "median_minutes")})
    _led(led, speed)
    return whole | {"together": vars(led) | led.rates()}


def _led(one: Done, speed: Sequence[Any]) -> None:
    one.leads, one.leads_due, one.leads_answered = speed[:3]
    one.leads_within_hour, one.leads_in_time, one.median_minutes = speed[3:]


def _middle(done: Iterable[Done], of: Callable[..., float | None]) -> float | None:
    values = [value for one in done if (value := of(one)) is not None]
    return float(median(values)) if values else None
