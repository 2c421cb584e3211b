"""The history of a record: every change of every field, with who, when, from what and to what."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.accounts.rules.fields import hidden_in
from headwater.activities.selectors.tasks import get_task
from headwater.changes import rules
from headwater.changes.rules import OperationNotFound
from headwater.changes.selectors.naming import TOLD_APART, changes_of, named
from headwater.changes.selectors.records import KINDS, known, titles
from headwater.events.models import EventRecord
from headwater.fields.rules.hiding import changes_told
from headwater.leads.selectors.records import get_lead
from headwater.people.selectors import get_company, get_person
from headwater.pipeline.selectors.deals import get_deal

PAGE = 100
GET: Mapping[str, Callable[..., Any]] = {
    "deal": get_deal,
    "company": get_company,
    "person": get_person,
    "lead": get_lead,
    "task": get_task,
}
CHANGING = Q(name__endswith=".changed") | Q(name__in=TOLD_APART)


def history(
    kind: str, record_id: UUID, *, actor: Actor, before: int | None
) -> tuple[list[dict[str, Any]], int | None]:
    """List the changes of a record's fields, youngest first, and where the next page begins."""
    GET[kind](record_id, actor=actor)
    lines = EventRecord.objects.filter(CHANGING, subject_id=record_id, subject_kind=kind)
    if before is not None:
        lines = lines.filter(id__lt=before)
    rows = list(lines.order_by("-id")[:PAGE])
    items = [
        {"field": change.field, "from": change.value_from, "to": change.value_to,
         "from_name": change.name_from, "to_name": change.name_to, "at": row.happened_at,
         "actor_id": row.actor_id, "actor_name": who}
        for row, who, changes in told(rows, actor)
        for change in changes
    ]  # fmt: skip
    return items, rows[-1].pk if len(rows) == PAGE else None


def lines(operation: UUID, *, actor: Actor, after: int) -> tuple[list[dict[str, Any]], int | None]:
    """List what an operation did, record by record, as far as its records are seen."""
    seen = Q()
    for kind in KINDS:
        seen |= Q(subject_kind=kind, subject_id__in=known(kind, actor).values("id"))
    shown = EventRecord.objects.filter(seen, operation=operation).exclude(name__in=rules.NOT_TOLD)
    rows = list(shown.filter(id__gt=after).order_by("id")[:PAGE])
    if not rows and not after:
        raise OperationNotFound("There is no such change, or it is not shown to you.")
    names = titles(((row.subject_kind, row.subject_id) for row in rows), actor=actor)
    items = [
        {"line": row.pk, "name": row.name, "kind": row.subject_kind, "record_id": row.subject_id,
         "title": names.get(row.subject_id, ""),
         "changes": [
             {"field": change.field, "from": change.value_from, "to": change.value_to,
              "from_name": change.name_from, "to_name": change.name_to}
             for change in changes]}
        for row, _, changes in told(rows, actor)
    ]  # fmt: skip
    return items, rows[-1].pk if len(rows) == PAGE else None


def told(rows: Sequence[EventRecord], actor: Actor) -> list[tuple[EventRecord, str | None, Any]]:
    """Put to each line who did it, and the fields it changed, in words."""
    doers = {row.actor_id for row in rows if row.actor_id}
    who: Mapping[UUID, str] = dict(Member.objects.filter(id__in=doers).values_list("id", "name"))
    changes = named((_changes(row, actor) for row in rows), actor=actor)
    return [
        (row, who.get(row.actor_id) if row.actor_id else None, told)
        for row, told in zip(rows, changes, strict=True)
    ]


def _changes(row: EventRecord, actor: Actor) -> Mapping[str, list[Any]]:
    changed = changes_of(row.name, row.payload)
    hidden = hidden_in(row.subject_kind, actor)
    return changes_told(changed, hidden) if hidden else changed
