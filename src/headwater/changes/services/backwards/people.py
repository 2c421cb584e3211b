from typing import Any

from headwater.changes.rules import Back
from headwater.changes.selectors.lines import Line
from headwater.changes.services.backwards import registry
from headwater.changes.services.backwards.registry import Hand, put_back, takes_back, uuid_of
from headwater.duplicates.models import Merge
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.services.merging import merge as merge_records
from headwater.duplicates.services.merging import unmerge as unmerge_records
from headwater.people.events import (
    CompanyChanged,
    CompanyCreated,
    CompanyDeleted,
    CompanyMerged,
    CompanyRestored,
    CompanyUnmerged,
    PersonChanged,
    PersonCreated,
    PersonDeleted,
    PersonMerged,
    PersonRestored,
    PersonUnmerged,
)
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import ChannelKind, ChannelState
from headwater.people.selectors import get_company, get_person
from headwater.people.services import (
    NewChannel,
    delete_company,
    delete_person,
    judge_channel,
    restore_company,
    restore_person,
    update_company,
    update_person,
)

CHANNEL = ("kind", "value", "label", "is_primary")


@takes_back(CompanyChanged)
@takes_back(PersonChanged)
def edit(line: Line, hand: Hand) -> Back:
    record = _locked(line, hand)
    changes = dict(line.payload["changes"])
    channels, judged = changes.pop("channels", None), changes.pop("channel_state", None)
    back, kept = put_back(record, changes)
    if channels and _channels(record) == _sorted(channels[1]):
        back["channels"] = [_channel(one) for one in channels[0]]
    elif channels:
        kept = (*kept, "channels")
    if back:
        _update(record, hand, back)
    if judged:
        return _judge(record, *judged, hand=hand)
    return Back(bool(back), kept)


@takes_back(CompanyCreated)
@takes_back(CompanyRestored)
@takes_back(PersonCreated)
@takes_back(PersonRestored)
def trash(line: Line, hand: Hand) -> Back:
    delete = delete_company if line.kind == "company" else delete_person
    return registry.trash(line, hand, delete, is_there=_is_there(line))


@takes_back(CompanyDeleted)
@takes_back(PersonDeleted)
def restore(line: Line, hand: Hand) -> Back:
    restore_it = restore_company if line.kind == "company" else restore_person
    return registry.restore(line, hand, restore_it, is_there=_is_there(line))


@takes_back(CompanyMerged)
@takes_back(PersonMerged)
def unmerge(line: Line, hand: Hand) -> Back:
    found = Merge.objects.filter(id=line.payload["merge_id"]).first()
    if found is None or found.undone_at is not None:
        return Back()
    unmerge_records(RecordKind(line.kind), line.record_id, uuid_of(line, "other_id"), **hand.acts)
    return Back(is_done=True)


@takes_back(CompanyUnmerged)
@takes_back(PersonUnmerged)
def merge(line: Line, hand: Hand) -> Back:
    found = Merge.objects.filter(id=line.payload["merge_id"]).first()
    merge_records(
        RecordKind(line.kind),
        line.record_id,
        uuid_of(line, "other_id"),
        from_loser=frozenset(found.changes if found else ()),
        **hand.acts,
    )
    return Back(is_done=True)


def _locked(line: Line, hand: Hand) -> Company | Person:
    if line.kind == "company":
        return get_company(line.record_id, actor=hand.actor, lock=True)
    return get_person(line.record_id, actor=hand.actor, lock=True)


def _update(record: Company | Person, hand: Hand, back: dict[str, Any]) -> None:
    update = update_company if isinstance(record, Company) else update_person
    update(record.id, **hand.acts, **back)


def _judge(record: Company | Person, before: Any, after: Any, *, hand: Hand) -> Back:
    """Say again what was said before of a way to reach somebody."""
    channel = _own(record).filter(value=after["value"]).first()
    if channel is None or channel.state != after["state"]:
        return Back(kept=("channel_state",))
    judge_channel(channel.id, state=ChannelState(before["state"]), **hand.acts)
    return Back(is_done=True)


def _own(record: Company | Person) -> Any:
    of = {"company": record} if isinstance(record, Company) else {"person": record}
    return Channel.objects.filter(**of).order_by("id")


def _channels(record: Company | Person) -> list[dict[str, Any]]:
    return _sorted(list(_own(record).values(*CHANNEL)))


def _sorted(channels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(channels, key=lambda one: (one["kind"], one["value"]))


def _channel(one: dict[str, Any]) -> NewChannel:
    return NewChannel(**one | {"kind": ChannelKind(one["kind"])})


def _is_there(line: Line) -> bool:
    model = Company if line.kind == "company" else Person
    return model.objects.filter(id=line.record_id, deleted_at=None).exists()
