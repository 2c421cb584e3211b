"""Sharing records and following them, and what becomes of both when people and records change."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.events import MemberLeft
from headwater.accounts.rules import Actor, ShareLevel
from headwater.events.base import Event
from headwater.events.log import emit, emit_many
from headwater.leads.events import LeadConverted
from headwater.leads.models import Conversion
from headwater.sharing.events import CHANGED, SharingChanged
from headwater.sharing.models import ABOUT, Follow, Share
from headwater.sharing.rules import Party, SharedKind
from headwater.sharing.selectors import check_party, find


def share(
    kind: SharedKind, record_id: UUID, *, to: Party, level: ShareLevel, actor: Actor, now: datetime
) -> Share:
    """Open a record one may edit to a member or a team; the same once more changes nothing.

    Only who may edit a record shares it, so that nobody gives more than they have.
    """
    record = find(kind, record_id, actor=actor, lock=True)
    check_party(to)
    held = Share.objects.filter(**{f"{kind}_id": record.id}, **vars(to)).first()
    before = held.level if held else None
    if held is None:
        held = Share(**{f"{kind}_id": record.id}, **vars(to))
    if before != level:
        held.level, held.sharer_id = level, actor.id
        held.save()
        emit(_changed(held, before, level, actor_id=actor.id, now=now))
    return held


def unshare(kind: SharedKind, record_id: UUID, *, to: Party, actor: Actor, now: datetime) -> None:
    """Close a record to a member or a team again; to whom it is not open, nothing changes."""
    record = find(kind, record_id, actor=actor, lock=True)
    check_party(to)
    held = Share.objects.filter(**{f"{kind}_id": record.id}, **vars(to))
    _end(held, actor_id=actor.id, now=now)


def follow(kind: SharedKind, record_id: UUID, *, actor: Actor) -> None:
    """Hear of what becomes of a record one sees. Following is a wish of one's own, and no news."""
    record = find(kind, record_id, actor=actor)
    Follow.objects.get_or_create(member_id=actor.id, **{f"{kind}_id": record.id})


def unfollow(kind: SharedKind, record_id: UUID, *, actor: Actor) -> None:
    """Hear no more of a record; also of one that is not shown any more."""
    gone, _ = Follow.objects.filter(member_id=actor.id, **{f"{kind}_id": record_id}).delete()
    if not gone:
        find(kind, record_id, actor=actor)


def forget_members(events: Iterable[Event]) -> None:
    """End what is shared with those who left, and what they follow: it does not wait for them."""
    for event in (one for one in events if isinstance(one, MemberLeft)):
        held = Share.objects.filter(member_id=event.member_id)
        _end(held, actor_id=event.actor_id, now=event.at)
        Follow.objects.filter(member_id=event.member_id).delete()


def carry_over(events: Iterable[Event]) -> None:
    """Share and follow what leads have become like the leads themselves.

    A company or person that was there before is not the lead's to give away.
    """
    for event in (one for one in events if isinstance(one, LeadConverted)):
        made = Conversion.objects.get(lead_id=event.lead_id)
        became: dict[str, UUID | None] = {
            "deal_id": made.deal_id,
            "company_id": made.company_id if made.is_company_new else None,
            "person_id": made.person_id if made.is_person_new else None,
        }
        for column, record_id in became.items():
            if record_id is not None:
                _carry(event, column, record_id)


def _carry(event: LeadConverted, column: str, record_id: UUID) -> None:
    shares = [
        Share(
            member_id=one.member_id, team_id=one.team_id, level=one.level,
            sharer_id=one.sharer_id, **{column: record_id},
        )
        for one in Share.objects.filter(lead_id=event.lead_id).order_by("id")
    ]  # fmt: skip
    Share.objects.bulk_create(shares)
    emit_many(
        [
            _changed(one, None, ShareLevel(one.level), actor_id=event.actor_id, now=event.at)
            for one in shares
        ]
    )
    Follow.objects.bulk_create(
        Follow(member_id=one.member_id, **{column: record_id})
        for one in Follow.objects.filter(lead_id=event.lead_id).order_by("id")
    )


def _end(shares: Any, *, actor_id: UUID | None, now: datetime) -> None:
    held = list(shares.order_by("id"))
    shares.delete()
    emit_many([_changed(one, one.level, None, actor_id=actor_id, now=now) for one in held])


def _changed(
    held: Share, before: str | None, after: str | None, *, actor_id: UUID | None, now: datetime
) -> SharingChanged:
    kind = next(kind for kind in ABOUT if getattr(held, f"{kind}_id") is not None)
    about: dict[str, Any] = {f"{kind}_id": getattr(held, f"{kind}_id")}
    return CHANGED[kind](
        actor_id=actor_id,
        at=now,
        member_id=held.member_id,
        team_id=held.team_id,
        level_from=str(before) if before else None,
        level_to=str(after) if after else None,
        **about,
    )
