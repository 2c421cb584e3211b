from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from headwater.accounts import selectors
from headwater.accounts.models import Invitation
from headwater.accounts.schemas.members import (
    AcceptanceIn,
    InvitationIn,
    InvitationMade,
    InvitationOut,
    Invitations,
    InvitationShown,
    MeOut,
)
from headwater.accounts.services import invitations as services
from headwater.http.access import managing_members
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest
from headwater.http.sign_in import check_may_enter_at_once, limit, sign_in_and_show
from headwater.tenancy.context import stepping_into

router = Router(tags=["invitations"])


@router.get("/invitations", response={200: Invitations} | REFUSALS, auth=managing_members)
def get_invitations(request: SignedInRequest) -> dict[str, object]:
    """List the invitations that can still be accepted."""
    return {"items": list(selectors.open_invitations())}


@router.post(
    "/invitations",
    response={201: InvitationMade} | REFUSALS | {409: ProblemOut},
    auth=managing_members,
)
def create_invitation(request: SignedInRequest, payload: InvitationIn) -> Status[InvitationMade]:
    """Invite somebody by mail or by a link; it is good for seven days, once."""
    new = services.NewInvitation(**payload.dict())
    invitation = services.invite(new, actor=request.actor, now=timezone.now())
    shown = InvitationOut.from_orm(invitation).dict()
    return Status(201, InvitationMade(**shown, link=services.link_of(invitation.id)))


@router.delete(
    "/invitations/{uuid:invitation_id}", response={204: None} | REFUSALS, auth=managing_members
)
def delete_invitation(request: SignedInRequest, invitation_id: UUID) -> Status[None]:
    """Take back an invitation that nobody has accepted."""
    services.withdraw_invitation(invitation_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get(
    "/invitations/{token}", response={200: InvitationShown, 404: ProblemOut, 422: ProblemOut}
)
def get_invitation(request: HttpRequest, token: str) -> Invitation:
    """Show where an invitation leads. Open to whoever holds the link."""
    with stepping_into(selectors.workspace_of_invitation(token)):
        return selectors.invitation_of(token, now=timezone.now())


@router.post(
    "/invitations/{token}/acceptance",
    response={
        201: MeOut,
        401: ProblemOut,
        403: ProblemOut,
        404: ProblemOut,
        422: ProblemOut,
        429: ProblemOut,
    },
)
def accept_invitation(request: HttpRequest, token: str, payload: AcceptanceIn) -> Status[object]:
    """Come in by an invitation, and be signed in. Open to whoever holds the link."""
    limit(request, "login_failed", key=token)
    entrance = services.accept_invitation(
        token, services.Acceptance(**payload.dict()), now=timezone.now()
    )
    check_may_enter_at_once(entrance.user)
    me = sign_in_and_show(request, entrance.user, workspace_id=entrance.workspace_id)
    return Status(201, me)
