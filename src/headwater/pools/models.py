from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, Team, choices
from headwater.accounts.rules import Role
from headwater.pipeline.models import Named
from headwater.pools.rules.assignment import FULL, AssignmentWay, Conditions, HoursPolicy
from headwater.pools.rules.pools import How, Limits, PoolKind, ReclaimRules
from headwater.tenancy.models import Editable, Reference, WorkspaceModel


class Pool(Editable):
    """A common stock of companies or leads, for those it is open to."""

    kind = models.CharField(max_length=10, choices=choices(list(PoolKind)))
    name_en = models.CharField(max_length=100, blank=True)
    name_zh = models.CharField(max_length=100, blank=True)
    is_enabled = models.BooleanField(default=True)
    visible_fields = ArrayField(models.CharField(max_length=20), default=list)
    claims_a_day = models.PositiveIntegerField(null=True)
    most_held = models.PositiveIntegerField(null=True)
    counts_won = models.BooleanField(default=False)
    previous_owner_days = models.PositiveIntegerField(default=0)
    cooling_hours = models.PositiveIntegerField(default=0)
    most_protected = models.PositiveIntegerField(default=0)
    protect_days = models.PositiveIntegerField(default=30)
    warn_days = models.PositiveIntegerField(default=3)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_en="") | ~Q(name_zh=""), name="pool_has_a_name"
            )
        ]

    @property
    def limits(self) -> Limits:
        return Limits(
            claims_a_day=self.claims_a_day,
            most_held=self.most_held,
            previous_owner_days=self.previous_owner_days,
            cooling_hours=self.cooling_hours,
        )


class Access(WorkspaceModel):
    """Who a pool is open to: a member, or a team with those below it."""

    pool = Reference(Pool, models.CASCADE, related_name="access")
    member = Reference(Member, models.CASCADE, null=True, related_name="+")
    team = Reference(Team, models.CASCADE, null=True, related_name="+")
    is_admin = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None) ^ Q(team=None), name="access_is_for_a_member_or_a_team"
            )
        ]


class RuleVersion(WorkspaceModel):
    """When what is held goes back into a pool, from a day on."""

    pool = Reference(Pool, models.CASCADE, related_name="versions", own_index=False)
    effective_from = models.DateField()
    idle_days = models.PositiveIntegerField(null=True)
    no_deal_days = models.PositiveIntegerField(null=True)
    not_won_days = models.PositiveIntegerField(null=True)
    spares_won = models.BooleanField(default=True)
    spares_open_deal = models.BooleanField(default=True)
    tiers = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "pool", "effective_from"], name="pool_has_one_rule_a_day"
            )
        ]

    @property
    def rules(self) -> ReclaimRules:
        return ReclaimRules(
            idle_days=self.idle_days,
            no_deal_days=self.no_deal_days,
            not_won_days=self.not_won_days,
            spares_won=self.spares_won,
            spares_open_deal=self.spares_open_deal,
            tiers=self.tiers,
        )


class Place(WorkspaceModel):
    """A record without an owner in a pool; goes away by itself when the record gets an owner."""

    pool = Reference(Pool, models.CASCADE, related_name="places", own_index=False)
    kind = models.CharField(max_length=10, choices=choices(list(PoolKind)))
    record_id = models.UUIDField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "record_id", "pool"], name="record_is_in_a_pool_once"
            )
        ]
        indexes = [
            models.Index(fields=["workspace", "pool", "-entered_at", "-id"], name="place_by_age")
        ]


class Holding(WorkspaceModel):
    """Who owns a record since when, and who before; written by the database (pools.sql)."""

    kind = models.CharField(max_length=10, choices=choices(list(PoolKind)))
    record_id = models.UUIDField()
    owner = Reference(Member, models.CASCADE, null=True, related_name="+")
    previous_owner = Reference(
        Member, models.SET_NULL, null=True, related_name="+", own_index=False
    )
    since = models.DateTimeField()
    protected_until = models.DateTimeField(null=True)
    warned_of = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "record_id"], name="record_is_held_once")
        ]


