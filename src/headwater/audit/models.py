from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from headwater.accounts.models import choices
from headwater.audit.rules import AuditKind, Outcome
from headwater.tenancy.models import WorkspaceModel


class AuditLine(WorkspaceModel):
    """One thing that happened. The database lets a line be sealed once, and its words be erased.

    `words` are the names and addresses in it as they were then; the line itself only holds a
    digest of them, so that they can be forgotten without breaking the chain.
    """

    number = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now())
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=choices(list(AuditKind)))
    actor_id = models.UUIDField(null=True)
    subject_kind = models.CharField(max_length=20, blank=True)
    subject_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, choices=choices(list(Outcome)))
    details = models.JSONField(default=dict)
    words = models.JSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    words_digest = models.BinaryField(max_length=32)
    mark = models.BinaryField(max_length=32)
    seal = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "number"], name="audit_chain_does_not_fork"
            ),
            models.CheckConstraint(
                condition=Q(number=None, seal=None) | Q(number__gte=1, seal__isnull=False),
                name="audit_line_is_sealed_with_its_number",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "-id"], name="audit_newest_first"),
            models.Index(fields=["workspace", "kind", "-id"], name="audit_of_kind"),
            models.Index(fields=["workspace", "actor_id", "-id"], name="audit_of_actor"),
            models.Index(
                fields=["workspace", "id"], name="audit_not_sealed", condition=Q(number=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.number}"
