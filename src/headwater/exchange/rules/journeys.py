"""Turning what a file says of a deal into its way through the stages, with true times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from uuid import UUID

from headwater.exchange.rules.plan import StageAction
from headwater.exchange.rules.reading import Said, as_day, as_moment
from headwater.exchange.rules.stages import closing_of
from headwater.lib.errors import Invalid

TICK = timedelta(microseconds=1)
STATUS = {StageAction.WON: "won", StageAction.LOST: "lost", StageAction.VOID: "void"}
OPEN = "open"


class JourneyRefused(Invalid):
    code = "journey_refused"


class StageUnknown(Invalid):
    code = "stage_unknown"


@dataclass(frozen=True)
class Meaning:
    """What a stage value stands for, resolved: a stage, or an end, or (neither) nothing."""

    stage_id: UUID | None = None
    status: str = OPEN


@dataclass(frozen=True)
class Route:
    """The pipeline as the import knows it."""

    order: tuple[UUID, ...]  # its stages
    closed_in: UUID  # where deals stood that come in closed without saying where
    meanings: Mapping[str, Meaning]
    zone: tzinfo
    reopen: bool = False

    @property
    def first(self) -> UUID:
        return self.order[0]


@dataclass(frozen=True)
class Step:
    """What a deal became at a moment."""

    at: datetime
    stage_id: UUID
    status: str
    owner: str | None = None


@dataclass(frozen=True)
class Stay:
    """One visit of a stage; the last one has no end yet, or ended with the deal."""

    stage_id: UUID
    entered_at: datetime
    left_at: datetime | None = None
    exit: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a stage history."""

    at: datetime
    value: str
    owner: str | None = None


def way_of(said: Said, lines: Sequence[Line], route: Route, *, now: datetime) -> list[Step]:
    """List what the deal became and when; the first step is its creation.

    Moments are strictly rising: what happened at one instant happens a microsecond apart, so that
    every visit stays distinct.
    """
    created_at = _created_at(said, lines, route, now=now)
    if lines:
        steps = _steps_of_lines(lines, route, created_at)
    else:
        steps = _steps_of_row(said, route, created_at, now=now)
    for before, after in pairwise(steps):
        if after.at < before.at:
            raise JourneyRefused("The deal is closed before it was created.")
    return _rising(steps)


def stays_of(steps: Sequence[Step], route: Route) -> list[Stay]:
    """List the visits of stages the steps amount to, as the database would have recorded them."""
    stays = [Stay(steps[0].stage_id, steps[0].at)]
    for before, step in pairwise(steps):
        moved = step.stage_id != before.stage_id
        if before.status == OPEN and (moved or step.status != OPEN):
            exit_ = step.status if step.status != OPEN else _direction(before, step, route)
            stays[-1] = replace(stays[-1], left_at=step.at, exit=exit_)
        if step.status == OPEN and (moved or before.status != OPEN):
            stays.append(Stay(step.stage_id, step.at))
    return stays


def meaning_of(value: str, route: Route) -> Meaning:
    meaning = route.meanings.get(value)
    if meaning is None:
        raise StageUnknown("The plan does not say what the stage “{stage}” is.", stage=value)
    return meaning


def expected_close(said: Said, status: str, zone: tzinfo) -> date | None:
    """Give the promised day; what a closed deal calls its close date is when it closed."""
    expected: date | None = said.get("expected_close_date")
    if expected is None and status == OPEN and "close_date" in said:
        return as_day(said["close_date"], zone)
    return expected


def _direction(before: Step, step: Step, route: Route) -> str:
    place = route.order.index
    return "advanced" if place(step.stage_id) > place(before.stage_id) else "back"


def _created_at(said: Said, lines: Sequence[Line], route: Route, *, now: datetime) -> datetime:
    """Find when the deal came into being: as it says, else the earliest thing known of it."""
    times = [as_moment(said["created_at"], route.zone)] if "created_at" in said else []
    times += [line.at for line in lines[:1]]
    if not times and "stage_entered_at" in said:
        times = [as_moment(said["stage_entered_at"], route.zone)]
    if not times and _ending_of(said, route) != OPEN:
        times = [min(time, now) for time in _closing_times(said, route)]
    created_at = min(times, default=now)
    if created_at > now:
        raise JourneyRefused("The deal is created in the future.")
    return created_at


def _steps_of_row(said: Said, route: Route, created_at: datetime, *, now: datetime) -> list[Step]:
    """Without a history: the deal stood in its stage since it is known to, and perhaps closed."""
    status = _ending_of(said, route)
    stage_id = meaning_of(said["stage"], route).stage_id if "stage" in said else None
    stage_id = stage_id or (route.first if status == OPEN else route.closed_in)
    start = Step(created_at, stage_id, OPEN)
    if status == OPEN:
        return [start]
    return [start, Step(_closed_at(said, route, created_at, now=now), stage_id, status)]


def _ending_of(said: Said, route: Route) -> str:
    """Tell whether and how the deal ended: by its stage, else by its status."""
    status = meaning_of(said["stage"], route).status if "stage" in said else OPEN
    ending = closing_of(said["status"]) if "status" in said else None
    return STATUS[ending] if ending and status == OPEN else status


def _closed_at(said: Said, route: Route, created_at: datetime, *, now: datetime) -> datetime:
    """Find when a deal closed; a mere day is not before the creation on that same day."""
    times = _closing_times(said, route)
    if not times:
        return now
    closed_at = min(times[0], now)
    if closed_at < created_at and as_day(closed_at, route.zone) == as_day(created_at, route.zone):
        return created_at
    return closed_at


def _closing_times(said: Said, route: Route) -> list[datetime]:
    names = ("closed_at", "close_date", "stage_entered_at")
    return [as_moment(said[name], route.zone) for name in names if name in said]


def _steps_of_lines(lines: Sequence[Line], route: Route, created_at: datetime) -> list[Step]:
    """Follow a history. Endings come last at their instant; the first one stays, unless reopening."""
    meant = [(line, meaning_of(line.value, route)) for line in lines]
    meant = [(line, meaning) for line, meaning in meant if meaning != Meaning()]
    meant.sort(key=lambda pair: (pair[0].at, pair[1].status != OPEN))
    first = next((m.stage_id for _, m in meant[:1] if m.stage_id), None) or route.first
    owner = lines[0].owner
    steps = [Step(created_at, first, OPEN, owner)]
    for line, meaning in meant:
        here = steps[-1]
        if here.status != OPEN and not (route.reopen and meaning.status == OPEN):
            continue
        then = Step(
            line.at, meaning.stage_id or here.stage_id, meaning.status, line.owner or here.owner
        )
        if (then.stage_id, then.status, then.owner) != (here.stage_id, here.status, here.owner):
            steps.append(then)
    return steps


def _rising(steps: list[Step]) -> list[Step]:
    risen = steps[:1]
    for step in steps[1:]:
        at = max(step.at, risen[-1].at + TICK)
        risen.append(Step(at, step.stage_id, step.status, step.owner))
    return risen
