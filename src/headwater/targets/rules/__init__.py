"""What can be aimed at, over which periods, and how a sum is shared out over months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import accumulate, pairwise
from uuid import UUID

from headwater.accounts.rules import RANK, Actor, Kind, Role
from headwater.activities.rules import TaskKind
from headwater.forecast.rules.periods import Period, month
from headwater.lib.errors import Forbidden, Invalid

YEARS = range(1990, 2101)
LARGEST = Decimal(10) ** 12
MOST_CELLS = 2_000
CENT, ONE = Decimal("0.01"), Decimal(1)


class Measure(StrEnum):
    REVENUE = "revenue"  # the value of deals won
    DEALS_WON = "deals_won"
    NEW_PIPELINE = "new_pipeline"  # the value of deals created
    ACTIVITIES = "activities"  # calls, meetings, visits and mails done
    CALLS = "calls"
    MEETINGS = "meetings"
    VISITS = "visits"
    EMAILS = "emails"


MONEY = {Measure.REVENUE, Measure.NEW_PIPELINE}
OF_WINNING = {Measure.REVENUE, Measure.DEALS_WON}  # what open deals lead to
TASKS: Mapping[Measure, tuple[TaskKind, ...]] = {
    Measure.ACTIVITIES: (TaskKind.CALL, TaskKind.MEETING, TaskKind.VISIT, TaskKind.EMAIL),
    Measure.CALLS: (TaskKind.CALL,),
    Measure.MEETINGS: (TaskKind.MEETING,),
    Measure.VISITS: (TaskKind.VISIT,),
    Measure.EMAILS: (TaskKind.EMAIL,),
}


class TargetSpan(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS: Mapping[TargetSpan, int] = {TargetSpan.MONTH: 1, TargetSpan.QUARTER: 3, TargetSpan.YEAR: 12}


class Share(StrEnum):
    """How a sum is shared out over months."""

    EVEN = "even"
    SEASON = "season"  # as it went in the same months of the year before


class BadTarget(Invalid):
    code = "bad_target"


class NoLead(Forbidden):
    code = "no_lead"


@dataclass(frozen=True)
class Whose:
    """Whose target: a member's, a team's, or the workspace's when both are empty."""

    member_id: UUID | None = None
    team_id: UUID | None = None


EVERYBODY = Whose()


@dataclass(frozen=True)
class Cell:
    """What is aimed at in a period that begins on the first of a month; None takes it away."""

    whose: Whose
    span: TargetSpan
    start: date
    amount: Decimal | None
    share: Share = Share.EVEN


def kind_of(measure: Measure) -> Kind:
    """Say by the sight of which kind of record a measure is seen."""
    return Kind.TASK if measure in TASKS else Kind.DEAL


def period_of(span: TargetSpan, day: date) -> Period:
    """Give the month, quarter or year a day lies in."""
    length = MONTHS[span]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(first, months_of(span, first)[-1].end)


def months_of(span: TargetSpan, start: date) -> list[Period]:
    at = start.year * 12 + start.month - 1
    return [month(n // 12, n % 12 + 1) for n in range(at, at + MONTHS[span])]


def spread(amount: Decimal, weights: Sequence[Decimal | int]) -> list[Decimal]:
    """Share an amount out by weights, so that the parts are whole where it is, and add up to it.

    Sums from the beginning are rounded, not the parts: what is left over does not pile up at an end.
    """
    step = ONE if amount == amount.to_integral_value() else CENT
    given = [Decimal(max(one, 0)) for one in weights]
    whole = sum(given)
    if whole == 0:
        given, whole = [ONE] * len(given), Decimal(len(given))
    until = [
        (amount * part / whole).quantize(step, ROUND_HALF_UP)
        for part in accumulate(given, initial=Decimal(0))
    ]
    return [after - before for before, after in pairwise(until)]


def check_cells(cells: Sequence[Cell], measure: Measure) -> None:
    for cell in cells:
        if cell.start != period_of(cell.span, cell.start).start or cell.start.year not in YEARS:
            raise BadTarget("A period begins on the first day of its first month.", field="cells")
        if cell.whose.member_id and cell.whose.team_id:
            raise BadTarget("A target is a member’s or a team’s, not both.", field="cells")
        amount = cell.amount
        if amount is None:
            continue
        if not 0 <= amount < LARGEST:
            raise BadTarget("A target is zero or more, and no astronomical number.", field="cells")
        if amount != amount.quantize(CENT if measure in MONEY else ONE):
            raise BadTarget("Deals and activities are counted whole.", field="cells")


def may_lead(actor: Actor) -> bool:
    """Say whether somebody sets targets at all: whoever leads does, for those whom they see."""
    return RANK[actor.role] >= RANK[Role.MANAGER]
