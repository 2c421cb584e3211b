from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from headwater.accounts import selectors
from headwater.accounts.schemas.members import MeOut, MePatch, MyWorkspaceIn
from headwater.accounts.schemas.settings import (
    SessionOut,
    Sessions,
    TokenIn,
    TokenMade,
    TokenOut,
    Tokens,
)
from headwater.accounts.services import members as services
from headwater.accounts.services import tokens as token_services
from headwater.http.access import managing_oneself, reading
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.sign_in import move_to

router = Router(tags=["me"])


@router.get("/me", response={200: MeOut} | REFUSALS, auth=reading)
def get_me(request: SignedInRequest) -> selectors.Me:
    """Say who is signed in, where, and what they may do."""
    return selectors.me(actor=request.actor)


@router.patch("/me", response={200: MeOut} | REFUSALS, auth=managing_oneself)
def update_me(request: SignedInRequest, payload: MePatch) -> selectors.Me:
    """Change your own name, language or time zone."""
    services.change_me(actor=request.actor, now=timezone.now(), **payload.dict(exclude_unset=True))
    return selectors.me(actor=request.actor)


@router.put("/me/workspace", response={200: MeOut} | REFUSALS, auth=managing_oneself)
def set_my_workspace(request: SignedInRequest, payload: MyWorkspaceIn) -> selectors.Me:
    """Let this browser work in another workspace you belong to."""
    return move_to(request, request.actor, workspace_id=payload.workspace_id)


@router.get("/tokens", response={200: Tokens} | REFUSALS, auth=reading)
def get_tokens(request: SignedInRequest) -> dict[str, object]:
    """List your own tokens."""
    return {"items": list(selectors.tokens(actor=request.actor))}


@router.post("/tokens", response={201: TokenMade} | REFUSALS, auth=managing_oneself)
def create_token(request: SignedInRequest, payload: TokenIn) -> Status[TokenMade]:
    """Make a personal token; its secret is shown only in this answer."""
    made = token_services.create_token(
        payload.name,
        scopes=frozenset(payload.scopes),
        expires_at=payload.expires_at,
        actor=request.actor,
        now=timezone.now(),
    )
    return Status(201, TokenMade(**TokenOut.from_orm(made.token).dict(), secret=made.secret))


@router.delete("/tokens/{token_id}", response={204: None} | REFUSALS, auth=managing_oneself)
def delete_token(request: SignedInRequest, token_id: UUID) -> Status[None]:
    """Take one of your tokens away; it opens nothing from now on."""
    token_services.revoke_token(token_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/sessions", response={200: Sessions} | REFUSALS, auth=managing_oneself)
def get_sessions(request: SignedInRequest) -> Sessions:
    """List the browsers in which you are signed in."""
    current = request.session.session_key
    return Sessions(
        items=[
            SessionOut(
                id=one.pk, user_agent=one.user_agent, ip=one.ip, created_at=one.created_at,
                last_seen_at=one.last_seen_at, is_current=one.session_key == current,
            )
            for one in selectors.sessions(actor=request.actor)
        ]
    )  # fmt: skip


@router.delete("/sessions/{session_id}", response={204: None} | REFUSALS, auth=managing_oneself)
def delete_session(request: SignedInRequest, session_id: int) -> Status[None]:
    """Sign out in one browser, which may be this one."""
    token_services.end_session(session_id, actor=request.actor)
    return Status(204, None)
