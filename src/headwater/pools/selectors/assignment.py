"""The rules of assignment and their people, as they stand now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Actor, Kind, Right, Role
from headwater.accounts.selectors.actors import granted
from headwater.accounts.selectors.workspaces import get_workspace, workdays_of
from headwater.leads.models import Lead
from headwater.leads.rules.clock import WorkingTime
from headwater.leads.selectors.records import agreement
from headwater.lib.countries import country_code, country_of_domain
from headwater.lib.errors import NotFound
from headwater.people.models import Company
from headwater.people.rules import country_of_phone
from headwater.pools.models import AssignmentRule
from headwater.pools.rules.assignment import (
    FULL,
    Ask,
    AssignmentCondition,
    AssignmentResult,
    AssignmentWay,
    Candidate,
    Choice,
    Facts,
    HoursPolicy,
    choose,
)
from headwater.pools.rules.pools import PoolKind
from headwater.pools.selectors.caps import rooms
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.sql import fetch_all

STAFF = """
SELECT m.id, m.name, m.is_active, m.role, r.rights, m.time_zone, p.capacity, p.skills, p.territories,
    p.opens, p.closes, p.away_until,
    (SELECT count(*) FROM leads_lead l WHERE l.workspace_id = m.workspace_id
        AND l.owner_id = m.id AND l.deleted_at IS NULL AND l.state IN ('new', 'working')),
    (SELECT count(*) FROM pipeline_deal d WHERE d.workspace_id = m.workspace_id
        AND d.owner_id = m.id AND d.deleted_at IS NULL AND d.status = 'open')
FROM accounts_member m
LEFT JOIN pools_profile p ON p.workspace_id = m.workspace_id AND p.member_id = m.id
LEFT JOIN accounts_customrole r ON r.workspace_id = m.workspace_id AND r.base = m.role
    AND CASE WHEN m.custom_role_id IS NULL THEN r.is_built_in ELSE r.id = m.custom_role_id END
WHERE m.workspace_id = current_workspace() {which}
ORDER BY m.id
"""
COLUMNS = (
    "id", "name", "is_active", "role", "rights", "time_zone", "capacity", "skills", "territories", "opens",
    "closes", "away_until", "leads", "deals",
)  # fmt: skip
RATE = "SELECT rate_on(%s, %s)"


class AssignmentRuleNotFound(NotFound):
    code = "assignment_rule_not_found"


def rules() -> QuerySet[AssignmentRule]:
    """List the rules, those of leads first, in the order in which they are asked."""
    return (
        AssignmentRule.objects.filter(is_archived=False)
        .select_related("pool", "last")
        .prefetch_related("assignees")
        .order_by("-kind", "position", "id")
    )


def get_rule(rule_id: UUID, *, lock: bool = False) -> AssignmentRule:
    found = (rules().select_for_update(of=("self",)) if lock else rules()).filter(id=rule_id)
    rule = found.first()
    if rule is None:
        raise AssignmentRuleNotFound("There is no such rule.")
    return rule


def profiles(actor: Actor) -> list[dict[str, Any]]:
    """List who works here, with what counts when records are given out and what they have open."""
    rows = fetch_all(STAFF.format(which="AND m.is_active"))
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    for one in found:
        one["capacity"] = one["capacity"] or FULL
        one["skills"], one["territories"] = one["skills"] or [], one["territories"] or []
        one["may_shape"] = may_shape(actor, one["id"])
        # How much a colleague has is not everybody's to know.
        if not one["may_shape"] and one["id"] != actor.id:
            one["leads"] = one["deals"] = None
    return sorted(found, key=lambda one: (one["name"], one["id"]))


def may_shape(actor: Actor, member_id: UUID) -> bool:
    """Whether an actor may say what counts of a member: those above them."""
    if actor.may(Right.MANAGE_MEMBERS):
        return True
    return actor.role is Role.MANAGER and actor.sees_owner(Kind.LEAD, member_id)


@dataclass(frozen=True)
class Verdict:
    """What the rules say about one record."""

    rule: AssignmentRule | None
    choice: Choice
    missed: dict[UUID, AssignmentCondition]  # by the rules that are not for it


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What has come of assigning one record, and why."""

    record: Company | Lead
    result: AssignmentResult
    rule: AssignmentRule | None = None
    choice: Choice = field(default_factory=Choice)
    after_name: str | None = None  # whose turn was before


