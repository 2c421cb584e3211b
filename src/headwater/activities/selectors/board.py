"""The board of tasks: what stands in which column, and how many in each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.rules.links import BoardBy, DueColumn, TaskColumn
from headwater.activities.selectors.sight import LINKS, TASK_VISIBLE
from headwater.activities.selectors.tasks import (
    COLUMN,
    DUE,
    OPEN,
    TaskWish,
    asked,
    conditions_of,
    list_tasks,
)
from headwater.tenancy.sql import fetch_all

COLUMNS: Mapping[BoardBy, type[TaskColumn | DueColumn]] = {
    BoardBy.PROGRESS: TaskColumn,
    BoardBy.DUE: DueColumn,
}
KEYS = {BoardBy.PROGRESS: COLUMN, BoardBy.DUE: DUE}
COUNT = """
SELECT {key}, count(*) FROM activities_task t {links}
    JOIN accounts_member owner ON owner.workspace_id = t.workspace_id AND owner.id = t.owner_id
WHERE {conditions} GROUP BY 1
"""


@dataclass(frozen=True)
class BoardColumn:
    """One column: how many stand in it, the first of them (JSON of TaskOut), where they go on."""

    key: str
    count: int
    items: bytes
    next: tuple[str, UUID] | None


def board(by: BoardBy, wish: TaskWish, *, actor: Actor, now: datetime) -> list[BoardColumn]:
    """Show every column of the board; further cards of one are a page of the list of tasks."""
    counts = _counts(by, wish, actor=actor, now=now)
    columns = []
    for key in COLUMNS[by]:
        column: Any = {str(by): key}
        page = list_tasks(replace(wish, **column), actor=actor, now=now)
        columns.append(BoardColumn(str(key), counts.get(str(key), 0), page.items, page.next))
    return columns


def _counts(by: BoardBy, wish: TaskWish, *, actor: Actor, now: datetime) -> dict[str, int]:
    conditions = [TASK_VISIBLE, *conditions_of(wish, actor)] + ([OPEN] if by is BoardBy.DUE else [])
    sql = COUNT.format(key=KEYS[by], links=LINKS, conditions=" AND ".join(conditions))
    return dict(fetch_all(sql, asked(wish, actor=actor, now=now)))
