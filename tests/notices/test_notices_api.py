from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.activities.events import MemberMentioned
from headwater.events.log import emit
from headwater.notices.rules import NoticeKind
from headwater.notices.schemas import DigestOut, InboxOut
from headwater.notices.services import digest, mails, notices, reminders
from tests import make
from tests.calling import API, Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)


def ahead(**span: float) -> datetime:
    return datetime.now(UTC) + timedelta(**span)


@pytest.fixture
def boss(workspace: Any) -> Member:
    return make.member(role=Role.OWNER, name="Ada")


@pytest.fixture
def seller(workspace: Any) -> Member:
    return make.member(role=Role.SELLER, name="Bob", time_zone="UTC", email="bob@example.com")


def inbox(member: Member) -> Any:
    status, answer = Caller(member).get("/notices")
    assert status == 200
    InboxOut.model_validate(answer)
    return answer


def told(member: Member) -> list[tuple[str, str | None, str | None]]:
    return [(one["kind"], one["title"], one["what"]) for one in inbox(member)["items"]]


def mention(member: Member, *, by: Member, **about: Any) -> None:
    note = make.note(author=by, text="Please look at the price", **about)
    emit(
        MemberMentioned(
            actor_id=by.id, at=NOW, note_id=note.id, deal_id=note.deal_id,
            person_id=note.person_id, company_id=note.company_id, member_id=member.id,
        )
    )  # fmt: skip


def test_a_task_from_a_colleague_is_news_and_ones_own_is_not(boss: Member, seller: Member) -> None:
    Caller(boss).post("/tasks", {"title": "Ring them", "owner_id": str(seller.id)})
    Caller(boss).post("/tasks", {"title": "Mine"})

    assert told(seller) == [("given", "Ring them", None)]
    assert told(boss) == []


def test_a_lead_from_a_colleague_is_news_and_leads_to_it(boss: Member, seller: Member) -> None:
    leads = [make.lead(owner=None, name=name) for name in ("Li", "Wang")]
    Caller(boss).put(f"/leads/{leads[0].id}/owner", {"owner_id": str(seller.id)}, **edit(1))
    Caller(seller).put(f"/leads/{leads[1].id}/owner", {"owner_id": str(seller.id)}, **edit(1))
    Caller(boss).post("/leads", {"name": "Zhou", "owner_id": str(seller.id)})

    assert told(seller) == [("given", "Zhou", None), ("given", "Li", None)]
    assert inbox(seller)["items"][1]["lead_id"] == str(leads[0].id)


def test_what_colleagues_do_with_ones_deal_is_told(boss: Member, seller: Member) -> None:
    deal = make.deal(owner=seller, title="Ten desks")
    further = make.stage(pipeline=deal.stage.pipeline, name_en="Proposal")
    caller = Caller(boss)

    _, moved = caller.put(f"/deals/{deal.id}/stage", {"stage_id": str(further.id)}, **edit(1))
    caller.put(f"/deals/{deal.id}/status", {"status": "won"}, **edit(moved["version"]))

    (one,) = inbox(seller)["items"]
    assert (one["what"], one["count"], one["actor_name"]) == ("won", 2, "Ada")


def test_a_mention_shows_what_was_written_and_leads_to_the_record(
    boss: Member, seller: Member
) -> None:
    deal = make.deal(owner=seller, title="Ten desks")
    mention(seller, by=boss, deal=deal)

    (one,) = inbox(seller)["items"]

    assert (one["kind"], one["text"], one["deal_id"]) == (
        "mentioned", "Please look at the price", str(deal.id))  # fmt: skip


def test_a_notice_about_what_is_seen_no_longer_is_neither_shown_nor_counted_nor_mailed(
    boss: Member, seller: Member, mailoutbox: list[Any]
) -> None:
    deal = make.deal(owner=boss, title="CANARY")
    mention(seller, by=boss, deal=deal)

    assert (inbox(seller)["items"], inbox(seller)["unread"]) == ([], 0)
    assert mails.send_due(now=ahead(hours=1)) == 0
    assert mailoutbox == []

    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.DEAL, level=Level.ALL)
    assert told(seller) == [("mentioned", "CANARY", None)]


def test_notices_are_read_unread_and_read_all_at_once(boss: Member, seller: Member) -> None:
    for n in range(2):
        Caller(boss).post("/tasks", {"title": f"Task {n}", "owner_id": str(seller.id)})
    caller, (first, _) = Caller(seller), inbox(seller)["items"]

    assert inbox(seller)["unread"] == 2
    caller.put(f"/notices/{first['id']}/read")
    assert inbox(seller)["unread"] == 1
    caller.delete(f"/notices/{first['id']}/read")
    caller.put("/notices/read")
    assert inbox(seller)["unread"] == 0


def test_nobody_reads_or_touches_the_notices_of_another(boss: Member, seller: Member) -> None:
    Caller(boss).post("/tasks", {"title": "Ring them", "owner_id": str(seller.id)})
    (one,) = inbox(seller)["items"]

    assert Caller(boss).put(f"/notices/{one['id']}/read")[0] == 404
    assert inbox(seller)["unread"] == 1


def test_a_snoozed_notice_comes_back_at_its_time(boss: Member, seller: Member) -> None:
    Caller(boss).post("/tasks", {"title": "Ring them", "owner_id": str(seller.id)})
    (one,) = inbox(seller)["items"]
    caller = Caller(seller)

    status, problem = caller.put(
        f"/notices/{one['id']}/snooze", {"until": ahead(days=-1).isoformat()}
    )
    assert (status, problem["code"]) == (422, "bad_moment")

    caller.put(f"/notices/{one['id']}/snooze", {"until": ahead(hours=1).isoformat()})
    assert told(seller) == []
    notices.wake(now=ahead(minutes=59))
    assert told(seller) == []
    notices.wake(now=ahead(minutes=61))
    assert told(seller) == [("given", "Ring them", None)]


