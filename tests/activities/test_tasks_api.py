from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.rules import TaskState
from headwater.activities.schemas import TaskList, TaskOut
from headwater.activities.selectors.tasks import TaskWish, list_tasks
from headwater.events.models import EventRecord
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit

TOMORROW = "2026-12-01T09:00:00Z"


def event_names() -> list[str]:
    return list(EventRecord.objects.order_by("id").values_list("name", flat=True))


def titles(answer: tuple[int, Any]) -> list[str]:
    return [item["title"] for item in answer[1]["items"]]


def test_a_task_is_planned_and_becomes_the_next_activity_of_its_deal(
    caller: Caller, owner: Member
) -> None:
    deal = make.deal(owner=owner)

    status, task = caller.post(
        "/tasks",
        {"title": "Call Acme", "kind": "call", "due_at": TOMORROW, "deal_id": str(deal.id)},
    )

    assert status == 201
    TaskOut.model_validate(task)
    assert (task["owner_name"], task["deal_title"], task["creator_name"]) == (
        "Ada Park", "Ten desks", "Ada Park")  # fmt: skip
    deal.refresh_from_db()
    assert (deal.next_activity_kind, deal.next_activity_title) == ("call", "Call Acme")


def test_ticking_off_twice_does_nothing_twice(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)
    task = make.task(owner=owner, deal=deal)

    first = caller.put(f"/tasks/{task.id}/completion")
    second = caller.put(f"/tasks/{task.id}/completion")
    deal.refresh_from_db()
    assert (first[0], first[1]["completed_at"]) == (200, second[1]["completed_at"])
    assert deal.next_task_id is None

    status, opened = caller.delete(f"/tasks/{task.id}/completion")
    assert (status, opened["completed_at"]) == (200, None)
    assert event_names() == ["task.completed", "task.reopened"]


def test_an_edit_names_what_was_and_what_is(caller: Caller, owner: Member) -> None:
    task = make.task(owner=owner, title="Call")

    status, changed = caller.patch(
        f"/tasks/{task.id}", {"title": "Visit", "all_day": True}, **edit(1)
    )

    assert (status, changed["title"], changed["all_day"], changed["version"]) == (
        200, "Visit", True, 2)  # fmt: skip
    assert EventRecord.objects.get().payload["changes"] == {
        "title": ["Call", "Visit"],
        "is_all_day": [False, True],
    }


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"title": ""}, (422, "invalid")),
        ({"owner_id": None}, (422, "invalid")),
        ({"owner_id": str(uuid4())}, (404, "owner_not_found")),
        ({"deal_id": str(uuid4())}, (404, "deal_not_found")),
        ({"person_id": str(uuid4())}, (404, "person_not_found")),
        ({"company_id": str(uuid4())}, (404, "company_not_found")),
    ],
)
def test_what_cannot_be_is_refused(
    caller: Caller, owner: Member, body: dict[str, Any], refusal: tuple[int, str]
) -> None:
    task = make.task(owner=owner)

    assert code(caller.patch(f"/tasks/{task.id}", body, **edit(1))) == refusal


def test_a_stranger_is_told_the_task_does_not_exist(stranger: Caller, owner: Member) -> None:
    path = f"/tasks/{make.task(owner=owner, deal=make.deal(owner=owner)).id}"

    answers = [
        stranger.get(path),
        stranger.patch(path, {"title": "B"}, **edit(1)),
        stranger.delete(path, **edit(1)),
        stranger.put(f"{path}/completion"),
        stranger.delete(f"{path}/completion"),
    ]

    assert [code(answer) for answer in answers] == [(404, "task_not_found")] * 5
    assert titles(stranger.get("/tasks")) == []


def test_who_sees_a_deal_sees_what_is_to_be_done_for_it(
    stranger: Caller, seller: Member, owner: Member
) -> None:
    task = make.task(owner=owner, deal=make.deal(owner=seller))

    assert titles(stranger.get("/tasks")) == [task.title]
    assert stranger.put(f"/tasks/{task.id}/completion")[0] == 200


