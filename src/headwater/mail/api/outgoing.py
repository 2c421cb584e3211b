"""The routes of writing: drafts, sending, and what became of it."""

from uuid import UUID

from django.utils import timezone
from ninja import Query, Router, Status

from headwater.http.access import reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import IfMatch, expected_version
from headwater.lib.errors import TooLarge
from headwater.mail.models import Outgoing
from headwater.mail.schemas.follow_ups import FollowUpIn
from headwater.mail.schemas.outgoing import (
    OutgoingIn,
    OutgoingList,
    OutgoingOut,
    OutgoingPatch,
    OutgoingQuery,
    SendIn,
    SettleIn,
)
from headwater.mail.schemas.zones import ReceiverZoneOut, ReceiverZoneQuery
from headwater.mail.selectors import outgoing as found
from headwater.mail.selectors.zones import receiver_zone
from headwater.mail.services import follow_ups, outgoing

router = Router(tags=["mail"])
WRITE_REFUSALS = REFUSALS | {409: ProblemOut, 413: ProblemOut}


@router.get("/outgoing", response={200: OutgoingList} | REFUSALS, auth=reading)
def list_outgoing(request: SignedInRequest, query: Query[OutgoingQuery]) -> OutgoingList:
    """List what you have written: drafts, what is on its way, what could not be sent."""
    rows = found.outgoing(request.actor, query.state)
    return OutgoingList(items=list(map(OutgoingOut.of, rows)))


@router.post("/outgoing", response={201: OutgoingOut} | WRITE_REFUSALS, auth=writing)
def create_outgoing(request: SignedInRequest, payload: OutgoingIn) -> Status[OutgoingOut]:
    """Keep a draft; it may lack everything until it is sent."""
    made = outgoing.begin(payload.new(), actor=request.actor, now=timezone.now())
    return Status(201, _shown(request, made.id))


@router.get("/outgoing/{outgoing_id}", response={200: OutgoingOut} | REFUSALS, auth=reading)
def get_outgoing(request: SignedInRequest, outgoing_id: UUID) -> OutgoingOut:
    """Show one thing you have written, and how far it has come."""
    return _shown(request, outgoing_id)


@router.patch("/outgoing/{outgoing_id}", response={200: OutgoingOut} | EDIT_REFUSALS, auth=writing)
def change_outgoing(
    request: SignedInRequest, outgoing_id: UUID, payload: OutgoingPatch, if_match: IfMatch
) -> OutgoingOut:
    """Change a draft, or what could not be sent. Fields left out stay as they are."""
    outgoing.rewrite(
        outgoing_id,
        payload.dict(exclude_unset=True),
        version=expected_version(request),
        actor=request.actor,
    )
    return _shown(request, outgoing_id)


@router.delete("/outgoing/{outgoing_id}", response={204: None} | WRITE_REFUSALS, auth=writing)
def delete_outgoing(request: SignedInRequest, outgoing_id: UUID) -> Status[None]:
    """Throw a draft away."""
    outgoing.throw_away(outgoing_id, actor=request.actor)
    return Status(204, None)


@router.post(
    "/outgoing/{outgoing_id}/enclosures", response={201: OutgoingOut} | WRITE_REFUSALS, auth=writing
)
def enclose_file(
    request: SignedInRequest, outgoing_id: UUID, name: str, content_type: str = ""
) -> Status[OutgoingOut]:
    """Put a file into a draft: its bytes are the body."""
    data = request.read(outgoing.LARGEST_LETTER + 1)
    if len(data) > outgoing.LARGEST_LETTER:
        raise TooLarge("A file can have at most 25 MB.")
    kind = content_type or "application/octet-stream"
    outgoing.enclose(outgoing_id, name=name, content_type=kind, data=data, actor=request.actor)
    return Status(201, _shown(request, outgoing_id))


@router.delete(
    "/outgoing/{outgoing_id}/enclosures/{enclosure_id}",
    response={200: OutgoingOut} | WRITE_REFUSALS,
    auth=writing,
)
def take_file_out(request: SignedInRequest, outgoing_id: UUID, enclosure_id: UUID) -> OutgoingOut:
    """Take a file out of a draft."""
    outgoing.take_out(outgoing_id, enclosure_id, actor=request.actor)
    return _shown(request, outgoing_id)


@router.post(
    "/outgoing/{outgoing_id}/send", response={200: OutgoingOut} | EDIT_REFUSALS, auth=writing
)
def send_outgoing(
    request: SignedInRequest, outgoing_id: UUID, payload: SendIn, if_match: IfMatch
) -> OutgoingOut:
    """Put a letter on its way: it leaves in ten seconds, or when it is to."""
    outgoing.put_on_its_way(
        outgoing_id,
        send_at=payload.send_at,
        even_so=payload.even_so,
        version=expected_version(request),
        actor=request.actor,
        now=timezone.now(),
    )
    return _shown(request, outgoing_id)


@router.post(
    "/outgoing/{outgoing_id}/take-back", response={200: OutgoingOut} | WRITE_REFUSALS, auth=writing
)
def take_outgoing_back(request: SignedInRequest, outgoing_id: UUID) -> OutgoingOut:
    """Make a draft again of a letter that has not left."""
    outgoing.take_back(outgoing_id, actor=request.actor, now=timezone.now())
    return _shown(request, outgoing_id)


@router.post(
    "/outgoing/{outgoing_id}/settle", response={200: OutgoingOut} | WRITE_REFUSALS, auth=writing
)
def settle_outgoing(request: SignedInRequest, outgoing_id: UUID, payload: SettleIn) -> OutgoingOut:
    """Say whether a letter arrived of which the server never said so."""
    outgoing.settle(outgoing_id, was_sent=payload.was_sent, actor=request.actor, now=timezone.now())
    return _shown(request, outgoing_id)


@router.get("/receiver-zone", response={200: ReceiverZoneOut} | REFUSALS, auth=reading)
def get_receiver_zone(request: SignedInRequest, query: Query[ReceiverZoneQuery]) -> ReceiverZoneOut:
    """Say in which time zone a letter to an address is read, as far as that is known."""
    return ReceiverZoneOut.of(receiver_zone(query.address.lower(), actor=request.actor))


@router.put(
    "/outgoing/{outgoing_id}/follow-up", response={200: OutgoingOut} | REFUSALS, auth=writing
)
def follow_outgoing_up(
    request: SignedInRequest, outgoing_id: UUID, payload: FollowUpIn
) -> OutgoingOut:
    """Say when you are reminded of a letter if nobody answers it; none: not at all any more."""
    follow_ups.remind(outgoing_id, at=payload.at, actor=request.actor, now=timezone.now())
    return _shown(request, outgoing_id)


def _shown(request: SignedInRequest, outgoing_id: UUID) -> OutgoingOut:
    one: Outgoing = found.get_outgoing(outgoing_id, actor=request.actor)
    return OutgoingOut.of(one)
