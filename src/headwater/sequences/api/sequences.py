"""The routes of sequences: writing them, trying them on somebody, and what they came to."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.http.access import configuring, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import IfMatch, expected_version, json_response
from headwater.mail.selectors.matches import About
from headwater.sequences.models import Sequence
from headwater.sequences.rules.states import EnrolmentNotFound
from headwater.sequences.schemas.enrolments import (
    SequencePreviewOut,
    SequencePreviewQuery,
    SequenceReportOut,
    SequenceReportQuery,
)
from headwater.sequences.schemas.sequences import (
    SequenceArchiveIn,
    SequenceIn,
    SequenceLine,
    SequenceLines,
    SequenceOut,
    SequencePatch,
    SequencesPaused,
    SequencesQuery,
)
from headwater.sequences.selectors.previews import preview
from headwater.sequences.selectors.report import report, version_of
from headwater.sequences.selectors.sequences import counts, get_sequence, list_sequences, shown
from headwater.sequences.services import sequences

router = Router(tags=["sequences"])


@router.get("/sequences", response={200: SequenceLines} | REFUSALS, auth=reading)
def get_sequences(request: SignedInRequest, query: Query[SequencesQuery]) -> SequenceLines:
    """List the sequences you see: yours, your teams', everybody's."""
    rows = list_sequences(actor=request.actor, is_archived=query.archived)
    standing = counts([one.id for one in rows], actor=request.actor)
    lines = [SequenceLine.facts(one, standing.get(one.id), request.actor) for one in rows]
    return SequenceLines(items=[SequenceLine(**line) for line in lines])


@router.post("/sequences", response={201: SequenceOut} | REFUSALS, auth=writing)
def create_sequence(request: SignedInRequest, payload: SequenceIn) -> HttpResponse:
    """Keep a new sequence; nothing happens before somebody is enrolled."""
    facts = payload.model_dump(exclude={"id", "steps"})
    steps = [one.model_dump(mode="json") for one in payload.steps]
    sequence = sequences.create_sequence(
        actor=request.actor, now=timezone.now(), new_id=payload.id, steps=steps, **facts
    )
    return _sequence(request, sequence, status=201)


@router.post("/sequences/pause-all", response={200: SequencesPaused} | REFUSALS, auth=configuring)
def pause_all_sequences(request: SignedInRequest) -> SequencesPaused:
    """Let every sequence of the workspace rest at once."""
    count = sequences.pause_all(actor=request.actor, now=timezone.now())
    return SequencesPaused(count=count)


@router.get("/sequences/{sequence_id}", response={200: SequenceOut} | REFUSALS, auth=reading)
def get_one_sequence(request: SignedInRequest, sequence_id: UUID) -> HttpResponse:
    """Show a sequence with the steps new people begin with."""
    return _sequence(request, get_sequence(sequence_id, actor=request.actor))


@router.patch("/sequences/{sequence_id}", response={200: SequenceOut} | EDIT_REFUSALS, auth=writing)
def update_sequence(
    request: SignedInRequest, sequence_id: UUID, payload: SequencePatch, if_match: IfMatch
) -> HttpResponse:
    """Change a sequence. Whoever began with other steps goes on with those."""
    facts = payload.model_dump(exclude_unset=True, exclude={"steps"})
    if "steps" in payload.model_fields_set:
        facts["steps"] = [one.model_dump(mode="json") for one in payload.steps]
    sequence = sequences.update_sequence(
        sequence_id, actor=request.actor, now=timezone.now(), version=expected_version(request),
        **facts,
    )  # fmt: skip
    return _sequence(request, sequence)


@router.post(
    "/sequences/{sequence_id}/archive", response={200: SequenceOut} | EDIT_REFUSALS, auth=writing
)
def archive_sequence(
    request: SignedInRequest, sequence_id: UUID, payload: SequenceArchiveIn
) -> HttpResponse:
    """Put a sequence away, or take it back. Who stands in it goes on to the end."""
    sequence = sequences.archive_sequence(
        sequence_id, is_archived=payload.is_archived, actor=request.actor, now=timezone.now()
    )
    return _sequence(request, sequence)


@router.delete("/sequences/{sequence_id}", response={204: None} | EDIT_REFUSALS, auth=writing)
def delete_sequence(request: SignedInRequest, sequence_id: UUID, if_match: IfMatch) -> Status[None]:
    """Delete a sequence nobody ever stood in; another one is put away."""
    sequences.delete_sequence(
        sequence_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.get(
    "/sequences/{sequence_id}/preview",
    response={200: SequencePreviewOut} | REFUSALS,
    auth=reading,
)
def preview_sequence(
    request: SignedInRequest, sequence_id: UUID, query: Query[SequencePreviewQuery]
) -> SequencePreviewOut:
    """Show what somebody would get, and when, if nothing stops it."""
    sequence = get_sequence(sequence_id, actor=request.actor)
    about = About(query.deal_id, query.lead_id, query.person_id)
    found = preview(sequence, about, mailbox_id=query.mailbox_id, actor=request.actor,
                    now=timezone.now())  # fmt: skip
    if found is None:
        raise EnrolmentNotFound("There is no such person or lead, or they are not shown to you.")
    return SequencePreviewOut.of(found)


@router.get(
    "/sequences/{sequence_id}/report", response={200: SequenceReportOut} | REFUSALS, auth=reading
)
def get_sequence_report(
    request: SignedInRequest, sequence_id: UUID, query: Query[SequenceReportQuery]
) -> SequenceReportOut:
    """Tell what each step came to, of the people you see."""
    sequence = get_sequence(sequence_id, actor=request.actor)
    version = version_of(sequence, query.number)
    return SequenceReportOut.of(report(sequence, version, actor=request.actor), version.number)


def _sequence(request: SignedInRequest, one: Sequence, *, status: int = 200) -> HttpResponse:
    out = SequenceOut.of(shown(one, actor=request.actor), request.actor)
    return json_response(out.model_dump(mode="json"), version=one.version, status=status)
