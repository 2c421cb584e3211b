"""The routes of tracking: how it is set, and what was seen of sent letters."""

from uuid import UUID

from django.utils import timezone
from ninja import Router

from headwater.http.access import configuring, reading, writing
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.mail.schemas.tracking import (
    FollowedLetter,
    FollowedLetters,
    NeverTrackIn,
    NeverTrackOut,
    TrackingIn,
    TrackingOut,
)
from headwater.mail.selectors.sightings import followed_letters
from headwater.mail.selectors.threads import get_thread
from headwater.mail.selectors.tracking import is_never_tracked, tracking_rule
from headwater.mail.services import tracking

router = Router(tags=["mail"])


@router.get("/tracking", response={200: TrackingOut} | REFUSALS, auth=reading)
def get_tracking(request: SignedInRequest) -> TrackingOut:  # the same for all
    """Say whether letters tell when they are seen, and under which name."""
    return TrackingOut.of(tracking_rule())


@router.put("/tracking", response={200: TrackingOut} | REFUSALS, auth=configuring)
def set_tracking(request: SignedInRequest, payload: TrackingIn) -> TrackingOut:
    """Decide that. A name of your own is tried first: what is wrong with it is said."""
    rule = tracking.set_rule(
        payload.default, payload.domain, actor=request.actor, now=timezone.now()
    )
    return TrackingOut.of(rule)


@router.get(
    "/threads/{thread_id}/sightings", response={200: FollowedLetters} | REFUSALS, auth=reading
)
def get_sightings(request: SignedInRequest, thread_id: UUID) -> FollowedLetters:
    """Tell of each tracked letter of a thread when it was seen, and by whom."""
    thread = get_thread(thread_id, actor=request.actor)
    return FollowedLetters(items=list(map(FollowedLetter.of, followed_letters(thread))))


@router.get("/people/{person_id}/tracking", response={200: NeverTrackOut} | REFUSALS, auth=reading)
def get_person_tracking(request: SignedInRequest, person_id: UUID) -> NeverTrackOut:
    """Say whether letters to a person ever tell anything."""
    return NeverTrackOut(is_never=is_never_tracked(person_id, actor=request.actor))


@router.put("/people/{person_id}/tracking", response={200: NeverTrackOut} | REFUSALS, auth=writing)
def set_person_tracking(
    request: SignedInRequest, person_id: UUID, payload: NeverTrackIn
) -> NeverTrackOut:
    """Let letters to a person tell nothing, whatever their authors choose."""
    tracking.never_track(
        person_id, is_never=payload.is_never, actor=request.actor, now=timezone.now()
    )
    return get_person_tracking(request, person_id)