@dataclass
class Rulebook:
    """All rules of a kind with their people; it is kept up to date while records are given out."""

    rules: list[AssignmentRule]
    people: dict[UUID, list[UUID]]
    staff: dict[UUID, Candidate]
    currency: str

    def judge(self, facts: Facts, *, now: datetime) -> Verdict:
        missed: dict[UUID, AssignmentCondition] = {}
        for rule in self.rules:
            condition = rule.conditions.missed_by(facts)
            if condition is None:
                choice = choose(
                    self.candidates(rule), _ask(rule, facts), last=rule.last_id, now=now
                )
                return Verdict(rule, choice, missed)
            missed[rule.id] = condition
        return Verdict(None, Choice(), missed)

    def note(self, rule: AssignmentRule, chosen: Candidate) -> None:
        """Remember within this transaction that somebody was given one more."""
        self.staff[chosen.id] = chosen.with_one_more()
        rule.last_id = chosen.id

    def whose_turn_was(self, rule: AssignmentRule) -> str | None:
        known = self.staff.get(rule.last_id) if rule.last_id else None
        return known.name if known else (rule.last.name if rule.last else None)

    def candidates(self, rule: AssignmentRule) -> list[Candidate]:
        return [self.staff[member_id] for member_id in self.people[rule.id]]


def rulebook(kind: PoolKind, *, now: datetime, lock: bool = False) -> Rulebook:
    """Read the rules in use; `lock`: nobody else gives anything of this kind out meanwhile."""
    in_use = rules().filter(kind=kind, is_enabled=True)
    if lock:
        # In the order of their ids, so that two who do this wait for each other.
        list(AssignmentRule.objects.select_for_update().filter(kind=kind).order_by("id"))
    found = list(in_use)
    people = _people(found)
    named = set().union(*people.values())
    if lock:
        # Who is given something must not claim something meanwhile: both count what they hold.
        members = Member.objects.select_for_update(no_key=True).filter(id__in=named)
        list(members.order_by("id").values_list("id", flat=True))
    currency = get_workspace(current_workspace_id()).currency
    return Rulebook(found, people, _staff(named, kind, now=now), currency)


def facts_of(record: Company | Lead, *, currency: str, now: datetime) -> Facts:
    """Say what rules look at of a record."""
    if isinstance(record, Company):
        return Facts(
            country=country_code(record.country) or country_of_domain(record.domain),
            text=f"{record.name} {record.country} {record.description}",
            industry=record.industry,
        )
    domain = record.domain or record.email
    return Facts(
        source_id=record.source_id,
        campaign_id=record.campaign_id,
        country=country_of_phone(record.phone_key) or country_of_domain(domain),
        text=f"{record.company_name} {record.title} {record.description} {record.name}",
        value=_in_currency(record, currency, now=now),
    )


def _in_currency(lead: Lead, currency: str, *, now: datetime) -> Decimal | None:
    if lead.value is None or lead.currency == currency:
        return lead.value
    ((rate,),) = fetch_all(RATE, [lead.currency, now.date()])
    return lead.value * Decimal(rate)


def _ask(rule: AssignmentRule, facts: Facts) -> Ask:
    return Ask(
        way=AssignmentWay(rule.way),
        hours=HoursPolicy(rule.hours),
        skills=frozenset(rule.skills),
        territory_of=facts if rule.by_territory else None,
    )


def _people(found: Sequence[AssignmentRule]) -> dict[UUID, list[UUID]]:
    """Say whom each rule names: its members, and those of its teams and below."""
    paths = dict(Team.objects.values_list("id", "path"))
    members = list(Member.objects.order_by("id").values_list("id", "team__path"))
    people: dict[UUID, list[UUID]] = {}
    for rule in found:
        named = {one.member_id for one in rule.assignees.all()}
        teams = tuple(paths[one.team_id] for one in rule.assignees.all() if one.team_id in paths)
        people[rule.id] = [
            member_id
            for member_id, path in members
            if member_id in named or (path or "").startswith(teams)
        ]
    return people


def _staff(member_ids: Iterable[UUID], kind: PoolKind, *, now: datetime) -> dict[UUID, Candidate]:
    ids = list(member_ids)
    rows = fetch_all(STAFF.format(which="AND m.id = ANY(%s)"), [ids])
    room, agreed = rooms(kind, ids), agreement()
    calendar = workdays_of(current_workspace_id(), range(now.year - 1, now.year + 2))
    staff: dict[UUID, Candidate] = {}
    for row in rows:
        one = dict(zip(COLUMNS, row, strict=True))
        staff[one["id"]] = Candidate(
            id=one["id"],
            name=one["name"],
            is_active=one["is_active"],
            may_write=Right.WRITE in granted(Role(one["role"]), one["rights"]),
            load=one["leads"] + one["deals"],
            capacity=one["capacity"] or FULL,
            room=room.get(one["id"]),
            skills=frozenset(one["skills"] or []),
            territories=frozenset(one["territories"] or []),
            hours=WorkingTime(
                opens=one["opens"] or agreed.opens,
                closes=one["closes"] or agreed.closes,
                zone=one["time_zone"],
                calendar=calendar,
            ),
            zone=one["time_zone"],
            away_until=one["away_until"],
        )
    return staff
