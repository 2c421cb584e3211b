"""The routes of connecting a mailbox by signing in at its provider.

What must fit when the browser comes back stands in its session: nobody can make another's browser
connect a mailbox that is not theirs.
"""

from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from headwater.http.access import writing
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest
from headwater.mail.rules.states import MailProvider, SignInLost
from headwater.mail.schemas.mailboxes import MailboxOut
from headwater.mail.schemas.sign_ins import MailSignInAnswerIn, MailSignInIn, MailSignInOut
from headwater.mail.services import signing_in
from headwater.mail.wire.oauth import Begun, SignInRefused

router = Router(tags=["mail"])
WRITE_REFUSALS = REFUSALS | {409: ProblemOut}
BEGUN = "mail_sign_in"  # in the session
PATIENCE = timedelta(minutes=15)


@router.post("/mailbox-sign-ins", response={201: MailSignInOut} | WRITE_REFUSALS, auth=writing)
def begin_mailbox_sign_in(request: SignedInRequest, payload: MailSignInIn) -> Status[MailSignInOut]:
    """Begin connecting a mailbox by signing in at its provider: send the browser where it says."""
    if request.actor.scopes is not None:
        raise SignInLost("This is done in a browser: a provider sends nobody else back.")
    begun = signing_in.begin_sign_in(
        payload.provider, mailbox_id=payload.mailbox_id, actor=request.actor
    )
    request.session[BEGUN] = asdict(begun) | {
        "provider": payload.provider,
        "mailbox_id": payload.mailbox_id and str(payload.mailbox_id),
        "member_id": str(request.actor.id),
        "at": timezone.now().timestamp(),
    }
    return Status(201, MailSignInOut(url=begun.url))


@router.post("/mailbox-sign-ins/answer", response={201: MailboxOut} | WRITE_REFUSALS, auth=writing)
def finish_mailbox_sign_in(
    request: SignedInRequest, payload: MailSignInAnswerIn
) -> Status[MailboxOut]:
    """Connect the mailbox of whoever signed in, with what the provider sent the browser back with."""
    kept = _kept(request, payload.state)
    if not payload.code:
        raise SignInRefused(
            "Nothing was connected: the provider says “{answer}”.", answer=payload.error or "?"
        )
    begun = Begun(**{name: kept[name] for name in ("url", "state", "verifier", "nonce")})
    mailbox = signing_in.finish_sign_in(
        MailProvider(kept["provider"]),
        payload.code,
        begun=begun,
        mailbox_id=UUID(kept["mailbox_id"]) if kept["mailbox_id"] else None,
        actor=request.actor,
        now=timezone.now(),
    )
    return Status(201, MailboxOut.of(mailbox, request.actor))


def _kept(request: SignedInRequest, state: str) -> dict[str, Any]:
    """Give what was begun in this browser by this member, once."""
    kept: dict[str, Any] = request.session.pop(BEGUN, None) or {}
    is_fresh = timezone.now().timestamp() - kept.get("at", 0) < PATIENCE.total_seconds()
    is_theirs = kept.get("member_id") == str(request.actor.id)
    if not (is_fresh and is_theirs and kept.get("state") == state):
        raise SignInLost(
            "This answer does not belong to a sign-in that was begun here. Begin once more."
        )
    return kept
