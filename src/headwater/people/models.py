from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, OwnedQuerySet, choices
from headwater.accounts.rules import Kind
from headwater.people.rules import ChannelKind, ChannelState, Proof
from headwater.tenancy.models import Editable, Record, Reference


class CompanyQuerySet(OwnedQuerySet["Company"]):
    kind = Kind.COMPANY


class Company(Editable):
    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=200, blank=True)
    industry = models.CharField(max_length=100, blank=True)
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
