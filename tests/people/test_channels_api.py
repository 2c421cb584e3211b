"""Ways to reach somebody: they keep what is known of them, and nobody hears of hidden ones."""

from typing import Any

import pytest

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.events.models import EventRecord
from headwater.people.models import Channel
from headwater.people.schemas import PersonOut
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit

WRITTEN = ("kind", "value", "label", "is_primary")


@pytest.fixture
def owner(workspace: Workspace) -> Member:
    Workspace.objects.filter(pk=workspace.pk).update(country="CN")
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


def person_with(caller: Caller, *channels: dict[str, Any]) -> Any:
    status, person = caller.post("/people", {"name": "李雷", "channels": list(channels)})
    assert status == 201
    return person


def desk(extension: str, **more: Any) -> dict[str, Any]:
    return {"kind": "phone", "value": f"010-65529988转{extension}", **more}


def judge(caller: Caller, channel: Any, state: str) -> int:
    return caller.put(f"/channels/{channel['id']}/state", {"state": state})[0]


def shown(caller: Caller, person: Any) -> Any:
    status, again = caller.get(f"/people/{person['id']}")
    assert status == 200
    PersonOut.model_validate(again)
    return again


def test_a_number_is_kept_as_written_with_its_international_form_and_extension(
    caller: Caller,
) -> None:
    (channel,) = person_with(caller, desk("8012", label="work"))["channels"]

    assert (channel["value"], channel["number"], channel["extension"], channel["label"]) == (
        "010-65529988转8012", "+861065529988", "8012", "work")  # fmt: skip


def test_two_desks_behind_one_switchboard_are_two_people(caller: Caller) -> None:
    person_with(caller, desk("8012"))

    _, other = caller.post(
        "/duplicates/person/hints", {"name": "韩梅梅", "channels": [desk("8013")]}
    )
    _, same = caller.post(
        "/duplicates/person/hints",
        {"name": "李雷", "channels": [{"kind": "phone", "value": "+86 10 6552 9988 ext. 8012"}]},
    )

    assert other["items"] == []
    assert [hint["reasons"][0] for hint in same["items"]] == ["same_phone"]


def test_of_each_kind_one_comes_first(caller: Caller) -> None:
    person = person_with(
        caller,
        desk("1"),
        desk("2", is_primary=True),
        desk("3", is_primary=True),
        {"kind": "email", "value": "a@b.cn", "is_primary": True},
    )

    first = {one["value"] for one in person["channels"] if one["is_primary"]}
    assert first == {"010-65529988转2", "a@b.cn"}


def test_what_is_verified_says_by_whom_and_it_can_be_taken_back(caller: Caller) -> None:
    person = person_with(caller, desk("8012"))

    assert judge(caller, person["channels"][0], "verified") == 204
    known = shown(caller, person)
    (channel,) = known["channels"]
    assert (channel["state"], channel["verified_by_name"], channel["verified_how"]) == (
        "verified", "Ada Park", "hand")  # fmt: skip
    assert channel["verified_at"] is not None
    assert known["version"] == 2
    assert EventRecord.objects.get(name="person.changed").payload["changes"] == {
        "channel_state": [
            {"value": "010-65529988转8012", "state": "unverified"},
            {"value": "010-65529988转8012", "state": "verified"},
        ]
    }

    assert judge(caller, channel, "unverified") == 204
    (channel,) = shown(caller, person)["channels"]
    assert (channel["state"], channel["verified_at"], channel["verified_how"]) == (
        "unverified", None, None)  # fmt: skip


def test_saying_it_twice_says_it_once(caller: Caller) -> None:
    person = person_with(caller, desk("8012"))

    for _ in range(2):
        judge(caller, person["channels"][0], "invalid")

    assert EventRecord.objects.filter(name="person.changed").count() == 1


def test_an_edit_keeps_what_is_known_of_a_channel_that_stays_the_same(caller: Caller) -> None:
    person = person_with(caller, desk("8012"), {"kind": "wechat", "value": "lilei"})
    phone, wechat = person["channels"]
    judge(caller, phone, "verified")
    judge(caller, wechat, "invalid")
    spelled = {"kind": "phone", "value": "(010) 6552 9988 - 8012", "label": "work"}
    other = {"kind": "wechat", "value": "lilei2"}

    _, changed = caller.patch(f"/people/{person['id']}", {"channels": [spelled, other]}, **edit(3))

    after, new = changed["channels"]
    assert (after["id"], after["state"], after["label"]) == (phone["id"], "verified", "work")
    assert (new["state"], new["id"] == wechat["id"]) == ("unverified", False)


def test_writing_the_same_list_in_another_order_changes_nothing(caller: Caller) -> None:
    person = person_with(caller, desk("1"), desk("2"))
    again = [{name: one[name] for name in WRITTEN} for one in reversed(person["channels"])]

    _, same = caller.patch(f"/people/{person['id']}", {"channels": again}, **edit(1))

    assert same["version"] == 1


def test_the_channel_of_somebody_hidden_is_not_there(owner: Member) -> None:
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.PERSON, level=Level.OWN)
    stranger = Caller(make.member(role=Role.SELLER))
    (channel,) = person_with(Caller(owner), desk("1"))["channels"]

    assert judge(stranger, channel, "verified") == 404
    assert Channel.objects.get().state == "unverified"
