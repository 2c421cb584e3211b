"""The ways in and out of a pool."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.activities.rules import today
from headwater.events.log import emit_many
from headwater.people.selectors import check_owner
from headwater.pools.events import PoolEntered, PoolLeft
from headwater.pools.models import Holding, Passage, Place, Pool
from headwater.pools.rules import pools as rules
from headwater.pools.rules.pools import (
    AlreadyClaimed,
    CannotProtect,
    HasOwner,
    How,
    NotYours,
    PoolKind,
)
from headwater.pools.selectors import access
from headwater.pools.selectors.caps import role_rooms
from headwater.pools.selectors.holdings import count_held, count_protected
from headwater.pools.services.hands import Pooled, kind_of, pass_on


def claim(pool_id: UUID, record_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Take a record out of a pool for oneself: of many who try at once, one succeeds."""
    pool = access.get_pool(pool_id, actor=actor)
    rules.check_open(is_enabled=pool.is_enabled)
    with access.seeing_pooled():
        record = _locked(pool, record_id)
        if record.owner_id == actor.id:
            return  # the same request once more
        place = _place(pool, record)
        # One member at a time: two claims at once must not both be the last allowed.
        Member.objects.select_for_update(no_key=True).get(id=actor.id)
        rules.check_claim(_claim(pool, place, actor, now=now), pool.limits, now=now)
        rules.check_room(role_rooms(kind_of(record), [actor.id]).get(actor.id))
        _take(record, actor.id, how=How.CLAIMED, actor=actor, now=now)


def assign(pool_id: UUID, record_id: UUID, *, member_id: UUID, actor: Actor, now: datetime) -> None:
    """Give a record of a pool to a member; the pool's limits are for those who claim."""
    pool = access.get_pool(pool_id, actor=actor)
    access.check_admin(pool, actor)
    check_owner(member_id)
    with access.seeing_pooled():
        record = _locked(pool, record_id)
        if record.owner_id == member_id:
            return
        _place(pool, record)
        Member.objects.select_for_update(no_key=True).get(id=member_id)
        rules.check_room(role_rooms(kind_of(record), [member_id]).get(member_id))
        _take(record, member_id, how=How.ASSIGNED, actor=actor, now=now)


def put_in(
    pool_id: UUID, record_id: UUID, *, actor: Actor, now: datetime, reason: str = ""
) -> None:
    """Put a record nobody owns into a pool."""
    pool = access.get_pool(pool_id, actor=actor)
    access.check_admin(pool, actor)
    with access.seeing_pooled():
        record = _locked(pool, record_id)
        if record.owner_id is not None:
            raise HasOwner("This has an owner. It must be returned by them first.")
        drop(
            record, [pool], how=How.PUT_IN, actor_id=actor.id, now=now, comment=reason.strip()
        )  # fmt: skip


