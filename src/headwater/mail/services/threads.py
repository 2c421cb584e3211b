"""Putting letters into threads, and keeping what threads say of their letters."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.mail.events import ThreadChanged
from headwater.mail.models import Letter, Mailbox, Thread, ThreadKey
from headwater.mail.rules.threads import Candidate, is_reply, plain_subject, thread_of
from headwater.mail.services.reading import Read, key_of
from headwater.tenancy.sql import execute

LONGEST_SUBJECT_KEY = 200
OTHERS = 8  # names that a line of a list has room for

# One statement for all threads of a batch; what the list shows is never counted while it is read.
RECOUNT = """
UPDATE mail_thread t SET
    subject = coalesce(first_one.subject, ''), snippet = coalesce(last_one.snippet, ''),
    first_at = coalesce(sums.first_at, t.first_at), last_at = coalesce(sums.last_at, t.last_at),
    last_in_at = sums.last_in_at, last_out_at = sums.last_out_at,
    letters_count = coalesce(sums.letters, 0), unread_count = coalesce(sums.unread, 0),
    has_attachments = coalesce(sums.attached, false), updated_at = now()
FROM unnest(%(ids)s::uuid[]) AS wanted(id)
LEFT JOIN LATERAL (
    SELECT min(sent_at) AS first_at, max(sent_at) AS last_at, count(*) AS letters,
        max(sent_at) FILTER (WHERE direction = 'in') AS last_in_at,
        max(sent_at) FILTER (WHERE direction = 'out') AS last_out_at,
        count(*) FILTER (WHERE direction = 'in' AND NOT is_read) AS unread,
        bool_or(has_attachments) AS attached
    FROM mail_letter WHERE workspace_id = current_workspace() AND thread_id = wanted.id
) sums ON true
LEFT JOIN LATERAL (
    SELECT subject FROM mail_letter
    WHERE workspace_id = current_workspace() AND thread_id = wanted.id
    ORDER BY sent_at, id LIMIT 1
) first_one ON true
LEFT JOIN LATERAL (
    SELECT snippet FROM mail_letter
    WHERE workspace_id = current_workspace() AND thread_id = wanted.id
    ORDER BY sent_at DESC, id DESC LIMIT 1
) last_one ON true
WHERE t.workspace_id = current_workspace() AND t.id = wanted.id
"""


class Threading:
    """Finds the thread of each letter of a batch, in few statements, the oldest letter first."""

    def __init__(self, mailbox: Mailbox, reads: Sequence[Read], *, own: frozenset[str]) -> None:
        self.mailbox, self.own = mailbox, own
        keys = {key for one in reads for key in (one.key, *one.references)}
        self.threads: dict[str, UUID] = dict(
            ThreadKey.objects.filter(mailbox=mailbox, key__in=keys).values_list("key", "thread_id")
        )
        self.new: dict[UUID, Thread] = {}
        self.new_keys: dict[str, UUID] = {}
        self.by_subject = self._by_subject(reads)

    def thread_of(self, one: Read, others: Sequence[Mapping[str, str]], at: datetime) -> UUID:
        """Choose by what the letter refers to or is referred to by, else by its subject, or begin one."""
        named = self.threads.get(one.key) or thread_of(
            one.letter, by_ids=self._by_ids, by_subject=self._candidates
        )
        thread_id = named or self._begin(one, others, at)
        for key in (one.key, *one.references):
            if key not in self.threads:
                self.threads[key] = self.new_keys[key] = thread_id
        return thread_id

    def save(self) -> None:
        Thread.objects.bulk_create(self.new.values())
        keys = [
            ThreadKey(mailbox=self.mailbox, thread_id=thread_id, key=key)
            for key, thread_id in self.new_keys.items()
        ]
        ThreadKey.objects.bulk_create(keys, ignore_conflicts=True)

    def _begin(self, one: Read, others: Sequence[Mapping[str, str]], at: datetime) -> UUID:
        subject = one.letter.subject
        thread = Thread(
            mailbox=self.mailbox, subject=subject, subject_key=_subject_key(subject),
            first_at=at, last_at=at, others=list(others)[:OTHERS],
        )  # fmt: skip
        self.new[thread.id] = thread
        self.by_subject.setdefault(thread.subject_key, []).append(thread)
        return thread.id

    def _by_ids(self, ids: Sequence[str]) -> dict[str, UUID]:
        return {each: self.threads[key_of(each)] for each in ids if key_of(each) in self.threads}

    def _candidates(self, subject: str) -> list[Candidate[UUID]]:
        return [
            Candidate(
                thread.id,
                people=self.own | {other["address"] for other in thread.others},
                last_at=thread.last_at,
            )
            for thread in self.by_subject.get(_subject_key(subject), ())
        ]

    def _by_subject(self, reads: Iterable[Read]) -> dict[str, list[Thread]]:
        """Find threads of these subjects with these people: a subject alone may be that of thousands."""
        answers = [one for one in reads if not one.references and is_reply(one.letter.subject)]
        wanted = {_subject_key(one.letter.subject) for one in answers} - {""}
        people = {
            who.address
            for one in answers
            for who in (one.letter.sender, *one.letter.to, *one.letter.cc)
            if who and who.address not in self.own
        }
        found: dict[str, list[Thread]] = {}
        if wanted and people:
            with_them = reduce(
                or_, (Q(others__contains=[{"address": one}]) for one in sorted(people))
            )
            rows = Thread.objects.filter(with_them, mailbox=self.mailbox, subject_key__in=wanted)
            for thread in rows.order_by("-last_at", "-id")[:500]:
                found.setdefault(thread.subject_key, []).append(thread)
        return found


def recount(thread_ids: Collection[UUID]) -> None:
    """Let threads say again what their letters are."""
    if thread_ids:
        execute(RECOUNT, {"ids": sorted(thread_ids)})


def reopen(letters: Iterable[Letter]) -> None:
    """Take threads that were put aside back into the inbox: somebody wrote once more."""
    ids = {letter.thread_id for letter in letters}
    Thread.objects.filter(id__in=ids).exclude(done_at=None).update(done_at=None)


def tell_changed(thread: Thread, *, actor: Actor, now: datetime) -> None:
    emit(
        ThreadChanged(actor_id=actor.id, at=now, mailbox_id=thread.mailbox_id, thread_id=thread.id)
    )


def _subject_key(subject: str) -> str:
    return plain_subject(subject).lower()[:LONGEST_SUBJECT_KEY]
