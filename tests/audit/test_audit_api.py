"""The audit log as administrators read it."""

from typing import Any

import pytest
from django.test import Client

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.audit.models import AuditLine
from tests import make
from tests.accounts.test_sign_in import DOORS, PASSWORD, post, sign_in
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


def names(caller: Caller, **asked: Any) -> list[str]:
    status, page = caller.get("/audit-log", **asked)
    assert status == 200, page
    return [line["name"] for line in page["items"]]


def test_a_change_of_role_is_kept_with_who_where_and_what() -> None:
    boss, seller = make.member(name="Wang Fang"), make.member(role=Role.SELLER, name="Li Na")
    caller = Caller(boss)
    caller.patch(f"/members/{seller.id}", {"role": "manager"}, User_Agent="Firefox", **edit(1))

    _, page = caller.get("/audit-log")

    (line,) = page["items"]
    assert line | {"id": 0, "at": "", "number": None} == {
        "id": 0, "number": None, "at": "", "name": "member.changed", "kind": "people",
        "outcome": "done", "actor_id": str(boss.id), "actor_name": "Wang Fang",
        "subject_kind": "member", "subject_id": str(seller.id), "subject_name": "Li Na",
        "party_name": "", "ip": "127.0.0.1", "user_agent": "Firefox", "details": {"to": {"role": "manager"}},
    }  # fmt: skip


@pytest.mark.parametrize("to", ["members", "teams"])
def test_who_shared_what_with_whom_is_kept(to: str) -> None:
    caller, deal = Caller(make.member(name="Wang Fang")), make.deal(title="Ten desks")
    party = make.member(name="Li Na") if to == "members" else make.team(name="Li Na")
    place = f"/shares/deal/{deal.id}/{to}/{party.id}"
    caller.put(place, {"level": "edit"})
    caller.put(place, {"level": "edit"})
    caller.delete(place)

    _, page = caller.get("/audit-log", kind="access")

    told = [
        (one["actor_name"], one["name"], one["subject_name"], one["party_name"],
         one["details"]["level_from"], one["details"]["level_to"])
        for one in page["items"]
    ]  # fmt: skip
    about = ("Wang Fang", "deal.sharing_changed", "Ten desks", "Li Na")
    assert told == [(*about, "edit", None), (*about, None, "edit")]


def test_what_was_refused_leaves_no_line() -> None:
    caller = Caller(make.member(role=Role.SELLER))
    caller.post("/teams", {"name": "North"})

    assert not AuditLine.objects.exists()


def test_lines_are_found_by_person_kind_and_period() -> None:
    wang, li = make.member(), make.member(role=Role.ADMIN)
    Caller(wang).post("/teams", {"name": "North"})
    Caller(li).put("/exchange-rates/EUR/2026-01-01", {"rate": "1.1"})
    caller = Caller(wang)

    assert names(caller) == ["exchange_rate.set", "team.created"]
    assert names(caller, actor_id=li.id) == ["exchange_rate.set"]
    assert names(caller, kind="people") == ["team.created"]
    assert names(caller, until="2020-01-01T00:00:00Z") == []
    assert names(caller, since="2020-01-01T00:00:00Z") == ["exchange_rate.set", "team.created"]


def test_pages_follow_each_other() -> None:
    caller = Caller(make.member())
    for n in range(101):
        caller.put("/exchange-rates/EUR/2026-01-01", {"rate": f"1.{n + 1}"})

    _, first = caller.get("/audit-log")
    _, second = caller.get("/audit-log", after=first["next"])

    assert (len(first["items"]), len(second["items"]), second["next"]) == (100, 1, None)


def test_verifying_seals_and_says_that_all_is_well() -> None:
    caller = Caller(make.member())
    caller.post("/teams", {"name": "North"})

    assert caller.get("/audit-log/state")[1]["waiting"] == 1
    assert caller.post("/audit-log/verification") == (
        200, {"is_whole": True, "lines": 1, "waiting": 0, "findings": [], "found": 0})  # fmt: skip
    assert caller.get("/audit-log/state")[1]["lines"] == 1


@pytest.mark.parametrize("name", ["=1+1", "+49", "@SUM(A1)", "＝1"])
def test_an_export_holds_no_formula_and_is_itself_a_line(name: str) -> None:
    caller = Caller(make.member())
    caller.post("/teams", {"name": f"{name} team"})

    answer = caller.client.post("/api/v1/audit-log/exports")

    assert answer["Content-Disposition"] == 'attachment; filename="audit-log.csv"'
    assert f",'{name} team," in answer.content.decode()
    assert names(caller)[0] == "audit.exported"


def test_other_workspaces_have_other_logs() -> None:
    Caller(make.member()).post("/teams", {"name": "North"})
    elsewhere = make.workspace()
    from headwater.tenancy.context import enter

    enter(elsewhere.pk)

    assert names(Caller(make.member())) == []


@pytest.fixture
def member() -> Member:
    member = make.member(user=make.user(email="li@example.com"), name="Li Na")
    assert member.user is not None
    member.user.set_password(PASSWORD)
    member.user.save()
    return member


def test_signing_in_and_failing_to_are_kept(member: Member) -> None:
    sign_in(Client(), password="wrong rivers 7")
    caller = Caller(None)
    sign_in(caller.client)

    _, page = caller.get("/audit-log", kind="sign_in")

    assert [(line["name"], line["outcome"], line["actor_name"]) for line in page["items"]] == [
        ("sign_in.succeeded", "done", "Li Na"),
        ("sign_in.failed", "refused", ""),
    ]
    assert page["items"][1]["subject_name"] == "Li Na"
    assert page["items"][1]["ip"] == "127.0.0.1"


def test_signing_out_and_a_new_password_are_kept(member: Member) -> None:
    caller = Caller(None)
    sign_in(caller.client)
    post(caller.client, "account/password/change",
         current_password=PASSWORD, new_password="new rivers 88")  # fmt: skip
    caller.client.delete(DOORS + "auth/session")

    assert names(Caller(make.member())) == [
        "sign_in.ended",
        "password.changed",
        "sign_in.succeeded",
    ]
