"""Lines of the log, as those who take things back read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.changes.models import Work
from headwater.events.models import EventRecord
from headwater.tenancy.sql import fetch_one

# The last hand that touched a field after a line, apart from what only took back or brought back.
CHANGED_SINCE = """
SELECT m.name, e.happened_at FROM events_eventrecord e
LEFT JOIN accounts_member m ON m.workspace_id = e.workspace_id AND m.id = e.actor_id
WHERE e.workspace_id = current_workspace() AND e.subject_id = %(record)s AND e.id > %(line)s
  AND (e.name = ANY(%(names)s) OR e.payload -> 'changes' ? %(field)s OR %(field)s = 'record')
ORDER BY e.id DESC LIMIT 1
"""
TOLD_BY = {
    "stage_id": ["deal.moved"],
    "status": ["deal.closed", "deal.reopened"],
    "state": ["lead.moved", "lead.returned", "lead.converted", "lead.conversion_undone"],
    "done": ["task.completed", "task.reopened"],
    "targets": ["target.set"],
    "people": ["deal.person_added", "deal.person_removed"],
}


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    kind: str
    record_id: UUID
    actor_id: UUID | None
    operation: UUID
    payload: dict[str, Any]


def lines_of(operation: UUID, record_id: UUID, *, names: Iterable[str]) -> list[Line]:
    """Give the lines an operation wrote about a record, the last one first."""
    rows = EventRecord.objects.filter(
        operation=operation, subject_id=record_id, name__in=names
    ).order_by("-id")
    return [_line(row, operation) for row in rows]


def last_line(line: Line, names: Sequence[str], **payload: str) -> Line | None:
    """Find the last line of some names before this one, about the same record."""
    told = EventRecord.objects.filter(subject_id=line.record_id, name__in=names, id__lt=line.id)
    for name, value in payload.items():
        told = told.filter(**{f"payload__{name}": value})
    row = told.order_by("-id").first()
    return _line(row, line.operation) if row else None


def is_worked_on(line: Line) -> bool:
    """Whether somebody has done anything with a record since, apart from taking things back."""
    since = EventRecord.objects.filter(subject_id=line.record_id, id__gt=line.id)
    return (
        since.exclude(operation=line.operation)
        .exclude(actor_id=None)
        .exclude(operation__in=Work.objects.filter(undoes__isnull=False).values("id"))
        .exists()
    )


def changed_since(line: Line, field: str) -> tuple[str | None, datetime | None]:
    """Say who changed a field after a line, and when."""
    asked = {"record": line.record_id, "line": line.id, "field": field}
    row = fetch_one(CHANGED_SINCE, asked | {"names": TOLD_BY.get(field, [])})
    return (row[0], row[1]) if row else (None, None)


def _line(row: EventRecord, operation: UUID) -> Line:
    return Line(
        id=row.pk,
        name=row.name,
        kind=row.subject_kind,
        record_id=row.subject_id,
        actor_id=row.actor_id,
        operation=operation,
        payload=row.payload,
    )
