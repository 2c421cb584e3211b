from django.db import models
from django.db.models import Q

from headwater.pipeline.models import Deal
from headwater.pipeline.rules import DealStatus
from headwater.tenancy.models import Record, Reference, WorkspaceModel

STATUSES = [(str(status), str(status)) for status in DealStatus]


class DealReach(Record):
    """What the figures ask of a deal as it is now; its id is the deal's. See follow.sql.

    `furthest` and `last` are the positions of stages: the furthest one the deal has visited in
    its pipeline, and the one it stands in or was closed from. A deal in the trash has no row.
    """

    pipeline_id = models.UUIDField()
    owner_id = models.UUIDField()
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=4, choices=STATUSES)
    furthest = models.PositiveSmallIntegerField()
    last = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=16, decimal_places=2)
    currency = models.CharField(max_length=3)

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "pipeline_id", "created_at"],
                include=[
                    *["owner_id", "status", "furthest", "last", "value", "currency", "closed_at"],
                    "id",
                ],
                name="reach_of_cohort",
            ),
            models.Index(
                fields=["workspace", "owner_id", "pipeline_id", "created_at"],
                name="reach_of_owner",
            ),
            models.Index(
                fields=["workspace", "pipeline_id", "closed_at"],
                include=[
                    *["owner_id", "status", "furthest", "last", "value", "currency", "created_at"],
                    "id",
                ],
                condition=~Q(status=DealStatus.OPEN),
                name="reach_of_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} at {self.furthest}"


class CohortTotal(WorkspaceModel):
    """A change of what a month's deals have come to; the sum of all rows is what they have.

    It spares the funnel of a whole workspace from reading every deal. Months are those of UTC, so
    that they hold for every time zone; what a cohort has beyond whole months is read from
    DealReach. `closed_on` is kept only where the day decides the exchange rate.
    """

    pipeline_id = models.UUIDField()
    month = models.DateField()
    status = models.CharField(max_length=4, choices=STATUSES)
    furthest = models.PositiveSmallIntegerField()
    last = models.PositiveSmallIntegerField()
    currency = models.CharField(max_length=3)
    closed_on = models.DateField(null=True)
    count = models.IntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=2)

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "pipeline_id", "month"],
                include=[
                    *["status", "furthest", "last", "currency", "closed_on", "count", "value"],
                ],
                name="totals_of_cohort",
            )
        ]

    def __str__(self) -> str:
        return f"{self.count} of {self.month}"


class FormerSource(WorkspaceModel):
    """Where a deal was said to come from, until somebody corrected it. See sources.sql."""

    deal = Reference(Deal, models.CASCADE, related_name="+", own_index=False)
    source_id = models.UUIDField(null=True)
    until = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "deal", "until"], name="former_source_of_deal")
        ]

    def __str__(self) -> str:
        return f"{self.source_id} until {self.until}"


class DealContact(Record):
    """When an open deal was last in contact, and with whom; its id is the deal's. See contacts.sql.

    `people` counts those of the buyer's who took part. What is private is not in either: it
    counts for its author alone. A deal that is closed or in the trash has no row.
    """

    last_contact_at = models.DateTimeField(null=True)
    people = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.people} until {self.last_contact_at}"
