from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, Team, choices
from headwater.accounts.rules import ShareLevel
from headwater.leads.models import Lead
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.tenancy.models import Record, Reference

ABOUT = ("deal", "company", "person", "lead")
# Exactly one of the four.
ONE_RECORD = (
    Q(deal__isnull=False, company=None, person=None, lead=None)
    | Q(deal=None, company__isnull=False, person=None, lead=None)
    | Q(deal=None, company=None, person__isnull=False, lead=None)
    | Q(deal=None, company=None, person=None, lead__isnull=False)
)


class Share(Record):
    """One record, opened to a member or a team beyond those who see it anyway.

    `accounts.selectors.actors` reads this table for each request of whoever does not see all.
    """

    deal = Reference(Deal, models.CASCADE, null=True, related_name="shares", own_index=False)
    company = Reference(Company, models.CASCADE, null=True, related_name="shares", own_index=False)
    person = Reference(Person, models.CASCADE, null=True, related_name="shares", own_index=False)
    lead = Reference(Lead, models.CASCADE, null=True, related_name="shares", own_index=False)
    member = Reference(Member, models.CASCADE, null=True, related_name="+")
    team = Reference(Team, models.CASCADE, null=True, related_name="+")
    level = models.CharField(max_length=4, choices=choices(list(ShareLevel)))
    sharer = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ONE_RECORD, name="share_is_of_one_record"),
            models.CheckConstraint(
                condition=Q(member=None) ^ Q(team=None), name="share_is_with_a_member_or_a_team"
            ),
            *(
                models.UniqueConstraint(
                    fields=["workspace", about, party],
                    name=f"{about}_is_shared_with_a_{party}_once",
                )
                for about in ABOUT
                for party in ("member", "team")
            ),
        ]

    def __str__(self) -> str:
        return self.level


class Follow(Record):
    """A member who wants to hear what becomes of a record."""

    member = Reference(Member, models.CASCADE, related_name="+")
    deal = Reference(Deal, models.CASCADE, null=True, related_name="follows", own_index=False)
    company = Reference(Company, models.CASCADE, null=True, related_name="follows", own_index=False)
    person = Reference(Person, models.CASCADE, null=True, related_name="follows", own_index=False)
    lead = Reference(Lead, models.CASCADE, null=True, related_name="follows", own_index=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ONE_RECORD, name="follow_is_of_one_record"),
            *(
                models.UniqueConstraint(
                    fields=["workspace", about, "member"], name=f"{about}_is_followed_once"
                )
                for about in ABOUT
            ),
        ]
