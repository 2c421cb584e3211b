import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7
from headwater.mail.events import MailboxChanged, MailboxConnected, MailboxRemoved
from headwater.mail.models import Folder, Mailbox, MailboxShare
from headwater.mail.rules.states import (
    DropThere,
    InTheClear,
    MailboxState,
    MailboxThere,
    MailSecurity,
    MailSight,
    MailWay,
    NotInMailbox,
    SecretMissing,
)
from headwater.mail.selectors.mailboxes import get_mailbox
from headwater.mail.services.weaving import retell
from headwater.tenancy.sql import execute, one_at_a_time

# By hand rather than by the ORM, which would read a hundred thousand letters first.
OF_LETTERS = """letter_id IN (SELECT id FROM mail_letter
    WHERE workspace_id = current_workspace() AND mailbox_id = %s)"""
OF_FOLDERS = """folder_id IN (SELECT id FROM mail_folder
    WHERE workspace_id = current_workspace() AND mailbox_id = %s)"""
OF_OUTGOING = """outgoing_id IN (SELECT id FROM mail_outgoing
    WHERE workspace_id = current_workspace() AND mailbox_id = %s)"""
# Links in letters that have left still lead where they led, and still unsubscribe.
LEAVE = [
    f"UPDATE mail_{table} SET outgoing_id = NULL WHERE workspace_id = current_workspace() AND {OF_OUTGOING}"  # noqa: S608  # constants
    for table in ("publiclink", "suppression")
]
FORGET = [
    f"DELETE FROM mail_{table} WHERE workspace_id = current_workspace() AND {condition}"  # noqa: S608  # constants
    for table, condition in (
        ("sighting", OF_OUTGOING),
        ("enclosure", OF_OUTGOING),
        ("outgoing", "mailbox_id = %s"),
        ("place", OF_FOLDERS),
        ("quarantined", OF_FOLDERS),
        ("attachment", OF_LETTERS),
        ("letterbody", OF_LETTERS),
        ("letterwords", "mailbox_id = %s"),
        ("letter", "mailbox_id = %s"),
        ("threadkey", "mailbox_id = %s"),
        ("thread", "mailbox_id = %s"),
        ("folder", "mailbox_id = %s"),
        ("mailboxshare", "mailbox_id = %s"),
        ("mailbox", "id = %s"),
    )
]
SHARES = ("member_ids", "team_ids")
HOSTS = {"imap_host", "imap_port", "imap_security", "smtp_host", "smtp_port", "smtp_security",
         "username"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class NewMailbox:
    """Where a mailbox is and how one signs in there."""

    address: str
    secret: str
    imap_host: str
    smtp_host: str
    username: str
    imap_port: int = 993
    imap_security: MailSecurity = MailSecurity.TLS
    smtp_port: int = 465
    smtp_security: MailSecurity = MailSecurity.TLS
    sender_name: str = ""
    sight: MailSight = MailSight.PRIVATE
    signature: str = ""
    history_days: int = 90
    daily_cap: int = 200
    member_ids: Sequence[UUID] = ()
    team_ids: Sequence[UUID] = ()
    id: UUID | None = None


def connect_mailbox(new: NewMailbox, *, actor: Actor, now: datetime) -> Mailbox:
    """Remember a mailbox as the actor's own; its letters are fetched from now on."""
    one_at_a_time("mailboxes")
    if new.id is not None and (known := Mailbox.objects.filter(id=new.id).first()):
        return get_mailbox(known.id, actor=actor, own=True)  # the same request once more
    check_is_new(new.address, but=None)
    _check_is_unreadable(asdict(new))
    fields = asdict(new) | {"id": new.id or uuid7(), "address": new.address.lower()}
    secret = fields.pop("secret")
    shares = {name: fields.pop(name) for name in SHARES}
    mailbox = Mailbox(member_id=actor.id, **fields)
    mailbox.secret = settings.VAULT.close(secret, place=mailbox.place)
    mailbox.save(force_insert=True)
    _share(mailbox, shares)
    emit(
        MailboxConnected(actor_id=actor.id, at=now, mailbox_id=mailbox.id, address=mailbox.address)
    )
    return mailbox


def change_mailbox(
    mailbox_id: UUID, changes: Mapping[str, Any], *, version: int, actor: Actor, now: datetime
) -> Mailbox:
    """Set a mailbox of one's own up otherwise. Another server is never told the old password.

    Raises SecretMissing if a server or the name one signs in with changes without a password.
    """
    mailbox = get_mailbox(mailbox_id, actor=actor, own=True, lock=True)
    check_version(mailbox.version, version)
    wanted = dict(changes)
    secret = wanted.pop("secret", None)
    is_paused = wanted.pop("is_paused", None)
    shares = {name: wanted.pop(name, None) for name in SHARES}
    if "address" in wanted:
        wanted["address"] = wanted["address"].lower()
        check_is_new(wanted["address"], but=mailbox.id)
    changed = [name for name, value in wanted.items() if getattr(mailbox, name) != value]
    if HOSTS.intersection(changed) and not secret:
        raise SecretMissing("Enter the password once more: the server is another.", field="secret")
    for name in changed:
        setattr(mailbox, name, wanted[name])
    _check_is_unreadable(vars(mailbox))
    if secret:
        mailbox.secret = settings.VAULT.close(secret, place=mailbox.place)
        changed += ["secret", *_leave_provider(mailbox)]
    if changed:
        mailbox.saved(*changed)
        emit(MailboxChanged(actor_id=actor.id, at=now, mailbox_id=mailbox.id, what=sorted(changed)))
    _share(mailbox, shares)
    if "sight" in changed:
        retell(mailbox)
    _pause(mailbox, is_paused=is_paused, has_new_way=bool(secret))
    return mailbox


def use_for_drops(mailbox_id: UUID, *, is_drop: bool, actor: Actor, now: datetime) -> Mailbox:
    """Let members drop letters in a mailbox of one's own; who sees what they are about reads them.

    Taken up again, it has other addresses: whoever learned an old one can use it no longer.
    """
    mailbox = get_mailbox(mailbox_id, actor=actor, own=True, lock=True)
    if is_drop == bool(mailbox.drop_key):
        return mailbox
    one_at_a_time("mailboxes")
    if is_drop and Mailbox.objects.exclude(drop_key="").exists():
        raise DropThere("Another mailbox is used for that already.")
    mailbox.drop_key = secrets.token_hex(16) if is_drop else ""
    mailbox.sight = MailSight.RECORDS if is_drop else mailbox.sight
    mailbox.saved("drop_key", "sight")
    emit(MailboxChanged(actor_id=actor.id, at=now, mailbox_id=mailbox.id, what=["drop_key"]))
    retell(mailbox)
    return mailbox


def choose_folders(mailbox_id: UUID, names: list[str], *, actor: Actor) -> None:
    """Say which folders are fetched; what was taken in from others stays."""
    mailbox = get_mailbox(mailbox_id, actor=actor, own=True, lock=True)
    Folder.objects.filter(mailbox=mailbox, name__in=names).update(is_fetched=True)
    Folder.objects.filter(mailbox=mailbox).exclude(name__in=names).update(is_fetched=False)


def remove_mailbox(mailbox_id: UUID, *, actor: Actor, now: datetime) -> Mailbox:
    """Forget a mailbox and all letters taken in from it; what the timeline tells of them stays.

    Gives the mailbox as it was: a permission its provider gave has to be given back.
    """
    mailbox = get_mailbox(mailbox_id, actor=actor, own=True, lock=True)
    emit(MailboxRemoved(actor_id=actor.id, at=now, mailbox_id=mailbox.id, address=mailbox.address))
    for statement in (*LEAVE, *FORGET):
        execute(statement, [mailbox.id])
    return mailbox


def _leave_provider(mailbox: Mailbox) -> list[str]:
    """Let a password count from now on, in place of having signed in at the provider."""
    if not mailbox.provider:
        return []
    if mailbox.way != MailWay.IMAP:  # what was numbered by the one way means nothing to the other
        Folder.objects.filter(mailbox=mailbox).delete()
    mailbox.provider, mailbox.way, mailbox.tokens = "", MailWay.IMAP, ""
    return ["provider", "way", "tokens"]


def _share(mailbox: Mailbox, shares: Mapping[str, Sequence[UUID] | None]) -> None:
    """Let exactly these members, and these teams, work in a mailbox; None: as it was."""
    for kind, of in (("member", Member.objects.all()), ("team", Team.objects.all())):
        if (ids := shares.get(f"{kind}_ids")) is None:
            continue
        if of.filter(id__in=ids).count() != len(set(ids)):
            raise NotInMailbox("There is no such member or team.", field=f"{kind}_ids")
        here = MailboxShare.objects.filter(mailbox=mailbox, **{f"{kind}__isnull": False})
        here.exclude(**{f"{kind}_id__in": ids}).delete()
        MailboxShare.objects.bulk_create(
            [MailboxShare(mailbox=mailbox, **{f"{kind}_id": one}) for one in set(ids)],
            ignore_conflicts=True,
        )


def check_is_new(address: str, *, but: UUID | None) -> None:
    same = Mailbox.objects.filter(address__iexact=address)
    if (same.exclude(id=but) if but else same).exists():
        raise MailboxThere("This address is connected already.", field="address")


def _check_is_unreadable(servers: Mapping[str, Any]) -> None:
    """Refuse to send a password in the clear, except to a server the operator has named."""
    for kind in ("imap", "smtp"):
        host, port = servers[f"{kind}_host"], servers[f"{kind}_port"]
        is_plain = servers[f"{kind}_security"] == MailSecurity.PLAIN
        if is_plain and not {host, f"{host}:{port}"} & settings.OUTBOUND_ALLOWED:
            raise InTheClear(
                "Without encryption everybody on the way could read the password. Choose TLS.",
                field=f"{kind}_security",
            )


def _pause(mailbox: Mailbox, *, is_paused: bool | None, has_new_way: bool) -> None:
    """Rest, or go on; whoever entered a new password wants to go on as well."""
    if is_paused is True:
        state = MailboxState.PAUSED
    elif is_paused is False or (has_new_way and mailbox.state == MailboxState.FAILING):
        state = MailboxState.NEW
    else:
        return
    mailbox.state, mailbox.problem, mailbox.problem_text = state, "", ""
    mailbox.save(update_fields=["state", "problem", "problem_text"])
