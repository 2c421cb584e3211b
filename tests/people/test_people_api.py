from typing import Any
from uuid import uuid4

import pytest

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.events.models import EventRecord
from headwater.lib import vcards
from headwater.people.models import Channel
from headwater.people.schemas import PersonOut, PersonPage
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit


@pytest.fixture
def owner(workspace: Workspace) -> Member:
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]


def test_a_person_is_created_in_a_company_with_channels(
    caller: Caller, workspace: Workspace
) -> None:
    Workspace.objects.filter(pk=workspace.pk).update(country="CN")
    company = make.company(name="Acme")
    channels = [{"kind": "phone", "value": "138 0001 2345"}, {"kind": "email", "value": "Bo@A.com"}]

    status, person = caller.post(
        "/people", {"name": "Bo Li", "company_id": str(company.id), "channels": channels}
    )

    assert status == 201
    PersonOut.model_validate(person)
    assert (person["company_name"], person["owner_name"]) == ("Acme", "Ada Park")
    keys = Channel.objects.order_by("id").values_list("key", flat=True)
    assert list(keys) == ["+8613800012345", "bo@a.com"]


def test_the_same_number_written_twice_is_one_channel(caller: Caller) -> None:
    channels = [{"kind": "phone", "value": v} for v in ("+1 650 253 0000", "+16502530000")]

    _, person = caller.post("/people", {"name": "Bo Li", "channels": channels})

    assert [channel["value"] for channel in person["channels"]] == ["+1 650 253 0000"]


def test_an_edit_names_what_was_and_what_is(caller: Caller) -> None:
    person, company = make.person(title="CTO"), make.company()

    status, changed = caller.patch(
        f"/people/{person.id}", {"title": "CEO", "company_id": str(company.id)}, **edit(1)
    )

    assert (status, changed["title"], changed["version"]) == (200, "CEO", 2)
    assert EventRecord.objects.get().payload["changes"] == {
        "title": ["CTO", "CEO"],
        "company_id": [None, str(company.id)],
    }


def test_what_cannot_be_is_refused(caller: Caller) -> None:
    path = f"/people/{make.person().id}"

    assert code(caller.patch(path, {"name": None}, **edit(1))) == (422, "invalid")
    assert code(caller.patch(path, {"company_id": str(uuid4())}, **edit(1))) == (
        404, "company_not_found")  # fmt: skip
    assert code(caller.patch(path, {"name": "B"})) == (428, "version_missing")
    assert code(caller.delete(path, **edit(3))) == (412, "stale")


def test_a_stranger_is_told_the_person_does_not_exist(owner: Member) -> None:
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.PERSON, level=Level.OWN)
    stranger = Caller(make.member(role=Role.SELLER))
    path = f"/people/{make.person(owner=owner).id}"

    answers = [
        stranger.get(path),
        stranger.patch(path, {"name": "B"}, **edit(1)),
        stranger.delete(path, **edit(1)),
        stranger.get(f"{path}/timeline"),
    ]

    assert [code(answer) for answer in answers] == [(404, "person_not_found")] * 4
    assert stranger.get("/people")[1] == {"items": [], "next": None, "total": 0}


def test_a_person_does_not_give_away_a_company_one_may_not_see(owner: Member) -> None:
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.COMPANY, level=Level.OWN)
    stranger = Caller(make.member(role=Role.SELLER))
    company = make.company(name="CANARY", owner=owner)
    person = make.person(company=company)

    _, shown = stranger.get(f"/people/{person.id}")
    assert (shown["company_id"], shown["company_name"]) == (None, None)
    assert stranger.get("/people", company_id=company.id)[1]["items"] == []


def test_a_list_is_narrowed_down_sorted_and_paged(caller: Caller) -> None:
    company = make.company()
    for name in ("Cy", "Abe", "Bo"):
        make.person(name=name, company=company)
    make.person(name="Di")

    _, first = caller.get("/people", company_id=company.id, limit=2)
    PersonPage.model_validate(first)
    _, rest = caller.get("/people", company_id=company.id, limit=2, after=first["next"])

    assert [item["name"] for item in first["items"] + rest["items"]] == ["Abe", "Bo", "Cy"]
    assert (first["total"], rest["next"]) == (3, None)


def test_a_person_is_handed_out_as_a_visiting_card_that_can_be_read_again(caller: Caller) -> None:
    channels = [{"kind": "email", "value": "ada@example.com"}, {"kind": "wechat", "value": "ada1"}]
    _, person = caller.post("/people", {"name": "张伟", "title": "CTO", "channels": channels})

    answer = caller.client.get(f"/api/v1/people/{person['id']}/vcard")

    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    _, card = vcards.rows(answer.content.decode())
    assert card[:7] == ["张伟", "CTO", "", "ada@example.com", "", "", "ada1"]


def test_a_visiting_card_carries_types_the_preferred_number_and_the_extension(
    caller: Caller,
) -> None:
    channels = [
        {"kind": "phone", "value": "+86 10 6552 9988 转 8012", "label": "work"},
        {"kind": "phone", "value": "+86 138 0013 8000", "label": "mobile", "is_primary": True},
        {"kind": "email", "value": "w@example.com", "label": "work"},
    ]
    _, person = caller.post("/people", {"name": "张伟", "channels": channels})

    card = caller.client.get(f"/api/v1/people/{person['id']}/vcard").content.decode()

    assert "TEL;TYPE=CELL,PREF:+8613800138000" in card
    assert "TEL;TYPE=WORK:+861065529988 ext. 8012" in card
    header, row = vcards.rows(card)
    said = dict(zip(header, row, strict=True))
    assert said["Primary phone"] == said["Mobile phone"] == "+8613800138000"
    assert said["Work phone"] == "+861065529988 ext. 8012"
    assert said["Work email"] == "w@example.com"
