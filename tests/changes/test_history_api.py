"""The history of a record, as somebody at the door of the API reads it."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.changes.schemas import ChangeLines, HistoryPage
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def chief(workspace: Any) -> Member:
    return make.member(name="Chief", role=Role.OWNER)


def history(caller: Caller, path: str) -> list[Any]:
    status, page = caller.get(f"{path}/history")
    assert status == 200, page
    HistoryPage.model_validate(page)
    return [
        (one["field"], one["from_name"] or one["from"], one["to_name"] or one["to"],
         one["actor_name"])
        for one in page["items"]
    ]  # fmt: skip


def test_every_kind_of_record_tells_its_history_with_names(chief: Member) -> None:
    caller, li = Caller(chief), make.member(name="Li")
    parent, company = make.company(name="Group"), make.company(name="Firm")
    person = make.person(name="Wang", company=parent, owner=chief)
    lead, task = make.lead(name="Lead", owner=chief), make.task(title="Call", owner=chief)

    caller.patch(f"/companies/{company.id}", {"parent_id": str(parent.id)}, **edit(1))
    caller.patch(f"/people/{person.id}", {"owner_id": str(li.id)}, **edit(1))
    caller.put(f"/leads/{lead.id}/state", {"state": "working"}, **edit(1))
    caller.put(f"/tasks/{task.id}/completion")

    assert history(caller, f"/companies/{company.id}") == [("parent_id", None, "Group", "Chief")]
    assert history(caller, f"/people/{person.id}") == [("owner_id", "Chief", "Li", "Chief")]
    assert history(caller, f"/leads/{lead.id}") == [("state", "new", "working", "Chief")]
    assert history(caller, f"/tasks/{task.id}") == [("done", False, True, "Chief")]


def test_a_company_one_does_not_see_has_no_name_in_the_history(chief: Member) -> None:
    li = make.member(name="Li", role=Role.SELLER)
    secret = make.company(name="CANARY", owner=chief)
    deal = make.deal(owner=li)
    Caller(chief).put(
        "/visibility", {"items": [{"role": "seller", "kind": "company", "level": "own"}]}
    )
    Caller(chief).patch(f"/deals/{deal.id}", {"company_id": str(secret.id)}, **edit(1))

    for asker in (chief, li):
        text = str(Caller(asker).get(f"/deals/{deal.id}/history"))
        assert ("CANARY" in text or str(secret.id) in text) is (asker == chief)


def test_the_lines_of_a_change_name_each_record_and_field(chief: Member) -> None:
    caller, company = Caller(chief), make.company(name="Firm")
    caller.patch(f"/companies/{company.id}", {"name": "Firm Ltd", "size": 7}, **edit(1))
    _, page = caller.get("/changes")

    status, lines = caller.get(f"/changes/{page['items'][0]['id']}/lines")

    assert status == 200
    ChangeLines.model_validate(lines)
    (line,) = lines["items"]
    assert (line["title"], line["name"]) == ("Firm Ltd", "company.changed")
    assert [(one["field"], one["from"], one["to"]) for one in line["changes"]] == [
        ("name", "Firm", "Firm Ltd"),
        ("size", None, 7),
    ]
