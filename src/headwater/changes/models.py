from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, choices
from headwater.changes.rules import Deed, Outcome, WorkState
from headwater.tenancy.models import Record, Reference, WorkspaceModel


class Work(Record):
    """One act on many records, and how far it has come.

    `id` is the operation of everything it does. `undoes` is the operation it takes back;
    `is_undone`, that it was taken back itself, so that what it undid holds again.
    """

    deed = models.CharField(max_length=10, choices=choices(list(Deed)))
    kind = models.CharField(max_length=10, blank=True)
    what = models.JSONField(default=dict)
    undoes = models.UUIDField(null=True)
    is_undone = models.BooleanField(default=False)
    creator = Reference(Member, models.PROTECT, related_name="+", own_index=False)
    state = models.CharField(
        max_length=10, choices=choices(list(WorkState)), default=WorkState.QUEUED
    )
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    hidden = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "undoes"],
                condition=Q(undoes__isnull=False),
                name="work_that_undoes",
            ),
            models.Index(fields=["workspace", "creator", "-id"], name="work_of_creator"),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.id}"

    @property
    def creator_name(self) -> str:
        return str(self.creator)


class WorkRow(WorkspaceModel):
    """One record of a work, and what became of it; empty while it waits.

    `kept` names the fields somebody has changed since, with who and when.
    """

    work = Reference(Work, models.CASCADE, related_name="rows", own_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    record_id = models.UUIDField()
    outcome = models.CharField(max_length=10, choices=choices(list(Outcome)), blank=True)
    problem = models.JSONField(null=True)
    kept = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "work", "number"], name="row_of_a_work_has_its_number"
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "work", "number"],
                condition=Q(outcome=""),
                name="row_that_waits",
            ),
            models.Index(
                fields=["workspace", "work", "number"],
                condition=Q(outcome__in=[Outcome.PARTLY, Outcome.KEPT, Outcome.REFUSED]),
                name="row_to_be_told",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"
