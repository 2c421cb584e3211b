from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.events.models import EventRecord
from headwater.people.schemas import CompanyOut, CompanyPage
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def owner() -> Member:
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


@pytest.fixture
def stranger() -> Caller:
    """Somebody who sees only what is their own."""
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.COMPANY, level=Level.OWN)
    return Caller(make.member(role=Role.SELLER))


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]


def names(answer: tuple[int, Any]) -> list[str]:
    return [item["name"] for item in answer[1]["items"]]


def test_a_company_is_created_with_its_channels(caller: Caller, owner: Member) -> None:
    status, company = caller.post(
        "/companies",
        {"name": " 华为技术 ", "domain": "Huawei.com", "size": 200_000,
         "channels": [{"kind": "email", "value": "Info@Huawei.com"}]},
    )  # fmt: skip

    assert status == 201
    CompanyOut.model_validate(company)
    assert (company["name"], company["domain"], company["version"]) == ("华为技术", "huawei.com", 1)
    assert (company["owner_id"], company["owner_name"]) == (str(owner.id), "Ada Park")
    (channel,) = company["channels"]
    assert (channel["kind"], channel["value"], channel["state"]) == (
        "email", "Info@Huawei.com", "unverified")  # fmt: skip


def test_creating_with_an_id_twice_creates_once(caller: Caller) -> None:
    body = {"id": str(uuid4()), "name": "Acme"}

    first, second = caller.post("/companies", body), caller.post("/companies", body)

    assert (first[0], first[1]["id"]) == (second[0], second[1]["id"]) == (201, body["id"])
    assert EventRecord.objects.filter(name="company.created").count() == 1


def test_an_edit_names_what_was_and_what_is(caller: Caller) -> None:
    company = make.company(name="Acme", industry="Steel")

    status, changed = caller.patch(
        f"/companies/{company.id}", {"industry": "Glass", "name": "Acme"}, **edit(1)
    )

    assert (status, changed["industry"], changed["version"]) == (200, "Glass", 2)
    record = EventRecord.objects.get(name="company.changed")
    assert record.payload["changes"] == {"industry": ["Steel", "Glass"]}


def test_an_edit_that_changes_nothing_leaves_no_trace(caller: Caller) -> None:
    company = make.company(name="Acme")

    status, same = caller.patch(f"/companies/{company.id}", {"name": "Acme"}, **edit(1))

    assert (status, same["version"]) == (200, 1)
    assert not EventRecord.objects.exists()


def test_new_channels_replace_the_old_ones_and_are_a_new_version(caller: Caller) -> None:
    mail = {"kind": "email", "value": "a@acme.com", "label": "", "is_primary": False}
    _, company = caller.post("/companies", {"name": "Acme", "channels": [mail]})
    phone = {"kind": "phone", "value": "+1 650 253 0000", "label": "desk", "is_primary": True}

    status, changed = caller.patch(
        f"/companies/{company['id']}", {"channels": [phone]}, **edit(company["version"])
    )

    assert (status, changed["version"]) == (200, 2)
    assert [{name: one[name] for name in phone} for one in changed["channels"]] == [phone]
    record = EventRecord.objects.get(name="company.changed")
    assert record.payload["changes"] == {"channels": [[mail], [phone]]}


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"name": ""}, (422, "invalid")),
        ({"name": None}, (422, "invalid")),
        ({"nmae": "Acme"}, (422, "invalid")),
        ({"channels": [{"kind": "email", "value": "not an address"}]}, (422, "no_mail_address")),
        ({"owner_id": str(uuid4())}, (404, "owner_not_found")),
        ({"parent_id": str(uuid4())}, (404, "company_not_found")),
    ],
)
def test_what_cannot_be_is_refused(
    caller: Caller, body: dict[str, Any], refusal: tuple[int, str]
) -> None:
    company = make.company()

    assert code(caller.patch(f"/companies/{company.id}", body, **edit(1))) == refusal


def test_a_company_does_not_belong_to_its_own_daughter(caller: Caller) -> None:
    mother = make.company()
    daughter = make.company(parent=mother)

    answer = caller.patch(f"/companies/{mother.id}", {"parent_id": str(daughter.id)}, **edit(1))

    assert code(answer) == (409, "company_is_its_own_parent")


def test_an_edit_says_which_version_it_means(caller: Caller) -> None:
    path = f"/companies/{make.company().id}"

    assert code(caller.patch(path, {"name": "B"})) == (428, "version_missing")
    assert code(caller.patch(path, {"name": "B"}, **edit(7))) == (412, "stale")
    assert code(caller.delete(path, **edit(7))) == (412, "stale")


