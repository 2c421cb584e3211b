from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.accounts.selectors.actors import looking_as
from headwater.activities import rules
from headwater.activities.events import (
    MemberMentioned,
    NoteChanged,
    NoteCreated,
    NoteDeleted,
    NotePinned,
    NoteRestored,
)
from headwater.activities.models import Note
from headwater.activities.rules import ContactOutcome, NoteKind
from headwater.activities.selectors.notes import get_note
from headwater.activities.services.tasks import NewTask, check_links, create_task
from headwater.activities.services.telling import LINKS
from headwater.activities.services.types import note_kind_of
from headwater.events.log import emit
from headwater.leads.services.moves import note_follow_up
from headwater.lib import documents
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7


@dataclass(frozen=True, kw_only=True)
class NewNote:
    """What somebody wants to write down, about which one thing, and what comes next."""

    text: str = ""
    doc: Mapping[str, Any] | None = None
    kind: NoteKind = NoteKind.NOTE
    type_id: UUID | None = None
    happened_at: datetime | None = None
    minutes: int | None = None
    outcome: ContactOutcome | None = None
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    is_private: bool = False
    id: UUID | None = None
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    next_step: NewTask | None = field(default=None)


class NoteChanges(TypedDict, total=False):
    text: str
    doc: Mapping[str, Any] | None
    happened_at: datetime | None
    minutes: int | None
    outcome: ContactOutcome | None
    place: str
    is_private: bool


def create_note(new: NewNote, *, actor: Actor, now: datetime) -> Note:
    """Write a note down, tell those it mentions, and plan the next step with it."""
    if new.id is not None and Note.objects.filter(id=new.id).exists():
        return get_note(new.id, actor=actor)  # the same request once more
    about = {name: getattr(new, name) for name in LINKS}
    rules.check_about(*about.values())
    kind = note_kind_of(new.type_id) if new.type_id else new.kind
    rules.check_contact(kind, new.outcome)
    check_links(actor, **about)
    doc, text = written(new.doc, new.text)
    rules.check_written(text, kind)
    note = Note.objects.create(
        id=new.id or uuid7(), text=text, doc=doc, kind=kind, type_id=new.type_id,
        happened_at=new.happened_at, minutes=new.minutes, outcome=new.outcome or "", place=new.place, latitude=new.latitude,
        longitude=new.longitude, is_private=new.is_private, author_id=actor.id, **about,
    )  # fmt: skip
    emit(NoteCreated(**told(note, actor=actor, now=now)))
    tell_mentioned(note, doc, actor=actor, now=now)
    if new.lead_id is not None:
        note_follow_up(new.lead_id, is_contact=kind is not NoteKind.NOTE, actor=actor, now=now)
    if new.next_step is not None:
        create_task(new.next_step, actor=actor, now=now)
    return get_note(note.id, actor=actor)


def update_note(
    note_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[NoteChanges],
) -> Note:
    """Rewrite a note; the same words once more change nothing. Only new mentions are told."""
    note = _own_note(note_id, actor=actor, version=version)
    wanted: dict[str, Any] = dict(changes)
    if {"text", "doc"} & wanted.keys():
        doc, text = written(wanted.pop("doc", None), wanted.pop("text", ""))
        rules.check_written(text, NoteKind(note.kind))
        wanted |= {"doc": doc, "text": text}
    if "outcome" in wanted:
        rules.check_contact(NoteKind(note.kind), wanted["outcome"])
        wanted["outcome"] = wanted["outcome"] or ""
    changed = [name for name, value in wanted.items() if getattr(note, name) != value]
    if not changed:
        return note
    before = documents.mentioned(note.doc) if note.doc else frozenset[UUID]()
    for name in changed:
        setattr(note, name, wanted[name])
    note.saved(*changed)
    emit(NoteChanged(**told(note, actor=actor, now=now)))
    tell_mentioned(note, note.doc, actor=actor, now=now, before=before)
    return note


def pin_note(note_id: UUID, *, is_pinned: bool, actor: Actor, now: datetime) -> Note:
    """Put a note on top of its timeline for everybody, or take it down."""
    note = get_note(note_id, actor=actor, lock=True)
    if (note.pinned_at is not None) != is_pinned:
        note.pinned_at = now if is_pinned else None
        note.saved("pinned_at")
        emit(NotePinned(is_pinned=is_pinned, **told(note, actor=actor, now=now)))
    return note


def delete_note(note_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a note into the trash."""
    note = _own_note(note_id, actor=actor, version=version)
    note.deleted_at, note.deleted_by_id = now, actor.id
    note.saved("deleted_at", "deleted_by")
    emit(NoteDeleted(**told(note, actor=actor, now=now)))


def restore_note(note_id: UUID, *, actor: Actor, now: datetime) -> Note:
    """Take a note back from the trash; one that is not there is left alone."""
    note = get_note(note_id, actor=actor, lock=True, in_trash=True)
    rules.check_author(actor, note.author_id)
    if note.deleted_at is not None:
        note.deleted_at, note.deleted_by = None, None
        note.saved("deleted_at", "deleted_by")
        emit(NoteRestored(**told(note, actor=actor, now=now)))
    return note


def written(doc: Mapping[str, Any] | None, text: str) -> tuple[dict[str, Any] | None, str]:
    """Give what was written with and without its marks."""
    if doc is None:
        return None, text
    clean = documents.cleaned(doc)
    return clean, documents.plain(clean)


def tell_mentioned(
    note: Note,
    doc: Mapping[str, Any] | None,
    *,
    actor: Actor,
    now: datetime,
    before: frozenset[UUID] = frozenset(),
) -> None:
    """Emit an event for each member who is newly named and sees the note; others hear nothing."""
    if doc is None or note.is_private:
        return
    named = documents.mentioned(doc) - before - {actor.id}
    members = Member.objects.filter(id__in=named, is_active=True).values_list("id", flat=True)
    for member_id in sorted(members):
        with looking_as(member_id, workspace_id=actor.workspace_id) as reader:
            sees = reader and Note.objects.visible_to(reader).filter(id=note.id).exists()
        if sees:
            emit(MemberMentioned(member_id=member_id, **told(note, actor=actor, now=now)))


def told(note: Note, *, actor: Actor, now: datetime) -> dict[str, Any]:
    links = {name: getattr(note, name) for name in LINKS}
    return {"actor_id": actor.id, "at": now, "note_id": note.id} | links


def _own_note(note_id: UUID, *, actor: Actor, version: int | None) -> Note:
    note = get_note(note_id, actor=actor, lock=True)
    rules.check_author(actor, note.author_id)
    check_version(note.version, version)
    return note
