from django.db import models

from headwater.tenancy.models import WorkspaceModel


class KeptAnswer(WorkspaceModel):
    """The answer to a request with an Idempotency-Key, written in the request's transaction."""

    member_id = models.UUIDField()
    key = models.CharField(max_length=200)
    request_digest = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.BinaryField(default=b"")
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "member_id", "key"], name="key_is_answered_once"
            )
        ]
