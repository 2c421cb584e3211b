"""A mailbox whose workers are killed again and again ends as one that was fetched in peace."""

import hashlib
import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Count, F, Max, Q
from django.utils import timezone

from headwater.activities.models import Note
from headwater.config.environment import Addresses
from headwater.events.models import EventRecord
from headwater.mail.models import Attachment, Letter, LetterBody, Place, Quarantined, Thread
from headwater.mail.rules.states import MailDirection
from headwater.mail.selectors.places import path_of
from headwater.mail.services import fetching
from headwater.pipeline.models import Deal
from tests import make
from tests.killing import house, killed_until_done
from tests.mail.peers import Dovecot, Post
from tests.mail.world import MailWorld, letter, mail_world

LETTERS = 400
IN_A_THREAD = 4
WITH_A_FILE = 5  # every fifth
POISONED = (
    b"Subject: Parts\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * 2_000
)


@pytest.fixture(autouse=True)
def _allowed() -> Iterator[None]:
    before = settings.OUTBOUND_ALLOWED
    yield
    settings.OUTBOUND_ALLOWED = before


def fetch_in_small_steps(workspace_id: int, mailbox_id: UUID) -> None:
    fetching.AT_ONCE = 20
    fetching.fetch(workspace_id, mailbox_id, clock=timezone.now)


def file_of(number: int) -> bytes:
    return f"offer {number} ".encode() * 2_000


def one_of_many(number: int) -> bytes:
    """Write the letter of a number: four of a customer make a thread, every fifth has a file."""
    first = number - number % IN_A_THREAD
    answers = f"References: <{first}@customer.example>\r\n" if number != first else ""
    sent = timezone.now() - timedelta(days=1) + timedelta(minutes=number)
    subject = f"{'Re: ' if answers else ''}Desks {first}"
    company = f"customer{first}" if first % (10 * IN_A_THREAD) else "known"
    sender = f"bo{first}@{company}.example"
    raw = letter(subject, number=number, sender=sender, headers=answers, sent=sent)
    return raw if number % WITH_A_FILE else with_file(raw, file_of(number))


def with_file(raw: bytes, data: bytes) -> bytes:
    head, _, text = raw.partition(b"\r\n\r\n")
    head, _, kind = head.partition(b"Content-Type: ")
    file = b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=offer.pdf"
    parts = [b"Content-Type: " + kind + b"\r\n\r\n" + text, file + b"\r\n\r\n" + data]
    body = b"".join(b"--part\r\n" + part + b"\r\n" for part in parts)
    return head + b"Content-Type: multipart/mixed; boundary=part\r\n\r\n" + body + b"--part--\r\n"


def world_of_many(dovecot: Dovecot, post: Post) -> MailWorld:
    """Fill a mailbox, and know the company of every tenth customer, and its deal."""
    raws = [one_of_many(number) for number in range(LETTERS)]
    dovecot.put_many("INBOX", [*raws[:200], POISONED, *raws[200:]])
    world = mail_world(dovecot, post)
    with world.inside():
        company = make.company(name="Known", domain="known.example", owner=world.ada)
        make.deal(owner=world.ada, company=company)
    return world


def files_there() -> Counter[str]:
    """Count attachments by what lies in their files, not by what their rows say."""
    found = Attachment.objects.values_list("digest", flat=True)
    return Counter(hashlib.sha256(path_of(one).read_bytes()).hexdigest() for one in found)


def assert_each_is_there_once() -> None:
    keys = Counter(Letter.objects.values_list("key", flat=True))
    assert keys == Counter(f"{number}@customer.example" for number in range(LETTERS))
    assert LetterBody.objects.count() == LETTERS
    placed = Counter(Place.objects.values_list("letter_id", flat=True))
    assert placed == Counter(Letter.objects.values_list("id", flat=True))
    [aside] = Quarantined.objects.all()
    assert aside.reason == "letter_too_many_parts"


def assert_threads_say_what_their_letters_are() -> None:
    assert Thread.objects.count() == LETTERS / IN_A_THREAD
    came = Q(letters__direction=MailDirection.IN, letters__is_read=False)
    counted = Thread.objects.annotate(
        all=Count("letters"), unread=Count("letters", filter=came), last=Max("letters__sent_at"),
        files=BoolOr("letters__has_attachments"),
    )  # fmt: skip
    right = counted.filter(
        letters_count=IN_A_THREAD, all=IN_A_THREAD, unread_count=F("unread"), last_at=F("last"),
        last_in_at=F("last"), has_attachments=F("files"),
    )  # fmt: skip
    assert right.count() == counted.count()


def assert_contacts_are_told_once(deal: Deal) -> None:
    known = Letter.objects.filter(sender_address__endswith="@known.example")
    assert known.count() == LETTERS / 10
    told = Counter(Note.objects.filter(deal=deal).values_list("letter_id", flat=True))
    assert told == Counter(known.values_list("id", flat=True))
    assert Note.objects.count() == known.count()
    assert EventRecord.objects.filter(name="note.created").count() == known.count()


@pytest.mark.timeout(120)
def test_killed_workers_store_each_letter_once(
    own_database: Addresses, dovecot: Dovecot, post: Post
) -> None:
    world = world_of_many(dovecot, post)
    run = (world.workspace.pk, UUID(world.mailbox["id"]))

    kills = killed_until_done(
        fetch_in_small_steps, *run, at=house(own_database), pace=0.1, chance=random.Random(7)
    )

    assert kills >= 4  # else nothing was proved
    world.fetch()
    assert (world.mailbox["state"], world.mailbox["problem"]) == ("working", "")
    with world.inside():
        assert_each_is_there_once()
        assert_threads_say_what_their_letters_are()
        assert_contacts_are_told_once(Deal.objects.get())
        files = [
            hashlib.sha256(file_of(number)).hexdigest() for number in range(0, LETTERS, WITH_A_FILE)
        ]
        assert files_there() == Counter(files)
