"""Saved views: kept, shared, at hand, and what lists open with."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.fields.schemas.views import ViewList, ViewOut
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
BIG = {"kind": "deal", "name": "Big ones", "filter": "owner_id=me  and value>=1000"}


@pytest.fixture
def ada(workspace: Any) -> Member:
    return make.member(name="Ada")


@pytest.fixture
def caller(ada: Member) -> Caller:
    return Caller(ada)


def names(caller: Caller, kind: str = "deal") -> list[str]:
    _, body = caller.get("/views", kind=kind)
    ViewList.model_validate(body)
    return [item["name"] for item in body["items"]]


def test_a_view_is_kept_as_it_is_shown(caller: Caller) -> None:
    shown = {"columns": ["title", "value"], "sort": "-value", "group_by": "stage"}

    status, made = caller.post("/views", BIG | shown)

    ViewOut.model_validate(made)
    assert status == 201
    assert {name: made[name] for name in shown} == shown
    assert (made["filter"], made["scope"]) == ("owner_id = me and value >= 1000", "private")
    assert names(caller) == ["Big ones"]
    assert names(caller, "lead") == []
    assert list(EventRecord.objects.values_list("name", flat=True)) == ["view.changed"]


def test_a_filter_nobody_understands_is_not_kept(caller: Caller) -> None:
    for wrong in ("worth > 3", "value >= many", "value >="):
        status, problem = caller.post("/views", BIG | {"filter": wrong})
        assert (status, problem["code"]) == (422, "bad_filter")
    assert names(caller) == []


def test_private_views_are_nobody_elses(caller: Caller) -> None:
    _, made = caller.post("/views", BIG)
    other = Caller(make.member())

    assert names(other) == []
    assert other.patch(f"/views/{made['id']}", {"name": "Mine"}, **edit(1))[0] == 404
    assert other.put(f"/views/{made['id']}/star", {})[0] == 404
    assert names(caller) == ["Big ones"]


def test_a_view_of_a_team_is_shown_to_it_and_to_those_below(caller: Caller) -> None:
    _, north = caller.post("/teams", {"name": "North"})
    _, far = caller.post("/teams", {"name": "Far north", "parent_id": north["id"]})
    boss = Caller(make.member(team_id=north["id"], role=Role.MANAGER))
    boss.post("/views", BIG | {"scope": "team"})

    assert names(Caller(make.member(team_id=far["id"], role=Role.SELLER))) == ["Big ones"]
    assert names(Caller(make.member(role=Role.SELLER))) == []
    assert caller.post("/views", BIG | {"scope": "team"})[1]["code"] == "no_team"


def test_everybody_uses_a_shared_view_its_owner_and_administrators_change_it(ada: Member) -> None:
    seller = make.member(role=Role.SELLER)
    _, made = Caller(seller).post("/views", BIG | {"scope": "workspace"})
    path = f"/views/{made['id']}"

    other = Caller(make.member(role=Role.SELLER))
    assert names(other) == ["Big ones"]
    assert other.patch(path, {"name": "Theirs"}, **edit(1))[:1] == (403,)
    assert Caller(seller).patch(path, {"name": "Large"}, **edit(1))[0] == 200
    status, changed = Caller(ada).patch(path, {"scope": "private"}, **edit(2))
    assert (status, changed) == (404, changed)  # an administrator has just hidden it from themself


def test_a_stale_edit_is_refused(caller: Caller) -> None:
    _, made = caller.post("/views", BIG)
    path = f"/views/{made['id']}"
    caller.patch(path, {"name": "First"}, **edit(1))

    assert caller.patch(path, {"name": "Second"}, **edit(1))[0] == 412
    assert names(caller) == ["First"]


def test_a_view_at_hand_is_so_for_one_member_only(caller: Caller) -> None:
    _, made = caller.post("/views", BIG | {"scope": "workspace"})
    other = Caller(make.member())

    for _ in range(2):
        assert caller.put(f"/views/{made['id']}/star", {})[0] == 204

    assert caller.get("/views", kind="deal")[1]["items"][0]["is_starred"]
    assert not other.get("/views", kind="deal")[1]["items"][0]["is_starred"]
    assert caller.delete(f"/views/{made['id']}/star")[0] == 204
    assert not caller.get("/views", kind="deal")[1]["items"][0]["is_starred"]


def test_ones_own_default_goes_before_that_of_the_role(caller: Caller) -> None:
    _, all_ = caller.post("/views", BIG | {"scope": "workspace", "name": "All"})
    seller = Caller(make.member(role=Role.SELLER))
    _, own = seller.post("/views", BIG)

    def opens(who: Caller) -> Any:
        return who.get("/views", kind="deal")[1]["default_id"]

    body = {"kind": "deal", "view_id": all_["id"]}
    assert seller.put("/default-views/seller", body)[0] == 403
    assert caller.put("/default-views/seller", body)[0] == 204
    assert (opens(seller), opens(caller)) == (all_["id"], None)
    seller.put("/default-views/mine", {"kind": "deal", "view_id": own["id"]})
    assert opens(seller) == own["id"]
    seller.put("/default-views/mine", {"kind": "deal", "view_id": None})
    assert opens(seller) == all_["id"]


def test_a_private_view_is_no_default_of_a_role(caller: Caller) -> None:
    _, made = caller.post("/views", BIG)

    status, problem = caller.put("/default-views/seller", {"kind": "deal", "view_id": made["id"]})

    assert (status, problem["code"]) == (422, "not_for_all")


def test_a_deleted_view_leaves_the_list_as_it_is(caller: Caller) -> None:
    _, made = caller.post("/views", BIG | {"scope": "workspace"})
    other = Caller(make.member())
    other.put(f"/views/{made['id']}/star", {})
    other.put("/default-views/mine", {"kind": "deal", "view_id": made["id"]})

    assert caller.delete(f"/views/{made['id']}", **edit(1))[0] == 204

    assert other.get("/views", kind="deal")[1] == {
        "items": [], "default_id": None, "role_defaults": {},
    }  # fmt: skip


def test_the_builder_is_told_what_can_be_asked_and_both_forms(caller: Caller) -> None:
    _, body = caller.get("/filters/fields", kind="deal")
    known = {field["name"]: field for field in body["items"]}
    assert known["status"]["choices"] == ["open", "won", "lost", "void"]
    assert "within" in known["expected_close_date"]["operators"]

    status, forms = caller.post(
        "/filters/reading", {"kind": "deal", "filter": '{"field":"value","op":"gte","value":5}'}
    )

    assert (status, forms) == (
        200, {"text": "value >= 5", "tree": {"field": "value", "op": "gte", "value": "5"}},
    )  # fmt: skip
