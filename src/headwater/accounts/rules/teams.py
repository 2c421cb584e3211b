"""Teams are a tree, and not a deep one."""

from headwater.lib.errors import Conflict

TEAM_DEPTH = 10


class TeamInItself(Conflict):
    code = "team_in_itself"


class TeamTooDeep(Conflict):
    code = "team_too_deep"


class TeamHasTeams(Conflict):
    code = "team_has_teams"


def check_place(*, team_path: str | None, parent_path: str) -> None:
    """Refuse a place below the team itself, and one too deep."""
    if team_path is not None and parent_path.startswith(team_path):
        raise TeamInItself("A team cannot stand below itself. Choose another one above it.")
    if parent_path.count(".") >= TEAM_DEPTH:
        raise TeamTooDeep("The tree of teams has at most {levels} levels.", levels=TEAM_DEPTH)
