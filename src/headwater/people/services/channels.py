"""The ways to reach a person or a company: written as one list, judged one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_write
from headwater.events.log import emit
from headwater.lib.ids import uuid7
from headwater.people import rules, selectors
from headwater.people.events import CompanyChanged, PersonChanged
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import ChannelKind, ChannelState, Proof
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.models import Workspace

WRITTEN = ("value", "label", "is_primary")
JUDGED = ("state", "verified_at", "verified_by", "verified_how")
Key = tuple[str, str]  # the kind, and what makes two spellings the same


@dataclass(frozen=True, kw_only=True)
class NewChannel:
    kind: ChannelKind
    value: str
    label: str = ""
    is_primary: bool = False


def write_channels(target: Company | Person, channels: Sequence[NewChannel]) -> None:
    """Give a new record these channels; a repeated one is written once."""
    Channel.objects.bulk_create(_rows(target, channels).values())


def check_may_reach(actor: Actor, kind: Kind, channels: Iterable[NewChannel]) -> None:
    """Refuse a way to reach somebody of a kind that is hidden from the actor, or fixed."""
    kinds = [str(channel.kind) for channel in channels]
    check_may_write(actor, kind, named=kinds, changed=kinds)


def replace_channels(
    target: Company | Person, channels: Sequence[NewChannel], actor: Actor | None = None
) -> list[list[dict[str, Any]]] | None:
    """Put these channels in the place of those there are; say before and after if that differs.

    One that stays the same by its key stays the same row, and as verified as it was. What is hidden
    from the actor is not theirs to leave out.
    """
    kind = Kind.COMPANY if isinstance(target, Company) else Kind.PERSON
    hidden = actor.hidden(kind) if actor else frozenset()
    rows = Channel.objects.filter(**_of(target)).exclude(kind__in=hidden)
    existing = {_key(c): c for c in rows.order_by("-id")}
    wanted = _rows(target, channels)
    before = {key: _plain(existing[key]) for key in reversed(existing)}
    after = {key: _plain(channel) for key, channel in wanted.items()}
    if before == after:
        return None
    if actor is not None:
        changed = {key[0] for key in before.keys() | after if before.get(key) != after.get(key)}
        check_may_write(actor, kind, named=(c.kind for c in channels), changed=changed)
    kept = [existing[key] for key in wanted if key in existing]
    for channel in kept:
        for name in WRITTEN:
            setattr(channel, name, getattr(wanted[_key(channel)], name))
    rows.exclude(id__in=[c.id for c in kept]).delete()
    Channel.objects.bulk_update(kept, WRITTEN)
    Channel.objects.bulk_create([c for key, c in wanted.items() if key not in existing])
    return [list(before.values()), list(after.values())]


def judge_channel(channel_id: UUID, *, state: ChannelState, actor: Actor, now: datetime) -> Channel:
    """Say by hand whether somebody is reached in a way; saying it again changes nothing."""
    record = _locked_record(selectors.get_channel(channel_id, actor=actor), actor)
    channel = selectors.get_channel(channel_id, actor=actor)  # an edit may have taken it away
    before = channel.state
    if state == before:
        return channel
    is_known = state is not ChannelState.UNVERIFIED
    channel.state, channel.verified_how = state, Proof.HAND if is_known else ""
    channel.verified_at, channel.verified_by_id = (now, actor.id) if is_known else (None, None)
    channel.save(update_fields=JUDGED)
    record.saved("name")  # what is known of the record is a new version of it
    both = [{"value": channel.value, "state": str(one)} for one in (before, state)]
    told: dict[str, Any] = {"actor_id": actor.id, "at": now, "changes": {"channel_state": both}}
    if isinstance(record, Company):
        emit(CompanyChanged(company_id=record.id, **told))
    else:
        emit(PersonChanged(person_id=record.id, **told))
    return channel


def _locked_record(channel: Channel, actor: Actor) -> Company | Person:
    if channel.company_id is not None:
        return selectors.get_company(channel.company_id, actor=actor, lock=True)
    return selectors.get_person(cast("UUID", channel.person_id), actor=actor, lock=True)


def _rows(target: Company | Person, channels: Sequence[NewChannel]) -> dict[Key, Channel]:
    """Make the rows, the first of each key; of each kind at most one comes first."""
    country = _country() if any(c.kind is ChannelKind.PHONE for c in channels) else None
    rows: dict[Key, Channel] = {}
    primary: set[ChannelKind] = set()
    ids = sorted(uuid7() for _ in channels)  # ids of one millisecond have no order of their own
    for new, new_id in zip(channels, ids, strict=True):
        rules.check_channel(new.kind, new.value)
        channel = Channel(
            id=new_id,
            kind=str(new.kind),
            value=new.value.strip(),
            key=rules.channel_key(new.kind, new.value, country=country),
            label=new.label.strip(),
            is_primary=new.is_primary and new.kind not in primary,
            **_of(target),
        )
        if rows.setdefault(_key(channel), channel).is_primary:
            primary.add(new.kind)
    return rows


def _key(channel: Channel) -> Key:
    return channel.kind, channel.key


def _plain(channel: Channel) -> dict[str, Any]:
    return {"kind": channel.kind} | {name: getattr(channel, name) for name in WRITTEN}


def _of(target: Company | Person) -> dict[str, Any]:
    return {"company" if isinstance(target, Company) else "person": target}


def _country() -> str:
    return Workspace.objects.get(pk=current_workspace_id()).country
