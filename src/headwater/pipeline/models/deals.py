from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Now

from headwater.accounts.models import Member, OwnedQuerySet, choices
from headwater.accounts.rules import Kind
from headwater.people.models import Company, Person
from headwater.pipeline import rules
from headwater.pipeline.rules import Attitude, DealStatus, Influence, PersonRole, VisitExit
from headwater.tenancy.models import Editable, Record, Reference, WorkspaceModel

CLOSED = Q(status__in=[DealStatus.WON, DealStatus.LOST, DealStatus.VOID])
CATEGORIES = choices(list(rules.Category))
ON_THE_BOARD = Q(status=DealStatus.OPEN, deleted_at=None)


class Named(Editable):
    """Something with a name in both languages; an empty one stands for the other."""

    name_en = models.CharField(max_length=100, blank=True)
    name_zh = models.CharField(max_length=100, blank=True)
    is_archived = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    def name_in(self, language: str) -> str:
        if language.lower().startswith("zh"):
            return self.name_zh or self.name_en
        return self.name_en or self.name_zh


class Pipeline(Named):
    position = models.PositiveSmallIntegerField(default=0)
    is_default = models.BooleanField(default=False)


class Stage(Named):
    """A step of the sale.

    A deal is stalled when it stays longer than `limit_days`: what the workspace has set
    (`rot_after_days`) or else what history tells (`usual_days`, learned every night).
    """

    pipeline = Reference(Pipeline, models.CASCADE, related_name="stages", own_index=False)
    position = models.PositiveSmallIntegerField()
    probability = models.PositiveSmallIntegerField(default=50)
    rot_after_days = models.PositiveSmallIntegerField(null=True)
    usual_days = models.PositiveSmallIntegerField(null=True, editable=False)
    limit_days = models.GeneratedField(
        expression=Coalesce("rot_after_days", "usual_days"),
        output_field=models.PositiveSmallIntegerField(null=True),
        db_persist=True,
    )
    # What its deals are to a forecast; nothing: what its probability makes of them.
    own_category = models.CharField(max_length=10, choices=CATEGORIES, blank=True, db_default="")
    category = models.GeneratedField(
        expression=Case(
            When(~Q(own_category=""), then=F("own_category")),
            When(probability__gte=rules.COMMIT_FROM, then=Value(str(rules.Category.COMMIT))),
            When(probability__gte=rules.BEST_CASE_FROM, then=Value(str(rules.Category.BEST_CASE))),
            default=Value(str(rules.Category.PIPELINE)),
        ),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )
    # How long it should take; what takes longer than the limit is stalled.
    target_days = models.PositiveSmallIntegerField(null=True)
    # The guide: what the buyer is doing now, what good looks like, and what to say.
    description_en = models.TextField(blank=True)
    description_zh = models.TextField(blank=True)
    good_en = models.TextField(blank=True, db_default="")
    good_zh = models.TextField(blank=True, db_default="")
    talk_en = models.TextField(blank=True, db_default="")
    talk_zh = models.TextField(blank=True, db_default="")

    # What selectors.pipelines tells with the row of a stage to enter; other readers do not have it.
    is_guarded: bool
    hands_out: bool

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "pipeline", "position"],
                name="stage_has_own_position_in_pipeline",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(probability__lte=100), name="stage_probability_is_a_percentage"
            ),
        ]


class Source(Named):
    """Where deals come from: cold call, referral, web form, event and so on."""


class LostReason(Named):
    """Why deals are lost."""


class DealQuerySet(OwnedQuerySet["Deal"]):
    kind = Kind.DEAL

    def open(self) -> Self:
        return self.filter(status=DealStatus.OPEN)


