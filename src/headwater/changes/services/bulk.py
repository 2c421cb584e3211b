"""Asking for the same to be done to many records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.changes import rules
from headwater.changes.models import Work
from headwater.changes.selectors.chosen import named, shown
from headwater.changes.services.changing import check_what
from headwater.changes.services.works import begin
from headwater.lib.ids import uuid7


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What is to be done to which records: those named, or else all that the list shows."""

    kind: str
    what: Mapping[str, Any]
    wish: Any
    ids: Sequence[UUID] | None = None
    is_trial: bool = False


def start_bulk(chosen: Chosen, *, actor: Actor, now: datetime) -> Work:
    """Do something to many records: few at once, more as a job. A trial only counts them."""
    deed = rules.deed_of(chosen.what)
    check_what(chosen.kind, chosen.what, actor=actor)
    if chosen.ids is None:
        ids = shown(chosen.kind, chosen.wish, actor=actor, now=now)
        hidden = 0
    else:
        ids = named(chosen.kind, chosen.ids, actor=actor)
        hidden = len(set(chosen.ids)) - len(ids)
    rules.check_number(len(ids))
    work = Work(
        id=uuid7(), deed=deed, kind=chosen.kind, what=chosen.what, hidden=hidden, total=len(ids)
    )
    if chosen.is_trial:
        work.creator_id, work.created_at = actor.id, now
        return work
    return begin(work, [(chosen.kind, one) for one in ids], actor=actor, now=now)
