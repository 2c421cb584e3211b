from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, choices
from headwater.duplicates.rules.records import RecordKind
from headwater.tenancy.models import Record, Reference, WorkspaceModel


class Key(WorkspaceModel):
    """Something a record is compared by: who shares a key with it may be the same."""

    kind = models.CharField(max_length=10, choices=choices(list(RecordKind)))
    record_id = models.UUIDField()
    key = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "key", "record_id"], name="record_has_a_key_once"
            )
        ]
        indexes = [models.Index(fields=["workspace", "record_id"], name="keys_of_record")]


class Pair(WorkspaceModel):
    """Two records that may be the same; `first_id` is the older one."""

    kind = models.CharField(max_length=10, choices=choices(list(RecordKind)))
    first_id = models.UUIDField()
    second_id = models.UUIDField()
    score = models.FloatField()
    is_sure = models.BooleanField()
    reasons = ArrayField(models.CharField(max_length=20))
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "first_id", "second_id"], name="pair_is_found_once"
            ),
            models.CheckConstraint(
                condition=Q(first_id__lt=F("second_id")), name="pair_has_the_older_first"
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "kind", "-score", "-id"],
                condition=Q(dismissed_at=None),
                name="pairs_by_score",
            )
        ]


class Merge(Record):
    """One record became part of another: what moved, and what was written over."""

    kind = models.CharField(max_length=10, choices=choices(list(RecordKind)))
    survivor_id = models.UUIDField()
    loser_id = models.UUIDField()
    moved = models.JSONField()  # table.column → ids of the rows that pointed at the loser
    changes = models.JSONField()  # field → [before, after] of the survivor
    merged_at = models.DateTimeField(db_default=Now())
    merged_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "survivor_id", "-merged_at"], name="merges_into")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "loser_id"],
                condition=Q(undone_at=None),
                name="record_is_merged_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.loser_id} → {self.survivor_id}"


class DuplicateSettings(WorkspaceModel):
    """How a workspace deals with duplicates; without a row the defaults hold."""

    names_holders = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"], name="workspace_deals_with_duplicates_in_one_way"
            )
        ]