class Passage(WorkspaceModel):
    """One way of a record into a pool or out of it."""

    pool = Reference(Pool, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=choices(list(PoolKind)))
    record_id = models.UUIDField()
    how = models.CharField(max_length=20, choices=choices(list(How)))
    from_owner = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    to_owner = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    actor = Reference(Member, models.SET_NULL, null=True, related_name="+")
    comment = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()


class Handover(Editable):
    """Everything somebody had, given to others; `items` says what, so that it can be undone."""

    leaver = Reference(Member, models.CASCADE, related_name="+")
    actor = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    recipients = models.JSONField()
    items = models.JSONField()
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)


class RoleCap(WorkspaceModel):
    """How many records of a kind a member of a role may hold; won customers do not count."""

    role = models.CharField(max_length=10, choices=choices(list(Role)))
    kind = models.CharField(max_length=10, choices=choices(list(PoolKind)))
    most = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "role", "kind"], name="role_has_one_cap_for_a_kind"
            )
        ]


class AssignmentRule(Named):
    """Who is given records that come in without an owner; the first rule that is met decides.

    `last` is who was given one before: the turn goes on behind them. It is not an edit.
    """

    kind = models.CharField(max_length=10, choices=choices(list(PoolKind)))
    position = models.PositiveIntegerField(default=0)
    is_enabled = models.BooleanField(default=True)
    way = models.CharField(max_length=12, choices=choices(list(AssignmentWay)))
    hours = models.CharField(
        max_length=8, choices=choices(list(HoursPolicy)), default=HoursPolicy.IGNORED
    )
    source_ids = ArrayField(models.UUIDField(), default=list)
    campaign_ids = ArrayField(models.UUIDField(), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    places = ArrayField(models.CharField(max_length=40), default=list)
    industries = ArrayField(models.CharField(max_length=100), default=list)
    least_value = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    most_value = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    skills = ArrayField(models.CharField(max_length=40), default=list)
    by_territory = models.BooleanField(default=False)
    pool = Reference(Pool, models.SET_NULL, null=True, related_name="+", own_index=False)
    last = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_en="") | ~Q(name_zh=""), name="assignment_rule_has_a_name"
            )
        ]

    @property
    def conditions(self) -> Conditions:
        return Conditions(
            source_ids=frozenset(self.source_ids),
            campaign_ids=frozenset(self.campaign_ids),
            countries=frozenset(self.countries),
            places=frozenset(self.places),
            industries=frozenset(self.industries),
            least_value=self.least_value,
            most_value=self.most_value,
        )


class Assignee(WorkspaceModel):
    """Whom a rule gives records to: a member, or a team with those below it."""

    rule = Reference(AssignmentRule, models.CASCADE, related_name="assignees")
    member = Reference(Member, models.CASCADE, null=True, related_name="+")
    team = Reference(Team, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None) ^ Q(team=None), name="assignee_is_a_member_or_a_team"
            )
        ]


class Profile(WorkspaceModel):
    """What counts of a member when records are given out.

    `capacity` is a percentage of a whole share. Without hours those of the workspace hold; a
    member is away up to and including `away_until`.
    """

    member = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    capacity = models.PositiveIntegerField(default=FULL)
    skills = ArrayField(models.CharField(max_length=40), default=list)
    territories = ArrayField(models.CharField(max_length=40), default=list)
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    away_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "member"], name="member_has_one_profile"),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="capacity_is_positive"),
        ]


class Waiting(WorkspaceModel):
    """A record that is given to the first who is at work again, at `due_at`."""

    kind = models.CharField(max_length=10, choices=choices(list(PoolKind)))
    record_id = models.UUIDField()
    due_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "record_id"], name="record_waits_once")
        ]
        indexes = [models.Index(fields=["workspace", "due_at"], name="waiting_by_moment")]
