from django.db import models

from headwater.tenancy.models import WorkspaceModel


class CurrentTransaction(models.Func):
    """The number of the writing transaction; it never repeats and never wraps."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = models.BigIntegerField()


class EventRecord(WorkspaceModel):
    """One line of the log: written once, never changed.

    `id` is handed out when a row is written, which is not the order in which transactions commit.
    Readers therefore follow (`txid`, `id`): see events.reader. `happened_at` is the moment of the
    thing itself, which for an import lies long before the writing.
    """

    txid = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)
    name = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    actor_id = models.UUIDField(null=True)
    payload = models.JSONField()
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "txid", "id"], name="event_in_commit_order"),
            models.Index(fields=["workspace", "subject_id", "id"], name="event_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
