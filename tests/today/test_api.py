"""The queue and the review, as a seller's screen asks for them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from headwater.accounts.models import ExchangeRate, Member
from headwater.accounts.rules import Role
from headwater.leads.rules.states import LeadState, Move
from headwater.leads.services.moves import move_lead, return_leads
from headwater.today.models import Aside
from headwater.today.schemas import ReviewOut, TodayOut
from headwater.today.services import forget_old
from tests import make
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)


@pytest.fixture
def seller(workspace: Any) -> Member:
    return make.member(role=Role.SELLER, time_zone="UTC")


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


def days(count: float) -> datetime:
    return NOW + timedelta(days=count)


def queue(caller: Caller) -> list[tuple[str, list[str]]]:
    status, today = caller.get("/today")
    assert status == 200
    TodayOut.model_validate(today)
    return [(item["title"], item["reasons"]) for item in today["items"]]


def healthy(seller: Member, **fields: Any) -> Any:
    """Make a deal that asks for nothing."""
    usual = {"at": days(-1), "expected_close_date": days(30).date()}
    deal = make.deal(owner=seller, **usual | fields)
    make.task(owner=seller, deal=deal, title="Later", due_at=days(5))
    return deal


def test_a_deal_says_each_thing_it_lacks(caller: Caller, seller: Member) -> None:
    healthy(seller, title="Well")
    make.deal(
        owner=seller,
        title="Forgotten",
        at=days(-40),
        stage=make.stage(rot_after_days=14),
        expected_close_date=days(-3).date(),
    )

    assert queue(caller) == [("Forgotten", ["slipping", "stalled", "adrift", "idle"])]


def test_a_close_put_off_twice_and_a_single_thread_are_told(caller: Caller, seller: Member) -> None:
    stage = make.stage()
    healthy(seller, title="Put off", value=20, close_date_pushes=2, stage=stage)
    deal = healthy(seller, title="One thread", value=900, stage=stage)
    healthy(seller, title="Small", value=10, stage=stage)
    person = make.person()
    deal.people.create(person=person, role="champion")
    make.note(person=person, kind="call", outcome="reached", author=seller)

    told = dict(queue(caller))
    assert told == {"One thread": ["single_threaded"], "Put off": ["slipping"]}


def test_tasks_of_today_and_before_are_in_the_queue_and_later_ones_are_not(
    caller: Caller, seller: Member
) -> None:
    make.task(owner=seller, title="Late", due_at=days(-2))
    make.task(owner=seller, title="Next week", due_at=days(7))
    make.task(owner=seller, title="Some time")
    make.task(owner=seller, title="Done", due_at=days(-1), done_at=NOW)

    assert queue(caller) == [("Late", ["overdue"])]


def test_a_deal_with_a_task_of_today_is_there_once_by_its_task(
    caller: Caller, seller: Member
) -> None:
    deal = make.deal(owner=seller, title="Ten desks", expected_close_date=days(-3).date())
    make.task(owner=seller, deal=deal, title="Ring them", due_at=days(-1))

    assert queue(caller) == [("Ring them", ["overdue"])]


def test_an_item_says_what_it_is_worth_in_the_currency_of_the_workspace(
    caller: Caller, seller: Member
) -> None:
    ExchangeRate.objects.create(currency="EUR", day="2026-01-01", rate="1.1")
    make.deal(owner=seller, value="1000.00", currency="EUR", stage=make.stage(probability=20))

    _, today = caller.get("/today")

    assert [(i["worth"], i["worth_currency"]) for i in today["items"]] == [("220.00", "USD")]


def test_what_is_worth_more_comes_first(caller: Caller, seller: Member) -> None:
    make.deal(owner=seller, title="Small", value="10.00")
    make.deal(owner=seller, title="Large", value="90000.00")

    assert [title for title, _ in queue(caller)] == ["Large", "Small"]


def test_zero_is_reached_by_doing_and_by_setting_aside(caller: Caller, seller: Member) -> None:
    task = make.task(owner=seller, title="Ring them", due_at=days(-1))
    deal = make.deal(owner=seller)

    assert caller.put(f"/tasks/{task.id}/completion")[0] == 200
    status, _ = caller.put(f"/today/asides/deal/{deal.id}", {"until": days(2).isoformat()})
    _, today = caller.get("/today")

    assert status == 204
    assert (today["items"], today["done"], today["aside"]) == ([], 1, 1)


def test_what_was_set_aside_comes_back_when_its_time_is_over_or_one_says_so(
    caller: Caller, seller: Member
) -> None:
    over, back = make.deal(owner=seller, title="Over"), make.deal(owner=seller, title="Back")
    for deal in (over, back):
        caller.put(f"/today/asides/deal/{deal.id}", {"until": days(2).isoformat()})
    assert queue(caller) == []

    Aside.objects.filter(record_id=over.id).update(until=days(-1))
    caller.delete(f"/today/asides/deal/{back.id}")

    assert {title for title, _ in queue(caller)} == {"Over", "Back"}
    forget_old(now=NOW)
    assert not Aside.objects.exists()


def test_the_queue_is_ones_own(caller: Caller, seller: Member) -> None:
    other = make.member(role=Role.OWNER)
    deal = make.deal(owner=other)
    make.task(owner=other, due_at=days(-1))

    assert queue(caller) == []
    assert caller.put(f"/today/asides/deal/{deal.id}", {"until": days(2).isoformat()})[0] == 404
    assert not Aside.objects.exists()


def test_nothing_is_set_aside_until_yesterday(caller: Caller, seller: Member) -> None:
    deal = make.deal(owner=seller)

    status, problem = caller.put(f"/today/asides/deal/{deal.id}", {"until": days(-2).isoformat()})

    assert (status, problem["code"]) == (422, "bad_moment")


def test_the_review_lists_what_deals_lack_the_most_valuable_first(
    caller: Caller, seller: Member
) -> None:
    stage = make.stage(probability=50)
    make.deal(owner=seller, stage=stage, title="Small", value="10.00")
    make.deal(
        owner=seller, stage=stage, title="Large", value="900.00", company=make.company(),
        expected_close_date=days(-3).date(),
    )  # fmt: skip

    status, found = caller.get("/today/review")

    ReviewOut.model_validate(found)
    assert (status, found["open_deals"]) == (200, 2)
    assert [(one["title"], one["gaps"]) for one in found["items"]] == [
        ("Large", ["next_step", "date_passed", "person"]),
        ("Small", ["next_step", "date", "company", "person"]),
    ]


def test_a_deal_nobody_talks_about_is_idle_until_somebody_does(
    caller: Caller, seller: Member
) -> None:
    person = make.person()
    deals = [healthy(seller, title=title, at=days(-20)) for title in ("By deal", "By person")]
    deals[1].people.create(person=person)
    others = make.member()
    make.note(deal=deals[0], kind="call", author=others, is_private=True)
    make.note(deal=deals[1], kind="note", text="A thought is no contact")
    before = queue(caller)

    caller.post("/notes", {"kind": "call", "deal_id": str(deals[0].id)})
    after = queue(caller)
    make.note(person=person, kind="meeting", happened_at=days(-2))

    assert before == [("By deal", ["idle"]), ("By person", ["idle"])]
    assert (after, queue(caller)) == ([("By person", ["idle"])], [])


def test_leads_wait_for_an_answer_until_they_get_one(caller: Caller, seller: Member) -> None:
    make.lead(owner=seller, name="Late", at=days(-2))
    fresh = make.lead(owner=seller, name="Fresh", at=NOW, answer_due_at=days(1))
    make.lead(owner=None, name="Nobody's")

    before = queue(caller)
    caller.post("/notes", {"kind": "call", "lead_id": str(fresh.id)})

    assert before == [("Late", ["unanswered"]), ("Fresh", ["waiting"])]
    assert queue(caller) == [("Late", ["unanswered"])]


def test_a_lead_that_is_back_stays_until_something_is_done(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller, name="Back")
    day = days(-1).date()
    move = Move(state=LeadState.RECYCLED, comment="Spring", until=day)
    move_lead(lead.id, move, actor=make.actor(seller), now=days(-9))
    return_leads(now=days(-0.1))

    before = queue(caller)
    caller.put(f"/today/asides/lead/{lead.id}", {"until": days(2).isoformat()})
    aside = queue(caller)
    caller.delete(f"/today/asides/lead/{lead.id}")
    caller.post("/notes", {"kind": "call", "lead_id": str(lead.id)})

    assert (before, aside, queue(caller)) == ([("Back", ["returned"])], [], [])
