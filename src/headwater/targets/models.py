from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, Team, choices
from headwater.pipeline.models import Pipeline
from headwater.targets.rules import Measure
from headwater.tenancy.models import Record, Reference, WorkspaceModel


class Target(Record):
    """What was aimed at in a month, from one moment to another.

    Without a member and a team it is the workspace's, without a pipeline that of all pipelines; no
    amount says that there was none any more. Rows are ended, never changed: that is the history.
    """

    member = Reference(Member, models.CASCADE, null=True, related_name="+", own_index=False)
    team = Reference(Team, models.CASCADE, null=True, related_name="+", own_index=False)
    pipeline = Reference(Pipeline, models.CASCADE, null=True, related_name="+", own_index=False)
    measure = models.CharField(max_length=20, choices=choices(list(Measure)))
    month = models.DateField()
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    currency = models.CharField(max_length=3)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    setter = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None) | Q(team=None), name="target_is_of_a_member_or_a_team"
            ),
            models.UniqueConstraint(
                fields=["workspace", "measure", "month", "member", "team", "pipeline"],
                condition=Q(valid_to=None),
                nulls_distinct=False,
                name="target_is_set_once",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "measure", "month"], name="target_by_month"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.month}: {self.amount}"


class SourceAlarm(WorkspaceModel):
    """When leaders are warned that the source is running dry; without a row the defaults hold."""

    is_on = models.BooleanField(default=True)
    weeks = models.PositiveSmallIntegerField(default=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="workspace_has_one_source_alarm")
        ]


class SourceWarning(WorkspaceModel):
    """That the leaders of a team (none: of the workspace) were warned; gone once it has recovered."""

    team = Reference(Team, models.CASCADE, null=True, related_name="+", own_index=False)
    warned_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "team"], nulls_distinct=False, name="team_is_warned_once"
            )
        ]
