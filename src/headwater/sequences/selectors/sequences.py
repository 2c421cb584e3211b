"""The sequences somebody sees, shared as saved views are, and how many stand in them."""

from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from headwater.accounts.rules import Actor
from headwater.fields.models import shared_with
from headwater.sequences.models import Enrolment, Sequence, SequenceVersion
from headwater.sequences.rules.states import (
    MOST_SEQUENCES,
    RUNNING,
    EnrolmentState,
    Reason,
    SequenceNotFound,
)
from headwater.sequences.rules.steps import Steps, steps_of


def visible_sequences(actor: Actor) -> QuerySet[Sequence]:
    """Leave the actor's own, those of teams they stand in or below, and everybody's."""
    return Sequence.objects.filter(shared_with(actor)).select_related("owner", "team")


def list_sequences(*, actor: Actor, is_archived: bool = False) -> list[Sequence]:
    rows = visible_sequences(actor).filter(archived_at__isnull=not is_archived)
    return list(rows.order_by("name", "id")[:MOST_SEQUENCES])


def get_sequence(sequence_id: UUID, *, actor: Actor, lock: bool = False) -> Sequence:
    rows = visible_sequences(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=sequence_id).first()
    if found is None:
        raise SequenceNotFound("There is no such sequence, or it is not shown to you.")
    return found


def current_version(sequence: Sequence) -> SequenceVersion:
    return SequenceVersion.objects.get(sequence=sequence, number=sequence.number)


def current_steps(sequence: Sequence) -> Steps:
    return steps_of(current_version(sequence).steps)


class Standing(TypedDict):
    """How many people a sequence has or had, and how it stands with them."""

    sequence_id: UUID
    all: int
    running: int
    held: int
    replied: int


def counts(sequence_ids: list[UUID], *, actor: Actor) -> dict[UUID, Standing]:
    """Count who stands in each sequence, of those the actor sees."""
    rows = (
        Enrolment.objects.visible_to(actor)
        .filter(sequence_id__in=sequence_ids)
        .values("sequence_id")
        .annotate(
            all=Count("id"),
            running=Count("id", filter=Q(state__in=RUNNING)),
            held=Count("id", filter=Q(state=EnrolmentState.HELD)),
            replied=Count("id", filter=Q(reason=Reason.REPLIED)),
        )
    )
    return {row["sequence_id"]: Standing(**row) for row in rows}


@dataclass(frozen=True)
class Shown:
    """A sequence as somebody sees it: how it stands with those they see, and its versions."""

    sequence: Sequence
    standing: Standing | None
    versions: list[SequenceVersion]


def shown(sequence: Sequence, *, actor: Actor) -> Shown:
    standing = counts([sequence.id], actor=actor).get(sequence.id)
    rows = SequenceVersion.objects.filter(sequence=sequence).select_related("made_by")
    versions = rows.annotate(people=Count("enrolments")).order_by("-number")
    return Shown(sequence, standing, list(versions))
