from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, Team, choices
from headwater.dashboards.rules.schedules import Cadence, MailSpan
from headwater.fields.rules.views import ViewScope
from headwater.tenancy.models import Editable, Record, Reference, WorkspaceModel


class Dashboard(Editable):
    """Tiles somebody keeps together; `tiles` are `rules.layout.Tile`, `team` whom it is shown to."""

    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=10, choices=choices(list(ViewScope)))
    owner = Reference(Member, models.CASCADE, related_name="+")
    team = Reference(Team, models.SET_NULL, null=True, related_name="+")
    tiles = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name


class Mailing(Editable):
    """A dashboard that goes out by mail again and again, at an hour of the workspace's zone.

    `question` names the pipeline, owner and team it is asked for. Nothing due at `begins_at` or
    before is sent: it is when the schedule was last changed.
    """

    dashboard = Reference(Dashboard, models.CASCADE, related_name="mailings")
    cadence = models.CharField(max_length=10, choices=choices(list(Cadence)))
    hour = models.PositiveSmallIntegerField()
    weekday = models.PositiveSmallIntegerField(default=0)
    day = models.PositiveSmallIntegerField(default=1)
    span = models.CharField(max_length=12, choices=choices(list(MailSpan)))
    question = models.JSONField(default=dict)
    has_pdf = models.BooleanField(default=True)
    has_xlsx = models.BooleanField(default=True)
    begins_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hour__lte=23, weekday__lte=6, day__gte=1, day__lte=31),
                name="mailing_has_an_hour_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(has_pdf=True) | Q(has_xlsx=True), name="mailing_carries_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadence} at {self.hour}"


class MailingReader(WorkspaceModel):
    """A member who gets the mails of a mailing, unless they said they want them no longer."""

    mailing = Reference(Mailing, models.CASCADE, related_name="readers", own_index=False)
    member = Reference(Member, models.CASCADE, related_name="+")
    is_muted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "mailing", "member"], name="mailing_has_a_reader_once"
            )
        ]


class Delivery(Record):
    """One mail to one member; without a mailing they asked for it themselves.

    `dashboard_id` may be that of a starter. There is one for each slot and reader, whatever runs
    twice; it is sent by whoever finds it not yet sent and locks it.
    """

    mailing = Reference(Mailing, models.CASCADE, null=True, related_name="+", own_index=False)
    member = Reference(Member, models.CASCADE, related_name="+")
    dashboard_id = models.UUIDField()
    slot = models.DateTimeField()
    question = models.JSONField(default=dict)
    has_pdf = models.BooleanField(default=True)
    has_xlsx = models.BooleanField(default=True)
    queued_at = models.DateTimeField(db_default=Now())
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "mailing", "member", "slot"], name="slot_is_mailed_once"
            )
        ]
