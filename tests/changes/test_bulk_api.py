"""Doing the same to many records, as somebody at the door of the API does it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.changes.models import Work
from headwater.changes.schemas import WorkOut
from headwater.changes.services import works
from headwater.lib.ids import uuid7
from headwater.pipeline.models import Deal
from headwater.tenancy.context import enter
from tests import make
from tests.calling import API, Caller

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def li(workspace: Any) -> Member:
    return make.member(name="Li", role=Role.SELLER)


@pytest.fixture
def chief(workspace: Any) -> Member:
    return make.member(name="Chief", role=Role.OWNER)


def bulk(caller: Caller, kind: str, body: Any, query: str = "") -> dict[str, Any]:
    status, work = caller.post(f"/bulk/{kind}{query}", body)
    assert status == 200, work
    WorkOut.model_validate(work)
    return dict(work)


def deals(owner: Member, count: int, **fields: Any) -> list[Deal]:
    stage = fields.pop("stage", None) or make.stage()
    return [make.deal(owner=owner, stage=stage, title=f"Deal {n}", **fields) for n in range(count)]


def ids(records: list[Any]) -> list[str]:
    return [str(record.id) for record in records]


def finish(work: dict[str, Any], member: Member) -> dict[str, Any]:
    """Do what a worker does, step by step, each under the operation of the work."""
    goes_on = True
    while goes_on:
        enter(member.workspace_id, operation=UUID(work["id"]))
        goes_on = works.step(UUID(work["id"]), actor=make.actor(member), now=make.NEW_YEAR)
    return dict(Caller(member).get(f"/works/{work['id']}")[1])


def test_a_few_are_done_at_once_and_taken_back_as_one(li: Member) -> None:
    caller, some = Caller(li), deals(li, 3, tags=["old"])

    work = bulk(caller, "deals", {"ids": ids(some), "add_tags": ["hot"], "remove_tags": ["old"]})

    assert (work["state"], work["deed"], work["counts"]) == ("done", "tag", {"done": 3})
    assert {tuple(deal.tags) for deal in Deal.objects.all()} == {("hot",)}
    _, page = caller.get("/changes")
    (change,) = [one for one in page["items"] if one["id"] == work["id"]]
    assert change["what"] == [{"kind": "deal", "name": "deal.changed", "count": 3}]

    status, back = caller.post(f"/changes/{work['id']}/undo")
    assert (status, back["counts"]) == (200, {"done": 3})
    assert {tuple(deal.tags) for deal in Deal.objects.all()} == {("old",)}


def test_a_refusal_of_one_leaves_the_others_alone_and_is_told(li: Member) -> None:
    caller, pipeline = Caller(li), make.pipeline()
    first, second = make.stage(pipeline=pipeline), make.stage(pipeline=pipeline)
    some = deals(li, 3, stage=first)
    caller.put(f"/deals/{some[1].id}/status", {"status": "won"}, If_Match='"1"')

    work = bulk(caller, "deals", {"ids": ids(some), "stage_id": str(second.id)})

    assert work["counts"] == {"done": 2, "refused": 1}
    _, rows = caller.get(f"/works/{work['id']}/rows")
    assert [(row["title"], row["code"]) for row in rows["items"]] == [("Deal 1", "deal_is_closed")]
    file = caller.client.get(f"{API}/works/{work['id']}/rows.csv").content.decode()
    assert "Deal 1,This deal is closed. Reopen it before moving it." in file


def test_what_is_so_already_is_no_change(li: Member) -> None:
    some = deals(li, 2, tags=["hot"])

    work = bulk(Caller(li), "deals", {"ids": ids(some), "add_tags": ["hot"]})

    assert work["counts"] == {"same": 2}


def test_records_of_others_are_left_out_and_counted(li: Member, chief: Member) -> None:
    mine, theirs = deals(li, 1), deals(chief, 2)

    work = bulk(Caller(li), "deals", {"ids": ids(mine + theirs), "edit": {"value": "7"}})

    assert (work["total"], work["hidden"], work["counts"]) == (1, 2, {"done": 1})
    status, problem = Caller(li).post("/bulk/deals", {"ids": ids(theirs), "edit": {"value": "7"}})
    assert (status, problem["code"]) == (422, "nothing_chosen")


def test_all_that_a_list_shows_are_counted_first_and_then_changed_by_a_job(
    li: Member, chief: Member
) -> None:
    caller = Caller(chief)
    deals(li, 260, source=None), deals(chief, 5)
    body = {"edit": {"owner_id": str(chief.id)}}

    trial = bulk(caller, "deals", body | {"is_trial": True}, f"?owner_id={li.id}")
    assert (trial["total"], Work.objects.count()) == (260, 0)

    work = bulk(caller, "deals", body, f"?owner_id={li.id}")
    assert (work["state"], work["deed"], work["done"]) == ("queued", "assign", 0)
    assert finish(work, chief)["counts"] == {"done": 260}
    assert Deal.objects.filter(owner=chief).count() == 265

    _, back = caller.post(f"/changes/{work['id']}/undo")
    assert (back["state"], back["total"]) == ("queued", 260)
    assert finish(back, chief)["counts"] == {"done": 260}
    assert Deal.objects.filter(owner=li).count() == 260


def test_a_cancelled_work_stops_after_the_step_at_hand(chief: Member) -> None:
    caller = Caller(chief)
    deals(chief, 250)
    work = bulk(caller, "deals", {"edit": {"value": "7"}})
    enter(chief.workspace_id, operation=UUID(work["id"]))
    works.step(UUID(work["id"]), actor=make.actor(chief), now=make.NEW_YEAR)

    assert caller.post(f"/works/{work['id']}/cancellation")[0] == 200
    ended = finish(work, chief)

    assert (ended["state"], ended["done"]) == ("cancelled", 200)
    assert caller.post(f"/works/{work['id']}/cancellation")[0] == 409


def test_each_kind_is_edited_and_deleted(chief: Member) -> None:
    caller, li = Caller(chief), make.member(name="Li")
    some: dict[str, Any] = {
        "companies": make.company(owner=chief),
        "people": make.person(owner=chief),
        "leads": make.lead(owner=chief),
        "tasks": make.task(owner=chief),
    }
    for kind, record in some.items():
        given = {"owner_id": str(li.id)} if kind == "leads" else {"edit": {"owner_id": str(li.id)}}
        work = bulk(caller, kind, {"ids": [str(record.id)]} | given)
        assert (kind, work["deed"], work["counts"]) == (kind, "assign", {"done": 1})

        work = bulk(caller, kind, {"ids": [str(record.id)], "delete": True})
        assert (kind, work["deed"], work["counts"]) == (kind, "delete", {"done": 1})
        record.refresh_from_db()
        assert (record.owner, record.deleted_at is None) == (li, False)


def test_leads_are_disqualified_and_tasks_ticked_off_together(chief: Member) -> None:
    from headwater.leads.models import Reason

    caller, reason = Caller(chief), Reason.objects.create(name_en="Spam")
    lead, task = make.lead(owner=chief), make.task(owner=chief)
    state = {"state": "disqualified", "reason_id": str(reason.id)}

    leads = bulk(caller, "leads", {"ids": [str(lead.id)], "state": state})
    done = bulk(caller, "tasks", {"ids": [str(task.id)], "done": True})

    lead.refresh_from_db()
    task.refresh_from_db()
    assert (leads["deed"], lead.state, lead.reason) == ("move", "disqualified", reason)
    assert (done["deed"], task.done_at is None) == ("move", False)
    for work in (leads, done):
        assert caller.post(f"/changes/{work['id']}/undo")[1]["counts"] == {"done": 1}
    lead.refresh_from_db()
    task.refresh_from_db()
    assert (lead.state, task.done_at) == ("new", None)


def test_a_bulk_edit_says_what_is_to_be_done(chief: Member) -> None:
    caller, deal = Caller(chief), make.deal(owner=chief)
    for body, code in (
        ({}, "nothing_to_do"),
        ({"edit": {"owner_id": str(uuid7())}}, "owner_not_found"),
        ({"stage_id": str(uuid7())}, "stage_not_found"),
    ):
        status, problem = caller.post("/bulk/deals", {"ids": [str(deal.id)]} | body)
        assert (status in {404, 422}, problem["code"]) == (True, code)


def test_of_records_done_in_one_go_a_refused_one_keeps_nothing_of_what_was_done_to_it(
    chief: Member,
) -> None:
    caller, stage = Caller(chief), make.stage()
    later = make.stage(pipeline=stage.pipeline)
    some = deals(chief, 5, stage=stage, tags=["old"])
    closed = some[3]
    status = {"status": "void"}
    caller.put(f"/deals/{closed.id}/status", status, If_Match='"1"')
    what = {"edit": {"competitor": "Acme"}, "add_tags": ["hot"], "stage_id": str(later.id)}

    work = bulk(caller, "deals", {"ids": ids(some), **what})

    assert work["counts"] == {"done": 4, "refused": 1}
    closed.refresh_from_db()
    assert (closed.competitor, closed.tags, closed.version) == ("", ["old"], 2)
    done = Deal.objects.exclude(id=closed.id).filter(stage=later)
    assert {(one.competitor, *one.tags, one.version) for one in done} == {("Acme", "old", "hot", 4)}
    assert caller.post(f"/changes/{work['id']}/undo")[1]["counts"] == {"done": 4}
    back = Deal.objects.exclude(id=closed.id)
    assert {(one.competitor, *one.tags, one.stage_id) for one in back} == {("", "old", stage.id)}


def test_who_did_not_wait_for_a_work_is_told_when_it_is_over(chief: Member) -> None:
    some = deals(chief, 60)
    work = bulk(Caller(chief), "deals", {"ids": ids(some), "add_tags": ["hot"]})
    Work.objects.filter(id=work["id"]).update(created_at=make.NEW_YEAR - timedelta(minutes=1))

    finish(work, chief)

    told = Caller(chief).get("/notices")[1]["items"]
    assert [(one["what"], one["title"]) for one in told] == [("work", "60 / 60")]
