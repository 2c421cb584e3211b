from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.shares import only_to_read
from headwater.accounts.selectors.sight import sees
from headwater.activities import rules
from headwater.activities.models import Task, may_write_about
from headwater.activities.rules import TaskState
from headwater.activities.rules.links import DueColumn, TaskColumn
from headwater.activities.selectors import fields as _  # noqa: F401  # declares what can be asked
from headwater.activities.selectors.sight import (
    BLOCKERS,
    LEAD_NAME,
    LINKS,
    SEES_BLOCKER,
    TASK_VISIBLE,
    sight,
    waits,
)
from headwater.fields.selectors.asking import SortKey, order_of
from headwater.fields.selectors.catalogue import read_filter
from headwater.fields.selectors.showing import shown
from headwater.fields.selectors.where import Where
from headwater.lib.errors import NotFound
from headwater.tenancy.held import held
from headwater.tenancy.sql import Statement

USUAL = " ".join(f"WHEN '{kind}' THEN {minutes}" for kind, minutes in rules.USUAL_MINUTES.items())
MINUTES = f"coalesce(t.minutes, CASE t.kind {USUAL} END)"
# Of a task one may not see only that it is there is told.
WAITING_FOR = f"""(SELECT coalesce(json_agg(json_build_object('link_id', l.id,
        'task_id', CASE WHEN {SEES_BLOCKER} THEN b.id END,
        'title', CASE WHEN {SEES_BLOCKER} THEN b.title END) ORDER BY b.due_at, b.id), '[]')
    {BLOCKERS.format(row="t")})"""  # constants
ATTENDEES = f"""(SELECT coalesce(json_agg(json_build_object('id', a.id, 'answer', a.answer,
        'member_id', a.member_id, 'person_id', who.id, 'name', coalesce(m.name, who.name))
        ORDER BY a.id), '[]')
    FROM activities_attendee a
    LEFT JOIN accounts_member m ON m.workspace_id = a.workspace_id AND m.id = a.member_id
    LEFT JOIN people_person who ON who.workspace_id = a.workspace_id AND who.id = a.person_id
        AND who.deleted_at IS NULL AND {sees("person", "who")}
    WHERE a.workspace_id = t.workspace_id AND a.task_id = t.id)"""  # noqa: S608  # constants
TASK = f"""
SELECT t.id, t.title, t.kind, t.due_at, t.is_all_day AS all_day, {MINUTES} AS minutes,
    t.done_at AS completed_at,
    t.type_id, t.progress, {WAITING_FOR} AS waiting_for,
    t.agenda, {ATTENDEES} AS attendees,
    nullif(t.repeat, '') AS repeat, t.repeats_after_done, t.occurrence,
    t.owner_id, owner.name AS owner_name, deal.id AS deal_id, deal.title AS deal_title,
    person.id AS person_id, person.name AS person_name, company.id AS company_id,
    company.name AS company_name, lead.id AS lead_id, {LEAD_NAME} AS lead_name, creator.name AS creator_name, t.created_at, {{custom}} AS custom, t.version
FROM activities_task t {LINKS}
    JOIN accounts_member owner ON owner.workspace_id = t.workspace_id AND owner.id = t.owner_id
    LEFT JOIN accounts_member creator
        ON creator.workspace_id = t.workspace_id AND creator.id = t.creator_id
WHERE {TASK_VISIBLE}
"""  # noqa: S608  # constants
OPEN = "t.done_at IS NULL"
# Of a task for a whole day only the day counts, in the time zone of the one who is to do it.
DAY = "(t.due_at AT TIME ZONE owner.time_zone)::date"
LATE = f"CASE WHEN t.is_all_day THEN {DAY} < %(day)s ELSE t.due_at < %(now)s END"
STATES = {
    TaskState.OPEN: OPEN,
    TaskState.OVERDUE: f"{OPEN} AND {LATE}",
    TaskState.TODAY: f"""{OPEN} AND CASE WHEN t.is_all_day THEN {DAY} = %(day)s
        ELSE t.due_at >= %(begin)s AND t.due_at < %(end)s END""",
    TaskState.DONE: "t.done_at IS NOT NULL",
}
HERE = f"CASE WHEN t.is_all_day THEN {DAY} ELSE (t.due_at AT TIME ZONE %(zone)s)::date END"
COLUMN = f"""CASE WHEN t.done_at IS NOT NULL THEN 'done'
    WHEN t.progress = 'waiting' OR {waits("t")} THEN 'waiting' ELSE t.progress END"""
