"""The way back from the trash, and the way out of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.models import Note, Task
from headwater.activities.rules import DAYS_IN_TRASH, TrashKind
from headwater.activities.services.notes import restore_note
from headwater.activities.services.tasks import restore_task
from headwater.leads.models import Lead
from headwater.leads.services.leads import restore_lead
from headwater.people.models import Company, Person
from headwater.people.services import restore_company, restore_person
from headwater.pipeline.models import Deal
from headwater.pipeline.services.deals import restore_deal
from headwater.tenancy.sql import execute

Restore = Callable[..., Any]
_from_above: dict[TrashKind, Restore] = {}


def restores(kind: TrashKind) -> Callable[[Restore], Restore]:
    """Name the function that takes back what a package above this one deletes."""

    def register(restore_it: Restore) -> Restore:
        _from_above[kind] = restore_it
        return restore_it

    return register


def restore(kind: TrashKind, record_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Take something back from the trash, with everything that was tied to it."""
    match kind:
        case TrashKind.DEAL:
            restore_deal(record_id, actor=actor, now=now)
        case TrashKind.COMPANY:
            restore_company(record_id, actor=actor, now=now)
        case TrashKind.PERSON:
            restore_person(record_id, actor=actor, now=now)
        case TrashKind.TASK:
            restore_task(record_id, actor=actor, now=now)
        case TrashKind.NOTE:
            restore_note(record_id, actor=actor, now=now)
        case TrashKind.LEAD:
            restore_lead(record_id, actor=actor, now=now)
        case TrashKind.FILE:
            _from_above[kind](record_id, actor=actor, now=now)


def empty_trash(*, now: datetime, at_most: int = 500) -> int:
    """Delete for good what has lain in the trash for too long; say how much it was.

    What belongs to a record goes with it; what only names it (the people of a company) forgets it.
    The event log keeps its lines.
    """
    before = now - timedelta(days=DAYS_IN_TRASH)
    gone = 0
    # Django deletes what belongs together in any order; the database looks when all of it is gone.
    execute("SET CONSTRAINTS ALL DEFERRED")
    for model in (Note, Task, Lead, Deal, Person, Company):
        too_old = model._default_manager.filter(deleted_at__lt=before)  # noqa: SLF001  # documented
        if model in {Person, Company}:  # what was merged leads on to its survivor
            too_old = too_old.exclude(merged_into__isnull=False)  # type: ignore[misc]  # of these two
        ids = list(too_old.order_by("id").values_list("id", flat=True)[:at_most])
        model._default_manager.filter(id__in=ids).delete()  # noqa: SLF001  # documented
        gone += len(ids)
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    return gone
