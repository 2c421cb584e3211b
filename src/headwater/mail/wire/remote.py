"""A mailbox whose provider has a way of its own: what both of them can do for us, in one shape."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from typing import Protocol

from headwater.mail.wire.answers import Fetched
from headwater.mail.wire.folders import Role
from headwater.mail.wire.smtp import Outcome

Flags = frozenset[str]
SEEN, FLAGGED = "\\Seen", "\\Flagged"
# Gives a token that is good, and until when; one that was refused is not given again.
FreshToken = Callable[[str], tuple[str, datetime]]


@dataclass(frozen=True)
class RemoteFolder:
    remote_id: str
    name: str
    role: Role | None


@dataclass(frozen=True)
class Changes:
    """What became of a folder since the cursor, and the cursor to ask with the next time.

    `there` is what lies in it, with its flags where they are told. With `is_all` that is everything
    there is: the cursor was none, or none the provider still knows.
    """

    cursor: str
    there: Mapping[str, Flags | None] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    is_all: bool = False


class Remote(Protocol):
    """An open mailbox of such a provider. What goes wrong is raised as a refusal, as by IMAP."""

    def folders(self) -> list[RemoteFolder]: ...

    def changes(self, folder: str, cursor: str, *, since: date) -> Changes: ...

    def letters(self, wanted: Mapping[str, Flags | None]) -> Iterator[Fetched]:
        """Fetch letters whole; those that are gone meanwhile are left out."""
        ...

    def mark(self, remote_id: str, *, is_read: bool, is_flagged: bool) -> None: ...

    def send(self, raw: bytes, *, recipients: Sequence[str]) -> Outcome: ...

    def find(self, message_id: str) -> bool:
        """Say whether a letter with this Message-ID has been sent."""
        ...


def uid_of(remote_id: str) -> int:
    """Give a number for a name, as folders count: two names get the same one never in practice."""
    return int.from_bytes(hashlib.sha256(remote_id.encode()).digest()[:8]) >> 1


def with_hidden(raw: bytes, recipients: Sequence[str]) -> bytes:
    """Name the hidden receivers in the letter: these providers send it to whom it names.

    They take the line out again before anybody gets it.
    """
    head = BytesHeaderParser().parsebytes(raw)
    named = getaddresses([str(line) for name in ("To", "Cc") for line in head.get_all(name, [])])
    shown = {address.lower() for _, address in named}
    hidden = [one for one in recipients if one.lower() not in shown]
    return f"Bcc: {', '.join(hidden)}\r\n".encode() + raw if hidden else raw
