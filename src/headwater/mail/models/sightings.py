from django.db import models

from headwater.accounts.models import Member, choices
from headwater.mail.models.outgoing import Outgoing
from headwater.mail.models.suppression import PublicLink
from headwater.mail.rules.sightings import SightingKind, Who
from headwater.mail.rules.tracking import TrackingDefault
from headwater.people.models import Person
from headwater.tenancy.models import Record, Reference, WorkspaceModel


class TrackingRule(WorkspaceModel):
    """How a workspace tracks its letters; without a row it does not, unless somebody asks for it.

    `domain` is used once it was found to lead here (`checked_at`).
    """

    default = models.CharField(
        max_length=10, choices=choices(list(TrackingDefault)), default=TrackingDefault.OFF
    )
    domain = models.CharField(max_length=260, blank=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="workspace_has_one_tracking_rule")
        ]

    def __str__(self) -> str:
        return self.default


class NeverTracked(Record):
    """A person whose letters never tell that they were seen."""

    person = Reference(Person, models.CASCADE, related_name="never_tracked", own_index=False)
    by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "person"], name="person_is_never_tracked_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Sighting(Record):
    """That the picture of a letter was fetched or a link of it followed: by whom, and how one knows.

    Of the address only a keyed digest and its network are kept; `asked_from`, the address itself,
    until what it is called was asked. `is_weighed` once it was looked at again with those around it,
    and its author told.
    """

    outgoing = Reference(Outgoing, models.CASCADE, related_name="sightings", own_index=False)
    link = Reference(PublicLink, models.CASCADE, related_name="sightings", own_index=False)
    kind = models.CharField(max_length=5, choices=choices(list(SightingKind)))
    at = models.DateTimeField()
    ip_hash = models.CharField(max_length=32, blank=True)
    network = models.CharField(max_length=50, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)
    method = models.CharField(max_length=10)
    accept = models.CharField(max_length=200, blank=True)
    who = models.CharField(max_length=10, choices=choices(list(Who)))
    rule = models.CharField(max_length=30)
    asked_from = models.GenericIPAddressField(null=True)
    is_weighed = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "outgoing", "at"], name="sighting_of_letter"),
            models.Index(fields=["workspace", "link", "at"], name="sighting_of_link"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.who}"
