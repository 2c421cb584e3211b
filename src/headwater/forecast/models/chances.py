from django.db import models

from headwater.accounts.models import choices
from headwater.forecast.rules.verdicts import DriftState, Said
from headwater.pipeline.models import Deal, Pipeline
from headwater.tenancy.models import Record, Reference, WorkspaceModel


class ChanceModel(Record):
    """What was learned of winning in a pipeline; old ones are kept, the youngest speaks.

    `day` is the first day of which it knew nothing, from which on it speaks; `learned_day` is
    older where only its heights were set right. `result` is what is shown, `scorer` the numbers
    (rules.kept). `drift` is what the last look at outcomes since then said.
    """

    pipeline = Reference(Pipeline, models.CASCADE, related_name="+", own_index=False)
    day = models.DateField()
    learned_day = models.DateField()
    learned_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=choices(list(Said)))
    n_closed = models.PositiveIntegerField()
    result = models.JSONField()
    scorer = models.JSONField()
    watched_on = models.DateField()
    drift_state = models.CharField(max_length=12, choices=choices(list(DriftState)), blank=True)
    drift = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "pipeline", "day"], name="pipeline_learns_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.day}"


class DealChance(WorkspaceModel):
    """How likely an open deal was to be won when last looked at, and why."""

    deal = Reference(Deal, models.CASCADE, related_name="+", own_index=False)
    model = Reference(ChanceModel, models.CASCADE, related_name="+")
    p = models.FloatField()
    observed = models.FloatField()
    is_model = models.BooleanField()
    reasons = models.JSONField(default=list)
    scored_at = models.DateTimeField()
    scored_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "deal"], name="deal_has_one_chance")
        ]

    def __str__(self) -> str:
        return f"{self.p:.0%}"
