"""The tasks behind a figure: what was counted can be looked at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.activities.rules import TaskKind
from headwater.activities.selectors.sight import LEAD_NAME
from headwater.activities.selectors.sight import sight as activity_sight
from headwater.insights.rules.before import TaskFigure
from headwater.insights.selectors.activity import ASKED_TASKS, OF_TASKS, of_people, of_tasks
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.scope import rows

WHEN = {TaskFigure.DONE: "t.done_at"}  # the others by when they were due
LISTED = f"""
SELECT t.id, t.title, t.kind, t.owner_id, mine.name, t.due_at, t.is_all_day, t.done_at,
    CASE WHEN deal.id IS NOT NULL THEN 'deal' WHEN person.id IS NOT NULL THEN 'person'
        WHEN company.id IS NOT NULL THEN 'company' WHEN lead.id IS NOT NULL THEN 'lead' END,
    coalesce(deal.id, person.id, company.id, lead.id),
    coalesce(deal.title, person.name, company.name, {LEAD_NAME}), {{at}}
{{tasks}} AND (%(after_time)s::timestamptz IS NULL
    OR ({{at}}, t.id) < (%(after_time)s::timestamptz, %(after_id)s::uuid))
ORDER BY {{at}} DESC, t.id DESC LIMIT %(limit)s
"""  # constants
COLUMNS = (
    "id", "title", "kind", "owner_id", "owner_name", "due_at", "is_all_day", "done_at",
    "about_kind", "about_id", "about_name",
)  # fmt: skip


def tasks_of(
    asked: Before,
    figure: TaskFigure,
    *,
    kinds: Sequence[TaskKind],
    limit: int,
    after: tuple[str, UUID] | None,
) -> tuple[list[dict[str, Any]], int, tuple[datetime, UUID] | None]:
    """List the tasks a figure has counted, the latest first; how many; and where to go on."""
    when = of_tasks(asked)
    fits = f"{of_people(asked, 't.owner_id')} AND {OF_TASKS[figure].format(**when)}"
    fits += " AND t.kind = ANY(%(kinds)s)" if kinds else ""
    tasks = ASKED_TASKS.format(**when, people=fits)
    parameters = asked.parameters() | activity_sight(asked.actor) | {"kinds": [*map(str, kinds)]}
    parameters |= {"limit": limit, "after_time": None, "after_id": None}
    total = rows(f"SELECT count(*) {tasks}", parameters)[0][0]  # ours
    if after:
        parameters |= {"after_time": after[0], "after_id": after[1]}
    found = rows(LISTED.format(tasks=tasks, at=WHEN.get(figure, "t.due_at")), parameters)
    items = [dict(zip(COLUMNS, row[:-1], strict=True)) for row in found]
    last = (found[-1][-1], found[-1][0]) if len(found) == limit else None
    return items, total, last
