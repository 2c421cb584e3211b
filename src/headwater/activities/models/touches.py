from django.db import models

from headwater.activities.models.tasks import Note, Task
from headwater.pipeline.models import Deal
from headwater.tenancy.models import Reference, WorkspaceModel


class FormerTouch(WorkspaceModel):
    """What a task or a note was until it was rewritten (touches.sql); most never have a row here.

    Without a deal it was of none. `at`: when it was done, or had happened.
    """

    task = Reference(Task, models.CASCADE, null=True, related_name="+")
    note = Reference(Note, models.CASCADE, null=True, related_name="+")
    deal = Reference(Deal, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=10)
    outcome = models.CharField(max_length=20, blank=True)
    is_private = models.BooleanField()
    at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} until {self.until}"
