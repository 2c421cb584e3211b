from django.db import models
from django.db.models import Q

from headwater.tenancy.models import WorkspaceModel


class CurrentTransaction(models.Func):
    """The number of the writing transaction; it never repeats and never wraps."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = models.BigIntegerField()


class CurrentOperation(models.Func):
    """The operation the writing transaction is a part of: see tenancy.context."""

    template = "nullif(current_setting('app.operation', true), '')::uuid"
    output_field = models.UUIDField()


class EventRecord(WorkspaceModel):
    """One line of the log: written once, never changed.

    `id` is handed out when a row is written, which is not the order in which transactions commit.
    Readers therefore follow (`txid`, `id`): see events.reader. `happened_at` is the moment of the
    thing itself, which for an import lies long before the writing. `operation` names what was done
    together; its ids sort by time.
    """

    txid = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)
    name = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    actor_id = models.UUIDField(null=True)
    payload = models.JSONField()
    happened_at = models.DateTimeField()
    operation = models.UUIDField(null=True, db_default=CurrentOperation(), editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "txid", "id"], name="event_in_commit_order"),
            models.Index(fields=["workspace", "subject_id", "id"], name="event_of_subject"),
            models.Index(
                fields=["workspace", "operation"],
                condition=Q(operation__isnull=False),
                name="event_of_operation",
            ),
            models.Index(
                fields=["workspace", "actor_id", "operation"],
                condition=Q(operation__isnull=False),
                name="operation_of_actor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
