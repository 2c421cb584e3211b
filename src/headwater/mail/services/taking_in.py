"""Taking read messages in: each once for its mailbox, whatever is killed when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from headwater.events.log import emit
from headwater.mail.events import MailFetched
from headwater.mail.models import (
    Attachment,
    Folder,
    Letter,
    LetterBody,
    Mailbox,
    Outgoing,
    Place,
    Quarantined,
)
from headwater.mail.rules.automatic import Nature
from headwater.mail.rules.bounces import Bounce
from headwater.mail.rules.matching import counterparts, is_internal
from headwater.mail.rules.states import FolderRole, MailDirection
from headwater.mail.rules.tracking import without_pixels
from headwater.mail.selectors.mailboxes import own_addresses, own_domains
from headwater.mail.services.complaints import note_complaint
from headwater.mail.services.reading import Read, Unread, words_in
from headwater.mail.services.suppression import note_bounce
from headwater.mail.services.threads import Threading, recount, reopen
from headwater.mail.services.weaving import link, weave
from headwater.mail.services.words import FEW, index

AHEAD = timedelta(hours=1)  # a clock that goes wrong by more is not believed


@dataclass
class Batch:
    """What one transaction takes in of one folder, and what it finds on the way."""

    mailbox: Mailbox
    folder: Folder
    own: frozenset[str] = field(default_factory=own_addresses)
    domains: frozenset[str] = field(init=False)
    ours: frozenset[str] = field(init=False)  # who writes from them writes to others
    rows: list[Letter] = field(default_factory=list)
    others: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.domains = own_domains(self.own)
        self.ours = self.own if self.mailbox.drop_key else frozenset({self.mailbox.address})


def take_in(
    folder: Folder, reads: Sequence[Read | Unread], *, now: datetime, is_placed: bool = True
) -> int:
    """Store messages that are not known yet, where all of them lie, and tell the timeline.

    Gives how many are new. What is between the workspace's own people alone is left out. What was
    just sent is not `is_placed` yet: nobody knows its number in the folder.
    """
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(id=folder.mailbox_id)
    batch = Batch(mailbox, folder)
    _put_aside(folder, [one for one in reads if isinstance(one, Unread)])
    whole = [one for one in reads if isinstance(one, Read)]
    wanted = [one for one in whole if not is_internal(one.letter, batch.own, batch.domains)]
    known, wanted = _told_apart(mailbox, wanted, now=now)
    fresh = {one.key: one for one in reversed(wanted) if one.key not in known}
    by_age = sorted(fresh.values(), key=lambda one: (_sent_at(one, now), one.uid))
    _store(by_age, batch, now=now)
    places = known | {letter.key: letter.id for letter in batch.rows}
    placed = wanted if is_placed else []
    Place.objects.bulk_create(
        [
            Place(folder=folder, uid=one.uid, remote_id=one.remote_id, letter_id=places[one.key])
            for one in placed
        ],
        ignore_conflicts=True,
    )
    if batch.rows:
        threads = {letter.thread_id for letter in batch.rows}
        recount(threads)
        reopen(letter for letter in batch.rows if letter.direction == MailDirection.IN)
        link(mailbox, batch.others, batch.domains)
        said = {letter.id: fresh[letter.key].said for letter in batch.rows}
        weave(mailbox, threads, now=now, said=said)
        emit(
            MailFetched(
                actor_id=None, at=now, mailbox_id=mailbox.id, letters=len(batch.rows),
                thread_ids=sorted(threads),
            )
        )  # fmt: skip
    return len(batch.rows)


def _told_apart(
    mailbox: Mailbox, reads: Sequence[Read], *, now: datetime
) -> tuple[dict[str, UUID], list[Read]]:
    """Give the letters that are here already by their keys, and what came with a key for each.

    Whoever copies the Message-ID of another letter must not make theirs, or that one, disappear:
    with another sender or another time it is another letter.
    """
    rows = Letter.objects.filter(mailbox=mailbox, key__in=[one.key for one in reads])
    known: dict[str, tuple[str, datetime]] = {}
    ids: dict[str, UUID] = {}
    for key, letter_id, sender, at in rows.values_list("key", "id", "sender_address", "sent_at"):
        known[key], ids[key] = (sender, at), letter_id
    found: list[Read] = []
    copies: list[Read] = []
    for one in reads:
        mark = (one.letter.sender.address[:320] if one.letter.sender else "", _sent_at(one, now))
        is_copy = known.setdefault(one.key, mark) != mark
        (copies if is_copy else found).append(replace(one, key=one.digest) if is_copy else one)
    if copies:
        rows = Letter.objects.filter(mailbox=mailbox, key__in=[one.key for one in copies])
        ids |= dict(rows.values_list("key", "id"))
    return ids, found + copies


def _put_aside(folder: Folder, reads: Iterable[Unread]) -> None:
    Quarantined.objects.bulk_create(
        [
            Quarantined(folder=folder, uid=one.uid, reason=one.reason, size=one.size)
            for one in reads
        ],
        ignore_conflicts=True,
    )


def _store(reads: Sequence[Read], batch: Batch, *, now: datetime) -> None:
    threading = Threading(batch.mailbox, reads, own=batch.own)
    bodies, attachments = [], []
    for one in reads:
        letter = _row(one, batch, threading, now=now)
        batch.rows.append(letter)
        bodies.append(
            LetterBody(
                letter=letter, text=one.letter.text, html=without_pixels(one.letter.html or "")
            )
        )
        attachments += [
            Attachment(
                letter=letter, position=position, name=part.name, content_type=part.content_type,
                content_id=part.content_id, is_inline=part.is_inline, size=part.size,
                digest=part.digest,
            )
            for position, part in enumerate(one.enclosed)
        ]  # fmt: skip
        if one.bounce is not None:
            _bounced(one.bounce, batch)
            note_bounce(one.bounce, batch.mailbox, now=now)
        if one.complaint is not None:
            note_complaint(one.complaint, now=now)
    threading.save()
    Letter.objects.bulk_create(batch.rows)
    LetterBody.objects.bulk_create(bodies)
    Attachment.objects.bulk_create(attachments)
    if len(batch.rows) <= FEW:
        rows = zip(batch.rows, reads, strict=True)
        index(batch.rows, {row.id: words_in(one.letter) for row, one in rows})


def _row(one: Read, batch: Batch, threading: Threading, *, now: datetime) -> Letter:
    letter = one.letter
    is_ours = batch.folder.role == FolderRole.SENT or (
        letter.sender is not None and letter.sender.address in batch.ours
    )
    at = _sent_at(one, now)
    addresses = counterparts(letter, batch.own, batch.domains)
    names = {who.address: who.name for who in (letter.sender, *letter.to, *letter.cc) if who}
    others = [{"name": names.get(one_, ""), "address": one_} for one_ in addresses]
    thread_id = threading.thread_of(one, others, at)
    batch.others[thread_id] += [one_ for one_ in addresses if one_ not in batch.others[thread_id]]
    return Letter(
        mailbox=batch.mailbox,
        thread_id=thread_id,
        key=one.key,
        direction=MailDirection.OUT if is_ours else MailDirection.IN,
        nature=_nature(one, is_ours=is_ours),
        sender_name=letter.sender.name[:300] if letter.sender else "",
        sender_address=letter.sender.address[:320] if letter.sender else "",
        to=[{"name": who.name, "address": who.address} for who in letter.to],
        cc=[{"name": who.name, "address": who.address} for who in letter.cc],
        subject=letter.subject,
        snippet=one.snippet,
        sent_at=at,
        size=one.size,
        references=list(one.references),
        is_read=one.is_seen or is_ours,
        is_flagged=one.is_flagged,
        is_whole=one.is_whole,
        has_attachments=any(not part.is_inline for part in one.enclosed),
    )


def _nature(one: Read, *, is_ours: bool) -> Nature:
    """A letter of ours that offers a way out of a sequence was written to one person all the same."""
    return Nature.PERSON if is_ours and one.nature is Nature.LIST else one.nature


def _sent_at(one: Read, now: datetime) -> datetime:
    """When it was sent, as it says itself unless that is nonsense; then it came just now."""
    said = one.letter.date
    earliest = datetime(1980, 1, 1, tzinfo=UTC)
    return said if said is not None and earliest < said < now + AHEAD else now


def _bounced(bounce: Bounce, batch: Batch) -> None:
    """Say of what was sent that it did not arrive."""
    if bounce.is_permanent and bounce.message_id:
        Outgoing.objects.filter(mailbox=batch.mailbox, message_id=bounce.message_id).update(
            problem="bounced", problem_text=", ".join(bounce.recipients)[:500]
        )
