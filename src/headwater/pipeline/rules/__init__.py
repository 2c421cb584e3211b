"""What is allowed and what things are worth. No database, no clock, no HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from headwater.lib.errors import Conflict, Invalid


class DealStatus(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"
    VOID = "void"


class Category(StrEnum):
    """What an open deal is to a forecast; whoever owns it says so, or its stage does."""

    OMITTED = "omitted"
    PIPELINE = "pipeline"
    BEST_CASE = "best_case"
    COMMIT = "commit"


# What a stage says that does not say it itself, by its probability.
COMMIT_FROM, BEST_CASE_FROM = 75, 50
CLOSED = "closed"  # what a won deal is


class VisitExit(StrEnum):
    """How a stay in a stage ended; empty while it lasts."""

    ADVANCED = "advanced"
    BACK = "back"
    WON = "won"
    LOST = "lost"
    VOID = "void"
    ELSEWHERE = "elsewhere"  # into another pipeline


class PersonRole(StrEnum):
    CHAMPION = "champion"
    DECISION_MAKER = "decision_maker"
    ECONOMIC_BUYER = "economic_buyer"
    USER = "user"
    BLOCKER = "blocker"
    LEGAL = "legal"
    OTHER = "other"


class Attitude(StrEnum):
    """How somebody stands to what is offered; nothing: not known."""

    SUPPORTIVE = "supportive"
    NEUTRAL = "neutral"
    AGAINST = "against"


class Influence(StrEnum):
    """How much somebody's word weighs in the decision; nothing: not known."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Gap(StrEnum):
    """What a deal lacks in people, the gravest first."""

    NOBODY = "nobody"
    ONLY_ONE = "only_one"
    NO_ECONOMIC_BUYER = "no_economic_buyer"
    NO_CHAMPION = "no_champion"
    STRONG_OPPONENT = "strong_opponent"
    NO_STRONG_SUPPORT = "no_strong_support"
    UNPLACED = "unplaced"


class DealIsClosed(Conflict):
    code = "deal_is_closed"


class StageOfOtherPipeline(Invalid):
    code = "stage_of_other_pipeline"


class StageIsArchived(Conflict):
    code = "stage_is_archived"


class LostReasonMissing(Invalid):
    code = "lost_reason_missing"


class StageHasDeals(Conflict):
    code = "stage_has_deals"


class DefaultPipeline(Conflict):
    code = "default_pipeline"


class PipelineHasDeals(Conflict):
    code = "pipeline_has_deals"


class LastStage(Conflict):
    code = "last_stage"


@dataclass(frozen=True, kw_only=True)
class Closing:
    """How a deal ends, and what is known about it."""

    status: DealStatus
    lost_reason_id: UUID | None = None
    competitor: str = ""
    comment: str = ""
    win_back_date: date | None = None


def check_move(
    status: DealStatus, *, from_pipeline: UUID, to_pipeline: UUID, archived: bool
) -> None:
    if status is not DealStatus.OPEN:
        raise DealIsClosed("This deal is closed. Reopen it before moving it.")
    if from_pipeline != to_pipeline:
        raise StageOfOtherPipeline("That stage belongs to another pipeline. Choose one of this.")
    if archived:
        raise StageIsArchived("That stage is archived. Choose another one.")


def check_closing(status: DealStatus, closing: Closing, *, wants_reason: bool = True) -> None:
    """Refuse what is closed, and to lose a deal for nothing; of whom cannot say why none is wanted."""
    if status is not DealStatus.OPEN:
        raise DealIsClosed("This deal is closed. Reopen it first.")
    if wants_reason and closing.status is DealStatus.LOST and closing.lost_reason_id is None:
        raise LostReasonMissing("Say why the deal was lost.", field="lost_reason_id")


def pushes(old: date | None, new: date | None) -> bool:
    """Whether a new expected close is a push: later than the one promised before."""
    return old is not None and new is not None and new > old


@dataclass(frozen=True)
class Span:
    """A stretch of days in which deals are expected to close: from `first`, before `until`."""

    key: str
    first: date | None
    until: date | None


def spans(today: date, *, by_quarter: bool, periods: int) -> list[Span]:
    """Cut time into what is overdue, so many months or quarters from today's on, later, and never.

    The first of them begins today: what should have closed before is overdue.
    """
    length = 3 if by_quarter else 1
    month = today.year * 12 + (today.month - 1) // length * length
    starts = [_first_of(month + length * n) for n in range(periods + 1)]
    named = [
        Span(_name_of(start, by_quarter=by_quarter), max(start, today), until)
        for start, until in pairwise(starts)
    ]
    later = Span("later", starts[-1], None)
    return [Span("overdue", None, today), *named, later, Span("none", None, None)]


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _name_of(start: date, *, by_quarter: bool) -> str:
    return f"{start.year}-Q{(start.month + 2) // 3}" if by_quarter else f"{start:%Y-%m}"


@dataclass(frozen=True, kw_only=True)
class Stakeholder:
    """What counts of somebody's part in a deal."""

    role: PersonRole
    attitude: Attitude | None
    influence: Influence | None


def gaps_of(people: Sequence[Stakeholder]) -> list[Gap]:
    """Say what a deal lacks in people: buyers who decide, somebody for us, nobody strong against us."""
    if not people:
        return [Gap.NOBODY]
    roles = {one.role for one in people}
    strong = {one.attitude for one in people if one.influence is Influence.HIGH}
    found = {
        Gap.ONLY_ONE: len(people) == 1,
        Gap.NO_ECONOMIC_BUYER: not roles & {PersonRole.ECONOMIC_BUYER, PersonRole.DECISION_MAKER},
        Gap.NO_CHAMPION: PersonRole.CHAMPION not in roles,
        Gap.STRONG_OPPONENT: Attitude.AGAINST in strong,
        Gap.NO_STRONG_SUPPORT: Attitude.SUPPORTIVE not in strong,
        Gap.UNPLACED: any(one.attitude is None or one.influence is None for one in people),
    }
    return [gap for gap, is_there in found.items() if is_there]
