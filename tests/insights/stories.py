"""Deals with a past, told twice: to the database, and to a few lines of plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.pipeline.models import Deal, Stage
from tests import make

START = make.NEW_YEAR
HOUR = timedelta(hours=1)
CLOSED = ("won", "lost", "void")
LENGTH = 400  # hours a story may last


@dataclass(frozen=True)
class Turn:
    """Something that happens to a deal so many hours after the start."""

    hour: int
    what: str  # "move", "value", "owner", "won", "lost", "void", "reopen"
    to: int = 0


@dataclass(frozen=True)
class Story:
    born: int
    stage: int
    owner: int
    value: int
    turns: tuple[Turn, ...] = ()


@dataclass
class Told:
    """What a deal is at an instant, told without the database."""

    stage: int
    owner: int
    value: Decimal
    since: datetime
    visited: set[int]
    status: str = "open"
    closed_at: datetime | None = None
    finished: list[tuple[int, datetime, datetime]] = field(default_factory=list)

    def take(self, turn: Turn) -> None:
        match turn.what, self.status:
            case "value", _:
                self.value = Decimal(turn.to)
            case "owner", _:
                self.owner = turn.to
            case "move", "open" if turn.to != self.stage:
                self._leave(at(turn.hour))
                self.stage = turn.to
                self.visited.add(turn.to)
            case ("won" | "lost" | "void") as status, "open":
                self._leave(at(turn.hour))
                self.status, self.closed_at = status, at(turn.hour)
            case "reopen", ("won" | "lost" | "void"):
                self.status, self.closed_at, self.since = "open", None, at(turn.hour)
            case _:
                pass

    def _leave(self, now: datetime) -> None:
        self.finished.append((self.stage, self.since, now))
        self.since = now


def at(hour: int) -> datetime:
    return START + hour * HOUR


def tell(story: Story, *, until: datetime) -> Told | None:
    """Tell what has become of a deal; None: it did not exist yet."""
    if at(story.born) > until:
        return None
    told = Told(
        stage=story.stage,
        owner=story.owner,
        value=Decimal(story.value),
        since=at(story.born),
        visited={story.stage},
    )
    for turn in story.turns:
        if at(turn.hour) <= until:
            told.take(turn)
    return told


@dataclass(frozen=True)
class Cast:
    """The stages and the owners that stories name by number."""

    stages: list[Stage]
    owners: list[Member]


def write(story: Story, cast: Cast) -> UUID:
    """Let it happen in the database, turn by turn, as the services would."""
    deal = make.deal(
        stage=cast.stages[story.stage],
        owner=cast.owners[story.owner],
        value=story.value,
        at=at(story.born),
    )
    go_on(deal.id, story.turns, cast)
    return deal.id


def go_on(deal_id: UUID, turns: Iterable[Turn], cast: Cast) -> None:
    for turn in turns:
        changes = _changes(Deal.objects.get(id=deal_id), turn, cast)
        if changes:
            Deal.objects.filter(id=deal_id).update(**changes, changed_at=at(turn.hour))


def erase_all_deals() -> None:
    """Begin another story; Hypothesis tells many in one transaction."""
    tables = ("pipeline_dealversion", "pipeline_stagevisit", "pipeline_deal")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- a name from above


def _changes(deal: Deal, turn: Turn, cast: Cast) -> dict[str, Any]:
    now = at(turn.hour)
    if turn.what in {"value", "owner"}:
        return {turn.what: cast.owners[turn.to] if turn.what == "owner" else turn.to}
    match turn.what, deal.status:
        case "move", "open" if deal.stage_id != cast.stages[turn.to].id:
            return {"stage": cast.stages[turn.to], "stage_entered_at": now}
        case ("won" | "lost" | "void") as status, "open":
            return {"status": status, "closed_at": now}
        case "reopen", ("won" | "lost" | "void"):
            return {"status": "open", "closed_at": None, "stage_entered_at": now}
        case _:
            return {}


@st.composite
def stories(draw: st.DrawFn, *, stages: int = 4, owners: int = 2) -> Story:
    born = draw(st.integers(0, LENGTH // 2))
    turn = st.one_of(
        st.builds(Turn, st.integers(1, 60), st.just("move"), st.integers(0, stages - 1)),
        st.builds(Turn, st.integers(1, 60), st.just("value"), st.integers(0, 5000)),
        st.builds(Turn, st.integers(1, 60), st.just("owner"), st.integers(0, owners - 1)),
        st.builds(Turn, st.integers(1, 60), st.sampled_from([*CLOSED, "reopen"])),
    )
    hour, turns = born, []
    for one in draw(st.lists(turn, max_size=6)):
        hour += one.hour  # drawn as the time since the turn before
        turns.append(replace(one, hour=hour))
    return Story(
        born=born,
        stage=draw(st.integers(0, stages - 1)),
        owner=draw(st.integers(0, owners - 1)),
        value=draw(st.integers(0, 5000)),
        turns=tuple(turns),
    )
