"""What an answer is held against: the same question of other days, another instant, other people."""

from dataclasses import replace
from typing import Any

from headwater.reports.rules import Compare, NotComparable, ReportQuestion
from headwater.reports.rules.measures import View
from headwater.reports.rules.periods import before, earlier, moved
from headwater.reports.selectors.asked import Asked
from headwater.reports.selectors.dimensions import GRAINS

ALONE: dict[str, Any] = {
    "compare": None, "other_from": None, "other_to": None, "other_as_of": None,
    "other_owner_id": None, "other_team_id": None,
}  # fmt: skip


def compared(asked: Asked) -> ReportQuestion | None:
    """Ask the same of the other side; None: nothing is compared.

    An earlier period is looked at as early: on the day that is as far before the day as of as the
    periods lie apart, so that both have had the same time.
    """
    compare = asked.question.compare
    if compare is None:
        return None
    other = _named(asked) if compare is Compare.OTHER else _before(asked, compare)
    is_live = asked.measure.view is View.LIVE
    is_over_time = {other.rows, other.series} & set(GRAINS)
    if not is_live and is_over_time and _days(other) != _days(asked.question):
        raise NotComparable(
            "An axis of time cannot be compared with another period.", field="compare"
        )
    return other


def _days(question: ReportQuestion) -> tuple[object, ...]:
    return question.period, question.from_day, question.to_day


def _before(asked: Asked, compare: Compare) -> ReportQuestion:
    question = replace(asked.question, **ALONE)
    moment, zone = asked.scope.as_of, asked.scope.zone
    if asked.measure.view is View.LIVE:
        months = 12 if compare is Compare.YEAR else 1
        return replace(question, as_of=moved(moment, months=months, zone=zone))
    days = (asked.first, asked.last)
    if None in days:
        raise NotComparable("Choose a period to compare with the one before.", field="compare")
    first, last = before(days, question.period, compare)
    then = earlier(moment, days, question.period, compare=compare, zone=zone)
    return replace(question, period=None, from_day=first, to_day=last, as_of=then)


def _named(asked: Asked) -> ReportQuestion:
    """Take what the question names of the other side; all else is as on this side."""
    question = asked.question
    other = replace(question, **ALONE)
    if question.other_as_of:
        other = replace(other, as_of=question.other_as_of)
    if question.other_owner_id:
        other = replace(other, owner_id=question.other_owner_id, team_id=None)
    if question.other_team_id:
        other = replace(other, team_id=question.other_team_id, owner_id=None)
    if asked.measure.view is not View.LIVE and (question.other_from or question.other_to):
        other = replace(other, period=None, from_day=question.other_from, to_day=question.other_to)
    if other == replace(question, **ALONE):
        raise NotComparable("Say what to compare it with.", field="compare")
    return other