def test_ones_own_task_does_not_give_away_a_deal_one_may_not_see(
    stranger: Caller, seller: Member, owner: Member
) -> None:
    hidden = make.deal(owner=owner, title="CANARY")
    task = make.task(owner=seller, deal=hidden)

    shown = stranger.get(f"/tasks/{task.id}")[1]

    assert (shown["deal_id"], shown["deal_title"]) == (None, None)
    assert titles(stranger.get("/tasks", deal_id=hidden.id)) == []


def test_tasks_of_a_deleted_deal_go_and_come_back_with_it(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)
    make.task(owner=owner, deal=deal)

    caller.delete(f"/deals/{deal.id}", **edit(1))
    assert titles(caller.get("/tasks")) == []

    caller.post(f"/trash/deal/{deal.id}/restoration")
    assert titles(caller.get("/tasks")) == ["Call back"]


def test_lists_are_narrowed_down_and_paged(caller: Caller, owner: Member) -> None:
    now, deal = timezone.now(), make.deal(owner=owner)
    make.task(owner=owner, title="no date")
    make.task(owner=owner, title="later", due_at=now + timedelta(days=3), deal=deal)
    make.task(owner=owner, title="late", due_at=now - timedelta(days=3))
    make.task(title="of somebody else", due_at=now - timedelta(days=2))
    make.task(owner=owner, title="done", done_at=now)

    first = caller.get("/tasks", mine=True, state="open", limit=2)
    TaskList.model_validate(first[1])
    assert titles(first) == ["late", "later"]
    assert titles(
        caller.get("/tasks", mine=True, state="open", limit=2, after=first[1]["next"])
    ) == ["no date"]
    assert titles(caller.get("/tasks", state="overdue")) == ["late", "of somebody else"]
    assert titles(caller.get("/tasks", state="done")) == ["done"]
    assert titles(caller.get("/tasks", deal_id=deal.id)) == ["later"]
    assert code(caller.get("/tasks", after="bm9uc2Vuc2U")) == (422, "bad_cursor")


@pytest.mark.parametrize(
    ("due", "is_all_day", "is_today", "is_overdue"),
    [
        (datetime(2026, 11, 23, 15, 59, tzinfo=UTC), False, True, True),  # 23:59 in Shanghai
        (datetime(2026, 11, 23, 16, 30, tzinfo=UTC), False, False, False),  # 00:30 the next day
        (datetime(2026, 11, 22, 16, 0, tzinfo=UTC), True, True, False),  # the whole 23rd there
        (datetime(2026, 11, 21, 16, 0, tzinfo=UTC), True, False, True),  # the whole 22nd
    ],
)
def test_today_is_where_one_lives(
    workspace: object, due: datetime, is_all_day: bool, is_today: bool, is_overdue: bool
) -> None:
    member = make.member(time_zone="Asia/Shanghai")
    make.task(owner=member, due_at=due, is_all_day=is_all_day)
    now = datetime(2026, 11, 23, 15, 59, 30, tzinfo=UTC)

    def found(state: TaskState) -> bool:
        return list_tasks(TaskWish(state=state), actor=make.actor(member), now=now).items != b"[]"

    assert (found(TaskState.TODAY), found(TaskState.OVERDUE)) == (is_today, is_overdue)


@pytest.mark.usefixtures("workspace")
def test_who_asks_a_colleague_for_something_sees_what_becomes_of_it() -> None:
    seller, colleague = make.member(role=Role.SELLER), make.member(role=Role.SELLER)
    caller, other = Caller(seller), Caller(colleague)

    status, asked = caller.post("/tasks", {"title": "Draw it", "owner_id": str(colleague.id)})
    other.put(f"/tasks/{asked['id']}/completion")
    _, mine = caller.get(f"/tasks/{asked['id']}")
    own = make.task(owner=seller)
    given = caller.patch(f"/tasks/{own.id}", {"owner_id": str(colleague.id)}, **edit(1))

    assert (status, mine["completed_at"] is not None) == (201, True)
    assert given[0] == 200
    assert code(caller.get(f"/tasks/{own.id}")) == (404, "task_not_found")
