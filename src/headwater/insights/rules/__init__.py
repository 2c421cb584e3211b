"""What the figures mean, as pure functions over counted cells. See docs/metrics.md."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.lib.errors import Invalid

NOTHING = Decimal("0.00")
BETTER = Decimal("1.1")  # by how much a lever is moved to show what it alone would bring
AGES = ((0, 30), (31, 60), (61, 90), (91, 180), (181, None))  # whole days, both included


class Figure(StrEnum):
    """A figure that can be asked for its deals."""

    FUNNEL_COHORT = "funnel_cohort"
    FUNNEL_REACHED = "funnel_reached"
    FUNNEL_UNDECIDED = "funnel_undecided"
    FUNNEL_OPEN = "funnel_open"
    FUNNEL_WON = "funnel_won"
    FUNNEL_LOST = "funnel_lost"
    FUNNEL_VOID = "funnel_void"
    FUNNEL_DECIDED = "funnel_decided"
    PIPELINE_OPEN = "pipeline_open"
    PERIOD_CLOSED = "period_closed"
    PERIOD_WON = "period_won"
    PERIOD_LOST = "period_lost"
    PERIOD_VOID = "period_void"
    STAGE_FINISHED = "stage_finished"
    STAGE_WAITING = "stage_waiting"
    CHANGE_OPENING = "change_opening"
    CHANGE_NEW = "change_new"
    CHANGE_REOPENED = "change_reopened"
    CHANGE_RESTORED = "change_restored"
    CHANGE_MOVED_IN = "change_moved_in"
    CHANGE_PULLED_IN = "change_pulled_in"
    CHANGE_UP = "change_up"
    CHANGE_DOWN = "change_down"
    CHANGE_PUSHED_OUT = "change_pushed_out"
    CHANGE_MOVED_OUT = "change_moved_out"
    CHANGE_DELETED = "change_deleted"
    CHANGE_VOID = "change_void"
    CHANGE_LOST = "change_lost"
    CHANGE_WON = "change_won"
    CHANGE_CLOSING = "change_closing"
    CHANGE_ANY = "change_any"  # every step between the two
    FLOW = "flow"
    CALLED = "called"  # won in the period, or open and due in it, in a category or a nearer one
    MOVEMENT = "movement"
    COHORT_ALL = "cohort_all"
    COHORT_ALIVE = "cohort_alive"
    COHORT_WON = "cohort_won"
    COHORT_LOST = "cohort_lost"
    COHORT_VOID = "cohort_void"
    STRICT_REACHED = "strict_reached"
    STRICT_UNDECIDED = "strict_undecided"
    STRICT_SKIPPED = "strict_skipped"
    STRICT_OPEN = "strict_open"
    STRICT_WON = "strict_won"
    STRICT_LOST = "strict_lost"
    STRICT_VOID = "strict_void"
    STRICT_DECIDED = "strict_decided"
    LEFT_ALL = "left_all"
    LEFT_ADVANCED = "left_advanced"
    LEFT_WON = "left_won"
    LEFT_BACK = "left_back"
    LEFT_LOST = "left_lost"
    LEFT_VOID = "left_void"
    LEFT_ELSEWHERE = "left_elsewhere"
    HEALTH = "health"
    # Of all pipelines, where none is asked for.
    TARGET_WON = "target_won"
    TARGET_DUE = "target_due"
    TARGET_OPEN = "target_open"
    TARGET_NEW = "target_new"
    TARGET_DECIDED = "target_decided"
    SOURCE_DEAL = "source_deal"
    SOURCE_OPEN = "source_open"
    SOURCE_WON = "source_won"
    SOURCE_LOST = "source_lost"
    # As a forecast knew them: as of the beginning of its day.
    FORECAST_WON = "forecast_won"
    FORECAST_OPEN = "forecast_open"
    FORECAST_DUE = "forecast_due"


class Change(StrEnum):
    """Why the open pipeline is not what it was: the steps of the waterfall, in their order."""

    NEW = "new"
    REOPENED = "reopened"
    RESTORED = "restored"
    MOVED_IN = "moved_in"
    PULLED_IN = "pulled_in"
    UP = "up"
    DOWN = "down"
    PUSHED_OUT = "pushed_out"
    MOVED_OUT = "moved_out"
    DELETED = "deleted"
    VOID = "void"
    LOST = "lost"
    WON = "won"


class PeriodEndsBeforeItBegins(Invalid):
    code = "period_ends_before_it_begins"


class StageMissing(Invalid):
    code = "stage_missing"


class StageOfOtherPipeline(Invalid):
    code = "stage_of_other_pipeline"


@dataclass(frozen=True)
class Amount:
    """How many deals, and what they are worth in the workspace's currency."""

    n: int
    value: Decimal


@dataclass(frozen=True)
class Stage:
    stage_id: UUID
    name: str
    position: int
    probability: int
    is_archived: bool


@dataclass(frozen=True)
class Lever:
    """One of the four things velocity is made of, and what it alone would bring."""

    lever: str
    value: float | None
    per_day_if_better: Decimal | None
    change: Decimal | None


@dataclass(frozen=True)
class Velocity:
    per_day: Decimal | None
    levers: list[Lever]


def money(value: Decimal) -> Decimal:
    """Round once, at the end, and never on the way."""
    return value.quantize(NOTHING, ROUND_HALF_EVEN)


def ratio(part: Decimal | int, whole: Decimal | int) -> float | None:
    return float(Decimal(part) / Decimal(whole)) if whole else None


def bounds(
    first: date | None, last: date | None, *, zone: str
) -> tuple[datetime | None, datetime | None]:
    """Turn the days of a period, both included, into the instants it begins and ends at."""
    if first and last and last < first:
        raise PeriodEndsBeforeItBegins("The period ends before it begins.", field="to")
    start = datetime.combine(first, time.min, ZoneInfo(zone)) if first else None
    end = datetime.combine(last + timedelta(days=1), time.min, ZoneInfo(zone)) if last else None
    return start, end


def whole_months(
    start: datetime | None, end: datetime | None, *, now: datetime
) -> tuple[date | None, date] | None:
    """Name the months of UTC that lie wholly in a period and are over; None: there is none."""
    stop = min(end or now, now).astimezone(UTC).date().replace(day=1)
    if start is None:
        return None, stop
    at = start.astimezone(UTC)
    first = at.date().replace(day=1)
    if at > datetime.combine(first, time.min, UTC):
        first = (first + timedelta(days=31)).replace(day=1)
    return (first, stop) if first < stop else None


def velocity(
    *,
    open_deals: int,
    win_rate: float | None,
    average_value: Decimal | None,
    cycle_days: float | None,
) -> Velocity:
    """Say what the pipeline yields a day, and what each lever would add if it were 10 % better."""
    levers = {
        "open_deals": float(open_deals),
        "win_rate": win_rate,
        "average_value": None if average_value is None else float(average_value),
        "cycle_days": cycle_days,
    }
    if win_rate is None or average_value is None or not cycle_days:
        return Velocity(None, [Lever(name, value, None, None) for name, value in levers.items()])
    now = open_deals * Decimal(win_rate) * average_value / Decimal(cycle_days)
    by_volume, by_speed = money(now * BETTER), money(now / (2 - BETTER))
    per_day = money(now)
    return Velocity(
        per_day,
        [
            Lever(name, value, better, better - per_day)
            for (name, value), better in zip(
                levers.items(), [by_volume, by_volume, by_volume, by_speed], strict=True
            )
        ],
    )
