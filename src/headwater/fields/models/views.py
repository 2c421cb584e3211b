from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, Team, choices
from headwater.accounts.rules import Actor, Kind, Role
from headwater.fields.rules.views import ViewLayout, ViewScope
from headwater.tenancy.models import Editable, Reference, WorkspaceModel


def shared_with(actor: Actor) -> Q:
    """Match what is kept as views are and shown to the actor: theirs, their teams', everybody's."""
    of_team = Q(scope=ViewScope.TEAM, team_id__in=actor.teams)
    return Q(owner_id=actor.id) | Q(scope=ViewScope.WORKSPACE) | of_team


class SavedView(Editable):
    """A filter that somebody has kept, with the columns, order and groups it is shown in.

    `filter` is in the text form of the language, `team` the one it is shared with.
    """

    kind = models.CharField(max_length=10, choices=choices(list(Kind)))
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=10, choices=choices(list(ViewScope)))
    layout = models.CharField(max_length=10, choices=choices(list(ViewLayout)))
    owner = Reference(Member, models.CASCADE, related_name="+")
    team = Reference(Team, models.SET_NULL, null=True, related_name="+")
    filter = models.TextField(blank=True)
    columns = ArrayField(models.CharField(max_length=70), default=list)
    sort = models.CharField(max_length=70, blank=True)
    group_by = models.CharField(max_length=70, blank=True)

    def __str__(self) -> str:
        return self.name


class ViewStar(WorkspaceModel):
    """A view that somebody wants at hand."""

    view = Reference(SavedView, models.CASCADE, related_name="stars")
    member = Reference(Member, models.CASCADE, related_name="+", own_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "member", "view"], name="view_is_starred_once"
            )
        ]


class ViewDefault(WorkspaceModel):
    """The view a list opens with: for one member, or for all of a role."""

    kind = models.CharField(max_length=10, choices=choices(list(Kind)))
    view = Reference(SavedView, models.CASCADE, related_name="defaults")
    member = Reference(Member, models.CASCADE, null=True, related_name="+", own_index=False)
    role = models.CharField(max_length=10, choices=choices(list(Role)), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "member"], name="member_has_one_default_view"
            ),
            models.UniqueConstraint(
                fields=["workspace", "kind", "role"],
                condition=Q(member=None),
                name="role_has_one_default_view",
            ),
            models.CheckConstraint(
                condition=Q(member=None) ^ Q(role=""), name="default_view_is_somebodys"
            ),
        ]
