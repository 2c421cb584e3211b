from django.db import models

from headwater.accounts.models import Member, Team, choices
from headwater.fields.rules.views import ViewScope
from headwater.tenancy.models import Editable, Reference


class Report(Editable):
    """A question that somebody has kept; `team` is the one it is shared with."""

    name = models.CharField(max_length=100)
    description = models.CharField(max_length=500, blank=True)
    scope = models.CharField(max_length=10, choices=choices(list(ViewScope)))
    owner = Reference(Member, models.CASCADE, related_name="+")
    team = Reference(Team, models.SET_NULL, null=True, related_name="+")
    question = models.JSONField()

    def __str__(self) -> str:
        return self.name
