from uuid import UUID, uuid5

from django.db import models

from headwater.accounts.models import Member, choices
from headwater.pipeline.models.deals import Deal, Pipeline, Stage
from headwater.pipeline.rules.criteria import EntryTaskKind, Severity
from headwater.tenancy.models import Editable, Record, Reference


class Criterion(Editable):
    """What must be shown before a deal leaves a stage forwards (docs/decisions/0026).

    `kind` is one of those that are registered (selectors.evidence), `params` what it asks for.
    Without a label a sentence is made of both.
    """

    stage = Reference(Stage, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    params = models.JSONField(default=dict)
    severity = models.CharField(
        max_length=5, choices=choices(list(Severity)), default=Severity.BLOCK
    )
    label_en = models.CharField(max_length=200, blank=True)
    label_zh = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.label_en or self.label_zh or self.kind


class CriterionTick(Record):
    """Somebody says that what only people can judge is so for this deal."""

    criterion = Reference(Criterion, models.CASCADE, related_name="ticks", own_index=False)
    deal = Reference(Deal, models.CASCADE, related_name="ticks")
    member = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    ticked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "criterion", "deal"], name="criterion_is_ticked_once"
            )
        ]


class CriterionOverride(Record):
    """Somebody let a deal go on although criteria were unmet: which, as they were, and why.

    Without a stage to go to the deal was won. `criteria` holds id, severity and the sentence in
    both languages: the criteria themselves may change or go.
    """

    deal = Reference(Deal, models.CASCADE, related_name="overrides")
    pipeline = Reference(Pipeline, models.PROTECT, related_name="+", own_index=False)
    from_stage = Reference(Stage, models.PROTECT, null=True, related_name="+", own_index=False)
    to_stage = Reference(Stage, models.PROTECT, null=True, related_name="+", own_index=False)
    criteria = models.JSONField()
    reason = models.CharField(max_length=1000)
    member = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    overridden_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "-overridden_at", "-id"], name="override_by_time")
        ]


class EntryTask(Editable):
    """What is to be done when a deal enters a stage; each deal gets it once."""

    stage = Reference(Stage, models.CASCADE, related_name="entry_tasks")
    position = models.PositiveSmallIntegerField()
    title_en = models.CharField(max_length=200, blank=True)
    title_zh = models.CharField(max_length=200, blank=True)
    kind = models.CharField(
        max_length=10, choices=choices(list(EntryTaskKind)), default=EntryTaskKind.TASK
    )
    # A type of activity of the workspace's own; its table lies above this package.
    type_id = models.UUIDField(null=True)
    due_in_workdays = models.PositiveSmallIntegerField(default=1)
    is_for_creator = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.title_en or self.title_zh

    def task_of(self, deal_id: UUID) -> UUID:
        """Give the id of the task a deal gets from it: the same deal never gets it twice."""
        return uuid5(self.id, str(deal_id))
