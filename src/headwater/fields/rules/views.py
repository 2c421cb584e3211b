"""What a saved view is, and who may see and change it."""

from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.lib.errors import Forbidden, Invalid, NotFound

MOST_VIEWS = 500  # that somebody sees of a kind
MOST_COLUMNS = 60


class ViewScope(StrEnum):
    """Who sees a view: its owner, their team and those below it, or everybody."""

    PRIVATE = "private"
    TEAM = "team"
    WORKSPACE = "workspace"


class ViewLayout(StrEnum):
    """As what a view shows records; deals know all of them, other kinds the list."""

    LIST = "list"
    BOARD = "board"
    FORECAST = "forecast"
    TIMELINE = "timeline"


class ViewNotFound(NotFound):
    code = "view_not_found"


class NotYourView(Forbidden):
    code = "not_your_view"


class NoTeam(Invalid):
    code = "no_team"


class NotForAll(Invalid):
    code = "not_for_all"


class TooManyViews(Invalid):
    code = "too_many_views"


def check_change(owner_id: UUID, *, actor: Actor) -> None:
    if owner_id != actor.id and not actor.may(Right.CONFIGURE):
        raise NotYourView(
            "Only its owner and administrators change this view. Save it as your own."
        )


def check_team(scope: ViewScope, *, team_id: UUID | None) -> None:
    if scope is ViewScope.TEAM and team_id is None:
        raise NoTeam("You are in no team. Share the view with everybody.", field="scope")
