from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, Sum

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.lib.outbound import Limits
from headwater.lib.vault import SecretUnreadable
from headwater.mail.models import Folder, Mailbox, Quarantined
from headwater.mail.rules.dropping import drop_address, key_of_member
from headwater.mail.rules.matching import is_freemail
from headwater.mail.rules.states import (
    SILENCE,
    MailboxNotFound,
    MailboxState,
    ProviderNotSetUp,
    SecretLost,
)
from headwater.mail.wire.clients import MailClient
from headwater.mail.wire.servers import MAIL_LIMITS, Security, Server

NO_MAILBOX = "There is no such mailbox, or it is not yours."


def mailboxes(actor: Actor) -> list[Mailbox]:
    """List the mailboxes an actor may read in, their own first."""
    found = Mailbox.objects.visible_to(actor).select_related("member").prefetch_related("shares")
    return sorted(found, key=lambda one: (one.member_id != actor.id, one.address))


def get_mailbox(
    mailbox_id: UUID, *, actor: Actor, own: bool = False, lock: bool = False
) -> Mailbox:
    """Give a mailbox that one may read in; with `own` one that is one's own to set up."""
    rows = Mailbox.objects.owned_by(actor) if own else Mailbox.objects.visible_to(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=mailbox_id).first()
    if found is None:
        raise MailboxNotFound(NO_MAILBOX)
    return found


def folders(mailbox: Mailbox) -> list[Folder]:
    """List the folders of a mailbox with how many letters lie in each (`letters`)."""
    rows = Folder.objects.filter(mailbox=mailbox).annotate(letters=Count("places"))
    return sorted(rows, key=lambda one: (not one.is_fetched, one.role == "other", one.name.lower()))


def quarantined(mailbox: Mailbox) -> list[Quarantined]:
    rows = Quarantined.objects.filter(folder__mailbox=mailbox).select_related("folder")
    return list(rows.order_by("-noticed_at", "id")[:200])


def own_addresses() -> frozenset[str]:
    """All addresses of the workspace: those of mailboxes, and those members sign in with."""
    boxes = Mailbox.objects.values_list("address", flat=True)
    members = Member.objects.filter(is_active=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in (*boxes, *members))


def members_by_address() -> dict[str, UUID]:
    """Say whose the addresses are from which members write: their own, and those of their mailboxes."""
    boxes = Mailbox.objects.filter(drop_key="").values_list("address", "member_id")
    members = Member.objects.filter(is_active=True).values_list("email", "id")
    return {address.lower(): id_ for address, id_ in (*boxes, *members) if address}


def own_drop_address(actor: Actor) -> str | None:
    """Give the address by which a member drops letters, where the workspace has a mailbox for that."""
    drop = Mailbox.objects.exclude(drop_key="").exclude(state=MailboxState.PAUSED).first()
    return drop_address(drop.address, key_of_member(drop.drop_key, actor.id)) if drop else None


def own_domains(addresses: frozenset[str]) -> frozenset[str]:
    """The domains that are the workspace's own: not those where everybody can have an address."""
    domains = {address.rpartition("@")[2] for address in addresses}
    return frozenset(domain for domain in domains if domain and not is_freemail(domain))


def limits() -> Limits:
    return replace(MAIL_LIMITS, allowed=settings.OUTBOUND_ALLOWED)


def imap_server(mailbox: Mailbox, token: str = "") -> Server:
    return _server(mailbox, "imap", token)


def smtp_server(mailbox: Mailbox, token: str = "") -> Server:
    return _server(mailbox, "smtp", token)


def client_of(provider: str) -> MailClient:
    """Give what the operator has made us known as to a provider."""
    client: MailClient | None = settings.MAIL_CLIENTS.get(provider)
    if client is None:
        raise ProviderNotSetUp(
            "Signing in with {provider} is not set up on this server.",
            provider=provider.capitalize(),
        )
    return client


def _server(mailbox: Mailbox, kind: str, token: str) -> Server:
    return Server(
        host=getattr(mailbox, f"{kind}_host"),
        port=getattr(mailbox, f"{kind}_port"),
        security=Security(getattr(mailbox, f"{kind}_security")),
        username=mailbox.username,
        secret=token or _password(mailbox),
        is_token=bool(token),
    )


def _password(mailbox: Mailbox) -> str:
    try:
        return settings.VAULT.open(mailbox.secret, place=mailbox.place)
    except SecretUnreadable:
        raise SecretLost(
            "The password of {address} cannot be read any more: enter it once more.",
            address=mailbox.address,
        ) from None


def to_fetch(*, now: datetime) -> list[UUID]:
    """Name the mailboxes whose letters are to be fetched by the clock: those no run is busy with."""
    is_running = Q(state__in=[MailboxState.NEW, MailboxState.WORKING], heard_at__gt=now - SILENCE)
    rows = Mailbox.objects.filter(member__is_active=True)
    rows = rows.exclude(state=MailboxState.PAUSED).exclude(is_running)
    return list(rows.order_by("id").values_list("id", flat=True))


def progress(rows: Iterable[Mailbox]) -> dict[UUID, tuple[int, int]]:
    """Say of each mailbox how many messages of its last run are here, and how many it found."""
    counted = Folder.objects.filter(mailbox__in=list(rows), is_fetched=True).values("mailbox_id")
    sums = counted.annotate(done_sum=Sum("done"), total_sum=Sum("total"))
    return {one["mailbox_id"]: (one["done_sum"], one["total_sum"]) for one in sums}
