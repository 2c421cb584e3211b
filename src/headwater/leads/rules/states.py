"""The states of a lead, and what must be said to change them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.lib.errors import Conflict, Invalid

FURTHEST = timedelta(days=3 * 366)


class LeadState(StrEnum):
    NEW = "new"
    WORKING = "working"
    QUALIFIED = "qualified"
    DISQUALIFIED = "disqualified"
    RECYCLED = "recycled"


OPEN = frozenset({LeadState.NEW, LeadState.WORKING})
# Whoever says that a lead is nothing has not accepted it.
ACCEPTED = frozenset({LeadState.WORKING, LeadState.QUALIFIED, LeadState.RECYCLED})


class LeadIsConverted(Conflict):
    code = "lead_is_converted"


class ConvertInstead(Invalid):
    code = "convert_instead"


class ReasonMissing(Invalid):
    code = "reason_missing"


class BadDay(Invalid):
    code = "bad_day"


class DealWasTouched(Conflict):
    code = "deal_was_touched"


class NobodyNamed(Invalid):
    code = "nobody_named"


@dataclass(frozen=True, kw_only=True)
class Move:
    """Where a lead is to go, and what has to be said about it."""

    state: LeadState
    reason_id: UUID | None = None  # why it is disqualified
    comment: str = ""
    until: date | None = None  # when a recycled one comes back

    @property
    def kept(self) -> "Move":
        """The move without what only another state has a use for."""
        is_out = self.state is LeadState.DISQUALIFIED
        is_away = self.state is LeadState.RECYCLED
        return Move(
            state=self.state,
            reason_id=self.reason_id if is_out else None,
            comment=self.comment.strip() if is_out or is_away else "",
            until=self.until if is_away else None,
        )


def check_move(state: LeadState, move: Move, *, today: date) -> None:
    """Refuse a move that a conversion is needed for, or that does not say enough."""
    if state is LeadState.QUALIFIED:
        raise LeadIsConverted("This lead has become a deal. Undo the conversion first.")
    match move.state:
        case LeadState.QUALIFIED:
            raise ConvertInstead("A lead is qualified by converting it into a deal.", field="state")
        case LeadState.DISQUALIFIED if move.reason_id is None:
            raise ReasonMissing("Say why the lead is disqualified.", field="reason_id")
        case LeadState.RECYCLED if not move.comment.strip():
            raise ReasonMissing("Say why the lead is put away.", field="comment")
        case LeadState.RECYCLED if move.until is None or not today < move.until <= today + FURTHEST:
            raise BadDay("Choose a day within the next three years.", field="until")
        case _:
            pass


def check_named(*names: str) -> None:
    if not any(name.strip() for name in names):
        raise NobodyNamed("Name the person or the company.", field="name")


class NameMissing(Invalid):
    code = "name_missing"


def check_word(name_en: str, name_zh: str) -> None:
    if not (name_en or name_zh):
        raise NameMissing("Give a name in at least one language.", field="name_en")


def check_period(begins_on: date | None, ends_on: date | None) -> None:
    if begins_on is not None and ends_on is not None and ends_on < begins_on:
        raise BadDay("It cannot end before it begins.", field="ends_on")


def state_on_return(owner_id: UUID | None) -> LeadState:
    """Say how a recycled lead comes back: to be worked on, or to be taken by somebody."""
    return LeadState.WORKING if owner_id is not None else LeadState.NEW


def state_after_undo(previous: LeadState) -> LeadState:
    """Say where a lead goes whose conversion is undone: it is not put away, or given up, again."""
    return previous if previous in OPEN else LeadState.WORKING


def day_in(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()
