from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from headwater.http.access import managing_oneself, reading, writing
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.sharing import services
from headwater.sharing.rules import Party, SharedKind
from headwater.sharing.schemas import FollowerList, ShareIn, ShareList, ShareOut
from headwater.sharing.selectors import followers_of, shares_of

router = Router(tags=["sharing"])
DONE = {204: None} | REFUSALS
RECORD = "/{kind}/{record_id}"


@router.get(f"/shares{RECORD}", response={200: ShareList} | REFUSALS, auth=reading)
def get_shares(request: SignedInRequest, kind: SharedKind, record_id: UUID) -> ShareList:
    """List whom a record is shared with, beyond those who see it anyway."""
    shares, may_edit = shares_of(kind, record_id, actor=request.actor)
    return ShareList(items=[ShareOut.of(one) for one in shares], may_edit=may_edit)


@router.put(f"/shares{RECORD}/members/{{member_id}}", response=DONE, auth=writing)
def share_with_member(
    request: SignedInRequest, kind: SharedKind, record_id: UUID, member_id: UUID, payload: ShareIn
) -> Status[None]:
    """Share a record you may edit with a member, to read or to edit; or change to which."""
    _share(request, kind, record_id, Party(member_id=member_id), payload)
    return Status(204, None)


@router.delete(f"/shares{RECORD}/members/{{member_id}}", response=DONE, auth=writing)
def unshare_with_member(
    request: SignedInRequest, kind: SharedKind, record_id: UUID, member_id: UUID
) -> Status[None]:
    """Share a record with a member no longer."""
    _unshare(request, kind, record_id, Party(member_id=member_id))
    return Status(204, None)


@router.put(f"/shares{RECORD}/teams/{{team_id}}", response=DONE, auth=writing)
def share_with_team(
    request: SignedInRequest, kind: SharedKind, record_id: UUID, team_id: UUID, payload: ShareIn
) -> Status[None]:
    """Share a record you may edit with a team and all teams below it; or change to which extent."""
    _share(request, kind, record_id, Party(team_id=team_id), payload)
    return Status(204, None)


@router.delete(f"/shares{RECORD}/teams/{{team_id}}", response=DONE, auth=writing)
def unshare_with_team(
    request: SignedInRequest, kind: SharedKind, record_id: UUID, team_id: UUID
) -> Status[None]:
    """Share a record with a team no longer."""
    _unshare(request, kind, record_id, Party(team_id=team_id))
    return Status(204, None)


@router.get(f"/followers{RECORD}", response={200: FollowerList} | REFUSALS, auth=reading)
def get_followers(request: SignedInRequest, kind: SharedKind, record_id: UUID) -> FollowerList:
    """List who follows a record."""
    members = followers_of(kind, record_id, actor=request.actor)
    return FollowerList.of(members, me=request.actor.id)


@router.put(f"/followers{RECORD}/me", response=DONE, auth=managing_oneself)
def follow_record(request: SignedInRequest, kind: SharedKind, record_id: UUID) -> Status[None]:
    """Follow a record: you are told of its steps, notes and owners as long as you see it."""
    services.follow(kind, record_id, actor=request.actor)
    return Status(204, None)


@router.delete(f"/followers{RECORD}/me", response=DONE, auth=managing_oneself)
def unfollow_record(request: SignedInRequest, kind: SharedKind, record_id: UUID) -> Status[None]:
    """Follow a record no longer, whether you still see it or not."""
    services.unfollow(kind, record_id, actor=request.actor)
    return Status(204, None)


def _share(
    request: SignedInRequest, kind: SharedKind, record_id: UUID, to: Party, payload: ShareIn
) -> None:
    services.share(
        kind, record_id, to=to, level=payload.level, actor=request.actor, now=timezone.now()
    )


def _unshare(request: SignedInRequest, kind: SharedKind, record_id: UUID, to: Party) -> None:
    services.unshare(kind, record_id, to=to, actor=request.actor, now=timezone.now())
