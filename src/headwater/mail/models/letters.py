from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, choices
from headwater.accounts.rules import Actor
from headwater.activities.models import ABOUT, Note, seen_through_any
from headwater.leads.models import Lead
from headwater.mail.models.mailboxes import Folder, Mailbox
from headwater.mail.rules.states import MailDirection, MailSight
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.tenancy.models import Editable, Record, Reference, WorkspaceModel


class ThreadQuerySet(models.QuerySet["Thread"]):
    """A thread is seen by whoever its mailbox is of, and by those the mailbox lets read it."""

    def visible_to(self, actor: Actor) -> Self:
        own = Q(mailbox__in=Mailbox.objects.visible_to(actor))
        through = Q(mailbox__sight=MailSight.RECORDS) & seen_through_any(ABOUT, actor)
        return self.filter(own | through)

    def known_to(self, actor: Actor) -> Self:
        return self.visible_to(actor)


class Thread(Editable):
    """Letters of one mailbox that belong together, and what they are about.

    `is_linked_by_hand` says that somebody chose what it is about: nothing changes that by itself.
    The counts and the last letter are kept by services/threads.py. Where several work in a
    mailbox, `assignee` is who answers.
    """

    mailbox = Reference(Mailbox, models.CASCADE, related_name="threads", own_index=False)
    subject = models.TextField(blank=True)
    subject_key = models.CharField(max_length=200, blank=True)
    snippet = models.CharField(max_length=300, blank=True)
    others = models.JSONField(default=list)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    last_in_at = models.DateTimeField(null=True)
    last_out_at = models.DateTimeField(null=True)
    # When somebody last read a letter of ours, or followed a link of it.
    hot_at = models.DateTimeField(null=True)
    letters_count = models.PositiveIntegerField(default=0)
    unread_count = models.PositiveIntegerField(default=0)
    has_attachments = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)
    assignee = Reference(Member, models.SET_NULL, null=True, related_name="+")
    is_linked_by_hand = models.BooleanField(default=False)
    deal = Reference(Deal, models.SET_NULL, null=True, related_name="+")
    person = Reference(Person, models.SET_NULL, null=True, related_name="+")
    company = Reference(Company, models.SET_NULL, null=True, related_name="+")
    lead = Reference(Lead, models.SET_NULL, null=True, related_name="+")

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "mailbox", "-last_at", "-id"], name="thread_of_mailbox"
            ),
            models.Index(
                fields=["workspace", "mailbox", "-last_in_at", "-id"],
                condition=Q(done_at=None, last_in_at__isnull=False),
                name="thread_in_inbox",
            ),
            models.Index(
                fields=["workspace", "mailbox", "subject_key", "-last_at"],
                name="thread_by_subject",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class ThreadKey(WorkspaceModel):
    """That a Message-ID belongs to a thread: its own letter's, or one that a letter refers to.

    Rows rather than an array: equality is found by an index under row-level security, overlap is not.
    """

    mailbox = Reference(Mailbox, models.CASCADE, related_name="+", own_index=False)
    thread = Reference(Thread, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=250)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "mailbox", "key"], name="message_is_of_one_thread"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Letter(Record):
    """One message, stored once for its mailbox, however many folders it lies in.

    `key` is what makes it the same: its Message-ID, or a digest of it where it has none. `to` and
    `cc` are lists of `{name, address}`. `note` is how the timeline tells of it.
    """

    mailbox = Reference(Mailbox, models.CASCADE, related_name="letters", own_index=False)
    thread = Reference(Thread, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=250)
    direction = models.CharField(max_length=3, choices=choices(list(MailDirection)))
    nature = models.CharField(max_length=15, default="person")
    sender_name = models.CharField(max_length=300, blank=True)
    sender_address = models.CharField(max_length=320, blank=True)
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    subject = models.TextField(blank=True)
    snippet = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()
    size = models.PositiveIntegerField(default=0)
    references = ArrayField(models.CharField(max_length=250), default=list)
    is_read = models.BooleanField(default=False)
    is_flagged = models.BooleanField(default=False)
    # What somebody marked here and the server has still to be told.
    is_mark_due = models.BooleanField(default=False)
    is_whole = models.BooleanField(default=True)
    has_attachments = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(db_default=Now(), editable=False)
    note = Reference(Note, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "mailbox", "key"], name="letter_is_stored_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["workspace", "mailbox"],
                condition=Q(is_mark_due=True),
                name="letter_to_be_marked",
            ),
            # Whether somebody has answered, in whichever mailbox.
            models.Index(
                fields=["workspace", "sender_address", "sent_at"],
                condition=Q(direction=MailDirection.IN, nature="person"),
                name="letter_from_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class LetterBody(Record):
    """What a letter says; apart from it, so that lists need not read it."""

    letter = Reference(Letter, models.CASCADE, related_name="bodies", own_index=False)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "letter"], name="letter_has_one_body")
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Attachment(Record):
    """A file that came with a letter; its bytes lie under their digest (services/stored.py)."""

    letter = Reference(Letter, models.CASCADE, related_name="attachments", own_index=False)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=150)
    content_id = models.CharField(max_length=255, blank=True)
    is_inline = models.BooleanField(default=False)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "letter", "position"], name="attachment_has_its_position"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Place(Record):
    """Where on the server a letter lies; it may lie in several folders.

    Where the server has names for letters rather than numbers, `uid` is made of `remote_id`.
    """

    letter = Reference(Letter, models.CASCADE, related_name="places")
    folder = Reference(Folder, models.CASCADE, related_name="places", own_index=False)
    uid = models.BigIntegerField()
    remote_id = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "folder", "uid"], name="place_holds_one_letter"
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)


class Quarantined(Record):
    """A message that could not be read: why, and where it lies. The next one was taken in."""

    folder = Reference(Folder, models.CASCADE, related_name="quarantined", own_index=False)
    uid = models.BigIntegerField()
    reason = models.CharField(max_length=50)
    size = models.PositiveIntegerField(default=0)
    noticed_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "folder", "uid"], name="message_is_quarantined_once"
            )
        ]

    def __str__(self) -> str:
        return self.reason
