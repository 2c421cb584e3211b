"""The workspace's drop mailbox: what members send there is filed as what it was.

Trusted is who writes from an address of a member to that member's own drop address, of which a part
is known to nobody else; and whom our own server of mail did not find to be a forger. Whatever else
comes is put aside with a reason, and told to nobody.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from headwater.accounts.models import Member
from headwater.mail.models import Mailbox
from headwater.mail.rules.dropping import Envelope, drop_address, envelope, key_of_member, original
from headwater.mail.rules.folding import fold
from headwater.mail.rules.letters import Letter
from headwater.mail.rules.matching import counterparts
from headwater.mail.rules.parts import take_apart
from headwater.mail.selectors.mailboxes import members_by_address, own_addresses, own_domains
from headwater.mail.services.reading import Read, Unread, key_of, read
from headwater.mail.wire.answers import Fetched
from headwater.tenancy.context import acting_in

END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True)
class Drop:
    """What is known about whoever may drop letters."""

    keys: Mapping[str, UUID]  # by drop address
    members: Mapping[str, UUID]  # by the addresses they write from
    own: frozenset[str]
    domains: frozenset[str]


def read_of(
    mailbox: Mailbox, fetched: Iterable[Fetched], *, workspace_id: int
) -> list[Read | Unread]:
    """Read messages of a mailbox; those of the drop mailbox become what members mean by them."""
    if not mailbox.drop_key:
        return [read(one, workspace_id=workspace_id) for one in fetched]
    with acting_in(workspace_id):
        drop = _drop(mailbox)
    return [_meant(one, read(one, workspace_id=workspace_id), drop) for one in fetched]


def _drop(mailbox: Mailbox) -> Drop:
    active = Member.objects.filter(is_active=True).values_list("id", flat=True)
    own = own_addresses()
    return Drop(
        keys={
            drop_address(mailbox.address, key_of_member(mailbox.drop_key, one)): one
            for one in active
        },
        members=members_by_address(),
        own=own,
        domains=own_domains(own),
    )


def _meant(one: Fetched, came: Read | Unread, drop: Drop) -> Read | Unread:
    if isinstance(came, Unread):
        return came
    head = END_OF_HEAD.split(one.raw, maxsplit=1)[0] + b"\r\n\r\n"
    how = envelope(take_apart(head).head)
    if reason := _distrust(how, came.letter, drop):
        return Unread(uid=came.uid, size=came.size, reason=reason)
    if counterparts(came.letter, drop.own, drop.domains):
        return came  # a copy of what the member wrote to others
    passed_on = original(came.letter, how.zone)
    if passed_on is None:
        return Unread(uid=came.uid, size=came.size, reason="drop_without_original")
    references = (*passed_on.references, *passed_on.in_reply_to)
    return replace(
        came,
        letter=passed_on,
        key=key_of(passed_on.message_id) or came.digest,
        said=fold(passed_on.text).said.strip(),
        references=list(dict.fromkeys(filter(None, map(key_of, references)))),
    )


def _distrust(how: Envelope, letter: Letter, drop: Drop) -> str:
    """Say why a letter is not believed to be a member's; nothing if it is."""
    member = drop.members.get(letter.sender.address.lower()) if letter.sender else None
    if member is None:
        return "drop_stranger"
    if member not in {drop.keys.get(address) for address in how.delivered}:
        return "drop_without_key"
    return "drop_forged" if how.is_forged else ""
