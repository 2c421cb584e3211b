from uuid import uuid4

from django.db import models

from headwater.accounts.models import Member, choices
from headwater.exports.rules import ExportFormat, ExportKind, ExportState
from headwater.tenancy.models import Record, Reference


class Export(Record):
    """One file and what it was made from. `stored_as` is its name on disk, told to nobody.

    While it is being made its row is not written to: a long transaction that has written would hold
    up all who read the log in order. How far it has come, the disk knows.
    """

    creator = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    kind = models.CharField(max_length=20, choices=choices(list(ExportKind)))
    format = models.CharField(max_length=4, choices=choices(list(ExportFormat)))
    wish = models.JSONField()
    columns = models.JSONField(default=list)
    state = models.CharField(
        max_length=6, choices=choices(list(ExportState)), default=ExportState.QUEUED
    )
    name = models.CharField(max_length=100)
    stored_as = models.UUIDField(default=uuid4, editable=False)
    rows = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "creator", "-created_at", "-id"], name="export_of_member"
            )
        ]

    def __str__(self) -> str:
        return self.name
