"""What a follower is told of an event."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor

# Settings everybody works with; of other kinds without an owner only administrators and whoever
# did it are told.
OPEN_TO_ALL = frozenset(
    {
        "pipeline",
        "workspace",
        "source",
        "lost_reason",
        "campaign",
        "scorecard",
        "lead_reason",
        "assignment_rule",
        "field",
        "team",
    }
)


@dataclass(frozen=True)
class Follower:
    """One open window: who looks, and where."""

    workspace_id: int
    member_id: UUID


@dataclass(frozen=True)
class Line:
    """What is written to one window; without a name only its place in the log moves on."""

    id: int
    name: str | None = None
    data: dict[str, Any] | None = None


def reset(last_id: int) -> Line:
    """Tell a window that it missed too much to be told one by one: it must load again."""
    return Line(last_id, "reset", {})


def was_seen(payload: dict[str, Any], owners: frozenset[UUID], *, actor: Actor) -> bool:
    """Whether this very change took the record out of somebody's sight."""
    before = payload.get("changes", {}).get("owner_id", [None])[0]
    if payload.get("level_from") is not None:  # it was shared with them, or a team of theirs
        parties = {payload["member_id"], payload["team_id"]}
        return not parties.isdisjoint(map(str, {actor.id, *actor.teams}))
    return before is not None and UUID(before) in owners
