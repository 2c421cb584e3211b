"""Who is told of what, asked anew for each delivery."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import close_old_connections

from headwater.accounts.rules import Actor, Kind, Right
from headwater.accounts.rules.fields import hidden_in
from headwater.accounts.selectors import actor_of_member
from headwater.activities.models import Note, Task
from headwater.events.reader import Entry
from headwater.fields.rules.hiding import told as told_to
from headwater.files.models import File
from headwater.leads.models import Lead
from headwater.mail.models import Mailbox
from headwater.people.models import Company, Person, Relation
from headwater.pipeline.models import Deal
from headwater.stream import rules
from headwater.stream.rules import Follower, Line
from headwater.tenancy.context import acting_in

RULED: dict[str, Any] = {  # the managers know `known_to`
    "deal": Deal.objects,
    "company": Company.objects,
    "person": Person.objects,
    "task": Task.objects,
    "note": Note.objects,
    "lead": Lead.objects,
    "file": File.objects,
    "relation": Relation.objects,
    "mailbox": Mailbox.objects,
}


def lines_for(follower: Follower, entries: Sequence[Entry]) -> list[Line] | None:
    """Write down what a follower may know of these events; None: they may follow no longer.

    Runs in a thread of its own, outside any request: hence the transaction and the fresh look at
    the connection.
    """
    close_old_connections()
    with acting_in(follower.workspace_id):
        actor = actor_of_member(follower.member_id, workspace_id=follower.workspace_id)
        return None if actor is None else lines_told(actor, entries)


def lines_told(actor: Actor, entries: Sequence[Entry]) -> list[Line]:
    """Write down what an actor may know of these events."""
    sight = {kind: _Sight(kind, entries, actor) for kind in RULED}
    return [_line(entry, actor, sight) for entry in entries]


class _Sight:
    """Which of the records of one kind that events are about an actor knows, and which are left."""

    def __init__(self, kind: str, entries: Sequence[Entry], actor: Actor) -> None:
        ids = {entry.subject_id for entry in entries if entry.subject_kind == kind}
        rows = RULED[kind].filter(id__in=ids)
        self.known = set(rows.known_to(actor).values_list("id", flat=True)) if ids else set[UUID]()
        hidden = ids - self.known
        left = set(rows.filter(id__in=hidden).values_list("id", flat=True)) if hidden else set()
        self.gone = hidden - left


def _line(entry: Entry, actor: Actor, sight: dict[str, _Sight]) -> Line:
    about = {"subject_kind": entry.subject_kind, "subject_id": entry.subject_id}
    hidden = hidden_in(entry.subject_kind, actor)
    payload = told_to(entry.payload, hidden) if hidden else entry.payload
    told = Line(entry.id, entry.name, payload | about | {"actor_id": entry.actor_id})
    if entry.subject_kind not in RULED:
        return told if _is_open(entry, actor) else Line(entry.id)
    seen = sight[entry.subject_kind]
    if entry.subject_id in seen.known:
        return told
    if entry.subject_id in seen.gone:  # for good: an id that leads nowhere tells nothing
        return Line(entry.id, entry.name, about | {"actor_id": None})
    owners = (
        actor.owners_seen(Kind(entry.subject_kind)) if entry.subject_kind in set(Kind) else None
    )
    if owners is not None and rules.was_seen(entry.payload, owners, actor=actor):
        return Line(entry.id, "hidden", about | {"actor_id": None})
    return Line(entry.id)


def _is_open(entry: Entry, actor: Actor) -> bool:
    """Whether an actor hears of what has no owner; of a notice only the one who is told.

    Whoever is in another team or role now hears so: they see other records.
    """
    if entry.subject_kind == "notice":
        return bool(entry.payload["member_id"] == str(actor.id))
    is_open = entry.subject_kind in rules.OPEN_TO_ALL or actor.id in {
        entry.actor_id,
        entry.subject_id,
    }
    return is_open or actor.may(Right.CONFIGURE)
