from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, OwnedQuerySet, choices
from headwater.accounts.rules import Kind
from headwater.leads.rules.scorecard import AnswerState
from headwater.leads.rules.states import LeadState
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal, Named, Source
from headwater.tenancy.models import Editable, Reference, WorkspaceModel

ALIVE = Q(deleted_at=None)


class Reason(Named):
    """Why leads are disqualified."""


class Campaign(Named):
    """Something that brings leads for a while, and what it costs."""

    source = Reference(Source, models.SET_NULL, null=True, related_name="+", own_index=False)
    begins_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    cost = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cost__gte=0), name="campaign_cost_is_not_negative"),
            models.CheckConstraint(
                condition=Q(begins_on=None)
                | Q(ends_on=None)
                | Q(ends_on__gte=models.F("begins_on")),
                name="campaign_ends_after_it_begins",
            ),
        ]


class Agreement(WorkspaceModel):
    """How quickly a new lead is answered, and in which hours; without a row the default holds."""

    answer_minutes = models.PositiveIntegerField(default=60)
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="workspace_has_one_agreement")
        ]


class LeadQuerySet(OwnedQuerySet["Lead"]):
    kind = Kind.LEAD


class Lead(Editable):
    """Somebody who may buy. Without an owner everybody sees it and anybody may take it.

    `…_key` is what makes two spellings of an address or number the same (people.rules).
    `accepted_at` is when it left the state new to be worked on, `first_contact_at` when it was
    first answered, `answer_minutes` how long that took in working time.
    """

    name = models.CharField(max_length=200, blank=True)
    company_name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    wechat = models.CharField(max_length=100, blank=True)
    email_key = models.CharField(max_length=254, blank=True)
    phone_key = models.CharField(max_length=60, blank=True)
    wechat_key = models.CharField(max_length=100, blank=True)
    domain = models.CharField(max_length=200, blank=True)
    credit_code = models.CharField(max_length=18, blank=True)
    description = models.TextField(blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    source = Reference(Source, models.SET_NULL, null=True, related_name="+", own_index=False)
    campaign = Reference(Campaign, models.SET_NULL, null=True, related_name="leads")
    owner = Reference(Member, models.PROTECT, null=True, related_name="+", own_index=False)
    creator = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    state = models.CharField(max_length=12, choices=choices(list(LeadState)), default=LeadState.NEW)
    state_entered_at = models.DateTimeField()
    reason = Reference(Reason, models.PROTECT, null=True, related_name="+", own_index=False)
    comment = models.TextField(blank=True)
    recycled_until = models.DateField(null=True)
    created_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    first_contact_at = models.DateTimeField(null=True)
    # When somebody last wrote down what was done with it: notes live on the floor above.
    followed_up_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    answer_minutes = models.PositiveIntegerField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    # When an owner, source or campaign last changed: the moment the history writes down.
    changed_at = models.DateTimeField(null=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "-created_at", "-id"], name="lead_by_age"),
            models.Index(
                fields=["workspace", "state", "-created_at", "-id"],
                condition=ALIVE,
                name="lead_by_state",
            ),
            models.Index(
                fields=["workspace", "owner", "state", "-created_at"],
                condition=ALIVE,
                name="lead_of_owner",
            ),
            models.Index(
                fields=["workspace", "recycled_until"],
                condition=Q(state=LeadState.RECYCLED, deleted_at=None),
                name="lead_to_return",
            ),
            models.Index(fields=["workspace", "email_key"], name="lead_by_email"),
            models.Index(fields=["workspace", "phone_key"], name="lead_by_phone"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(company_name=""), name="lead_names_somebody"
            ),
            models.CheckConstraint(
                condition=Q(state=LeadState.DISQUALIFIED) ^ Q(reason=None),
                name="disqualified_lead_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=LeadState.RECYCLED) ^ Q(recycled_until=None),
                name="recycled_lead_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0), name="lead_value_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.company_name


class Step(WorkspaceModel):
    """One move of a lead from a state to another, with the words that were said about it.

    The event log names the step and does not repeat the words: a log is for ever.
    """

    lead = Reference(Lead, models.CASCADE, related_name="steps")
    from_state = models.CharField(max_length=12, choices=choices(list(LeadState)))
    to_state = models.CharField(max_length=12, choices=choices(list(LeadState)))
    reason = Reference(Reason, models.PROTECT, null=True, related_name="+", own_index=False)
    comment = models.TextField(blank=True)
    until = models.DateField(null=True)
    actor = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    happened_at = models.DateTimeField()


class LeadVersion(WorkspaceModel):
    """What a lead was from one moment to another; the database writes it (history.sql).

    `state_since` is when the state of then began: versions alike in it are one stay in that state.
    """

    lead = Reference(Lead, models.CASCADE, related_name="lead_versions", own_index=False)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=choices(list(LeadState)))
    state_since = models.DateTimeField()
    owner_id = models.UUIDField(null=True)
    source_id = models.UUIDField(null=True)
    campaign_id = models.UUIDField(null=True)
    reason_id = models.UUIDField(null=True)
    is_deleted = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "lead", "valid_from"],
                include=["valid_to", "state", "state_since", "owner_id", "id"],
                name="version_of_lead",
            ),
            models.Index(
                fields=["workspace", "valid_from"], include=["lead"], name="version_by_time"
            ),
        ]


class Conversion(WorkspaceModel):
    """What a lead has become, and what of it was made on that occasion.

    `deal_version` is that of the deal as it was made: while it stands, the conversion can be undone.
    """

    lead = Reference(Lead, models.CASCADE, related_name="conversions", own_index=False)
    deal = Reference(Deal, models.CASCADE, related_name="+", own_index=False)
    company = Reference(Company, models.SET_NULL, null=True, related_name="+")
    person = Reference(Person, models.SET_NULL, null=True, related_name="+")
    is_company_new = models.BooleanField()
    is_person_new = models.BooleanField()
    deal_version = models.PositiveIntegerField()
    previous_state = models.CharField(max_length=12, choices=choices(list(LeadState)))
    converted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "lead"], name="lead_is_converted_once"),
            models.UniqueConstraint(fields=["workspace", "deal"], name="deal_comes_from_one_lead"),
        ]


class Framework(Named):
    """A way to judge buyers: BANT, MEDDICC or one's own. One of them is used."""

    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"], condition=Q(is_default=True), name="one_framework_is_used"
            )
        ]


class Question(Named):
    """One thing that must be known of a buyer; `name` is the word, `hint` the whole question."""

    framework = Reference(Framework, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    hint_en = models.CharField(max_length=300, blank=True)
    hint_zh = models.CharField(max_length=300, blank=True)


class Answer(Editable):
    """What is known of one question about a lead or a deal, and how that is known.

    When a lead becomes a deal, its answers become the deal's.
    """

    question = Reference(Question, models.CASCADE, related_name="answers", own_index=False)
    lead = Reference(Lead, models.CASCADE, null=True, related_name="answers", own_index=False)
    deal = Reference(Deal, models.CASCADE, null=True, related_name="+", own_index=False)
    state = models.CharField(max_length=7, choices=choices(list(AnswerState)))
    evidence = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    said_on = models.DateField(null=True)
    link = models.CharField(max_length=500, blank=True)
    author = Reference(Member, models.PROTECT, related_name="+", own_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "lead", "question"], name="lead_answers_a_question_once"
            ),
            models.UniqueConstraint(
                fields=["workspace", "deal", "question"], name="deal_answers_a_question_once"
            ),
            models.CheckConstraint(
                condition=~Q(lead=None) | ~Q(deal=None), name="answer_is_about_something"
            ),
        ]
