"""Why the deals of a file are at risk: judged a few at a time, and told as the list tells it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils.translation import gettext, ngettext

from headwater.accounts.rules import Actor
from headwater.activities.selectors.risks import health_of
from headwater.pipeline.rules.health import Risk

PIECE = 10_000  # deals judged at a time; each time looks at all that stands open
Row = dict[str, Any]


def with_risk(rows: Iterator[Row], *, actor: Actor, now: datetime) -> Iterator[Row]:
    """Add to each deal in words what puts it at risk; to one that is not, nothing."""
    while piece := list(islice(rows, PIECE)):
        judged = health_of([row["id"] for row in piece], actor=actor, now=now)
        why = {one["deal_id"]: _why(one) for one in judged if one["is_at_risk"]}
        for row in piece:
            yield row | {"risk": why.get(row["id"])}


def _why(deal: Row) -> str:
    return gettext("; ").join(TOLD[reason](deal) for reason in deal["reasons"])


def _stalled(deal: Row) -> str:
    if deal["is_limit_usual"]:
        told = ngettext(
            "{count} day in {stage}; nine of ten deals that went on left it within {limit}",
            "{count} days in {stage}; nine of ten deals that went on left it within {limit}",
            deal["days_in_stage"],
        )
    else:
        told = ngettext(
            "{count} day in {stage}; its limit is {limit}",
            "{count} days in {stage}; its limit is {limit}",
            deal["days_in_stage"],
        )
    return told.format(
        count=deal["days_in_stage"], stage=deal["stage_name"], limit=deal["limit_days"]
    )


def _idle(deal: Row) -> str:
    days = deal["idle_days"]
    return ngettext("no contact for {count} day", "no contact for {count} days", days).format(
        count=days
    )


def _slipping(deal: Row) -> str:
    facts, days, pushes = [], deal["days_past_close"], deal["close_date_pushes"]
    if days:
        passed = ngettext("was to close {count} day ago", "was to close {count} days ago", days)
        facts.append(passed.format(count=days))
    if pushes > 1:
        pushed = ngettext("close put off {count} time", "close put off {count} times", pushes)
        facts.append(pushed.format(count=pushes))
    return gettext("; ").join(facts)


TOLD: Mapping[str, Callable[[Row], str]] = {
    Risk.STALLED: _stalled,
    Risk.IDLE: _idle,
    Risk.ADRIFT: lambda _: gettext("no next step"),
    Risk.SLIPPING: _slipping,
    Risk.SINGLE_THREADED: lambda _: gettext(
        "in contact with one person only, though worth more than most"
    ),
}
