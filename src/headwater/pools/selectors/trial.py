"""Trying the rules out without giving anything, and telling what they did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.leads.models import Lead
from headwater.pools.rules.assignment import AssignmentResult, Facts
from headwater.pools.rules.pools import PoolKind
from headwater.pools.selectors import access
from headwater.pools.selectors.assignment import Outcome, Rulebook, Verdict, facts_of, rulebook
from headwater.pools.selectors.wording import reason


def try_out(
    kind: PoolKind, record_id: UUID | None, *, facts: Facts, actor: Actor, now: datetime
) -> dict[str, Any]:
    """Say what would come of a record there is, or of one with these facts."""
    book = rulebook(kind, now=now)
    if record_id is not None:
        record = access.find_record(kind, record_id, actor=actor)
        facts = facts_of(record, currency=book.currency, now=now)
    verdict = book.judge(facts, now=now)
    return {
        "rules": _asked(book, verdict),
        "people": _people(book, verdict),
        "rule_id": verdict.rule.id if verdict.rule else None,
        "owner_id": verdict.choice.member.id if verdict.choice.member else None,
        "opens_at": verdict.choice.opens_at,
        "reason": reason(_as_if(book, verdict), actor=actor),
    }


def told(outcomes: Sequence[Outcome], *, actor: Actor) -> list[dict[str, Any]]:
    """Tell what has come of each record, in the actor's language."""
    owner_ids = {one.record.owner_id for one in outcomes if one.record.owner_id}
    names = dict(Member.objects.filter(id__in=owner_ids).values_list("id", "name"))
    return [
        {
            "id": one.record.id,
            "name": str(one.record),
            "result": one.result,
            "owner_id": one.record.owner_id,
            "owner_name": one.record.owner_id and names.get(one.record.owner_id),
            "reason": reason(one, actor=actor),
        }
        for one in outcomes
    ]


def _asked(book: Rulebook, verdict: Verdict) -> list[dict[str, Any]]:
    decider = verdict.rule.id if verdict.rule else None
    return [
        {
            "id": rule.id,
            "missed": verdict.missed.get(rule.id),
            "is_asked": rule.id in verdict.missed or rule.id == decider,
        }
        for rule in book.rules
    ]


def _people(book: Rulebook, verdict: Verdict) -> list[dict[str, Any]]:
    if verdict.rule is None:
        return []
    chosen, obstacles = verdict.choice.member, verdict.choice.obstacles
    return [
        {
            "id": one.id,
            "name": one.name,
            "obstacle": obstacles.get(one.id),
            "is_next": chosen is not None and chosen.id == one.id,
        }
        for one in book.candidates(verdict.rule)
    ]


def _as_if(book: Rulebook, verdict: Verdict) -> Outcome:
    rule, choice = verdict.rule, verdict.choice
    if rule is None:
        result = AssignmentResult.NO_RULE
    elif choice.member is not None:
        result = AssignmentResult.ASSIGNED
    elif choice.opens_at is not None:
        result = AssignmentResult.WAITS
    else:
        result = AssignmentResult.POOLED if rule.pool else AssignmentResult.NOBODY
    after = book.whose_turn_was(rule) if rule else None
    return Outcome(record=Lead(), result=result, rule=rule, choice=choice, after_name=after)
