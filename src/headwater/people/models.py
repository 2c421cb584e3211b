from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, OwnedQuerySet, choices
from headwater.accounts.rules import Actor, Kind
from headwater.people.rules import ChannelKind, ChannelState, Proof, RelationKind, Tier
from headwater.tenancy.models import Editable, Record, Reference


class CompanyQuerySet(OwnedQuerySet["Company"]):
    kind = Kind.COMPANY


class Company(Editable):
    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=200, blank=True)
    industry = models.CharField(max_length=100, blank=True)
    tier = models.CharField(max_length=1, choices=choices(list(Tier)), blank=True, db_default="")
    size = models.PositiveIntegerField(null=True)
    country = models.CharField(max_length=100, blank=True)
    credit_code = models.CharField(max_length=18, blank=True)
    description = models.TextField(blank=True)
    parent = Reference("self", models.SET_NULL, null=True, related_name="children")
    owner = Reference(Member, models.PROTECT, null=True, related_name="+")
    deleted_at = models.DateTimeField(null=True)
    deleted_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    merged_into = Reference("self", models.SET_NULL, null=True, related_name="merged")

    objects = CompanyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "name", "id"], name="company_by_name"),
            models.Index(fields=["workspace", "-created_at", "-id"], name="company_by_age"),
        ]

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(OwnedQuerySet["Person"]):
    kind = Kind.PERSON


class Person(Editable):
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    company = Reference(Company, models.SET_NULL, null=True, related_name="people")
    owner = Reference(Member, models.PROTECT, null=True, related_name="+")
    description = models.TextField(blank=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    merged_into = Reference("self", models.SET_NULL, null=True, related_name="merged")

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "name", "id"], name="person_by_name"),
            models.Index(fields=["workspace", "-created_at", "-id"], name="person_by_age"),
        ]

    def __str__(self) -> str:
        return self.name


class Channel(Record):
    """One way to reach a person or a company; `key` is what makes two spellings the same."""

    person = Reference(Person, models.CASCADE, null=True, related_name="channels")
    company = Reference(Company, models.CASCADE, null=True, related_name="channels")
    kind = models.CharField(max_length=10, choices=choices(list(ChannelKind)))
    value = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    label = models.CharField(max_length=50, blank=True)
    is_primary = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=choices(list(ChannelState)), db_default=ChannelState.UNVERIFIED
    )
    verified_at = models.DateTimeField(null=True)
    verified_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    verified_how = models.CharField(
        max_length=10, choices=choices(list(Proof)), blank=True, db_default=""
    )

    @property
    def of(self) -> Kind:
        return Kind.COMPANY if self.company_id else Kind.PERSON

    class Meta:
        indexes = [models.Index(fields=["workspace", "kind", "key"], name="channel_by_key")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(company=None),
                name="channel_reaches_a_person_or_a_company",
            ),
            models.CheckConstraint(
                condition=Q(state=ChannelState.UNVERIFIED) ^ Q(verified_at__isnull=False),
                name="channel_is_verified_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return self.value


class RelationQuerySet(models.QuerySet["Relation"]):
    """A relation is seen by whoever sees both its ends."""

    def visible_to(self, actor: Actor) -> Self:
        people = Person.objects.visible_to(actor)
        to_company = Q(other_company__in=Company.objects.visible_to(actor))
        return self.filter(Q(other_person__in=people) | to_company, person__in=people)

    def known_to(self, actor: Actor) -> Self:
        return self.visible_to(actor)


class Relation(Record):
    """How a person stands to another one or to a company; `text` says it closer, or at all."""

    person = Reference(Person, models.CASCADE, related_name="relations")
    other_person = Reference(Person, models.CASCADE, null=True, related_name="relations_to")
    other_company = Reference(Company, models.CASCADE, null=True, related_name="relations")
    kind = models.CharField(max_length=20, choices=choices(list(RelationKind)))
    text = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RelationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(other_person=None) ^ Q(other_company=None),
                name="relation_is_to_a_person_or_a_company",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("other_person")), name="relation_is_to_somebody_else"
            ),
            models.UniqueConstraint(
                fields=["workspace", "person", "other_person", "kind"],
                name="people_are_related_once_in_a_way",
            ),
            models.UniqueConstraint(
                fields=["workspace", "person", "other_company", "kind"],
                name="person_and_company_are_related_once_in_a_way",
            ),
        ]

    def __str__(self) -> str:
        return self.kind
