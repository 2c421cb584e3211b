from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Role
from headwater.http.wire import Body
from headwater.lib.countries import country_code
from headwater.pools.models import AssignmentRule
from headwater.pools.rules.assignment import (
    AssignmentCondition,
    AssignmentResult,
    AssignmentWay,
    Facts,
    HoursPolicy,
    Obstacle,
)
from headwater.pools.rules.pools import PoolKind

Name = Annotated[str, Field(max_length=100)]
Tag = Annotated[str, Field(max_length=40)]
Ids = Annotated[list[UUID], Field(max_length=500)]
Tags = Annotated[list[Tag], Field(max_length=100)]
Amount = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)] | None


class AssignmentRulePatch(Body):
    """A rule; a condition that is left empty asks nothing."""

    name_en: Name = ""
    name_zh: Name = ""
    is_enabled: bool = True
    way: AssignmentWay = AssignmentWay.ROUND_ROBIN
    hours: HoursPolicy = Field(
        HoursPolicy.IGNORED, description="What happens when nobody is at work."
    )
    source_ids: Ids = []
    campaign_ids: Ids = []
    countries: Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=100)] = []
    places: Tags = Field([], description="One of them stands in the name, title or description.")
    industries: Annotated[list[Name], Field(max_length=100)] = []
    least_value: Amount = None
    most_value: Amount = Field(None, description="In the currency of the workspace.")
    skills: Tags = Field([], description="Who is given a record must have all of them.")
    by_territory: bool = Field(False, description="Only who covers where the record comes from.")
    pool_id: UUID | None = Field(None, description="Where it goes if nobody can have it.")
    member_ids: Ids = []
    team_ids: Ids = []

    def settings(self) -> dict[str, Any]:
        """Give what was sent, in the words of the domain."""
        people = {"member_ids", "team_ids"}
        sent = self.dict(exclude_unset=True, exclude={*people, "id", "kind"})
        if people & self.model_fields_set:
            sent["people"] = (self.member_ids, self.team_ids)
        return sent


class AssignmentRuleIn(AssignmentRulePatch):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    kind: PoolKind = PoolKind.LEAD

    def settings(self) -> dict[str, Any]:
        return {"way": self.way, "people": (self.member_ids, self.team_ids)} | super().settings()


class AssignmentRuleOut(Schema):
    id: UUID
    kind: PoolKind
    name_en: str
    name_zh: str
    is_enabled: bool
    way: AssignmentWay
    hours: HoursPolicy
    source_ids: list[UUID]
    campaign_ids: list[UUID]
    countries: list[str] = Field(description="ISO 3166")
    places: list[str]
    industries: list[str]
    least_value: Decimal | None
    most_value: Decimal | None
    skills: list[str]
    by_territory: bool
    pool_id: UUID | None
    member_ids: list[UUID]
    team_ids: list[UUID]
    version: int


class AssignmentRules(Schema):
    items: list[AssignmentRuleOut] = Field(description="By kind, in the order they are asked.")


class AssignmentOrderIn(Body):
    kind: PoolKind = PoolKind.LEAD
    ids: Ids


class AssigneeOut(Schema):
    """What counts of a member when records are given out."""

    id: UUID
    name: str
    role: Role
    time_zone: str
    capacity: int = Field(description="In percent of a whole share.")
    skills: list[str]
    territories: list[str]
    opens: time | None = Field(description="None: the hours of the workspace.")
    closes: time | None
    away_until: date | None
    leads: int | None = Field(description="How many open ones they have; null: not yours to know.")
    deals: int | None
    may_shape: bool = Field(description="Whether you may change everything of it.")


class Assignees(Schema):
    items: list[AssigneeOut]


class AssigneePatch(Body):
    capacity: Annotated[int, Field(ge=1, le=500)] = 100
    skills: Tags = []
    territories: Tags = []
    opens: time | None = None
    closes: time | None = None
    away_until: date | None = Field(None, description="The last day of absence.")


class AssignmentIn(Body):
    """Which records, and to whom if not as the rules say."""

    kind: PoolKind = PoolKind.LEAD
    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)] | None = Field(
        None, description="Null: all you see that nobody owns, 200 at a time."
    )
    member_id: UUID | None = Field(None, description="Null: the rules say who.")


class AssignmentOut(Schema):
    id: UUID
    name: str
    result: AssignmentResult
    owner_id: UUID | None
    owner_name: str | None
    reason: str = Field(description="Why, in your language.")


class AssignmentsOut(Schema):
    items: list[AssignmentOut]


class AssignmentUndoIn(Body):
    kind: PoolKind = PoolKind.LEAD
    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]


class AssignmentUndoOut(Schema):
    ids: list[UUID] = Field(description="What was taken back.")


class AssignmentTrialIn(Body):
    """A record there is, or one that could come in."""

    kind: PoolKind = PoolKind.LEAD
    record_id: UUID | None = None
    source_id: UUID | None = None
    campaign_id: UUID | None = None
    country: Name = ""
    text: Annotated[str, Field(max_length=500)] = ""
    industry: Name = ""
    value: Amount = None

    def facts(self) -> Facts:
        asked = self.dict(exclude={"kind", "record_id", "country"})
        return Facts(country=country_code(self.country), **asked)


class AssignmentTrialRule(Schema):
    id: UUID
    missed: AssignmentCondition | None = Field(description="None: it is for this record.")
    is_asked: bool = Field(description="False: a rule before it decides.")


class AssignmentTrialPerson(Schema):
    id: UUID
    name: str
    obstacle: Obstacle | None
    is_next: bool


class AssignmentTrialOut(Schema):
    """What would come of a record, without doing it."""

    rules: list[AssignmentTrialRule]
    people: list[AssignmentTrialPerson] = Field(description="Those of the rule that decides.")
    rule_id: UUID | None
    owner_id: UUID | None
    opens_at: datetime | None
    reason: str


class RoleCapItem(Body):
    role: Role
    kind: PoolKind
    most: Annotated[int, Field(ge=0, le=100_000)] | None = None


class RoleCaps(Schema):
    items: list[RoleCapItem]


class RoleCapsIn(Body):
    items: Annotated[list[RoleCapItem], Field(max_length=20)]


def rule_document(rule: AssignmentRule) -> dict[str, Any]:
    plain = AssignmentRuleOut.model_fields.keys() - {"member_ids", "team_ids"}
    people = sorted(rule.assignees.all(), key=lambda one: one.pk)
    return {name: getattr(rule, name) for name in plain} | {
        "member_ids": [one.member_id for one in people if one.member_id],
        "team_ids": [one.team_id for one in people if one.team_id],
    }