class Deal(Editable):
    """A sale in the making, or one that was.

    `changed_at` is the moment at which pipeline, stage, status, owner, value, expected close or
    forecast category last changed; whoever writes one of them sets it, and the facts take their time from it.
    """

    title = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    currency = models.CharField(max_length=3)
    pipeline = Reference(Pipeline, models.PROTECT, related_name="deals", own_index=False)
    stage = Reference(Stage, models.PROTECT, related_name="deals", own_index=False)
    status = models.CharField(
        max_length=4, choices=choices(list(DealStatus)), default=DealStatus.OPEN
    )
    owner = Reference(Member, models.PROTECT, related_name="deals", own_index=False)
    company = Reference(Company, models.SET_NULL, null=True, related_name="deals")
    source = Reference(Source, models.SET_NULL, null=True, related_name="+", own_index=False)
    expected_close_date = models.DateField(null=True)
    close_date_pushes = models.PositiveSmallIntegerField(default=0)
    # What its owner says it is to a forecast; nothing: what its stage says.
    own_category = models.CharField(max_length=10, choices=CATEGORIES, blank=True, db_default="")
    # Open for longer than any that was won, when that was last looked at, a night ago.
    is_zombie = models.BooleanField(db_default=False, editable=False)
    # In percent, as learned from the workspace's own past: see forecast.
    win_probability = models.PositiveSmallIntegerField(null=True, editable=False)
    tags = ArrayField(models.CharField(max_length=50), default=list)
    lost_reason = Reference(
        LostReason, models.PROTECT, null=True, related_name="+", own_index=False
    )
    competitor = models.CharField(max_length=100, blank=True)
    lost_comment = models.TextField(blank=True)
    win_back_date = models.DateField(null=True)
    creator = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    created_at = models.DateTimeField()
    stage_entered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    next_task_id = models.UUIDField(null=True, editable=False)
    next_activity_at = models.DateTimeField(null=True, editable=False)
    next_activity_kind = models.CharField(max_length=10, blank=True, editable=False)
    next_activity_title = models.CharField(max_length=200, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    objects = DealQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "stage", "-stage_entered_at", "-id"],
                condition=ON_THE_BOARD,
                name="deal_on_the_board",
            ),
            models.Index(
                fields=["workspace", "owner", "stage", "-value", "-id"],
                condition=Q(deleted_at=None),
                name="deal_of_owner_by_value",
            ),
            models.Index(fields=["workspace", "-created_at", "-id"], name="deal_by_age"),
            models.Index(fields=["workspace", "pipeline", "-closed_at"], name="deal_by_closing"),
            models.Index(
                fields=["workspace", "expected_close_date"],
                condition=ON_THE_BOARD,
                name="open_deals_by_close",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=CLOSED ^ Q(closed_at=None), name="closed_deal_has_a_closing_time"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="deal_value_is_not_negative"),
        ]

    def __str__(self) -> str:
        return self.title


class DealPerson(Record):
    """A person's part in a deal."""

    deal = Reference(Deal, models.CASCADE, related_name="people", own_index=False)
    person = Reference(Person, models.CASCADE, related_name="deals")
    role = models.CharField(max_length=20, choices=choices(list(PersonRole)))
    attitude = models.CharField(max_length=10, choices=choices(list(Attitude)), blank=True)
    influence = models.CharField(max_length=10, choices=choices(list(Influence)), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "deal", "person"], name="person_is_in_a_deal_once"
            )
        ]


class DealVersion(WorkspaceModel):
    """What a deal was from one moment to another. Written by the database: see history.sql."""

    deal = Reference(Deal, models.CASCADE, related_name="versions")
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    pipeline = Reference(Pipeline, models.PROTECT, related_name="+", own_index=False)
    stage = Reference(Stage, models.PROTECT, related_name="+", own_index=False)
    status = models.CharField(max_length=4)
    owner = Reference(Member, models.PROTECT, related_name="+", own_index=False)
    value = models.DecimalField(max_digits=16, decimal_places=2)
    currency = models.CharField(max_length=3)
    expected_close_date = models.DateField(null=True)
    is_deleted = models.BooleanField()
    category = models.CharField(max_length=10, blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "pipeline", "valid_from"],
                include=["valid_to", "stage", "owner", "value", "currency"],
                condition=Q(status=DealStatus.OPEN, is_deleted=False),
                name="open_versions_in_time",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "deal"],
                condition=Q(valid_to=None),
                name="deal_has_one_current_version",
            )
        ]


class StageVisit(WorkspaceModel):
    """One stay of a deal in one stage. Written like DealVersion."""

    deal = Reference(Deal, models.CASCADE, related_name="visits")
    pipeline = Reference(Pipeline, models.PROTECT, related_name="+", own_index=False)
    stage = Reference(Stage, models.PROTECT, related_name="+", own_index=False)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    exit = models.CharField(max_length=10, choices=choices(list(VisitExit)), blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "pipeline", "entered_at"],
                include=["deal", "stage", "left_at", "exit"],
                name="visits_in_time",
            ),
            models.Index(
                fields=["workspace", "left_at"],
                include=["deal"],
                condition=Q(exit=VisitExit.WON),
                name="wins_in_time",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "deal"],
                condition=Q(left_at=None),
                name="deal_is_in_one_stage",
            )
        ]


class StageTotal(WorkspaceModel):
    """A change of what stands open in a stage; the sum of all rows is what stands there now.

    Every write adds rows and touches none, so that two people moving deals never wait for each
    other. A job adds the rows up now and then.
    """

    pipeline_id = models.UUIDField()
    stage_id = models.UUIDField()
    owner_id = models.UUIDField()
    currency = models.CharField(max_length=3)
    count = models.IntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=2)
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "pipeline_id"],
                include=["stage_id", "owner_id", "currency", "count", "value"],
                name="totals_of_pipeline",
            )
        ]
