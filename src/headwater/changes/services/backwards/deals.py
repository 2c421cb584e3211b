from typing import Any
from uuid import UUID

from headwater.changes.rules import Back
from headwater.changes.selectors.lines import Line, last_line
from headwater.changes.services.backwards import registry
from headwater.changes.services.backwards.registry import Hand, put_back, takes_back, uuid_of
from headwater.pipeline.events import (
    DealChanged,
    DealClosed,
    DealCreated,
    DealDeleted,
    DealMoved,
    DealPersonAdded,
    DealPersonRemoved,
    DealReopened,
    DealRestored,
)
from headwater.pipeline.models import Deal, DealPerson
from headwater.pipeline.rules import Closing, DealStatus, PersonRole
from headwater.pipeline.rules.criteria import WAY_BACK
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.services.deals import (
    delete_deal,
    remove_deal_person,
    restore_deal,
    set_deal_person,
    update_deal,
)
from headwater.pipeline.services.moves import close_deal, reopen_deal, transfer_deal


@takes_back(DealChanged)
def edit(line: Line, hand: Hand) -> Back:
    deal = get_deal(line.record_id, actor=hand.actor, lock=True)
    back, kept = put_back(deal, line.payload["changes"])
    if back:
        update_deal(deal.id, **hand.acts, **back)
    return Back(bool(back), kept)


@takes_back(DealMoved)
def move(line: Line, hand: Hand) -> Back:
    deal = get_deal(line.record_id, actor=hand.actor, lock=True)
    if deal.status != DealStatus.OPEN or deal.stage_id != uuid_of(line, "to_stage_id"):
        return Back(kept=("stage_id",))
    transfer_deal(
        deal.id, to_stage_id=uuid_of(line, "from_stage_id"), passing=WAY_BACK, **hand.acts
    )
    return Back(is_done=True)


@takes_back(DealClosed)
def close(line: Line, hand: Hand) -> Back:
    deal = get_deal(line.record_id, actor=hand.actor, lock=True)
    if deal.status == DealStatus.OPEN:
        return Back()
    if deal.status != line.payload["status"]:
        return Back(kept=("status",))
    reopen_deal(deal.id, **hand.acts)
    return Back(is_done=True)


@takes_back(DealReopened)
def reopen(line: Line, hand: Hand) -> Back:
    """Close it as it was; why it was lost stands where that was told."""
    deal = get_deal(line.record_id, actor=hand.actor, lock=True)
    if deal.status != DealStatus.OPEN:
        is_same = deal.status == line.payload["previous_status"]
        return Back() if is_same else Back(kept=("status",))
    closed = last_line(line, [DealClosed.name])
    reason = closed.payload["lost_reason_id"] if closed else None
    closing = Closing(
        status=DealStatus(line.payload["previous_status"]),
        lost_reason_id=UUID(reason) if reason else None,
        competitor=deal.competitor,
        comment=deal.lost_comment,
        win_back_date=deal.win_back_date,
    )
    close_deal(deal.id, closing, passing=WAY_BACK, **hand.acts)
    return Back(is_done=True)


@takes_back(DealCreated)
@takes_back(DealRestored)
def trash(line: Line, hand: Hand) -> Back:
    return registry.trash(line, hand, delete_deal, is_there=_is_there(line))


@takes_back(DealDeleted)
def restore(line: Line, hand: Hand) -> Back:
    return registry.restore(line, hand, restore_deal, is_there=_is_there(line))


PLACE = ("attitude", "influence")


@takes_back(DealPersonAdded)
def take_out(line: Line, hand: Hand) -> Back:
    part = _part(line)
    if part is None:
        return Back()
    told = line.payload
    is_as_told = all(getattr(part, name) == told.get(name, "") for name in PLACE)
    if part.role != told["role"] or not is_as_told:
        return Back(kept=("people",))
    person_id = line.payload["person_id"]
    before = last_line(line, [DealPersonAdded.name, DealPersonRemoved.name], person_id=person_id)
    if before is not None and before.name == DealPersonAdded.name:
        _give_part(line, before, hand)
    else:
        remove_deal_person(line.record_id, UUID(person_id), **hand.acts)
    return Back(is_done=True)


@takes_back(DealPersonRemoved)
def put_in(line: Line, hand: Hand) -> Back:
    if _part(line) is not None:
        return Back(kept=("people",))
    _give_part(
        line, last_line(line, [DealPersonAdded.name], person_id=line.payload["person_id"]), hand
    )
    return Back(is_done=True)


def _give_part(line: Line, told: Line | None, hand: Hand) -> None:
    role = PersonRole(told.payload["role"]) if told else PersonRole.OTHER
    place: Any = {name: (told.payload.get(name) or None) if told else None for name in PLACE}
    set_deal_person(line.record_id, uuid_of(line, "person_id"), role=role, **place, **hand.acts)


def _part(line: Line) -> DealPerson | None:
    return DealPerson.objects.filter(
        deal_id=line.record_id, person_id=line.payload["person_id"]
    ).first()


def _is_there(line: Line) -> bool:
    return Deal.objects.filter(id=line.record_id, deleted_at=None).exists()
