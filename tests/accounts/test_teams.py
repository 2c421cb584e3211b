from contextlib import suppress

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Kind, Level, Role
from headwater.accounts.rules.teams import TeamInItself, TeamTooDeep
from headwater.accounts.services import teams as services
from headwater.accounts.services.workspaces import Sight, set_visibility
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


def test_moving_a_team_takes_along_what_stands_below_it() -> None:
    actor = make.actor()
    sales = make.team(name="Sales")
    east = make.team(name="East", parent=sales)
    shanghai = make.team(name="Shanghai", parent=east)
    china = make.team(name="China")

    services.change_team(east.id, actor=actor, now=timezone.now(), parent_id=china.id)

    assert Team.objects.get(id=east.id).path == f"{china.id}.{east.id}."
    assert Team.objects.get(id=shanghai.id).path == f"{china.id}.{east.id}.{shanghai.id}."


def test_a_team_cannot_stand_below_itself() -> None:
    actor = make.actor()
    above = make.team()
    below = make.team(parent=above)

    with pytest.raises(TeamInItself):
        services.change_team(above.id, actor=actor, now=timezone.now(), parent_id=below.id)


def test_the_tree_does_not_grow_endlessly() -> None:
    actor = make.actor()
    parent_id = None
    for _ in range(10):
        team = services.create_team("T", parent_id=parent_id, actor=actor, now=timezone.now())
        parent_id = team.id

    with pytest.raises(TeamTooDeep):
        services.create_team("T", parent_id=parent_id, actor=actor, now=timezone.now())


def test_a_team_with_teams_below_is_kept_and_members_outlive_their_team() -> None:
    owner = make.member()
    above = make.team()
    below = make.team(parent=above)
    seller = make.member(team=below, role=Role.SELLER)
    caller = Caller(owner)

    refused = caller.delete(f"/teams/{above.id}", **edit(1))
    done = caller.delete(f"/teams/{below.id}", **edit(1))

    assert (refused[0], refused[1]["code"]) == (409, "team_has_teams")
    assert done[0] == 204
    assert Member.objects.get(id=seller.id).team_id is None


def test_teams_are_made_renamed_and_moved_over_the_api() -> None:
    caller = Caller(make.member())

    _, sales = caller.post("/teams", {"name": "销售"})
    status, east = caller.post("/teams", {"name": "East", "parent_id": sales["id"]})
    _, renamed = caller.patch(f"/teams/{east['id']}", {"name": "华东"}, **edit(1))
    _, moved = caller.patch(f"/teams/{east['id']}", {"parent_id": None}, **edit(2))

    assert status == 201
    assert (renamed["name"], renamed["version"]) == ("华东", 2)
    assert (moved["parent_id"], moved["version"]) == (None, 3)
    assert caller.post("/teams", {"id": sales["id"], "name": "again"})[1]["name"] == "销售"


@pytest.mark.parametrize(
    ("level", "seen"),
    [
        (Level.OWN, {"me"}),
        (Level.TEAM, {"me", "beside"}),
        (Level.TEAM_AND_BELOW, {"me", "beside", "below"}),
        (Level.ALL, {"me", "beside", "below", "above", "alone"}),
    ],
)
def test_a_level_decides_whose_records_are_seen(level: Level, seen: set[str]) -> None:
    top = make.team()
    middle = make.team(parent=top)
    bottom = make.team(parent=middle)
    places = {"me": middle, "beside": middle, "below": bottom, "above": top, "alone": None}
    members = {
        name: make.member(name=name, team=team, role=Role.SELLER) for name, team in places.items()
    }
    set_visibility([Sight(Role.SELLER, Kind.DEAL, level)], actor=make.actor(), now=timezone.now())

    actor = make.actor(members["me"])

    assert {n for n, m in members.items() if actor.sees_owner(Kind.DEAL, m.id)} == seen


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 5)), max_size=8))
def test_however_teams_are_moved_every_path_tells_the_way_from_the_root(
    moves: list[tuple[int, int]],
) -> None:
    actor = make.actor()
    planted = [make.team() for _ in range(6)]

    for child, parent in moves:
        parent_id = planted[parent].id if parent >= 0 else None
        with suppress(TeamInItself):
            services.change_team(
                planted[child].id, actor=actor, now=timezone.now(), parent_id=parent_id
            )

    teams = {team.id: team for team in Team.objects.all()}
    for team in teams.values():
        above = teams[team.parent_id].path if team.parent_id else ""
        assert team.path == f"{above}{team.id}."
