"""Duplicates through the door of the API: warned, listed, merged, and never shown unseen."""

from typing import Any

from headwater.accounts.models import VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.services.keeping import catch_up
from headwater.events.models import EventRecord
from headwater.people.models import Channel
from tests import make
from tests.calling import Caller


def hints(caller: Caller, kind: str = "company", **draft: Any) -> list[tuple[str, list[str]]]:
    status, answer = caller.post(f"/duplicates/{kind}/hints", draft)
    assert status == 200, answer
    return [(hint["name"], hint["reasons"]) for hint in answer["items"]]


def test_a_company_is_warned_of_under_another_form_of_its_name(caller: Caller) -> None:
    caller.post("/companies", {"name": "上海汇川软件有限公司"})
    caller.post("/companies", {"name": "Acme Holdings Inc."})

    assert hints(caller, name="上海汇川软件股份有限公司") == [
        ("上海汇川软件有限公司", ["form_of_name"])
    ]
    assert hints(caller, name="ACME") == [("Acme Holdings Inc.", ["form_of_name"])]
    assert hints(caller, name="Something else") == []


def test_a_person_is_warned_of_by_their_number(caller: Caller) -> None:
    phone = {"kind": "phone", "value": "+86 138 0013 8000"}
    caller.post("/people", {"name": "张伟", "channels": [phone]})

    typed = {"kind": "phone", "value": "+8613800138000"}
    assert hints(caller, "person", name="张伟", channels=[typed]) == [
        ("张伟", ["same_phone", "same_name"])
    ]


def test_what_came_in_a_crowd_is_compared_by_the_scan(caller: Caller) -> None:
    for name in ("李雷", "李雷"):
        person = make.person(name=name)
        Channel.objects.create(person=person, kind="email", value="ll@a.cn", key="ll@a.cn")

    while catch_up(RecordKind.PERSON):
        pass

    status, page = caller.get("/duplicates/person")
    assert (status, page["total"]) == (200, 1)
    assert page["items"][0]["reasons"] == ["same_mail", "same_name"]
    assert page["items"][0]["is_sure"]


def test_two_that_are_not_the_same_are_not_listed_again(caller: Caller) -> None:
    one, other = twins(caller)

    status, _ = caller.put(f"/duplicates/company/{one}/differs-from/{other}")

    assert status == 204
    assert caller.get("/duplicates/company")[1]["total"] == 0
    assert caller.get("/duplicates/company", dismissed="true")[1]["total"] == 1
    caller.delete(f"/duplicates/company/{one}/differs-from/{other}")
    assert caller.get("/duplicates/company")[1]["total"] == 1


def test_an_old_address_shows_the_survivor_until_the_merge_is_taken_back(caller: Caller) -> None:
    one, other = twins(caller)
    _, preview = caller.get(f"/duplicates/company/{one}/merges/{other}")

    status, made = caller.put(
        f"/duplicates/company/{one}/merges/{other}", {"from_loser": preview["from_loser"]}
    )

    assert (status, made["loser_id"]) == (200, other)
    assert caller.get(f"/companies/{other}")[1]["id"] == one
    assert caller.get(f"/companies/{one}")[1]["domain"] == "acme.test"
    kinds = [entry["kind"] for entry in caller.get(f"/companies/{other}/timeline")[1]["items"]]
    assert sorted(kinds) == ["company.created", "company.created", "company.merged"]
    assert caller.get("/trash")[1]["items"] == []
    assert caller.get("/duplicates/company")[1]["total"] == 0
    assert caller.put(f"/duplicates/company/{one}/merges/{other}", {})[1]["id"] == made["id"]

    assert caller.delete(f"/duplicates/company/{one}/merges/{other}")[0] == 204

    assert caller.get(f"/companies/{other}")[1]["id"] == other
    assert caller.get(f"/companies/{one}")[1]["domain"] == ""


def test_nothing_is_said_of_records_one_may_not_see(caller: Caller) -> None:
    one, other = twins(caller)
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.COMPANY, level=Level.OWN)
    stranger = Caller(make.member(role=Role.SELLER, name="Cy"))
    assert stranger.get(f"/companies/{one}")[0] == 404

    holder = caller.get("/me")[1]["member"]["name"]
    _, answer = stranger.post("/duplicates/company/hints", {"name": "Acme Inc"})
    assert answer == {"items": [], "held_by": [holder], "is_held": True}
    _, answer = stranger.post("/duplicates/company/hints", {"name": "Something else"})
    assert answer == {"items": [], "held_by": [], "is_held": False}
    assert stranger.get("/duplicates/company")[1] == {"items": [], "next": None, "total": 0}
    for answer in (
        stranger.get(f"/duplicates/company/{one}/merges/{other}"),
        stranger.put(f"/duplicates/company/{one}/merges/{other}", {}),
        stranger.put(f"/duplicates/company/{one}/differs-from/{other}"),
        stranger.delete(f"/duplicates/company/{one}/merges/{other}"),
    ):
        assert (answer[0], answer[1]["code"]) == (404, "company_not_found")


def twins(caller: Caller) -> tuple[str, str]:
    made = [
        caller.post("/companies", {"name": name, "domain": domain})[1]["id"]
        for name, domain in (("Acme Inc", ""), ("Acme Ltd", "acme.test"))
    ]
    return made[0], made[1]


def test_a_workspace_may_keep_the_name_of_the_holder_to_itself(caller: Caller) -> None:
    twins(caller)
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.COMPANY, level=Level.OWN)
    stranger = Caller(make.member(role=Role.SELLER, name="Cy"))
    assert caller.get("/workspace/duplicates") == (200, {"names_holders": True})

    for _ in range(2):
        assert caller.put("/workspace/duplicates", {"names_holders": False})[0] == 204

    _, answer = stranger.post("/duplicates/company/hints", {"name": "Acme Inc"})
    assert answer == {"items": [], "held_by": [], "is_held": True}
    assert stranger.get("/workspace/duplicates") == (200, {"names_holders": False})
    assert stranger.put("/workspace/duplicates", {"names_holders": True})[0] == 403
    assert EventRecord.objects.filter(name="workspace.changed").count() == 1
