from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, choices
from headwater.accounts.rules import Actor, Kind
from headwater.activities.models import Task, seen_through_any
from headwater.leads.models import Lead
from headwater.mail.models import Mailbox, Outgoing
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.sequences.models.sequences import Sequence, SequenceVersion
from headwater.sequences.rules.states import RUNNING, EnrolmentState
from headwater.tenancy.models import Editable, Record, Reference

ENROLLED = (Kind.PERSON, Kind.LEAD)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Somebody in a sequence is seen by whoever put them there, and by who sees the record."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(Q(owner_id=actor.id) | seen_through_any(ENROLLED, actor))

    def known_to(self, actor: Actor) -> Self:
        return self.visible_to(actor)


class Enrolment(Editable):
    """That somebody goes through a sequence, how far they have come, and how it ended.

    `step` is the key of what comes next, `due_at` when; None: it waits for something else. `zone`
    is an IANA name, `country` a code, both as they were known at the beginning. `credit` is the mail
    that was written last: what comes of it is told of that step.
    """

    sequence = Reference(Sequence, models.CASCADE, related_name="enrolments", own_index=False)
    at_version = Reference(SequenceVersion, models.CASCADE, related_name="enrolments")
    owner = Reference(Member, models.CASCADE, related_name="+")
    mailbox = Reference(Mailbox, models.SET_NULL, null=True, related_name="+")
    person = Reference(Person, models.CASCADE, null=True, related_name="+")
    lead = Reference(Lead, models.CASCADE, null=True, related_name="+")
    company = Reference(Company, models.SET_NULL, null=True, related_name="+")
    deal = Reference(Deal, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254, blank=True)
    zone = models.CharField(max_length=64)
    country = models.CharField(max_length=2, blank=True)
    state = models.CharField(
        max_length=10, choices=choices(list(EnrolmentState)), default=EnrolmentState.ACTIVE
    )
    reason = models.CharField(max_length=20, blank=True)
    details = models.CharField(max_length=500, blank=True)
    step = models.CharField(max_length=20)
    credit = models.CharField(max_length=20, blank=True)
    due_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(lead=None), name="enrolment_is_of_person_or_lead"
            ),
            models.UniqueConstraint(
                fields=["workspace", "sequence", "person"],
                condition=Q(state__in=RUNNING),
                name="person_is_enrolled_once",
            ),
            models.UniqueConstraint(
                fields=["workspace", "sequence", "lead"],
                condition=Q(state__in=RUNNING),
                name="lead_is_enrolled_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "due_at"],
                condition=Q(state=EnrolmentState.ACTIVE),
                name="enrolment_due",
            ),
            models.Index(
                fields=["workspace", "address"],
                condition=Q(state__in=RUNNING),
                name="enrolment_by_address",
            ),
            models.Index(
                fields=["workspace", "sequence", "-started_at", "-id"],
                name="enrolment_of_sequence",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.address


class StepRun(Record):
    """That a step was done for somebody: at most once, whatever is killed when.

    `kept` is what its letter came to, in the words of selectors/outcomes.py, once the letter is gone
    with its mailbox: no content, so that the figures of the step stay what they were.
    """

    enrolment = Reference(Enrolment, models.CASCADE, related_name="runs", own_index=False)
    step = models.CharField(max_length=20)
    kind = models.CharField(max_length=10)
    variant = models.CharField(max_length=10, blank=True)
    at = models.DateTimeField()
    outgoing = Reference(Outgoing, models.SET_NULL, null=True, related_name="+")
    task = Reference(Task, models.SET_NULL, null=True, related_name="+")
    is_yes = models.BooleanField(null=True)  # what a branch found
    kept = ArrayField(models.CharField(max_length=10), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "enrolment", "step"], name="step_is_done_once"
            )
        ]

    def __str__(self) -> str:
        return self.step