def test_a_stranger_is_told_the_company_does_not_exist(stranger: Caller, owner: Member) -> None:
    path = f"/companies/{make.company(owner=owner).id}"

    answers = [
        stranger.get(path),
        stranger.patch(path, {"name": "B"}, **edit(1)),
        stranger.delete(path, **edit(1)),
    ]

    assert [code(answer) for answer in answers] == [(404, "company_not_found")] * 3
    assert stranger.get("/companies")[1] == {"items": [], "next": None, "total": 0}


def test_a_company_of_another_workspace_does_not_exist(
    caller: Caller, workspace: Workspace
) -> None:
    enter(Workspace.objects.create(name="Theirs").pk)
    theirs = make.company()
    enter(workspace.pk)

    assert code(caller.get(f"/companies/{theirs.id}")) == (404, "company_not_found")


def test_an_observer_may_look_but_not_write() -> None:
    observer, company = Caller(make.member(role=Role.OBSERVER)), make.company()

    assert observer.get(f"/companies/{company.id}")[0] == 200
    assert code(observer.post("/companies", {"name": "B"})) == (403, "no_right")


def test_who_is_not_signed_in_is_told_so() -> None:
    assert code(Caller(None).get("/companies")) == (401, "not_signed_in")


def test_a_company_counts_the_open_deals_and_people_one_may_see(owner: Member) -> None:
    company, seller = make.company(), make.member(role=Role.SELLER)
    for of in (owner, seller):
        make.deal(company=company, owner=of)
    make.person(company=company)

    counts = [
        (one["open_deals"], one["people_count"])
        for caller in (Caller(owner), Caller(seller))
        for one in caller.get("/companies")[1]["items"]
    ]

    assert counts == [(2, 1), (1, 1)]


def test_a_list_is_sorted_and_paged_without_gaps(caller: Caller) -> None:
    for name in ("Delta", "Alpha", "Charlie", "Alpha", "Bravo"):
        make.company(name=name)

    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = caller.get("/companies", sort="-name", limit=2, **after)
        CompanyPage.model_validate(page[1])
        assert page[1]["total"] == 5
        seen += names(page)
        if page[1]["next"] is None:
            break
        after = {"after": page[1]["next"]}

    assert seen == ["Delta", "Charlie", "Bravo", "Alpha", "Alpha"]


def test_a_list_is_narrowed_down(caller: Caller, owner: Member) -> None:
    make.company(name="100% Steel", owner=owner)
    make.company(name="1000 Steel")

    assert names(caller.get("/companies", q="0% s")) == ["100% Steel"]
    assert names(caller.get("/companies", owner_id=owner.id)) == ["100% Steel"]
    assert code(caller.get("/companies", sort="secret")) == (422, "unknown_order")
    assert code(caller.get("/companies", after="nonsense")) == (422, "bad_cursor")


def test_a_list_asks_the_database_the_same_whatever_its_length(caller: Caller) -> None:
    for _ in range(3):
        make.company()
    with CaptureQueriesContext(connection) as few:
        caller.get("/companies", limit=1)
    with CaptureQueriesContext(connection) as many:
        caller.get("/companies", limit=3)
    assert len(few) == len(many)


def test_a_deleted_company_is_gone_but_its_people_stay(caller: Caller) -> None:
    company = make.company()
    person = make.person(company=company)

    assert caller.delete(f"/companies/{company.id}", **edit(1)) == (204, None)

    assert code(caller.get(f"/companies/{company.id}")) == (404, "company_not_found")
    shown = caller.get(f"/people/{person.id}")[1]
    assert (shown["company_id"], shown["company_name"]) == (None, None)


def test_a_credit_code_with_a_slip_in_it_is_refused(caller: Caller) -> None:
    right, slip = "91110000600037341L", "91110000600037341K"
    _, company = caller.post("/companies", {"name": "比亚迪", "credit_code": right.lower()})

    status, problem = caller.patch(
        f"/companies/{company['id']}", {"credit_code": slip}, **edit(company["version"])
    )

    assert company["credit_code"] == right
    assert (status, problem["code"]) == (422, "wrong_credit_code")
    assert problem["fields"][0]["field"] == "credit_code"
    assert caller.post("/companies", {"name": "ACME GmbH", "credit_code": "HRB 86891"})[0] == 201