def take_out(pool_id: UUID, record_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Take a record out of a pool; nobody owns it then, and everybody sees it."""
    pool = access.get_pool(pool_id, actor=actor)
    access.check_admin(pool, actor)
    with access.seeing_pooled():
        record = _locked(pool, record_id)
        if Place.objects.filter(pool=pool, record_id=record.id).delete()[0]:
            _note_left(record, [pool.id], None, how=How.TAKEN_OUT, actor=actor, now=now)


def give_back(pool_id: UUID, record_id: UUID, *, reason: str, actor: Actor, now: datetime) -> None:
    """Return what one holds into a pool, with the reason for who comes next."""
    pool = access.get_pool(pool_id, actor=actor)
    with access.seeing_pooled():
        record = access.find_record(PoolKind(pool.kind), record_id, actor=actor, lock=True)
        if Place.objects.filter(pool=pool, record_id=record.id).exists():
            return
        if record.owner_id != actor.id and not access.is_admin(pool, actor):
            raise NotYours("Only who holds it, or an admin of the pool, may return this.")
        release(
            record, [pool], how=How.RETURNED, actor_id=actor.id, now=now, comment=reason.strip()
        )


def protect(pool_id: UUID, record_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Keep something one holds from being reclaimed for a while."""
    pool = access.get_pool(pool_id, actor=actor)
    held = (
        Holding.objects.select_for_update()
        .filter(record_id=record_id, owner_id=actor.id, kind=pool.kind)
        .first()
    )
    if held is None:
        raise access.RecordNotFound("There is no such record, or it is not shown to you.")
    if held.protected_until is not None and held.protected_until > now:
        return
    Member.objects.select_for_update(no_key=True).get(id=actor.id)
    if count_protected(actor.id, PoolKind(pool.kind), now=now) >= pool.most_protected:
        raise CannotProtect(
            "You may protect {most} at a time, and you do.", most=pool.most_protected
        )
    held.protected_until = now + timedelta(days=pool.protect_days)
    held.save(update_fields=["protected_until"])


def unprotect(record_id: UUID, *, actor: Actor) -> None:
    held = Holding.objects.filter(record_id=record_id, owner_id=actor.id)
    if not held.update(protected_until=None):
        raise access.RecordNotFound("There is no such record, or it is not shown to you.")


def release(
    record: Pooled,
    pools: Sequence[Pool],
    *,
    how: How,
    actor_id: UUID | None,
    now: datetime,
    comment: str = "",
) -> None:
    """Take a locked record from its owner and drop it into pools; its people go with it."""
    owner_id = record.owner_id
    pass_on(record, None, actor_id=actor_id, now=now)
    drop(
        record, pools, how=how, actor_id=actor_id, now=now, from_owner_id=owner_id, comment=comment
    )


def _locked(pool: Pool, record_id: UUID) -> Pooled:
    return access.find_record(PoolKind(pool.kind), record_id, actor=None, lock=True)


def _place(pool: Pool, record: Pooled) -> Place:
    """Find the record's place in the pool, or say who was quicker."""
    place = Place.objects.filter(pool=pool, record_id=record.id).first()
    if place is not None:
        return place
    was_here = Passage.objects.filter(pool=pool, record_id=record.id).exists()
    if record.owner is not None and was_here:
        raise AlreadyClaimed("{name} already has this.", name=record.owner.name)
    raise access.NotInPool("This is not in the pool.")


def _claim(pool: Pool, place: Place, actor: Actor, *, now: datetime) -> rules.Claim:
    begin, _ = today(now, actor.time_zone)
    claimed = Passage.objects.filter(
        pool=pool, how=How.CLAIMED, to_owner_id=actor.id, at__gte=begin
    )
    lost = Holding.objects.filter(record_id=place.record_id, previous_owner_id=actor.id).first()
    return rules.Claim(
        claimed_today=claimed.count(),
        held=count_held(actor.id, PoolKind(pool.kind), counts_won=pool.counts_won),
        entered_at=place.entered_at,
        own_until=lost.since if lost else None,
    )


def _take(record: Pooled, to: UUID, *, how: How, actor: Actor, now: datetime) -> None:
    places = Place.objects.filter(record_id=record.id)
    pools = list(places.values_list("pool_id", flat=True).order_by("pool_id"))
    places.delete()
    pass_on(record, to, actor_id=actor.id, now=now)
    _note_left(record, pools, to, how=how, actor=actor, now=now)


def drop(  # noqa: PLR0913  # a line of the log has that many words
    record: Pooled,
    pools: Sequence[Pool],
    *,
    how: How,
    actor_id: UUID | None,
    now: datetime,
    from_owner_id: UUID | None = None,
    comment: str = "",
) -> None:
    """Note that a record nobody owns lies in these pools now; where it lies already, nothing."""
    there = set(Place.objects.filter(record_id=record.id).values_list("pool_id", flat=True))
    kind, fresh = kind_of(record), [pool for pool in pools if pool.id not in there]
    about = {"kind": kind, "record_id": record.id}
    Place.objects.bulk_create(Place(pool=pool, entered_at=now, **about) for pool in fresh)
    Passage.objects.bulk_create(
        Passage(
            pool=pool, how=how, from_owner_id=from_owner_id, actor_id=actor_id, comment=comment,
            at=now, **about,
        )
        for pool in fresh
    )  # fmt: skip
    emit_many(
        [
            PoolEntered(
                actor_id=actor_id, at=now, pool_id=pool.id, how=how, from_owner_id=from_owner_id,
                kind=kind, record_id=record.id,
            )
            for pool in fresh
        ]
    )  # fmt: skip


def _note_left(
    record: Pooled,
    pool_ids: Sequence[UUID],
    to: UUID | None,
    *,
    how: How,
    actor: Actor,
    now: datetime,
) -> None:
    kind = kind_of(record)
    Passage.objects.bulk_create(
        Passage(
            pool_id=pool_id, kind=kind, record_id=record.id, how=how, to_owner_id=to,
            actor_id=actor.id, at=now,
        )
        for pool_id in pool_ids
    )  # fmt: skip
    emit_many(
        [
            PoolLeft(
                actor_id=actor.id, at=now, pool_id=pool_id, kind=kind, record_id=record.id,
                how=how, to_owner_id=to,
            )
            for pool_id in pool_ids
        ]
    )  # fmt: skip
