"""What a member has that somebody else could go on with."""

from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.models import Task
from headwater.leads.models import Lead
from headwater.lib.errors import NotFound
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.pools.models import Handover
from headwater.pools.rules.pools import Belonging

MODELS: dict[Belonging, Any] = {  # of one shape, and of no common type
    Belonging.DEALS: Deal,
    Belonging.COMPANIES: Company,
    Belonging.PEOPLE: Person,
    Belonging.LEADS: Lead,
    Belonging.TASKS: Task,
}


class HandoverNotFound(NotFound):
    code = "handover_not_found"


def belongings(member_id: UUID, *, actor: Actor) -> dict[Belonging, list[UUID]]:
    """List what a member has by kind; of their tasks those that are open."""
    found: dict[Belonging, list[UUID]] = {}
    for kind, model in MODELS.items():
        rows = model.objects.visible_to(actor).filter(owner_id=member_id)
        if kind is Belonging.TASKS:
            rows = rows.filter(done_at=None)
        found[kind] = list(rows.order_by("id").values_list("id", flat=True))
    return found


def get_handover(handover_id: UUID, *, lock: bool = False) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)) if lock else Handover.objects
    found: Handover | None = rows.filter(id=handover_id).first()
    if found is None:
        raise HandoverNotFound("There is no such hand-over.")
    return found


def handovers(member_id: UUID) -> list[Handover]:
    """List the hand-overs of a member, the newest first."""
    return list(Handover.objects.filter(leaver_id=member_id).order_by("-at", "-id"))
