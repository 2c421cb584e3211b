"""The tokens of mailboxes whose members signed in at a provider: kept closed, renewed once."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from headwater.mail.models import Mailbox
from headwater.mail.rules.states import MailboxNotFound
from headwater.mail.selectors.mailboxes import NO_MAILBOX, client_of, limits
from headwater.mail.wire import oauth
from headwater.tenancy.context import acting_in
from headwater.tenancy.sql import one_at_a_time

Clock = Callable[[], datetime]
AHEAD = timedelta(minutes=2)  # a token that ends so soon is as good as ended


@dataclass(frozen=True)
class Kept:
    """What is kept closed: the permission that lasts, and the token of this hour."""

    refresh: str = field(repr=False)
    access: str = field(repr=False)
    until: datetime


def keep(mailbox: Mailbox, tokens: oauth.Tokens, *, refresh: str = "", now: datetime) -> Kept:
    """Close tokens into a mailbox; where the provider gave no new lasting one, the old one stays."""
    kept = Kept(tokens.refresh or refresh, tokens.access, now + timedelta(seconds=tokens.seconds))
    text = json.dumps([kept.refresh, kept.access, kept.until.isoformat()])
    mailbox.tokens = settings.VAULT.close(text, place=mailbox.place_of_tokens)
    return kept


def opened(tokens: str, *, place: str) -> Kept:
    refresh, access, until = json.loads(settings.VAULT.open(tokens, place=place))
    return Kept(refresh, access, datetime.fromisoformat(until))


def token(
    workspace_id: int, mailbox_id: UUID, *, clock: Clock, refused: str = ""
) -> tuple[str, datetime]:
    """Give a token that is good for a while yet and is not `refused`, and until when it is.

    Raises SignInAgain if the permission is gone.
    """
    with acting_in(workspace_id):
        if good := _good(_found(mailbox_id), refused, now=clock()):
            return good
    # The one call over the network inside a transaction: it is what everybody else who wants the
    # same has to wait for, it locks no row, and it lasts no longer than the limits of one call.
    with acting_in(workspace_id):
        one_at_a_time(f"mail-tokens:{mailbox_id}")
        mailbox = _found(mailbox_id)
        if good := _good(mailbox, refused, now=clock()):
            return good
        refresh, before = (
            opened(mailbox.tokens, place=mailbox.place_of_tokens).refresh,
            mailbox.tokens,
        )
        fresh = oauth.renew(client_of(mailbox.provider), refresh, limits=limits())
        kept = keep(mailbox, fresh, refresh=refresh, now=clock())
        # Whoever signed in again meanwhile has newer ones.
        Mailbox.objects.filter(id=mailbox_id, tokens=before).update(tokens=mailbox.tokens)
        return kept.access, kept.until


def _found(mailbox_id: UUID) -> Mailbox:
    mailbox = Mailbox.objects.filter(id=mailbox_id).exclude(tokens="").first()
    if mailbox is None:
        raise MailboxNotFound(NO_MAILBOX)
    return mailbox


def _good(mailbox: Mailbox, refused: str, *, now: datetime) -> tuple[str, datetime] | None:
    kept = opened(mailbox.tokens, place=mailbox.place_of_tokens)
    if kept.access == refused or kept.until - AHEAD <= now:
        return None
    return kept.access, kept.until
