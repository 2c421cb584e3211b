from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.dashboards.models import Dashboard
from tests import make
from tests.calling import Caller, edit
from tests.dashboards.conftest import Firm


def a_tile(**facts: Any) -> dict[str, Any]:
    return {"id": "a", "kind": "funnel", "x": 0, "y": 0, "w": 6, "h": 6, "question": {}} | facts


def made(member: Member, **facts: Any) -> dict[str, Any]:
    status, answer = Caller(member).post("/dashboards", {"name": "Monday", "tiles": []} | facts)
    assert status == 201, answer
    return dict(answer)


def names(member: Member) -> list[str]:
    """Name what a member finds: the starter for their role, and what is stored."""
    found = Caller(member).get("/dashboards")[1]["items"]
    return [found[0]["name"], *(one["name"] for one in found if one["owner_id"])]


def test_a_layout_is_kept_as_it_was_laid(firm: Firm) -> None:
    tiles = [a_tile(question={"decided_only": True}), a_tile(id="b", x=6, kind="aging", h=3)]
    found = made(firm.boss, tiles=tiles)
    caller, path = Caller(firm.boss), f"/dashboards/{found['id']}"

    assert found["tiles"] == tiles
    tiles[0] |= {"y": 3, "x": 6}
    tiles[1] |= {"y": 0}
    status, moved = caller.patch(path, {"tiles": tiles}, **edit(found["version"]))
    assert (status, moved["tiles"]) == (200, [tiles[1], tiles[0]])
    assert caller.get(path)[1] == moved


def test_of_two_who_move_tiles_the_second_is_told(firm: Firm) -> None:
    other = make.member(role=Role.ADMIN)
    found = made(firm.boss, scope="workspace")
    path, seen = f"/dashboards/{found['id']}", edit(found["version"])

    bare = {name: value for name, value in a_tile().items() if name != "question"}
    assert Caller(other).patch(path, {"tiles": [bare]}, **seen)[0] == 200
    status, refusal = Caller(firm.boss).patch(path, {"tiles": []}, **seen)

    assert (status, refusal["code"]) == (412, "stale")
    assert Caller(firm.boss).get(path)[1]["tiles"] == [a_tile()]
    assert Caller(firm.boss).patch(path, {"tiles": []})[0] == 428


@pytest.mark.parametrize(
    "tile",
    [
        a_tile(kind="nothing"),
        a_tile(x=8),
        a_tile(w=2),
        a_tile(question={"stage": 1}),
        a_tile(question={"decided_only": "yes"}),
    ],
)
def test_tiles_that_make_no_sense_are_refused(firm: Firm, tile: dict[str, Any]) -> None:
    status, refusal = Caller(firm.boss).post("/dashboards", {"name": "X", "tiles": [tile]})

    assert (status, refusal["code"]) == (422, "bad_tiles")


def test_sharing_decides_who_finds_a_dashboard(firm: Firm) -> None:
    team = make.team()
    below = make.team(parent=team)
    lead = make.member(role=Role.MANAGER, team=team)
    mate, stranger = make.member(role=Role.SELLER, team=below), firm.seller
    made(lead, name="Mine")
    made(lead, name="Ours", scope="team")
    shared = made(lead, name="Everybody's", scope="workspace")

    assert names(lead) == ["Pipeline at a glance", "Everybody's", "Mine", "Ours"]
    assert names(mate) == ["My pipeline", "Everybody's", "Ours"]
    assert names(stranger) == ["My pipeline", "Everybody's"]
    path = f"/dashboards/{shared['id']}"
    assert Caller(mate).get(path)[1]["may_edit"] is False
    refusal = Caller(mate).patch(path, {"name": "Stolen"}, **edit(1))
    assert (refusal[0], refusal[1]["code"]) == (403, "not_your_dashboard")
    assert Caller(stranger).post("/dashboards", {"name": "T", "scope": "team"})[0] == 422


def test_a_starter_is_not_stored_until_it_is_saved_as_ones_own(firm: Firm) -> None:
    caller = Caller(firm.boss)
    starter, *others = caller.get("/dashboards")[1]["items"]

    assert Dashboard.objects.count() == 0
    assert [one["owner_id"] for one in others] == [None] * 3
    assert {tile["kind"] for tile in starter["tiles"]} >= {"funnel", "changes", "velocity"}
    refusal = caller.patch(f"/dashboards/{starter['id']}", {"name": "X"}, **edit(1))
    assert (refusal[0], refusal[1]["code"]) == (409, "starter_is_fixed")
    copy = made(firm.boss, name=starter["name"], tiles=starter["tiles"])
    assert copy["tiles"] == starter["tiles"]
    assert copy["may_edit"]


def test_kinds_say_what_they_are_in_the_readers_language(firm: Firm) -> None:
    _, english = Caller(firm.boss).get("/dashboard-kinds")
    _, chinese = Caller(firm.seller, language="zh-CN").get("/dashboard-kinds")

    assert english["items"][0]["title"] == "Open pipeline"
    assert chinese["items"][0]["title"] == "在手管道"
    assert len({one["kind"] for one in english["items"]}) == len(english["items"]) == 12
