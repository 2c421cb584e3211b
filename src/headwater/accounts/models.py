from collections.abc import Sequence
from enum import StrEnum
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now

from headwater.accounts.rules import Actor, Kind, Level, Role, ShareLevel
from headwater.lib.ids import uuid7
from headwater.tenancy.models import Editable, Record, Reference, WorkspaceModel


class ConnectionKind(StrEnum):
    """How a company says who its people are."""

    OIDC = "oidc"
    SAML = "saml"


def choices(values: Sequence[Any]) -> list[tuple[str, str]]:
    return [(str(value), str(value)) for value in values]


class UserManager(BaseUserManager["User"]):
    """Signing in asks for users by mail address, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Someone who can sign in, in any number of workspaces."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    email = models.EmailField(max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="email_is_in_small_letters"
            )
        ]

    def __str__(self) -> str:
        return self.email


M = TypeVar("M", bound=models.Model)


class OwnedQuerySet(models.QuerySet[M]):
    """Records whose sight is ruled by their owner."""

    kind: ClassVar[Kind]

    def visible_to(self, actor: Actor) -> Self:
        """Leave only what the actor may know of: the one access function of lists and pages."""
        return self.filter(deleted_at=None).known_to(actor)

    def known_to(self, actor: Actor) -> Self:
        """Leave what the actor may know of, and what of it lies in the trash."""
        return self._seen_by(actor, actor.records_shared(self.kind))

    def editable_by(self, actor: Actor) -> Self:
        """Leave what the actor knows of and may write to: not what is shared for reading."""
        given = actor.shared.get(self.kind, {})
        return self._seen_by(actor, [one for one in given if given[one] is ShareLevel.EDIT])

    def _seen_by(self, actor: Actor, shared: Sequence[UUID]) -> Self:
        owners = actor.owners_seen(self.kind)
        if owners is None:
            return self.all()
        seen = Q(owner_id__in=owners) | Q(owner_id=None)
        return self.filter(seen | Q(id__in=shared) if shared else seen)


class Team(Editable):
    """A node of the tree of teams; `path` is the ids from the root down, each followed by a dot."""

    name = models.CharField(max_length=100)
    parent = Reference("self", models.RESTRICT, null=True, related_name="children")
    path = models.TextField()

    def __str__(self) -> str:
        return self.name


class CustomRole(Editable):
    """A role as the workspace shaped it: one of its own, or what it changed of a built-in one.

    `base` is the built-in role it was made from and stands as high as. What of `sight` is left out
    holds as for the base; the sight of a built-in role is in its visibility rules. `fields` names by
    kind what its members do not see, or only read.
    """

    base = models.CharField(max_length=10, choices=choices(list(Role)))
    is_built_in = models.BooleanField(default=False)
    name_en = models.CharField(max_length=100, blank=True)
    name_zh = models.CharField(max_length=100, blank=True)
    rights = ArrayField(models.CharField(max_length=20))
    sight = models.JSONField(default=dict)
    fields = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "base"],
                condition=Q(is_built_in=True),
                name="built_in_role_is_changed_in_one_place",
            ),
            models.CheckConstraint(
                condition=Q(is_built_in=True) | ~Q(name_en="", name_zh=""),
                name="own_role_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh or self.base


class Member(Editable):
    """A person in a workspace; without a user they own things but cannot sign in.

    `role` is the built-in role, or the one their own role was made from.
    """

    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="memberships")
    role = models.CharField(max_length=10, choices=choices(list(Role)), default=Role.SELLER)
    custom_role = Reference(CustomRole, models.RESTRICT, null=True, related_name="members")
    team = Reference(Team, models.SET_NULL, null=True, related_name="members")
    name = models.CharField(max_length=100)
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "user"], name="user_is_a_member_of_a_workspace_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class VisibilityRule(WorkspaceModel):
    """Whose records of a kind a role sees in this workspace; without a row the default holds."""

    role = models.CharField(max_length=10, choices=choices(list(Role)))
    kind = models.CharField(max_length=10, choices=choices(list(Kind)))
    level = models.CharField(max_length=14, choices=choices(list(Level)))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "role", "kind"], name="role_sees_a_kind_at_one_level"
            )
        ]


class Invitation(Record):
    """A single-use link into the workspace; only a digest of its secret is kept."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=10, choices=choices(list(Role)))
    custom_role = Reference(CustomRole, models.RESTRICT, null=True, related_name="invitations")
    team = Reference(Team, models.SET_NULL, null=True, related_name="+")
    member = Reference(Member, models.SET_NULL, null=True, related_name="+")
    invited_by = Reference(Member, models.CASCADE, related_name="+")
    digest = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)


class Token(Record):
    """A personal key to the API; only a digest of its secret is kept."""

    member = Reference(Member, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    scopes = models.CharField(max_length=100)
    hint = models.CharField(max_length=8)
    digest = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class SignInPolicy(WorkspaceModel):
    """How members have to sign in; without a row anything goes."""

    requires_second_factor = models.BooleanField(default=False)
    is_company_only = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="workspace_has_one_sign_in_policy")
        ]


class Connection(Editable):
    """A company sign-in: where members are who they are because somebody else says so.

    `secret` is closed by the vault, bound to this row. With SAML `metadata` is what the provider
    says of itself, and `server_url` where it says that, if it does. Whoever signs in by a
    connection works in its workspace alone: another workspace has no reason to believe it.
    """

    kind = models.CharField(max_length=4, choices=choices(list(ConnectionKind)))
    name = models.CharField(max_length=100)
    domains = ArrayField(models.CharField(max_length=253))
    is_enabled = models.BooleanField(default=True)
    server_url = models.CharField(max_length=500, blank=True)
    client_id = models.CharField(max_length=500, blank=True)
    secret = models.TextField(blank=True)
    metadata = models.TextField(blank=True)
    trusts_email = models.BooleanField(default=False)
    lets_join = models.BooleanField(default=False)
    role = models.CharField(max_length=10, choices=choices(list(Role)), default=Role.SELLER)
    team = Reference(Team, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(domains__len__gte=1), name="connection_serves_a_domain"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where its secret stands, as the vault binds it."""
        return f"{self.workspace_id}/accounts_connection/{self.pk}/secret"

    @property
    def address(self) -> str:
        return f"{settings.ENVIRONMENT.public_url}/sso/{self.kind}/{self.pk}"

    @property
    def callback_url(self) -> str:
        """Where the provider sends people back to: it has to be told."""
        return f"{self.address}/callback"

    @property
    def metadata_url(self) -> str:
        """Where a provider of SAML finds who we are; also what it calls us."""
        return f"{self.address}/metadata"


class ExchangeRate(WorkspaceModel):
    """What one unit of a currency is worth in the workspace's own, from a day on."""

    currency = models.CharField(max_length=3)
    day = models.DateField()
    rate = models.DecimalField(max_digits=20, decimal_places=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "currency", "day"], name="currency_has_one_rate_a_day"
            ),
            models.CheckConstraint(condition=Q(rate__gt=0), name="rate_is_positive"),
        ]


class Holiday(WorkspaceModel):
    """A day that differs from the week's rule: off, or a make-up working day."""

    day = models.DateField()
    is_working = models.BooleanField()
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "day"], name="day_is_ruled_once")
        ]
