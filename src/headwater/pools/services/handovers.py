"""离职交接: everything somebody has goes to others in one step, and back if that was wrong."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors import get_member
from headwater.accounts.services.members import change_member
from headwater.activities.services.tasks import update_task
from headwater.events.log import emit
from headwater.leads.services.leads import assign_lead
from headwater.people.selectors import check_owner
from headwater.people.services import update_company, update_person
from headwater.pipeline.services.deals import update_deal
from headwater.pools.events import MemberHandedOver
from headwater.pools.models import Handover
from headwater.pools.rules import pools as rules
from headwater.pools.rules.pools import Belonging, PoolKind
from headwater.pools.selectors.belongings import MODELS, belongings, get_handover
from headwater.pools.selectors.caps import role_rooms

CAPPED = {Belonging.COMPANIES: PoolKind.COMPANY, Belonging.LEADS: PoolKind.LEAD}


def hand_over(
    leaver_id: UUID,
    *,
    recipients: Mapping[Belonging, UUID],
    deactivates: bool,
    actor: Actor,
    now: datetime,
) -> Handover:
    """Give all a member has to others, by kind, and shut the member out if that is wished."""
    leaver = get_member(leaver_id, lock=True)
    items = belongings(leaver_id, actor=actor)
    counts = {kind: len(ids) for kind, ids in items.items()}
    rules.check_recipients(leaver_id, recipients, counts)
    for recipient in set(recipients.values()):
        check_owner(recipient)
    _check_caps(recipients, counts)
    for kind, ids in items.items():
        for record_id in ids:
            _give(kind, record_id, to=recipients[kind], actor=actor, now=now)
    was_active = leaver.is_active
    if deactivates:
        change_member(leaver_id, actor=actor, now=now, is_active=False)
    made = Handover.objects.create(
        leaver_id=leaver_id,
        actor_id=actor.id,
        at=now,
        recipients={kind: str(to) for kind, to in recipients.items()}
        | {"deactivated": deactivates and was_active},
        items={kind: [str(one) for one in ids] for kind, ids in items.items()},
    )
    _tell(made, counts, is_undone=False, actor=actor, now=now)
    return made


def undo_handover(handover_id: UUID, *, actor: Actor, now: datetime) -> Handover:
    """Give back what the recipients still have; what they gave away since stays where it is."""
    made = get_handover(handover_id, lock=True)
    if made.undone_at is not None:
        return made
    rules.check_undo(made.at, now=now)
    if made.recipients["deactivated"]:
        change_member(made.leaver_id, actor=actor, now=now, is_active=True)
    counts = {}
    for kind in Belonging:
        ids = made.items[kind]
        still = (
            MODELS[kind]
            .objects.visible_to(actor)
            .filter(id__in=ids, owner_id=made.recipients.get(kind))
        )
        back = list(still.order_by("id").values_list("id", flat=True))
        for record_id in back:
            _give(kind, record_id, to=made.leaver_id, actor=actor, now=now)
        counts[kind] = len(back)
    made.undone_at = now
    made.saved("undone_at")
    _tell(made, counts, is_undone=True, actor=actor, now=now)
    return made


def _check_caps(recipients: Mapping[Belonging, UUID], counts: Mapping[Belonging, int]) -> None:
    """Refuse to give somebody more companies or leads than their role may hold."""
    for belonging, kind in CAPPED.items():
        if counts[belonging]:
            to = recipients[belonging]
            rules.check_room(role_rooms(kind, [to]).get(to), needed=counts[belonging])


def _give(kind: Belonging, record_id: UUID, *, to: UUID, actor: Actor, now: datetime) -> None:
    match kind:
        case Belonging.DEALS:
            update_deal(record_id, actor=actor, now=now, owner_id=to)
        case Belonging.COMPANIES:
            update_company(record_id, actor=actor, now=now, owner_id=to)
        case Belonging.PEOPLE:
            update_person(record_id, actor=actor, now=now, owner_id=to)
        case Belonging.LEADS:
            assign_lead(record_id, owner_id=to, actor=actor, now=now)
        case Belonging.TASKS:
            update_task(record_id, actor=actor, now=now, owner_id=to)


def _tell(
    made: Handover,
    counts: Mapping[Belonging, int],
    *,
    is_undone: bool,
    actor: Actor,
    now: datetime,
) -> None:
    emit(
        MemberHandedOver(
            actor_id=actor.id, at=now, member_id=made.leaver_id, handover_id=made.id,
            counts={str(kind): count for kind, count in counts.items()}, is_undone=is_undone,
        )
    )  # fmt: skip
