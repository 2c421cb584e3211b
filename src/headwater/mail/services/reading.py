"""Reading fetched messages: all that needs no database, so that no transaction waits for it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.mail.rules.automatic import Nature, nature
from headwater.mail.rules.bounces import Bounce, read_bounce
from headwater.mail.rules.complaints import Complaint, read_complaint
from headwater.mail.rules.folding import fold
from headwater.mail.rules.letters import Letter, Unreadable, read_letter
from headwater.mail.rules.words import Words, words_of
from headwater.mail.services.stored import keep
from headwater.mail.wire.answers import Fetched

SNIPPET = 300
LONGEST_KEY = 250
MOST_REFERENCES = 50


@dataclass(frozen=True)
class Enclosed:
    """An attachment whose bytes have been written down."""

    name: str
    content_type: str
    content_id: str
    is_inline: bool
    size: int
    digest: str


@dataclass(frozen=True)
class Unread:
    """A message that could not be read, and why."""

    uid: int
    size: int
    reason: str


@dataclass(frozen=True)
class Read:
    """One message, as it will be taken in."""

    uid: int
    key: str
    digest: str
    size: int
    is_seen: bool
    is_flagged: bool
    is_whole: bool
    letter: Letter
    said: str
    nature: Nature
    bounce: Bounce | None
    complaint: Complaint | None
    references: Sequence[str]
    enclosed: Sequence[Enclosed]
    remote_id: str = ""

    @property
    def snippet(self) -> str:
        return " ".join(self.said.split())[:SNIPPET]


def read(one: Fetched, *, workspace_id: int) -> Read | Unread:
    """Read one message and write its attachments down; a poisoned one says why it was not read."""
    flags = {flag.lower() for flag in one.flags}
    try:
        letter = read_letter(one.raw)
    except Unreadable as problem:
        return Unread(uid=one.uid, size=one.size, reason=problem.code)
    kind, digest = nature(letter), _digest(one.raw)
    references = (*letter.references, *letter.in_reply_to)[-MOST_REFERENCES:]
    return Read(
        uid=one.uid,
        remote_id=one.remote_id,
        size=one.size,
        is_seen="\\seen" in flags,
        is_flagged="\\flagged" in flags,
        is_whole=one.is_whole,
        key=key_of(letter.message_id) or digest,
        digest=digest,
        letter=letter,
        said=fold(letter.text).said.strip(),
        nature=kind,
        bounce=read_bounce(one.raw) if kind is Nature.BOUNCE else None,
        complaint=read_complaint(letter),
        references=list(dict.fromkeys(filter(None, map(key_of, references)))),
        enclosed=[
            Enclosed(
                name=part.name[:255],
                content_type=part.content_type[:150],
                content_id=part.content_id[:255],
                is_inline=part.is_inline,
                size=len(part.data),
                digest=keep(part.data, workspace_id=workspace_id),
            )
            for part in letter.attachments
        ],
    )


def words_in(letter: Letter) -> Words:
    """Read what a letter can be found by: subject, people, names of files, and what it says."""
    people = [who for who in (letter.sender, *letter.to, *letter.cc) if who]
    named = [letter.subject, *(f"{who.name} {who.address}" for who in people)]
    return words_of([*named, *(part.name for part in letter.attachments)], letter.text)


def key_of(message_id: str) -> str:
    """Give what tells a Message-ID from others: itself, or the digest of one that is too long."""
    if len(message_id) <= LONGEST_KEY:
        return message_id
    return _digest(message_id.encode(errors="replace"))


def _digest(raw: bytes) -> str:
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"
