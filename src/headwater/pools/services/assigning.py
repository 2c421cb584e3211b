"""Giving out what came in without an owner, as the rules say; or as somebody says, and back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.leads.models import Lead
from headwater.leads.rules.states import OPEN
from headwater.people.selectors import check_owner
from headwater.pools.events import (
    CompanyAssigned,
    CompanyTakenBack,
    LeadAssigned,
    LeadTakenBack,
)
from headwater.pools.models import AssignmentRule, Place, Waiting
from headwater.pools.rules.assignment import AssignmentResult, Candidate
from headwater.pools.rules.pools import How, PoolKind, check_room
from headwater.pools.selectors import access
from headwater.pools.selectors.assignment import Outcome, Rulebook, facts_of, rulebook
from headwater.pools.selectors.caps import role_rooms
from headwater.pools.selectors.records import last_givings
from headwater.pools.services.claims import drop
from headwater.pools.services.hands import Pooled, pass_on

TIME_TO_TAKE_BACK = timedelta(minutes=30)
MOST_AT_ONCE = 200


def assign(
    kind: PoolKind,
    record_ids: Sequence[UUID] | None,
    *,
    member_id: UUID | None,
    actor: Actor,
    now: datetime,
) -> list[Outcome]:
    """Give out what an actor chose, or all they see that nobody owns: by the rules, or to somebody."""
    if record_ids is None:
        record_ids = access.unowned(kind, actor=actor, limit=MOST_AT_ONCE)
    records = _locked(kind, record_ids, actor=actor)
    if member_id is None:
        return list(_by_rules(records, kind, actor_id=actor.id, now=now))
    _give_to(member_id, records, kind, actor=actor, now=now)
    return [Outcome(record=one, result=AssignmentResult.ASSIGNED) for one in records]


def assign_new(kind: PoolKind, record_ids: Iterable[UUID], *, now: datetime) -> list[Outcome]:
    """Give out what has just come in; what has an owner meanwhile keeps them."""
    records = _locked(kind, record_ids, actor=None)
    return list(_by_rules(records, kind, actor_id=None, now=now))


def assign_waiting(*, now: datetime) -> int:
    """Give out what has waited until somebody is at work; say how many that were."""
    assigned = 0
    for kind in PoolKind:
        due = Waiting.objects.filter(kind=kind, due_at__lte=now).order_by("due_at", "id")
        ids = list(due.values_list("record_id", flat=True)[:MOST_AT_ONCE])
        outcomes = assign_new(kind, ids, now=now) if ids else []
        still = [one.record.id for one in outcomes if one.result is AssignmentResult.WAITS]
        Waiting.objects.filter(record_id__in=set(ids) - set(still)).delete()
        assigned += sum(one.result is AssignmentResult.ASSIGNED for one in outcomes)
    return assigned


def take_back(
    kind: PoolKind, record_ids: Sequence[UUID], *, actor: Actor, now: datetime
) -> list[UUID]:
    """Undo what the actor gave to somebody a moment ago, even if they see it no longer.

    What has gone on to somebody else since stays there. Twice does it once.
    """
    back: list[UUID] = []
    given = last_givings(kind, record_ids)
    mine = [one for one, giving in given.items() if giving.by == actor.id]
    if len(mine) < len(set(record_ids)):
        raise access.RecordNotFound("There is no such record, or it is not shown to you.")
    for record in _locked(kind, mine, actor=None):
        giving = given[record.id]
        if giving.to is None or giving.to != record.owner_id:
            continue
        if giving.at < now - TIME_TO_TAKE_BACK:
            continue
        pass_on(record, giving.was, actor_id=actor.id, now=now)
        _tell_taken_back(record, actor=actor, now=now)
        back.append(record.id)
    return back


def _locked(kind: PoolKind, record_ids: Iterable[UUID], *, actor: Actor | None) -> list[Pooled]:
    """Lock records in the order of their ids, so that two who do this wait for each other."""
    wanted = set(record_ids)
    rows = access.MODELS[kind].objects.filter(deleted_at=None, id__in=wanted)
    if actor is not None:
        rows = rows.editable_by(actor)
    records = list(rows.select_for_update(of=("self",)).order_by("id"))
    if actor is not None and len(records) < len(wanted):
        raise access.RecordNotFound("There is no such record, or it is not shown to you.")
    return records


def _give_to(
    member_id: UUID, records: Sequence[Pooled], kind: PoolKind, *, actor: Actor, now: datetime
) -> None:
    """Give records to a member by hand, as far as their role lets them hold more."""
    check_owner(member_id)
    moving = [one for one in records if one.owner_id != member_id]
    if moving:
        Member.objects.select_for_update(no_key=True).get(id=member_id)
        check_room(role_rooms(kind, [member_id]).get(member_id), needed=len(moving))
    for record in moving:
        pass_on(record, member_id, actor_id=actor.id, now=now)
    Waiting.objects.filter(record_id__in=[one.id for one in moving]).delete()


def _by_rules(
    records: Sequence[Pooled], kind: PoolKind, *, actor_id: UUID | None, now: datetime
) -> Iterator[Outcome]:
    """Ask the rules about each record in turn, the first that came in first."""
    book = rulebook(kind, now=now, lock=True)
    ids = [one.id for one in records]
    pooled = set(Place.objects.filter(record_id__in=ids).values_list("record_id", flat=True))
    for record in sorted(records, key=lambda one: (one.created_at, one.id)):
        if record.owner_id is not None:
            yield Outcome(record=record, result=AssignmentResult.HAS_OWNER)
        elif record.id in pooled:
            yield Outcome(record=record, result=AssignmentResult.IN_POOL)
        elif isinstance(record, Lead) and record.state not in OPEN:
            yield Outcome(record=record, result=AssignmentResult.CLOSED)
        else:
            yield _by_rule(record, book, actor_id=actor_id, now=now)


def _by_rule(record: Pooled, book: Rulebook, *, actor_id: UUID | None, now: datetime) -> Outcome:
    verdict = book.judge(facts_of(record, currency=book.currency, now=now), now=now)
    rule, choice = verdict.rule, verdict.choice
    if rule is None:
        return Outcome(record=record, result=AssignmentResult.NO_RULE)
    told: dict[str, Any] = {"record": record, "rule": rule, "choice": choice}
    if choice.member is not None:
        made = Outcome(
            result=AssignmentResult.ASSIGNED, after_name=book.whose_turn_was(rule), **told
        )
        _give(made, rule, choice.member, actor_id=actor_id, now=now)
        book.note(rule, choice.member)
        return made
    if choice.opens_at is not None:
        waiting = {"kind": rule.kind, "due_at": choice.opens_at}
        Waiting.objects.update_or_create(record_id=record.id, defaults=waiting)
        return Outcome(result=AssignmentResult.WAITS, **told)
    if rule.pool is not None:
        by: dict[str, Any] = {"actor_id": actor_id, "comment": str(rule)}
        drop(record, [rule.pool], how=How.NOT_ASSIGNED, now=now, **by)
        return Outcome(result=AssignmentResult.POOLED, **told)
    return Outcome(result=AssignmentResult.NOBODY, **told)


def _give(
    made: Outcome,
    rule: AssignmentRule,
    chosen: Candidate,
    *,
    actor_id: UUID | None,
    now: datetime,
) -> None:
    """Give a record to whom a rule chose, remember whose turn it was, and tell why."""
    record = made.record
    pass_on(record, chosen.id, actor_id=actor_id, now=now)
    Waiting.objects.filter(record_id=record.id).delete()
    AssignmentRule.objects.filter(id=rule.id).update(last=chosen.id)
    about: dict[str, Any] = {
        "actor_id": actor_id, "at": now, "rule_id": rule.id, "rule_en": rule.name_en,
        "rule_zh": rule.name_zh, "way": rule.way, "owner_id": chosen.id,
        "owner_name": chosen.name, "after_name": made.after_name, "load": chosen.load,
    }  # fmt: skip
    if isinstance(record, Lead):
        emit(LeadAssigned(lead_id=record.id, **about))
    else:
        emit(CompanyAssigned(company_id=record.id, **about))


def _tell_taken_back(record: Pooled, *, actor: Actor, now: datetime) -> None:
    about: dict[str, Any] = {"actor_id": actor.id, "at": now, "owner_id": record.owner_id}
    if isinstance(record, Lead):
        emit(LeadTakenBack(lead_id=record.id, **about))
    else:
        emit(CompanyTakenBack(company_id=record.id, **about))
