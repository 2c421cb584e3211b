"""One request, one transaction, one workspace."""

import re
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import get_token
from django.utils import translation
from ninja.utils import check_csrf

from headwater.accounts import selectors
from headwater.accounts.rules import Actor
from headwater.accounts.selectors import TokenHolder
from headwater.accounts.services import tokens
from headwater.http import idempotency
from headwater.http.problems import problem, refusal
from headwater.lib.errors import DomainError
from headwater.lib.origin import Origin, coming_from
from headwater.tenancy.context import acting_in, current_operation

Respond = Callable[[HttpRequest], HttpResponseBase]
SAFE = {"GET", "HEAD", "OPTIONS"}
API = "/api/"
# Who comes through these doors works nowhere yet, wherever else the browser may be signed in.
DOORS = re.compile(
    r"/api/v1/(setup|invitations/hwi_[^/]*(/acceptance)?|notices/unsubscribe/[^/]*|sign-in-ways)"
)
OPERATION = "Headwater-Operation"  # what the request did, by the name under which it is taken back
WORKSPACE = "workspace_id"  # in the session: where this browser works
SIGNED_IN_BY = "signed_in_by"  # in the session: the workspace whose company vouched for them


def in_own_workspace(respond: Respond) -> Respond:
    """Run a call of the API as one transaction inside the workspace of its caller.

    An answer that reports a failure undoes everything the request wrote, so services need no
    transaction of their own. Unknown callers act nowhere: they see and write nothing.
    """

    def respond_in_workspace(request: HttpRequest) -> HttpResponseBase:
        with (
            coming_from(_origin(request)),
            translation.override(translation.get_language_from_request(request)),
        ):
            if not request.path.startswith(API):
                return respond(request)
            if _is_foreign(request):
                return _forged()
            if DOORS.fullmatch(request.path):
                get_token(request)  # hands the browser the cookie it will need
                return respond(request)
            return _respond_to_caller(request, respond)

    return respond_in_workspace


def _origin(request: HttpRequest) -> Origin:
    return Origin(request.META.get("REMOTE_ADDR", ""), request.headers.get("User-Agent", ""))


def _respond_to_caller(request: HttpRequest, respond: Respond) -> HttpResponseBase:
    holder = _token_holder(request)
    workspace_id = holder.workspace_id if holder else _workspace_of_session(request)
    if workspace_id is None:
        return respond(request)
    if holder is None and request.method not in SAFE and check_csrf(request) is not None:
        return _forged()
    with acting_in(workspace_id):
        try:
            actor = _actor(request, holder, workspace_id)
        except DomainError as error:
            return refusal(error)
        return _respond(request, respond, actor)


def _respond(request: HttpRequest, respond: Respond, actor: Actor | None) -> HttpResponseBase:
    if actor is not None:
        request.actor = actor  # type: ignore[attr-defined]  # SignedInRequest
        if "Accept-Language" not in request.headers:
            translation.activate(translation.get_supported_language_variant(actor.language))
    try:
        response = idempotency.once(request, respond, actor)
    except DomainError as error:
        response = refusal(error)
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        transaction.set_rollback(True)
    elif (acting := current_operation()).is_told:
        response[OPERATION] = str(acting.operation)
    return response


def _token_holder(request: HttpRequest) -> TokenHolder | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return selectors.holder_of(secret.strip()) if scheme.lower() == "bearer" else None


def _workspace_of_session(request: HttpRequest) -> int | None:
    """Say where the signed-in browser works: where it last chose to, or where it first belongs."""
    if "Authorization" in request.headers or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    if not request.user.is_authenticated:
        return None
    if SIGNED_IN_BY in request.session:
        return int(request.session[SIGNED_IN_BY])
    if WORKSPACE not in request.session:
        memberships = selectors.memberships_of(request.user.pk)
        if not memberships:
            return None
        request.session[WORKSPACE] = memberships[0].workspace_id
    return int(request.session[WORKSPACE])


def _is_foreign(request: HttpRequest) -> bool:
    """Whether a page of somebody else's makes the browser send this."""
    if request.method in SAFE:
        return False
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return True
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") not in {None, *own}


def _forged() -> HttpResponseBase:
    return problem(
        403,
        code="csrf",
        detail=translation.gettext(
            "This request did not come from Headwater's own page. Reload and try again."
        ),
    )


def _actor(request: HttpRequest, holder: TokenHolder | None, workspace_id: int) -> Actor | None:
    if holder is None:
        if (user_id := request.user.pk) is None:
            return None
        return selectors.actor_of_user(
            user_id,
            workspace_id=workspace_id,
            is_by_themselves=SIGNED_IN_BY not in request.session,
        )
    scopes = selectors.scopes_of_token(holder.token_id)
    if scopes is None:
        return None
    tokens.note_use(holder.token_id)
    return selectors.actor_of_member(holder.member_id, workspace_id=workspace_id, scopes=scopes)
