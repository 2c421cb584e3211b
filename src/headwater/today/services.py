from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.selectors.tasks import get_task
from headwater.leads.selectors.records import get_lead
from headwater.pipeline.selectors.deals import get_deal
from headwater.today import rules
from headwater.today.models import Aside
from headwater.today.rules import ItemKind


def set_aside(
    kind: ItemKind, record_id: UUID, *, until: datetime, actor: Actor, now: datetime
) -> None:
    """Take something out of the actor's own queue until a moment; others still see it."""
    rules.check_until(until, now=now)
    _check_seen(kind, record_id, actor)
    Aside.objects.update_or_create(
        member_id=actor.id, kind=kind, record_id=record_id, defaults={"until": until}
    )


def take_up_again(kind: ItemKind, record_id: UUID, *, actor: Actor) -> None:
    """Put something back into the actor's queue; what is not aside stays where it is."""
    _check_seen(kind, record_id, actor)
    Aside.objects.filter(member_id=actor.id, kind=kind, record_id=record_id).delete()


def forget_old(*, now: datetime) -> None:
    """Forget what was set aside until a moment that has passed."""
    Aside.objects.filter(until__lt=now).delete()


def _check_seen(kind: ItemKind, record_id: UUID, actor: Actor) -> None:
    match kind:
        case ItemKind.TASK:
            get_task(record_id, actor=actor)
        case ItemKind.DEAL:
            get_deal(record_id, actor=actor)
        case ItemKind.LEAD:
            get_lead(record_id, actor=actor)