DUE = f"""CASE WHEN t.due_at IS NULL THEN 'none' WHEN {LATE} THEN 'overdue'
    WHEN {HERE} <= %(day)s THEN 'today' WHEN {HERE} <= %(day)s::date + 7 THEN 'week'
    ELSE 'later' END"""
WISHES = {
    "q": "strpos(lower(t.title), lower(%(q)s)) > 0",
    "kind": "t.kind = %(kind)s",
    "type_id": "t.type_id = %(type_id)s",
    "progress": f"({COLUMN}) = %(progress)s",
    "due": f"{OPEN} AND ({DUE}) = %(due)s",
    "owner_id": "t.owner_id = %(owner_id)s",
    "deal_id": "deal.id = %(deal_id)s",
    "person_id": "person.id = %(person_id)s",
    "company_id": "company.id = %(company_id)s",
    "lead_id": "lead.id = %(lead_id)s",
}
PAGE = """
SELECT coalesce(json_agg(rows), '[]')::text,
    (array_agg({of_row}))[%(limit)s], (array_agg(rows.id))[%(limit)s]
FROM ({task} {conditions} ORDER BY {key} {way}, t.id {way} LIMIT %(limit)s) rows
"""


DUE_AT = SortKey(
    "coalesce(t.due_at, 'infinity')", "coalesce(rows.due_at, 'infinity')::text", "timestamptz"
)
DONE = SortKey(
    "coalesce(t.done_at, 'infinity')",
    "coalesce(rows.completed_at, 'infinity')::text",
    "timestamptz",
)
SORTS = {
    "due_at": DUE_AT,
    "completed_at": DONE,
    "created_at": SortKey("t.created_at", "rows.created_at::text", "timestamptz"),
    "title": SortKey("t.title", "rows.title", "text"),
}


class TaskNotFound(NotFound):
    code = "task_not_found"


@dataclass(frozen=True, kw_only=True)
class TaskWish:
    """What somebody wants to see of the tasks they may see."""

    q: str | None = None
    kind: rules.TaskKind | None = None
    type_id: UUID | None = None
    progress: TaskColumn | None = None
    due: DueColumn | None = None
    owner_id: UUID | None = None
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    state: TaskState | None = None
    filter: str = ""
    sort: str = ""
    limit: int = 50
    after: tuple[str, UUID] | None = None

    @cached_property
    def _read(self) -> dict[UUID, Where]:
        return {}

    def where(self, actor: Actor) -> Where | None:
        """What the filter asks for, read once. Raises BadFilter."""
        if self.filter and actor.id not in self._read:
            self._read[actor.id] = read_filter(self.filter, Kind.TASK, actor=actor)
        return self._read.get(actor.id)

    def asked(self) -> dict[str, Any]:
        return {name: value for name in WISHES if (value := getattr(self, name)) is not None}


@dataclass(frozen=True)
class TaskPage:
    items: bytes
    next: tuple[str, UUID] | None


def get_task(task_id: UUID, *, actor: Actor, lock: bool = False, in_trash: bool = False) -> Task:
    """Find a task the actor may see; `in_trash`: also one that was deleted."""
    if lock and not in_trash and (ours := held(Task, task_id)) is not None:
        return ours
    tasks = Task.objects.known_to(actor) if in_trash else Task.objects.visible_to(actor)
    if lock:
        tasks = tasks.select_for_update(of=("self",))
    task = tasks.filter(id=task_id).first()
    if task is None:
        raise TaskNotFound("There is no such task, or it is not shown to you.")
    if lock:
        check_task(task, actor)
    return task