def test_a_reminder_fires_once_at_its_time(seller: Member) -> None:
    caller = Caller(seller)
    _, task = caller.post("/tasks", {"title": "Ring them", "due_at": ahead(hours=2).isoformat()})
    assert caller.get(f"/tasks/{task['id']}/reminders")[1] == {"minutes_before": [15]}

    caller.put(f"/tasks/{task['id']}/reminders", {"minutes_before": [60]})
    assert reminders.fire(now=ahead(minutes=59)) == 0
    assert reminders.fire(now=ahead(minutes=61)) == 1
    assert reminders.fire(now=ahead(minutes=62)) == 0

    assert told(seller) == [("reminder", "Ring them", None)]


def test_a_reminder_moves_with_its_task_and_one_that_is_done_has_none(seller: Member) -> None:
    caller = Caller(seller)
    _, task = caller.post("/tasks", {"title": "Ring them", "due_at": ahead(hours=2).isoformat()})
    reminders.fire(now=ahead(hours=3))
    caller.patch(f"/tasks/{task['id']}", {"due_at": ahead(hours=9).isoformat()}, **edit(1))

    assert reminders.fire(now=ahead(hours=8)) == 0
    caller.put(f"/tasks/{task['id']}/completion")
    assert reminders.fire(now=ahead(hours=10)) == 0


def test_a_task_of_another_is_reminded_of_only_by_those_who_see_it(
    boss: Member, seller: Member
) -> None:
    task = make.task(owner=boss, due_at=ahead(hours=2))

    assert Caller(seller).get(f"/tasks/{task.id}/reminders")[0] == 404
    assert Caller(seller).put(f"/tasks/{task.id}/reminders", {"minutes_before": [5]})[0] == 404


def test_more_than_five_reminders_are_refused(seller: Member) -> None:
    task = make.task(owner=seller, due_at=ahead(hours=2))

    status, problem = Caller(seller).put(
        f"/tasks/{task.id}/reminders", {"minutes_before": [0, 5, 10, 15, 30, 60]}
    )

    assert (status, problem["code"]) == (422, "too_many_reminders")


def test_several_notices_go_in_one_mail_which_says_how_to_stop_it(
    boss: Member, seller: Member, mailoutbox: list[Any]
) -> None:
    for n in range(2):
        Caller(boss).post("/tasks", {"title": f"Task {n}", "owner_id": str(seller.id)})

    assert mails.send_due(now=ahead(minutes=1)) == 0
    assert mails.send_due(now=ahead(minutes=5)) == 1
    assert mails.send_due(now=ahead(minutes=6)) == 0

    (mail,) = mailoutbox
    assert mail.to == ["bob@example.com"]
    assert mail.subject == "Ada gave you: Task 1 (and 1 more)"
    assert "Ada gave you: Task 0" in mail.body
    link = mail.extra_headers["List-Unsubscribe"].strip("<>")
    path = link[link.index(API) :]
    assert Client().post(path, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert Caller(seller).get("/notice-preference")[1]["ways"]["given"] == ["app", "push"]
    assert Client().post(f"{API}/notices/unsubscribe/forged").status_code == 404


def test_a_mail_speaks_the_language_of_its_reader(boss: Member, mailoutbox: list[Any]) -> None:
    reader = make.member(role=Role.SELLER, language="zh-CN", email="li@example.com")
    deal = make.deal(owner=reader, title="十张桌子")
    mention(reader, by=boss, deal=deal)

    mails.send_due(now=ahead(hours=1))

    (mail,) = mailoutbox
    assert mail.subject == "Ada 提到了您：十张桌子"


def test_what_was_read_or_turned_off_is_not_mailed(
    boss: Member, seller: Member, mailoutbox: list[Any]
) -> None:
    caller = Caller(seller)
    caller.put("/notice-preference", {"ways": {"given": ["app"]}})
    Caller(boss).post("/tasks", {"title": "Silent", "owner_id": str(seller.id)})
    mention(seller, by=boss, deal=make.deal(owner=seller))
    caller.put("/notices/read")

    assert mails.send_due(now=ahead(hours=1)) == 0
    assert mailoutbox == []


def test_preferences_are_kept_one_by_one(seller: Member) -> None:
    caller = Caller(seller)

    caller.put("/notice-preference", {"quiet_from": "20:00", "quiet_to": "08:00"})
    _, kept = caller.put("/notice-preference", {"remind_before": None})

    assert (kept["quiet_from"], kept["remind_before"]) == ("20:00:00", None)
    assert kept["ways"][NoticeKind.DEAL] == ["app"]


def test_the_digest_is_given_once_on_monday_morning_and_says_what_the_page_says(
    seller: Member, mailoutbox: list[Any]
) -> None:
    make.deal(owner=seller, title="Ten desks", value="500.00")
    monday = datetime(2026, 6, 1, 8, 5, tzinfo=UTC)

    assert digest.send_due(now=monday) == 1
    assert digest.send_due(now=monday + timedelta(minutes=1)) == 0
    assert digest.send_due(now=monday + timedelta(hours=2)) == 0

    assert told(seller) == [("digest", None, None)]
    status, page = Caller(seller).get("/digest")
    DigestOut.model_validate(page)
    assert status == 200
    assert (page["open"], page["open_value"], page["adrift_count"]) == (1, "500.00", 1)


def test_a_member_with_nothing_gets_no_digest(seller: Member) -> None:
    assert digest.send_due(now=datetime(2026, 6, 1, 8, 5, tzinfo=UTC)) == 0
