from django.db import models

from headwater.accounts.models import Member, Team
from headwater.pipeline.models import Pipeline
from headwater.tenancy.models import Record, Reference, WorkspaceModel


class Outlook(Record):
    """What was forecast of a pipeline (of all without one) on a day, for everybody or for some.

    `facts` names what it was made from, `result` is as selectors.written has put it. It is asked
    for before it is there.
    """

    pipeline = Reference(Pipeline, models.CASCADE, null=True, related_name="+", own_index=False)
    team = Reference(Team, models.CASCADE, null=True, related_name="+", own_index=False)
    owner = Reference(Member, models.CASCADE, null=True, related_name="+", own_index=False)
    day = models.DateField()
    asked_at = models.DateTimeField()
    computed_at = models.DateTimeField(null=True)
    facts = models.CharField(max_length=32, blank=True)
    result = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "pipeline", "team", "owner", "day"],
                nulls_distinct=False,
                name="one_outlook_a_day",
            )
        ]

    def __str__(self) -> str:
        return str(self.day)


class KeptTrial(WorkspaceModel):
    """What a past period would have been forecast at, by what that was made from."""

    facts = models.CharField(max_length=32)
    result = models.JSONField()
    used_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "facts"], name="trial_is_kept_once")
        ]

    def __str__(self) -> str:
        return self.facts
