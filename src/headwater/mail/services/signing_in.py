"""Connecting a mailbox by signing in at its provider, and giving the permission back."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.mail.events import MailboxChanged, MailboxConnected
from headwater.mail.models import Mailbox
from headwater.mail.rules.states import MailboxState, MailProvider, MailSecurity, OtherAddress
from headwater.mail.selectors.mailboxes import client_of, get_mailbox, limits
from headwater.mail.services.mailboxes import check_is_new
from headwater.mail.services.tokens import keep, opened
from headwater.mail.wire import oauth
from headwater.mail.wire.clients import MailClient
from headwater.tenancy.sql import one_at_a_time


def redirect() -> str:
    """Name the page to which providers send the browser back; it is registered with them."""
    return f"{settings.ENVIRONMENT.public_url}/mailbox-connected"


def begin_sign_in(provider: MailProvider, *, mailbox_id: UUID | None, actor: Actor) -> oauth.Begun:
    """Begin signing in: anew, or again for a mailbox of one's own."""
    address = get_mailbox(mailbox_id, actor=actor, own=True).address if mailbox_id else ""
    return oauth.begin(client_of(provider), redirect=redirect(), address=address)


def finish_sign_in(
    provider: MailProvider, code: str, *, begun: oauth.Begun, mailbox_id: UUID | None,
    actor: Actor, now: datetime,
) -> Mailbox:  # fmt: skip
    """Take what the provider gives for the code, and connect the mailbox of whoever signed in there.

    A mailbox of one's own with that address goes on with the tokens in place of its password.
    """
    client = client_of(provider)
    tokens = oauth.exchange(client, code, begun=begun, redirect=redirect(), limits=limits())
    one_at_a_time("mailboxes")
    wanted = get_mailbox(mailbox_id, actor=actor, own=True, lock=True) if mailbox_id else None
    if wanted is not None and wanted.address.lower() != tokens.address:
        raise OtherAddress(
            "You signed in as {signed_in}, but this mailbox is {address}.",
            signed_in=tokens.address, address=wanted.address,
        )  # fmt: skip
    known = wanted or Mailbox.objects.owned_by(actor).filter(address__iexact=tokens.address).first()
    check_is_new(tokens.address, but=known.id if known else None)
    mailbox = known or Mailbox(member_id=actor.id, address=tokens.address, sender_name=actor.name)
    _point(mailbox, client)
    keep(mailbox, tokens, now=now)
    mailbox.state, mailbox.problem, mailbox.problem_text = MailboxState.NEW, "", ""
    mailbox.save(force_insert=known is None)
    if known is None:
        emit(
            MailboxConnected(
                actor_id=actor.id, at=now, mailbox_id=mailbox.id, address=mailbox.address
            )
        )
    else:
        mailbox.refresh_from_db()  # the database has numbered the edit
        emit(MailboxChanged(actor_id=actor.id, at=now, mailbox_id=mailbox.id, what=["tokens"]))
    return mailbox


def give_back(provider: str, tokens: str, place: str) -> None:
    """Tell the provider that a permission is not needed any more; `tokens` are closed."""
    lasting = opened(tokens, place=place).refresh
    oauth.revoke(client_of(provider), lasting, limits=limits())


def _point(mailbox: Mailbox, client: MailClient) -> None:
    """Let a mailbox be where its provider has it; whoever comes from a password leaves it behind."""
    mailbox.provider, mailbox.secret, mailbox.username = client.provider, "", mailbox.address
    if mailbox.way != client.way:  # what was numbered by the one way means nothing to the other
        mailbox.folders.all().delete()
    mailbox.way = client.way
    for kind in ("imap", "smtp"):
        door = getattr(client, kind)
        setattr(mailbox, f"{kind}_host", door.host)
        setattr(mailbox, f"{kind}_port", door.port)
        setattr(mailbox, f"{kind}_security", MailSecurity(door.security))
