import pytest
from django.utils import timezone

from headwater.accounts.models import Member, Token
from headwater.accounts.rules import Role, Scope
from headwater.accounts.selectors import actor_of_member, holder_of
from headwater.accounts.services import members as services
from headwater.events.models import EventRecord
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


def names_of_events() -> list[str]:
    return list(EventRecord.objects.order_by("id").values_list("name", flat=True))


def test_members_are_listed_with_those_known_by_name_only() -> None:
    me = make.member(name="A")
    make.member(name="B", user=None, role=Role.SELLER)

    _, answer = Caller(me).get("/members")

    assert [(m["name"], m["can_sign_in"]) for m in answer["items"]] == [("A", True), ("B", False)]


def test_an_edit_is_answered_with_the_next_version() -> None:
    owner, seller = make.member(), make.member(role=Role.SELLER)
    caller, path = Caller(owner), f"/members/{seller.id}"

    status, changed = caller.patch(path, {"role": "manager"}, **edit(1))
    late = caller.patch(path, {"role": "seller"}, **edit(1))
    careless = caller.patch(path, {"role": "seller"})

    assert (status, changed["role"], changed["version"]) == (200, "manager", 2)
    assert (late[0], late[1]["code"]) == (412, "stale")
    assert (careless[0], careless[1]["code"]) == (428, "version_missing")
    assert names_of_events() == ["member.changed"]


def test_changing_nothing_says_nothing() -> None:
    owner = make.actor()
    seller = make.member(role=Role.SELLER)

    services.change_member(seller.id, actor=owner, now=timezone.now(), role=Role.SELLER)

    assert names_of_events() == []


@pytest.mark.parametrize(
    ("giver", "before", "after", "status"),
    [
        (Role.OWNER, Role.SELLER, Role.OWNER, 200),
        (Role.OWNER, Role.OWNER, Role.SELLER, 200),
        (Role.ADMIN, Role.SELLER, Role.ADMIN, 200),
        (Role.ADMIN, Role.SELLER, Role.OWNER, 403),
        (Role.ADMIN, Role.OWNER, Role.SELLER, 403),
        (Role.MANAGER, Role.SELLER, Role.OBSERVER, 403),
        (Role.SELLER, Role.SELLER, Role.OWNER, 403),
    ],
)
def test_nobody_grants_above_themselves(
    giver: Role, before: Role, after: Role, status: int
) -> None:
    make.member(role=Role.OWNER)
    other = make.member(role=before)

    answer = Caller(make.member(role=giver)).patch(
        f"/members/{other.id}", {"role": after}, **edit(1)
    )

    assert answer[0] == status


@pytest.mark.parametrize("change", [{"role": "admin"}, {"is_active": False}])
def test_the_last_owner_stays(change: dict[str, object]) -> None:
    owner = make.member()
    make.member(user=None)  # an owner who cannot sign in does not count

    status, problem = Caller(owner).patch(f"/members/{owner.id}", change, **edit(1))

    assert (status, problem["code"]) == (409, "last_owner")


def test_shutting_a_member_out_ends_their_sessions_and_tokens_at_once() -> None:
    owner, seller = make.member(), make.member(role=Role.SELLER)
    secret = make.token(seller, Scope.READ)
    browser = Caller(seller)
    assert browser.get("/me")[0] == 200

    Caller(owner).patch(f"/members/{seller.id}", {"is_active": False}, **edit(1))

    assert browser.get("/me")[0] == 401
    assert holder_of(secret) is None
    assert not Token.objects.exists()
    assert actor_of_member(seller.id, workspace_id=seller.workspace_id) is None
    assert names_of_events()[-2:] == ["member.changed", "member.left"]


def test_everybody_may_change_their_own_name_language_and_time_zone_only() -> None:
    seller = make.member(role=Role.SELLER)
    caller = Caller(seller)

    status, me = caller.patch(
        "/me", {"name": "李娜", "language": "zh-CN", "time_zone": "Asia/Shanghai"}
    )

    assert status == 200
    assert (me["member"]["name"], me["member"]["language"]) == ("李娜", "zh-CN")
    assert caller.patch("/me", {"role": "owner"})[0] == 422
    assert caller.patch("/me", {"name": None})[0] == 422


def test_a_browser_can_work_in_another_workspace_of_its_user(workspace: Workspace) -> None:

    me = make.member()
    theirs = make.workspace(name="Other")
    enter(theirs.pk)
    there = make.member(user=me.user, role=Role.OBSERVER)
    stranger = make.workspace()
    enter(workspace.pk)
    caller = Caller(me)

    status, answer = caller.put("/me/workspace", {"workspace_id": theirs.pk})

    assert (status, answer["member"]["id"]) == (200, str(there.id))
    assert caller.get("/workspace")[1]["name"] == "Other"
    assert caller.put("/me/workspace", {"workspace_id": stranger.pk})[0] == 404
    assert {w["name"] for w in caller.get("/me")[1]["workspaces"]} == {"Other", "Ours"}


def test_what_one_may_is_told() -> None:
    can = {
        role: Caller(make.member(role=role)).get("/me")[1]["can"]
        for role in (Role.OWNER, Role.SELLER, Role.OBSERVER)
    }

    assert can == {
        Role.OWNER: [
            "assign", "bulk", "configure", "delete", "export", "import", "manage_members",
            "override", "read", "write",
        ],
        Role.SELLER: ["assign", "bulk", "delete", "export", "read", "write"],
        Role.OBSERVER: ["export", "read"],
    }  # fmt: skip


def test_a_member_of_nothing_is_told_to_sign_in() -> None:
    stranger = make.member()
    Member.objects.filter(id=stranger.id).update(is_active=False)

    assert Caller(stranger).get("/me")[0] == 401
