"""The routes of people in sequences: putting them in, watching them, taking them out."""

from uuid import UUID

from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading, writing
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest
from headwater.sequences.schemas.enrolments import (
    EnrolIn,
    EnrolledOut,
    EnrolmentList,
    EnrolmentOut,
    EnrolmentQuery,
    StepRunList,
    StepRunOut,
)
from headwater.sequences.selectors.enrolments import enrolments, get_enrolment, runs
from headwater.sequences.services import enrolling

router = Router(tags=["sequences"])
WRITE_REFUSALS = REFUSALS | {409: ProblemOut}


@router.post(
    "/sequences/{sequence_id}/enrolments",
    response={200: EnrolledOut} | WRITE_REFUSALS,
    auth=writing,
)
def enrol(request: SignedInRequest, sequence_id: UUID, payload: EnrolIn) -> EnrolledOut:
    """Let people and leads go through a sequence; whoever cannot is named with the reason."""
    wish = enrolling.Enrolling(sequence_id=sequence_id, **payload.model_dump())
    return EnrolledOut.of(enrolling.enrol(wish, actor=request.actor, now=timezone.now()))


@router.get("/enrolments", response={200: EnrolmentList} | REFUSALS, auth=reading)
def list_enrolments(request: SignedInRequest, query: Query[EnrolmentQuery]) -> EnrolmentList:
    """List who goes or went through sequences, of those you see, the latest first."""
    wanted = query.model_dump(exclude={"offset", "limit"}, exclude_none=True)
    rows = enrolments(request.actor).filter(**wanted)
    page = rows[query.offset : query.offset + query.limit]
    return EnrolmentList(
        items=[EnrolmentOut.of(one, request.actor) for one in page], total=rows.count()
    )


@router.get(
    "/enrolments/{enrolment_id}/steps", response={200: StepRunList} | REFUSALS, auth=reading
)
def list_enrolment_steps(request: SignedInRequest, enrolment_id: UUID) -> StepRunList:
    """List what was done for somebody so far."""
    one = get_enrolment(enrolment_id, actor=request.actor)
    return StepRunList(items=list(map(StepRunOut.of, runs(one))))


@router.post(
    "/enrolments/{enrolment_id}/pause", response={200: EnrolmentOut} | WRITE_REFUSALS, auth=writing
)
def pause_enrolment(request: SignedInRequest, enrolment_id: UUID) -> EnrolmentOut:
    """Let it rest for somebody."""
    one = enrolling.pause(enrolment_id, actor=request.actor, now=timezone.now())
    return EnrolmentOut.of(one, request.actor)


@router.post(
    "/enrolments/{enrolment_id}/resume",
    response={200: EnrolmentOut} | WRITE_REFUSALS,
    auth=writing,
)
def resume_enrolment(request: SignedInRequest, enrolment_id: UUID) -> EnrolmentOut:
    """Go on with somebody who was paused or held, with the step that is next."""
    one = enrolling.go_on(enrolment_id, actor=request.actor, now=timezone.now())
    return EnrolmentOut.of(one, request.actor)


@router.post(
    "/enrolments/{enrolment_id}/stop", response={200: EnrolmentOut} | WRITE_REFUSALS, auth=writing
)
def stop_enrolment(request: SignedInRequest, enrolment_id: UUID) -> EnrolmentOut:
    """Take somebody out; what has not left is not sent."""
    one = enrolling.stop(enrolment_id, actor=request.actor, now=timezone.now())
    return EnrolmentOut.of(one, request.actor)
