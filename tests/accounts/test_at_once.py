"""What may happen once happens once, also when two people try in the same moment.

These tests commit, so they work in a database of their own.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

import pytest
from django.db import connection, connections

from headwater.accounts.models import Invitation, Member, User
from headwater.accounts.rules import Role
from headwater.activities.models import Task, TaskLink
from headwater.events.models import EventRecord
from headwater.http.models import KeptAnswer
from headwater.leads.models import Lead
from headwater.people.models import Company
from headwater.pipeline.models import Deal, Source
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit

T = TypeVar("T")
CROWD = 100
WISHES = {
    "workspace_name": "活水", "language": "zh-CN", "time_zone": "Asia/Shanghai", "currency": "CNY",
    "name": "王芳", "email": "wang@example.com", "password": "many rivers 7",
}  # fmt: skip


def at_once(*doings: Callable[[], T]) -> list[T]:
    """Do things in the same moment, each on a connection of its own."""
    start = Barrier(len(doings))

    def do(doing: Callable[[], T]) -> T:
        try:
            connection.ensure_connection()
            start.wait()
            return doing()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(do, doings))


def workspace() -> Workspace:
    return Workspace.objects.create(name="Ours")


def statuses(answers: list[tuple[int, Any]]) -> list[int]:
    return sorted(status for status, _ in answers)


@pytest.mark.usefixtures("own_database")
def test_two_who_set_up_at_once_make_one_workspace() -> None:
    def set_up(email: str) -> Callable[[], tuple[int, Any]]:
        return lambda: Caller(None).post("/setup", WISHES | {"email": email})

    answers = at_once(*[set_up(f"user{n}@example.com") for n in range(4)])

    assert statuses(answers) == [201, 404, 404, 404]
    assert (Workspace.objects.count(), User.objects.count()) == (1, 1)


@pytest.mark.usefixtures("own_database")
def test_an_invitation_lets_one_in_however_many_try() -> None:
    ours = workspace()
    with acting_in(ours.pk):
        owner = make.member()
    _, made = Caller(owner).post("/invitations", {"email": "li@example.com", "role": "seller"})
    door = "/invitations/" + made["link"].rpartition("/")[2] + "/acceptance"
    coming = {"name": "Li", "password": "many rivers 7", "language": "en"}

    answers = at_once(*[lambda: Caller(None).post(door, coming)] * 4)

    assert statuses(answers)[0] == 201
    assert set(statuses(answers)[1:]) <= {404, 429}
    with acting_in(ours.pk):
        assert Member.objects.count() == 2
        assert Invitation.objects.filter(accepted_at=None).count() == 0


@pytest.mark.usefixtures("own_database")
def test_two_owners_cannot_demote_each_other_at_once() -> None:
    ours = workspace()
    with acting_in(ours.pk):
        first, second = make.member(), make.member()

    def demote(one: Member, other: Member) -> Callable[[], tuple[int, Any]]:
        caller = Caller(one)
        return lambda: caller.patch(f"/members/{other.id}", {"role": "seller"}, **edit(1))

    answers = at_once(demote(first, second), demote(second, first))

    assert statuses(answers)[0] == 200
    assert statuses(answers)[1] in {403, 409}
    with acting_in(ours.pk):
        assert Member.objects.filter(role=Role.OWNER).count() == 1


@pytest.mark.usefixtures("own_database")
def test_two_companies_cannot_be_put_below_each_other_at_once() -> None:
    with acting_in(workspace().pk):
        owner, first, second = make.member(), make.company(), make.company()

    def put_below(one: Company, other: Company) -> Callable[[], tuple[int, Any]]:
        caller, body = Caller(owner), {"parent_id": str(other.id)}
        return lambda: caller.patch(f"/companies/{one.id}", body, **edit(1))

    answers = at_once(put_below(first, second), put_below(second, first))

    assert statuses(answers) == [200, 409]
    with acting_in(owner.workspace_id):
        assert Company.objects.filter(parent=None).count() == 1


@pytest.mark.usefixtures("own_database")
def test_a_repeated_request_waits_for_the_first_and_gets_its_answer() -> None:
    ours = workspace()
    with acting_in(ours.pk):
        owner = make.member()

    def add() -> tuple[int, Any]:
        return Caller(owner).post("/sources", {"name_en": "Fair"}, Idempotency_Key="k1")

    answers = at_once(add, add, add)

    assert answers[0][0] == 201
    assert answers[0] == answers[1] == answers[2]
    with acting_in(ours.pk):
        assert Source.objects.count() == 1
        assert KeptAnswer.objects.count() == 1


@pytest.mark.usefixtures("own_database")
def test_a_lead_converted_a_hundred_times_at_once_becomes_one_deal() -> None:
    ours = workspace()
    with acting_in(ours.pk):
        make.stage()
        owner = make.member()
        lead = make.lead(owner=owner, company_name="Acme")
    path = f"/leads/{lead.id}/conversion"

    def convert_five_times() -> list[tuple[int, Any]]:
        caller = Caller(owner)
        return [caller.put(path, {}) for _ in range(5)]

    answers = [answer for five in at_once(*[convert_five_times] * 20) for answer in five]

    assert statuses(answers) == [200] * 100
    with acting_in(ours.pk):
        assert (Deal.objects.count(), Company.objects.count()) == (1, 1)
        assert EventRecord.objects.filter(name="lead.converted").count() == 1


@pytest.mark.usefixtures("own_database")
def test_of_a_crowd_who_claim_a_record_at_once_exactly_one_has_it() -> None:
    with acting_in(workspace().pk):
        members = [make.member(role=Role.SELLER) for _ in range(CROWD)]
        admin, record = make.member(), make.company()
    access = [{"member_id": str(member.id)} for member in members]
    body = {"kind": "company", "name_en": "Common", "access": access}
    _, pool = Caller(admin).post("/pools", body)
    path = f"/pools/{pool['id']}/records/{record.id}"
    Caller(admin).put(path)
    callers = [Caller(member) for member in members]

    answers = at_once(*[lambda one=one: one.post(f"{path}/claim") for one in callers])

    assert statuses(answers) == [204] + [409] * (CROWD - 1)
    with acting_in(record.workspace_id):
        record.refresh_from_db()
        winner = record.owner
        assert winner is not None
        assert EventRecord.objects.filter(name="pool.left").count() == 1
    told = {answer["detail"] for status, answer in answers if status == 409}
    assert told == {f"{winner.name} already has this."}


@pytest.mark.usefixtures("own_database")
def test_leads_assigned_from_many_sides_at_once_go_around_fairly_and_each_once() -> None:
    with acting_in(workspace().pk):
        sellers = [make.member(role=Role.SELLER) for _ in range(3)]
        admin = make.member()
        leads = [str(make.lead(owner=None).id) for _ in range(30)]
    people = [str(one.id) for one in sellers]
    Caller(admin).post("/assignment-rules", {"name_en": "All", "member_ids": people})

    def assign(ids: list[str]) -> Callable[[], tuple[int, Any]]:
        caller = Caller(admin)
        return lambda: caller.post("/assignments", {"ids": ids})

    # Each lead is asked for by four of them, in different company and order.
    crowd = [leads, leads[::-1], *(leads[n::5] for n in range(5)), *(leads[n::2] for n in (1, 0))]
    answers = at_once(*[assign(ids) for ids in crowd])

    assert statuses(answers) == [200] * len(crowd)
    with acting_in(admin.workspace_id):
        given = EventRecord.objects.filter(name="lead.assigned")
        assert given.count() == len(leads)
        assert len(set(given.values_list("subject_id", flat=True))) == len(leads)
        for seller in sellers:
            assert Lead.objects.filter(owner=seller).count() == len(leads) / 3


@pytest.mark.usefixtures("own_database")
def test_two_tasks_tied_to_each_other_at_once_do_not_wait_in_a_circle() -> None:
    with acting_in(workspace().pk):
        owner = make.member()
        one, other = make.task(owner=owner), make.task(owner=owner)

    def wait(blocked: Task, blocker: Task) -> Callable[[], tuple[int, Any]]:
        caller = Caller(owner)
        return lambda: caller.put(f"/tasks/{blocked.id}/blockers/{blocker.id}")

    answers = at_once(wait(one, other), wait(other, one))

    assert statuses(answers) == [200, 409]


@pytest.mark.usefixtures("own_database")
def test_of_two_blockers_done_at_once_the_last_one_frees_what_waits() -> None:
    with acting_in(workspace().pk):
        owner = make.member()
        blockers = [make.task(owner=owner) for _ in range(2)]
        blocked = make.task(owner=owner)
        for blocker in blockers:
            TaskLink.objects.create(blocker=blocker, blocked=blocked)

    def finish(task: Task) -> Callable[[], tuple[int, Any]]:
        caller = Caller(owner)
        return lambda: caller.put(f"/tasks/{task.id}/completion")

    answers = at_once(*map(finish, blockers))

    assert statuses(answers) == [200, 200]
    with acting_in(blocked.workspace_id):
        assert EventRecord.objects.filter(name="task.freed").count() == 1
