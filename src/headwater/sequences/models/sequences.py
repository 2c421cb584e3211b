from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.db import models

from headwater.accounts.models import Member, Team, choices
from headwater.fields.rules.views import ViewScope
from headwater.tenancy.models import Editable, Record, Reference


def weekdays() -> list[int]:
    return [0, 1, 2, 3, 4]


class Sequence(Editable):
    """Steps that are done for one person after the other.

    `days` (Monday is 0), `first` and `last` are the receiver's. `stops_company`: an answer of one
    ends it for everybody of their company. `number` is that of the version new people begin with.
    """

    name = models.CharField(max_length=100)
    description = models.CharField(max_length=500, blank=True)
    scope = models.CharField(max_length=10, choices=choices(list(ViewScope)))
    owner = Reference(Member, models.CASCADE, related_name="+")
    team = Reference(Team, models.SET_NULL, null=True, related_name="+")
    number = models.PositiveIntegerField(default=1)
    days = ArrayField(models.PositiveSmallIntegerField(), default=weekdays)
    first = models.TimeField(default=time(9))
    last = models.TimeField(default=time(17, 30))
    keeps_holidays = models.BooleanField(default=True)
    stops_company = models.BooleanField(default=True)
    is_paused = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class SequenceVersion(Record):
    """The steps as they are, or were; whoever began with them goes on with them."""

    sequence = Reference(Sequence, models.CASCADE, related_name="versions", own_index=False)
    number = models.PositiveIntegerField()
    steps = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "sequence", "number"], name="sequence_version_has_its_number"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)
