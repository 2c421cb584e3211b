from typing import Self

from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, choices
from headwater.accounts.rules import Actor
from headwater.activities.models import Task
from headwater.leads.models import Lead
from headwater.mail.models.letters import Letter, Thread
from headwater.mail.models.mailboxes import Mailbox
from headwater.mail.models.templates import MailTemplate
from headwater.mail.rules.states import OutgoingState
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.tenancy.models import Editable, Record, Reference

WAITING = (OutgoingState.QUEUED, OutgoingState.SENDING)


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    """What somebody writes is theirs alone; once sent it is a letter as others are."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(author_id=actor.id)

    def known_to(self, actor: Actor) -> Self:
        return self.visible_to(actor)


class Outgoing(Editable):
    """Something written in Headwater: a draft, or a letter on its way.

    `message_id` is fixed once it is queued, so that whoever gets it twice can tell. `send_at` is
    when it leaves at the earliest, `attempts` how often a server was asked to take it. What a new
    letter was written about is what its thread will be about. `is_to_file`: it has left, and has
    still to be put into the folder of what was sent.
    """

    mailbox = Reference(Mailbox, models.CASCADE, related_name="outgoing", own_index=False)
    author = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    thread = Reference(Thread, models.SET_NULL, null=True, related_name="outgoing")
    answers = Reference(Letter, models.SET_NULL, null=True, related_name="+")
    letter = Reference(Letter, models.SET_NULL, null=True, related_name="+")
    deal = Reference(Deal, models.SET_NULL, null=True, related_name="+")
    lead = Reference(Lead, models.SET_NULL, null=True, related_name="+")
    person = Reference(Person, models.SET_NULL, null=True, related_name="+")
    company = Reference(Company, models.SET_NULL, null=True, related_name="+")
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    bcc = models.JSONField(default=list)
    subject = models.CharField(max_length=900, blank=True)
    text = models.TextField(blank=True)
    doc = models.JSONField(null=True)
    state = models.CharField(
        max_length=10, choices=choices(list(OutgoingState)), default=OutgoingState.DRAFT
    )
    message_id = models.CharField(max_length=250, blank=True)
    send_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    is_to_file = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Written by a sequence: it leaves only to those who may be written to by a machine.
    is_automatic = models.BooleanField(default=False, db_default=False)
    # Whether it is to tell when it is seen; None: as the workspace has it.
    is_tracked = models.BooleanField(null=True)
    problem = models.CharField(max_length=50, blank=True)
    problem_text = models.TextField(blank=True)
    template = Reference(MailTemplate, models.SET_NULL, null=True, related_name="+")
    follow_up_at = models.DateTimeField(null=True)
    followed_up_at = models.DateTimeField(null=True)
    follow_up_task = Reference(Task, models.SET_NULL, null=True, related_name="+")

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "author", "-updated_at"], name="outgoing_of_author"),
            models.Index(
                fields=["workspace", "send_at"],
                condition=Q(state__in=WAITING),
                name="outgoing_due",
            ),
            models.Index(fields=["workspace", "mailbox", "sent_at"], name="outgoing_of_mailbox"),
            models.Index(
                fields=["workspace", "follow_up_at"],
                condition=Q(state=OutgoingState.SENT, followed_up_at=None),
                name="outgoing_to_follow_up",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def receivers(self) -> list[str]:
        """The addresses of everybody it goes to, whether the others see them or not."""
        return [who["address"] for who in (*self.to, *self.cc, *self.bcc)]


class Enclosure(Record):
    """A file that goes with something written; its bytes lie under their digest."""

    outgoing = Reference(Outgoing, models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=150)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name
