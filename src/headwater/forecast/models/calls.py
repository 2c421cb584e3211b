from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, Team, choices
from headwater.forecast.rules.calls import CALLED, Basis
from headwater.forecast.rules.periods import PeriodUnit
from headwater.pipeline.models import Pipeline
from headwater.tenancy.models import Record, Reference


class Call(Record):
    """What somebody said a member or a team will bring in a period. Said anew, it is a new row.

    An override is what somebody above puts beside it. Without an amount it is taken back.
    """

    member = Reference(Member, models.CASCADE, null=True, related_name="+", own_index=False)
    team = Reference(Team, models.CASCADE, null=True, related_name="+", own_index=False)
    pipeline = Reference(Pipeline, models.CASCADE, related_name="+", own_index=False)
    unit = models.CharField(max_length=7, choices=choices(list(PeriodUnit)))
    start = models.DateField()
    category = models.CharField(max_length=10, choices=choices(CALLED))
    basis = models.CharField(max_length=10, choices=choices(list(Basis)))
    is_override = models.BooleanField(default=False)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    note = models.CharField(max_length=1000, blank=True)
    author = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "pipeline", "unit", "start", "-made_at"],
                name="calls_of_period",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None) ^ Q(team=None), name="call_is_of_a_member_or_a_team"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="call_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.category}"
