"""Writing sequences: what they are made of, whom they are shared with, when they rest."""

from collections.abc import Mapping
from collections.abc import Sequence as ListOf
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.activities.services.notes import written
from headwater.events.log import emit
from headwater.fields.rules.views import ViewScope, check_team
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7
from headwater.mail.rules.filling import check_template
from headwater.sequences.events import SequenceChanged
from headwater.sequences.models import Enrolment, Sequence, SequenceVersion
from headwater.sequences.rules.states import MOST_SEQUENCES, NotYourSequence, TooManySequences
from headwater.sequences.rules.steps import check_steps, steps_of
from headwater.sequences.rules.timing import check_hours
from headwater.sequences.selectors.sequences import current_version, get_sequence

RawSteps = ListOf[Mapping[str, Any]]


def create_sequence(
    *, actor: Actor, now: datetime, new_id: UUID | None = None, steps: RawSteps = (), **facts: Any
) -> Sequence:
    """Keep a new sequence; the same request once more gives the one that is there."""
    if new_id is not None and Sequence.objects.filter(id=new_id).exists():
        return get_sequence(new_id, actor=actor)
    if Sequence.objects.filter(owner_id=actor.id).count() >= MOST_SEQUENCES:
        raise TooManySequences(
            "You have {most} sequences already. Archive or delete one first.", most=MOST_SEQUENCES
        )
    sequence = Sequence(id=new_id or uuid7(), owner_id=actor.id, scope=ViewScope.PRIVATE)
    _put(sequence, facts, actor=actor)
    sequence.save(force_insert=True)
    SequenceVersion.objects.create(
        sequence=sequence, number=1, steps=_checked(steps), made_at=now, made_by_id=actor.id
    )
    _tell(sequence, "created", actor=actor, now=now)
    return get_sequence(sequence.id, actor=actor)


def update_sequence(
    sequence_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    steps: RawSteps | None = None,
    **facts: Any,
) -> Sequence:
    """Change the named things. Other steps are a new version as soon as somebody began with these."""
    sequence = changeable(sequence_id, actor=actor, version=version)
    before = {name: getattr(sequence, name) for name in (*facts, "team_id", "number")}
    _put(sequence, facts, actor=actor)
    is_rewritten = steps is not None and _rewrite(sequence, _checked(steps), actor=actor, now=now)
    changed = [name for name, old in before.items() if getattr(sequence, name) != old]
    if changed or is_rewritten:
        sequence.saved(*(changed or ["number"]))
        _tell(sequence, "edited", actor=actor, now=now)
    return get_sequence(sequence.id, actor=actor)


def archive_sequence(
    sequence_id: UUID, *, is_archived: bool, actor: Actor, now: datetime
) -> Sequence:
    """Put a sequence away, or take it back. Who stands in it goes on to the end."""
    sequence = changeable(sequence_id, actor=actor)
    if (sequence.archived_at is not None) != is_archived:
        sequence.archived_at = now if is_archived else None
        sequence.saved("archived_at")
        _tell(sequence, "archived" if is_archived else "restored", actor=actor, now=now)
    return get_sequence(sequence.id, actor=actor)


def delete_sequence(
    sequence_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    """Delete a sequence nobody ever stood in; another one is put away instead."""
    sequence = changeable(sequence_id, actor=actor, version=version)
    if Enrolment.objects.filter(sequence=sequence).exists():
        archive_sequence(sequence_id, is_archived=True, actor=actor, now=now)
        return
    _tell(sequence, "deleted", actor=actor, now=now)
    sequence.delete()


def pause_all(*, actor: Actor, now: datetime) -> int:
    """Let every sequence of the workspace rest at once; say how many were running."""
    rows = Sequence.objects.select_for_update(of=("self",)).filter(
        is_paused=False, archived_at=None
    )
    running = list(rows.order_by("id"))
    for sequence in running:
        sequence.is_paused = True
        sequence.saved("is_paused")
        _tell(sequence, "edited", actor=actor, now=now)
    return len(running)


def changeable(sequence_id: UUID, *, actor: Actor, version: int | None = None) -> Sequence:
    sequence = get_sequence(sequence_id, actor=actor, lock=True)
    if sequence.owner_id != actor.id and not actor.may(Right.CONFIGURE):
        raise NotYourSequence(
            "Only its owner and administrators change this sequence. Make a copy of your own."
        )
    check_version(sequence.version, version)
    return sequence


def _put(sequence: Sequence, facts: dict[str, Any], *, actor: Actor) -> None:
    for name, value in facts.items():
        setattr(sequence, name, value)
    check_hours(frozenset(sequence.days), sequence.first, sequence.last)
    if "scope" in facts:
        check_team(ViewScope(sequence.scope), team_id=actor.team_id)
        sequence.team_id = actor.team_id if sequence.scope == ViewScope.TEAM else None


def _rewrite(
    sequence: Sequence, steps: list[dict[str, Any]], *, actor: Actor, now: datetime
) -> bool:
    version = current_version(sequence)
    if version.steps == steps:
        return False
    if Enrolment.objects.filter(at_version=version).exists():
        sequence.number += 1
        SequenceVersion.objects.create(
            sequence=sequence, number=sequence.number, steps=steps, made_at=now,
            made_by_id=actor.id,
        )  # fmt: skip
        return True
    version.steps, version.made_at, version.made_by_id = steps, now, actor.id
    version.save(update_fields=["steps", "made_at", "made_by_id"])
    return True


def _checked(raw: RawSteps) -> list[dict[str, Any]]:
    """Clean the texts of steps and refuse what cannot run; what is left is what is stored."""
    steps = [dict(one) for one in raw]
    for step in steps:
        variants = [dict(one) for one in step.get("variants", ())]
        for variant in variants:
            variant["doc"], variant["text"] = written(variant["doc"], "")
            check_template(variant["subject"], variant["doc"])
        step["variants"] = variants
    check_steps(steps_of(steps))
    return steps


def _tell(sequence: Sequence, what: str, *, actor: Actor, now: datetime) -> None:
    emit(SequenceChanged(actor_id=actor.id, at=now, sequence_id=sequence.id, what=what))
