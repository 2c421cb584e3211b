"""Doing the same with many tasks at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from headwater.accounts.rules import Actor, Right, check_may_give, check_right
from headwater.activities.models import Task
from headwater.activities.selectors.tasks import get_task
from headwater.activities.services.links import hold_links
from headwater.activities.services.progress import complete_task, reopen_task
from headwater.activities.services.tasks import delete_task, restore_task, update_task
from headwater.lib.errors import DomainError


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """What is to become of one task; what is not named stays as it is."""

    id: UUID
    version: int | None = None
    done: bool | None = None
    deleted: bool | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RowAnswer:
    """How it went with one task: its new version, or why it stays as it is."""

    id: UUID
    version: int | None = None
    refusal: DomainError | None = None


def change_tasks(
    rows: Sequence[RowChange], *, anyway: bool, actor: Actor, now: datetime
) -> list[RowAnswer]:
    """Change each task by itself: what is refused for one leaves the others alone.

    Who deletes needs the right to, and who gives tasks away as well, as with all bulk edits.
    They are locked in the order of their ids, so that two such calls never wait for each other.
    """
    for row in rows:
        if row.deleted:
            check_right(actor, Right.DELETE)
        check_may_give(actor, row.fields.get("owner_id"))
    hold_links()
    answers = {
        row.id: _answer(row, anyway=anyway, actor=actor, now=now)
        for row in sorted(rows, key=lambda row: row.id)
    }
    return [answers[row.id] for row in rows]


def _answer(row: RowChange, *, anyway: bool, actor: Actor, now: datetime) -> RowAnswer:
    try:
        with transaction.atomic():
            _change(row, anyway=anyway, actor=actor, now=now)
    except DomainError as refusal:
        return RowAnswer(id=row.id, refusal=refusal)
    version = Task.objects.filter(id=row.id).values_list("version", flat=True).first()
    return RowAnswer(id=row.id, version=version)


def _change(row: RowChange, *, anyway: bool, actor: Actor, now: datetime) -> None:
    version = row.version
    if row.deleted is False:
        restore_task(row.id, actor=actor, now=now)
    if row.fields:
        update_task(row.id, actor=actor, now=now, version=version, **row.fields)
        version = None
    if row.done is True:
        complete_task(row.id, anyway=anyway, actor=actor, now=now)
    elif row.done is False:
        reopen_task(row.id, actor=actor, now=now)
    if row.deleted is True:
        delete_task(row.id, actor=actor, now=now, version=version)
    if not row.fields and row.done is None and row.deleted is None:
        get_task(row.id, actor=actor)