def check_task(task: Task, actor: Actor) -> None:
    """Refuse to write to a task one sees only through a record that is shown for reading."""
    is_own = actor.sees_owner(Kind.TASK, task.owner_id) or task.creator_id == actor.id
    if is_own or may_write_about(task, actor):
        return
    if not task.attendees.filter(member_id=actor.id).exists():
        raise only_to_read()


def task_page(task_id: UUID, *, actor: Actor, is_own_word: bool = False) -> tuple[bytes, int]:
    """Show one task: JSON of TaskOut, and its version.

    `is_own_word`: the actor has just written it, so they are answered even if they have given it
    to somebody whose tasks they do not see.
    """
    # Only of the task itself: what it waits for is no word of theirs.
    task = task_sql(actor)
    if is_own_word:
        task = task.replace(sees("task", "t"), "true")
    sql = f"SELECT row_to_json(one)::text, one.version FROM ({task} AND t.id = %(id)s) one"  # noqa: S608  # ours
    with connection.cursor() as cursor:
        cursor.execute(sql, sight(actor) | {"id": task_id})
        row = cursor.fetchone()
    if row is None:
        raise TaskNotFound("There is no such task, or it is not shown to you.")
    return str(row[0]).encode(), row[1]


def task_sql(actor: Actor) -> str:
    """Write the query of all tasks the actor may see; further conditions may follow."""
    return TASK.replace("{custom}", shown(Kind.TASK, "t", actor=actor))


def list_tasks(wish: TaskWish, *, actor: Actor, now: datetime) -> TaskPage:
    """List tasks, what is due first, of those that are done the latest first, or as is asked."""
    order, way = _order(wish, actor)
    conditions = conditions_of(wish, actor)
    parameters = asked(wish, actor=actor, now=now) | {"limit": wish.limit}
    if wish.after is not None:
        parameters |= {"after_key": wish.after[0], "after_id": wish.after[1]}
        conditions.append(f"""({order.key}, t.id) {"<" if way == "DESC" else ">"}
            (%(after_key)s::{order.cast}, %(after_id)s)""")
    sql = PAGE.format(
        task=task_sql(actor),
        conditions="".join(f" AND {condition}" for condition in conditions),
        key=order.key,
        of_row=order.of_row,
        way=way,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        items, next_key, next_id = cursor.fetchone()
    return TaskPage(str(items).encode(), (next_key, next_id) if next_id else None)


def every_task(wish: TaskWish, *, actor: Actor, now: datetime) -> Statement:
    """Write what reads all the tasks somebody wants and may see, in the order of the list."""
    order, way = _order(wish, actor)
    conditions = "".join(f" AND {condition}" for condition in conditions_of(wish, actor))
    return Statement(
        f"{task_sql(actor)} {conditions}",
        asked(wish, actor=actor, now=now),
        f"ORDER BY {order.key} {way}, t.id {way}",
    )


def _order(wish: TaskWish, actor: Actor) -> tuple[SortKey, str]:
    """Read `-custom.rank`: what to sort by, and which way; else when it was due or done."""
    if not wish.sort:
        is_done = wish.state is TaskState.DONE or wish.progress is TaskColumn.DONE
        return (DONE, "DESC") if is_done else (DUE_AT, "ASC")
    return order_of(Kind.TASK, wish.sort, SORTS, row="t", actor=actor)


def conditions_of(wish: TaskWish, actor: Actor) -> list[str]:
    state = [STATES[wish.state]] if wish.state is not None else []
    more = [where.sql] if (where := wish.where(actor)) else []
    return [WISHES[name] for name in wish.asked()] + state + more


def asked(wish: TaskWish, *, actor: Actor, now: datetime) -> dict[str, Any]:
    """Give the parameters of these conditions."""
    begin, end = rules.today(now, actor.time_zone)
    day = {"now": now, "day": begin.date(), "begin": begin, "end": end}
    where = wish.where(actor)
    return sight(actor) | wish.asked() | day | (where.values if where else {})
