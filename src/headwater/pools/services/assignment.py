"""The rules of assignment, what counts of members, and how much roles may hold."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Role
from headwater.accounts.selectors import get_member, get_team
from headwater.events.log import emit
from headwater.leads.rules.clock import check_hours
from headwater.leads.selectors.records import check_campaign
from headwater.lib.errors import check_version
from headwater.pipeline.selectors.pipelines import check_source
from headwater.pools.events import AssignmentRuleChanged
from headwater.pools.models import Assignee, AssignmentRule, Profile, RoleCap
from headwater.pools.rules import assignment as rules
from headwater.pools.rules.pools import PoolKind
from headwater.pools.selectors.access import get_pool
from headwater.pools.selectors.assignment import get_rule, may_shape

OWN = frozenset({"opens", "closes", "away_until"})


class ProfileChanges(TypedDict, total=False):
    capacity: int
    skills: Sequence[str]
    territories: Sequence[str]
    opens: time | None
    closes: time | None
    away_until: date | None


def create_rule(
    kind: PoolKind, *, actor: Actor, now: datetime, rule_id: UUID | None = None, **settings: Any
) -> AssignmentRule:
    """Add a rule behind those there are."""
    if rule_id is not None and AssignmentRule.objects.filter(id=rule_id).exists():
        return get_rule(rule_id)  # the same request once more
    rule = AssignmentRule(kind=kind, **({"id": rule_id} if rule_id else {}))
    rule.position = AssignmentRule.objects.filter(kind=kind).count()
    _write(rule, settings, actor=actor)
    return _told(rule, "created", actor=actor, now=now)


def update_rule(
    rule_id: UUID, *, actor: Actor, now: datetime, version: int | None = None, **settings: Any
) -> AssignmentRule:
    """Change settings; they hold for what comes in from now on."""
    rule = get_rule(rule_id, lock=True)
    check_version(rule.version, version)
    _write(rule, settings, actor=actor)
    return _told(rule, " ".join(sorted(settings)), actor=actor, now=now)


def archive_rule(rule_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a rule out of use for good; what it gave out keeps its name."""
    rule = get_rule(rule_id, lock=True)
    check_version(rule.version, version)
    rule.is_archived = True
    rule.saved("is_archived")
    emit(_changed(rule, "archived", actor=actor, now=now))


def order_rules(kind: PoolKind, rule_ids: Sequence[UUID], *, actor: Actor, now: datetime) -> None:
    """Say which rule is asked first, second and so on."""
    rules_there = {rule_id: get_rule(rule_id, lock=True) for rule_id in sorted(set(rule_ids))}
    of_kind = AssignmentRule.objects.filter(kind=kind, is_archived=False)
    if set(of_kind.values_list("id", flat=True)) != rules_there.keys():
        raise rules.OtherOrder("The rules have changed in the meantime. Look at them again.")
    for position, rule_id in enumerate(rule_ids):
        rule = rules_there[rule_id]
        if rule.position != position:
            AssignmentRule.objects.filter(id=rule_id).update(position=position)
            emit(_changed(rule, "position", actor=actor, now=now))


def write_profile(member_id: UUID, *, actor: Actor, **changes: Unpack[ProfileChanges]) -> None:
    """Say what counts of a member; of oneself only when one works and is away."""
    get_member(member_id)
    if not may_shape(actor, member_id) and not (member_id == actor.id and changes.keys() <= OWN):
        raise rules.NotYourProfile("Only somebody above them may change this.")
    profile, _ = Profile.objects.select_for_update().get_or_create(member_id=member_id)
    wanted: Mapping[str, Any] = dict(changes)
    for name, value in wanted.items():
        is_tags = name in {"skills", "territories"}
        setattr(profile, name, rules.check_tags(value, field=name) if is_tags else value)
    if (profile.opens is None) is not (profile.closes is None):
        raise rules.HalfHours("Say when work begins and when it ends.", field="closes")
    if profile.opens is not None and profile.closes is not None:
        check_hours(profile.opens, profile.closes)
    profile.save()


def cap_roles(caps: Mapping[tuple[Role, PoolKind], int | None]) -> None:
    """Say how many records of a kind each role may hold; None: any number."""
    for (role, kind), most in caps.items():
        if most is None:
            RoleCap.objects.filter(role=role, kind=kind).delete()
        else:
            RoleCap.objects.update_or_create(role=role, kind=kind, defaults={"most": most})


def _write(rule: AssignmentRule, settings: dict[str, Any], *, actor: Actor) -> None:
    people: tuple[Sequence[UUID], Sequence[UUID]] | None = settings.pop("people", None)
    _check(rule, settings, actor=actor)
    for name, value in settings.items():
        setattr(rule, name, value)
    rules.check_named(rule.name_en, rule.name_zh)
    rules.check_range(rule.least_value, rule.most_value)
    rule.save()
    if people is not None:
        _name_people(rule, *people)


def _check(rule: AssignmentRule, settings: dict[str, Any], *, actor: Actor) -> None:
    for source_id in settings.get("source_ids", []):
        check_source(source_id)
    for campaign_id in settings.get("campaign_ids", []):
        check_campaign(campaign_id)
    for name in ("places", "industries", "skills"):
        if name in settings:
            settings[name] = rules.check_tags(settings[name], field=name)
    if "countries" in settings:
        settings["countries"] = rules.check_countries(settings["countries"])
    pool_id = settings.get("pool_id")
    if pool_id is not None and get_pool(pool_id, actor=actor).kind != rule.kind:
        raise rules.WrongPool("This pool holds something else.", field="pool_id")


def _name_people(
    rule: AssignmentRule, member_ids: Sequence[UUID], team_ids: Sequence[UUID]
) -> None:
    if not (member_ids or team_ids):
        raise rules.NoPeople("Name at least one person or team.", field="member_ids")
    members = [Assignee(rule=rule, member_id=get_member(one).id) for one in set(member_ids)]
    teams = [Assignee(rule=rule, team_id=get_team(one).id) for one in set(team_ids)]
    Assignee.objects.filter(rule=rule).delete()
    Assignee.objects.bulk_create([*members, *teams])


def _told(rule: AssignmentRule, what: str, *, actor: Actor, now: datetime) -> AssignmentRule:
    emit(_changed(rule, what, actor=actor, now=now))
    return get_rule(rule.id)


def _changed(
    rule: AssignmentRule, what: str, *, actor: Actor, now: datetime
) -> AssignmentRuleChanged:
    return AssignmentRuleChanged(actor_id=actor.id, at=now, assignment_rule_id=rule.id, what=what)
