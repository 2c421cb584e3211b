"""What is news to those who follow a record, as long as they see it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from headwater.accounts.selectors.actors import looking_as
from headwater.activities.events import NoteCreated
from headwater.activities.models import Note
from headwater.events.base import Event
from headwater.leads.events import LeadChanged, LeadMoved
from headwater.leads.models import Lead
from headwater.notices.rules import News, NoticeKind, NoticeSubject
from headwater.people.events import CompanyChanged, PersonChanged
from headwater.people.models import Company, Person
from headwater.pipeline.events import DealChanged, DealClosed, DealMoved, DealReopened
from headwater.pipeline.models import Deal
from headwater.sharing.selectors import who_follows
from headwater.tenancy.context import current_workspace_id

MODELS: Mapping[str, Any] = {"deal": Deal, "company": Company, "person": Person, "lead": Lead}


@dataclass(frozen=True)
class Turn:
    """Something that became of a record, and how it is told."""

    event: Event
    kind: str
    record_id: UUID
    data: Mapping[str, str]


def to_followers(events: Sequence[Event], *, told: Iterable[News]) -> list[News]:
    """Tell followers what became of their records; nobody what they are told already."""
    turns = [turn for event in events for turn in _turns(event)]
    follows = who_follows((turn.kind, turn.record_id) for turn in turns)
    if not follows:
        return []
    known = {(one.member_id, one.subject, one.subject_id) for one in told}
    seen = _seen(follows)
    return [
        News(
            member_id=member_id, kind=NoticeKind.FOLLOWED, actor_id=turn.event.actor_id,
            subject=NoticeSubject(turn.kind), subject_id=turn.record_id, data=turn.data,
        )
        for turn in turns
        for member_id in follows.get((turn.kind, turn.record_id), ())
        if turn.record_id in seen[member_id]
        and (member_id, turn.kind, turn.record_id) not in known
    ]  # fmt: skip


def _turns(event: Event) -> Iterator[Turn]:
    match event:
        case DealMoved():
            data = {"what": "moved", "stage_id": str(event.to_stage_id)}
            yield Turn(event, "deal", event.deal_id, data)
        case DealClosed():
            yield Turn(event, "deal", event.deal_id, {"what": event.status})
        case DealReopened():
            yield Turn(event, "deal", event.deal_id, {"what": "reopened"})
        case LeadMoved():
            yield Turn(event, "lead", event.lead_id, {"what": "state"})
        case DealChanged() | CompanyChanged() | PersonChanged() | LeadChanged():
            if "owner_id" in event.changes:
                yield Turn(event, event.subject_kind, event.subject_id, {"what": "owner"})
        case NoteCreated():
            yield from _of_note(event)
        case _:
            pass


def _of_note(event: NoteCreated) -> Iterator[Turn]:
    if Note.objects.filter(id=event.note_id, is_private=True).exists():
        return
    for kind in MODELS:
        record_id: UUID | None = getattr(event, f"{kind}_id")
        if record_id is not None:
            data = {"what": "note", "note_id": str(event.note_id)}
            yield Turn(event, kind, record_id, data)


def _seen(follows: Mapping[tuple[str, UUID], list[UUID]]) -> dict[UUID, set[UUID]]:
    """Say which of the records each of their followers sees now."""
    wanted: dict[UUID, dict[str, set[UUID]]] = {}
    for (kind, record_id), member_ids in follows.items():
        for member_id in member_ids:
            wanted.setdefault(member_id, {}).setdefault(kind, set()).add(record_id)
    return {member_id: _seen_by(member_id, records) for member_id, records in wanted.items()}


def _seen_by(member_id: UUID, records: Mapping[str, set[UUID]]) -> set[UUID]:
    with looking_as(member_id, workspace_id=current_workspace_id()) as reader:
        if reader is None:
            return set()
        return {
            record_id
            for kind, ids in records.items()
            for record_id in MODELS[kind]
            .objects.visible_to(reader)
            .filter(id__in=ids)
            .values_list("id", flat=True)
        }
