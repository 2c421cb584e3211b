from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from headwater.accounts.rules import Actor
from headwater.sequences.models import Enrolment, StepRun
from headwater.sequences.rules.states import RUNNING, EnrolmentNotFound, EnrolmentState

AT_ONCE = 500  # steps begun by one tick of the clock


def enrolments(actor: Actor) -> QuerySet[Enrolment]:
    """Who goes through sequences, of those the actor sees; the latest first."""
    rows = Enrolment.objects.visible_to(actor)
    rows = rows.select_related("sequence", "owner", "at_version", "company", "deal")
    return rows.order_by("-started_at", "-id")


def get_enrolment(enrolment_id: UUID, *, actor: Actor, lock: bool = False) -> Enrolment:
    rows = enrolments(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=enrolment_id).first()
    if found is None:
        raise EnrolmentNotFound(
            "Nobody of that kind is in a sequence, or they are not shown to you."
        )
    return found


def due(*, now: datetime) -> list[UUID]:
    """Name those whose next step is due, the longest waiting first."""
    rows = Enrolment.objects.filter(
        state=EnrolmentState.ACTIVE, due_at__lte=now, sequence__is_paused=False
    )
    return list(rows.order_by("due_at", "id").values_list("id", flat=True)[:AT_ONCE])


def runs(one: Enrolment) -> list[StepRun]:
    return list(
        StepRun.objects.filter(enrolment=one).select_related("outgoing").order_by("at", "id")
    )


def any_of(links: Mapping[str, Any]) -> Q:
    """Match whoever is one of these: a person, a lead, somebody enrolled about a deal."""
    return reduce(or_, (Q(**{name: value}) for name, value in links.items()), Q(pk=None))


def is_anybody_running(links: Mapping[str, Any] | None = None) -> bool:
    """Tell whether anybody, or anybody of these, is in a sequence."""
    rows = Enrolment.objects.filter(state__in=RUNNING)
    return (rows if links is None else rows.filter(any_of(links))).exists()


def is_task_of_ours(task_id: UUID) -> bool:
    return StepRun.objects.filter(task_id=task_id).exists()
