"""Why somebody was given a record, or nobody, in the language in force."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime
from django.utils.translation import gettext, ngettext

from headwater.accounts.rules import Actor
from headwater.pools.rules.assignment import AssignmentResult, AssignmentWay
from headwater.pools.selectors.assignment import Outcome


def reason(outcome: Outcome, *, actor: Actor) -> str:
    """Say in a sentence what has come of assigning a record, and why."""
    rule = outcome.rule
    if rule is None:
        return _without_rule(outcome)
    words = {"rule": rule.name_in(actor.language), "pool": "", "when": ""}
    if rule.pool is not None:
        zh_first = actor.language.startswith("zh")
        names = (rule.pool.name_zh, rule.pool.name_en)
        words["pool"] = next(filter(None, names if zh_first else reversed(names)))
    if outcome.choice.opens_at is not None:
        words["when"] = _moment(outcome.choice.opens_at, actor)
    match outcome.result:
        case AssignmentResult.ASSIGNED:
            return _turn(outcome, words["rule"])
        case AssignmentResult.WAITS:
            return gettext("Rule “{rule}”: nobody is at work before {when}").format(**words)
        case AssignmentResult.POOLED:
            text = gettext("Rule “{rule}”: nobody can have it, so it is in the pool “{pool}”")
            return text.format(**words)
        case _:
            return gettext("Rule “{rule}”: nobody can have it now").format(**words)


def _turn(outcome: Outcome, rule: str) -> str:
    chosen = outcome.choice.member
    if outcome.rule is not None and outcome.rule.way == AssignmentWay.LEAST_LOADED and chosen:
        text = ngettext(
            "Rule “{rule}”: fewest open, {count}",
            "Rule “{rule}”: fewest open, {count}",
            chosen.load,
        )
        return text.format(rule=rule, count=chosen.load)
    if outcome.after_name is None:
        return gettext("Rule “{rule}”: round robin, the first in line").format(rule=rule)
    text = gettext("Rule “{rule}”: round robin, next after {name}")
    return text.format(rule=rule, name=outcome.after_name)


def _without_rule(outcome: Outcome) -> str:
    match outcome.result:
        case AssignmentResult.HAS_OWNER:
            owner = outcome.record.owner
            return gettext("{name} already has this.").format(name=owner.name if owner else "")
        case AssignmentResult.IN_POOL:
            return gettext("It lies in a pool and is claimed from there.")
        case AssignmentResult.CLOSED:
            return gettext("It is not open any more.")
        case AssignmentResult.NO_RULE:
            return gettext("No rule is for it.")
        case _:
            return gettext("Given by hand")


def _moment(at: datetime, actor: Actor) -> str:
    local = at.astimezone(ZoneInfo(actor.time_zone))
    locale = Locale.parse(actor.language.replace("-", "_"))
    return str(format_datetime(local, "short", locale=locale))
