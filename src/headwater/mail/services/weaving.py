"""Telling the timeline of letters: as contacts with the deal, lead, person or company they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.actors import looking_as
from headwater.activities.events import NoteChanged, NoteCreated
from headwater.activities.models import Note
from headwater.activities.rules import NoteKind
from headwater.activities.services.notes import told
from headwater.activities.services.telling import LINKS
from headwater.events.log import emit_many
from headwater.leads.services.moves import note_follow_up
from headwater.mail.models import Letter, LetterBody, Mailbox, Outgoing, Thread
from headwater.mail.rules.automatic import Nature
from headwater.mail.rules.folding import fold
from headwater.mail.rules.states import MailDirection
from headwater.mail.selectors.mailboxes import members_by_address
from headwater.mail.selectors.matches import About, known_by

TOLD = 4_000  # characters of a letter that its contact repeats, for those who search
FRESH = timedelta(days=1)  # what is older is history: nobody was answered just now


def link(
    mailbox: Mailbox, others: Mapping[UUID, Sequence[str]], own_domains: frozenset[str]
) -> None:
    """Find out what threads are about that nobody has said anything of yet."""
    threads = Thread.objects.filter(id__in=others, is_linked_by_hand=False, **dict.fromkeys(LINKS))
    open_ones = list(threads)
    addresses = {address for one in open_ones for address in others[one.id]}
    if not addresses:
        return
    with looking_as(mailbox.member_id, workspace_id=mailbox.workspace_id) as actor:
        if actor is None:
            return
        known = known_by(addresses, own_domains, actor=actor)
    found = []
    for thread in open_ones:
        if about := known.about(others[thread.id], own_domains):
            for name, value in asdict(about).items():
                setattr(thread, name, value)
            found.append(thread)
    Thread.objects.bulk_update(found, ["deal", "lead", "person", "company"])


def weave(
    mailbox: Mailbox,
    thread_ids: Iterable[UUID],
    *,
    now: datetime,
    said: Mapping[UUID, str] = MappingProxyType({}),
) -> None:
    """Write a contact for each letter between people that has none and is about something.

    `said` is what letters at hand say, so that nobody reads them again.
    """
    threads = {one.id: about_of(one) for one in Thread.objects.filter(id__in=set(thread_ids))}
    letters = Letter.objects.filter(
        thread_id__in=[id_ for id_, about in threads.items() if about],
        note=None,
        nature=Nature.PERSON,
    )
    wrote = _authors(mailbox, letters)
    pairs = [
        (
            one,
            _note(
                one,
                threads[one.thread_id],
                mailbox,
                author_id=wrote.get(one.key, mailbox.member_id),
            ),
        )
        for one in letters
    ]
    if not pairs:
        return
    unread = [letter for letter, _ in pairs if letter.id not in said]
    texts = {**said, **_texts(unread)}
    for letter, note in pairs:
        note.text = f"{letter.subject}\n{texts.get(letter.id, '')[:TOLD]}".strip() or "…"
        letter.note = note
    Note.objects.bulk_create([note for _, note in pairs])
    Letter.objects.bulk_update([letter for letter, _ in pairs], ["note"])
    with looking_as(mailbox.member_id, workspace_id=mailbox.workspace_id) as actor:
        if actor is not None:
            emit_many([NoteCreated(**told(note, actor=actor, now=now)) for _, note in pairs])
            _follow_up(pairs, actor=actor, now=now)


def about_of(thread: Thread) -> About:
    return About(**{name: getattr(thread, name) for name in LINKS})


def link_by_hand(
    thread: Thread, links: Mapping[str, UUID | None], *, actor: Actor, now: datetime
) -> None:
    """Let a thread be about what somebody says, for good, and its contacts with it."""
    for name, value in links.items():
        setattr(thread, name, value)
    thread.is_linked_by_hand = True
    thread.saved("is_linked_by_hand", *(name.removesuffix("_id") for name in links))
    _weave_anew(thread, actor=actor, now=now)


def _weave_anew(thread: Thread, *, actor: Actor, now: datetime) -> None:
    notes = Note.objects.filter(id__in=thread.letters.exclude(note=None).values("note_id"))
    about = about_of(thread).one()
    if not about:
        notes.update(deleted_at=now, deleted_by_id=actor.id)
        Letter.objects.filter(thread=thread).update(note=None)
        return
    notes.update(**(dict.fromkeys(LINKS) | about))
    changed = list(notes.all())
    emit_many([NoteChanged(**told(note, actor=actor, now=now)) for note in changed])
    weave(thread.mailbox, [thread.id], now=now)


def retell(mailbox: Mailbox) -> None:
    """Let timelines tell of a mailbox's letters to whoever may read them now."""
    is_private = mailbox.is_private
    told_of = Letter.objects.filter(mailbox=mailbox).exclude(note=None).values("note_id")
    Note.objects.filter(id__in=told_of).exclude(is_private=is_private).update(is_private=is_private)


def _authors(mailbox: Mailbox, letters: Iterable[Letter]) -> dict[str, UUID]:
    """Say who wrote letters here: in a mailbox of several that is not whoever it is of."""
    if mailbox.drop_key:
        members = members_by_address()
        people = {
            one.key: (one.sender_address, *(who["address"] for who in one.to)) for one in letters
        }
        mine = {
            key: [members[who] for who in those if who in members] for key, those in people.items()
        }
        return {key: ids[0] for key, ids in mine.items() if ids}
    rows = Outgoing.objects.filter(mailbox=mailbox, message_id__in=[one.key for one in letters])
    return dict(rows.values_list("message_id", "author_id"))


def _note(letter: Letter, about: About, mailbox: Mailbox, *, author_id: UUID) -> Note:
    return Note(
        kind=NoteKind.EMAIL,
        happened_at=letter.sent_at,
        letter_id=letter.id,
        is_incoming=letter.direction == MailDirection.IN,
        is_private=mailbox.is_private,
        author_id=author_id,
        **about.one(),
    )


def _texts(letters: Sequence[Letter]) -> dict[UUID, str]:
    bodies = LetterBody.objects.filter(letter__in=letters).values_list("letter_id", "text")
    return {letter_id: fold(text).said.strip() for letter_id, text in bodies}


def _follow_up(pairs: Sequence[tuple[Letter, Note]], *, actor: Actor, now: datetime) -> None:
    """Stop the clock of leads that were answered just now."""
    for letter, note in pairs:
        is_answer = letter.direction == MailDirection.OUT and now - letter.sent_at < FRESH
        if note.lead_id is not None and is_answer:
            note_follow_up(note.lead_id, is_contact=True, actor=actor, now=now)
