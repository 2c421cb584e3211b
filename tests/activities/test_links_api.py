"""What waits for what: how it is tied, seen, ticked off and told of."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.models import Task, TaskLink
from headwater.activities.schemas import TaskOut
from headwater.activities.schemas.board import TaskLinks
from headwater.events.models import EventRecord
from headwater.notices.models import Notice
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit

NOW = datetime.now(UTC)


def tie(caller: Caller, blocked: Task, blocker: Task) -> tuple[int, Any]:
    return caller.put(f"/tasks/{blocked.id}/blockers/{blocker.id}")


def waiting_for(caller: Caller, task: Task) -> list[str | None]:
    status, shown = caller.get(f"/tasks/{task.id}")
    assert status == 200
    TaskOut.model_validate(shown)
    return [one["title"] for one in shown["waiting_for"]]


@pytest.fixture
def offer(owner: Member) -> Task:
    return make.task(owner=owner, title="Write the offer")


@pytest.fixture
def visit(owner: Member) -> Task:
    return make.task(owner=owner, title="Visit them", due_at=NOW - timedelta(days=1))


def test_a_task_waits_for_another_until_that_one_is_done(
    caller: Caller, offer: Task, visit: Task
) -> None:
    assert tie(caller, visit, offer)[0] == 200
    assert tie(caller, visit, offer)[0] == 200  # twice does nothing twice
    assert waiting_for(caller, visit) == ["Write the offer"]

    caller.put(f"/tasks/{offer.id}/completion")
    assert waiting_for(caller, visit) == []
    names = list(EventRecord.objects.order_by("id").values_list("name", flat=True))
    assert names == ["task.linked", "task.completed", "task.freed"]

    caller.delete(f"/tasks/{offer.id}/completion")
    assert waiting_for(caller, visit) == ["Write the offer"]


def test_both_ends_are_told_of_a_link(caller: Caller, offer: Task, visit: Task) -> None:
    tie(caller, visit, offer)

    before, after = caller.get(f"/tasks/{visit.id}/links"), caller.get(f"/tasks/{offer.id}/links")

    TaskLinks.model_validate(before[1])
    assert [one["title"] for one in before[1]["waits_for"]] == ["Write the offer"]
    assert [one["title"] for one in after[1]["holds_up"]] == ["Visit them"]


def test_a_circle_is_refused_however_long(caller: Caller, owner: Member) -> None:
    chain = [make.task(owner=owner) for _ in range(4)]
    for blocker, blocked in pairwise(chain):
        assert tie(caller, blocked, blocker)[0] == 200

    assert code(tie(caller, chain[0], chain[3])) == (409, "task_waits_in_circle")
    assert code(tie(caller, chain[0], chain[0])) == (409, "task_waits_in_circle")
    assert tie(caller, chain[3], chain[0])[0] == 200


def test_ticking_what_waits_is_asked_about_and_allowed(
    caller: Caller, offer: Task, visit: Task
) -> None:
    tie(caller, visit, offer)

    assert code(caller.put(f"/tasks/{visit.id}/completion")) == (409, "task_is_waiting")
    status, done = caller.put(f"/tasks/{visit.id}/completion?anyway=true")

    assert (status, done["completed_at"] is not None) == (200, True)


def test_a_new_task_may_wait_from_the_start(caller: Caller, offer: Task) -> None:
    status, made = caller.post("/tasks", {"title": "Visit", "blocker_ids": [str(offer.id)]})

    assert (status, made["waiting_for"][0]["task_id"]) == (201, str(offer.id))
    unknown = {"title": "Visit", "blocker_ids": [str(uuid4())]}
    assert code(caller.post("/tasks", unknown)) == (404, "task_not_found")


def test_what_is_deleted_holds_up_nobody_until_it_is_back(
    caller: Caller, offer: Task, visit: Task
) -> None:
    tie(caller, visit, offer)

    caller.delete(f"/tasks/{offer.id}", **edit(1))
    assert waiting_for(caller, visit) == []
    assert EventRecord.objects.filter(name="task.freed").count() == 1

    caller.post(f"/trash/task/{offer.id}/restoration")
    assert waiting_for(caller, visit) == ["Write the offer"]


def test_what_belongs_to_a_deleted_deal_holds_up_nobody(
    caller: Caller, owner: Member, visit: Task
) -> None:
    deal = make.deal(owner=owner)
    tie(caller, visit, make.task(owner=owner, deal=deal))

    caller.delete(f"/deals/{deal.id}", **edit(1))

    assert waiting_for(caller, visit) == []


def test_the_next_of_a_repeating_blocker_is_not_waited_for(caller: Caller, visit: Task) -> None:
    body = {"title": "Weekly report", "due_at": NOW.isoformat(), "repeat": "FREQ=WEEKLY"}
    _, report = caller.post("/tasks", body)
    caller.put(f"/tasks/{visit.id}/blockers/{report['id']}")

    caller.put(f"/tasks/{report['id']}/completion")

    assert Task.objects.filter(follows=report["id"]).exists()
    assert waiting_for(caller, visit) == []


def test_only_who_sees_both_may_tie_them_and_a_hidden_one_has_no_name(
    caller: Caller, stranger: Caller, seller: Member, offer: Task
) -> None:
    own = make.task(owner=seller, title="Visit them")

    assert code(tie(stranger, own, offer)) == (404, "task_not_found")
    assert code(tie(stranger, offer, own)) == (404, "task_not_found")
    assert tie(caller, own, offer)[0] == 200

    shown = stranger.get(f"/tasks/{own.id}")[1]["waiting_for"]
    assert [(one["task_id"], one["title"]) for one in shown] == [(None, None)]
    (linked,) = stranger.get(f"/tasks/{own.id}/links")[1]["waits_for"]
    assert (linked["task_id"], linked["title"], linked["owner_name"]) == (None, None, None)
    assert stranger.get(f"/tasks/{offer.id}/links")[0] == 404


def test_who_sees_what_waits_may_take_the_link_away(
    caller: Caller, stranger: Caller, seller: Member, offer: Task, visit: Task
) -> None:
    own = make.task(owner=seller)
    tie(caller, own, offer)
    tie(caller, visit, offer)
    (mine,) = stranger.get(f"/tasks/{own.id}")[1]["waiting_for"]
    theirs = TaskLink.objects.get(blocked=visit)

    assert code(stranger.delete(f"/task-links/{theirs.id}")) == (404, "link_not_found")
    assert stranger.delete(f"/task-links/{mine['link_id']}")[0] == 204
    assert waiting_for(stranger, own) == []


def test_the_owner_is_told_when_nothing_holds_a_task_up_any_more(
    caller: Caller, stranger: Caller, seller: Member, offer: Task, owner: Member
) -> None:
    own, other = make.task(owner=seller, title="Visit them"), make.task(owner=owner)
    tie(caller, own, offer)
    tie(caller, own, other)

    caller.put(f"/tasks/{offer.id}/completion")
    assert not Notice.objects.exists()
    caller.put(f"/tasks/{other.id}/completion")

    (notice,) = stranger.get("/notices")[1]["items"]
    assert (notice["kind"], notice["what"], notice["title"]) == ("given", "freed", "Visit them")


def test_today_shows_what_can_be_done_and_counts_what_waits(
    caller: Caller, offer: Task, visit: Task
) -> None:
    tie(caller, visit, offer)
    _, today = caller.get("/today")
    assert ([item["title"] for item in today["items"]], today["waiting"]) == ([], 1)

    caller.put(f"/tasks/{offer.id}/completion")

    _, today = caller.get("/today")
    assert ([item["title"] for item in today["items"]], today["waiting"]) == (["Visit them"], 0)


@pytest.mark.usefixtures("workspace")
def test_who_edits_a_task_is_not_told_what_a_hidden_one_it_waits_for_is_called() -> None:
    seller = make.member(role=Role.SELLER)
    mine, hidden = make.task(owner=seller), make.task(owner=make.member(), title="Hidden")
    TaskLink.objects.create(blocker=hidden, blocked=mine)

    status, edited = Caller(seller).patch(f"/tasks/{mine.id}", {"title": "Mine"}, **edit(1))

    assert (status, edited["title"]) == (200, "Mine")
    assert [(one["task_id"], one["title"]) for one in edited["waiting_for"]] == [(None, None)]
