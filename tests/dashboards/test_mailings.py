from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.dashboards.models import Delivery, Mailing
from headwater.dashboards.services import mails
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import API, Caller, edit
from tests.dashboards.conftest import Firm
from tests.dashboards.test_dashboards_api import made
from tests.dashboards.test_files import sheets, words

TILES = [
    {"id": "a", "kind": "open_by_stage", "x": 0, "y": 0, "w": 6, "h": 6},
    {"id": "b", "kind": "open_by_owner", "x": 6, "y": 0, "w": 6, "h": 6},
]
EIGHT = datetime(2026, 11, 26, 0, 0, tzinfo=UTC)  # in Shanghai it is eight
DAY = timedelta(days=1)


@pytest.fixture
def mailing(firm: Firm, workspace: Workspace) -> Mailing:
    Workspace.objects.filter(id=workspace.id).update(time_zone="Asia/Shanghai")
    dashboard = made(firm.boss, scope="workspace", tiles=TILES)
    status, answer = Caller(firm.boss).post(
        f"/dashboards/{dashboard['id']}/mailings",
        {"cadence": "daily", "hour": 8, "span": "all"}
        | {"reader_ids": [str(firm.boss.id), str(firm.seller.id)]},
    )
    assert status == 201, answer
    Mailing.objects.update(begins_at=EIGHT - DAY)
    return Mailing.objects.get(id=answer["id"])


def run(now: datetime) -> int:
    """Do what the clock does: claim, then send one by one."""
    return sum(mails.deliver(one, now=now) for one in mails.claim(now=now))


def attached(mail: Any) -> dict[str, bytes]:
    return {name.rsplit(".", 1)[-1]: content for name, content, _ in mail.attachments}


@pytest.mark.usefixtures("mailing")
def test_each_reader_gets_their_own_copy(mailoutbox: list[Any]) -> None:
    assert run(EIGHT) == 2

    by_address = {mail.to[0]: mail for mail in mailoutbox}
    boss, seller = by_address["ada@example.com"], by_address["lei@example.com"]
    papers = {who: words(attached(who)["pdf"]) for who in (boss, seller)}
    assert "$87,654.00" in papers[boss]
    assert "Open pipeline by stage" in papers[boss]
    assert "1,111.00" in papers[seller]
    assert "各阶段在手管道" in papers[seller]
    assert "87,654" not in papers[seller]
    assert "Ada" not in papers[seller]
    rows = [row for page in sheets(attached(seller)["xlsx"]).values() for row in page]
    assert {row[2] for row in rows} & {87_654, 97_654, 98_765} == set()
    assert "李雷" in seller.body
    assert "数据截至" in seller.body


@pytest.mark.usefixtures("mailing")
def test_whatever_runs_twice_one_mail_is_sent(mailoutbox: list[Any]) -> None:
    claimed = mails.claim(now=EIGHT)

    assert mails.claim(now=EIGHT) == []
    assert [mails.deliver(one, now=EIGHT) for one in [*claimed, *claimed]] == [
        *[True, True],
        *[False, False],
    ]
    assert run(EIGHT + timedelta(minutes=5)) == 0
    assert len(mailoutbox) == 2
    assert run(EIGHT + DAY) == 2
    assert len(mailoutbox) == 4


def test_what_the_mail_server_refused_is_tried_again(
    mailing: Mailing, mailoutbox: list[Any], settings: Any
) -> None:
    claimed = mails.claim(now=EIGHT)

    assert mails.claim(now=EIGHT + timedelta(minutes=59)) == []
    assert mails.claim(now=EIGHT + timedelta(minutes=61)) == claimed
    assert mails.claim(now=EIGHT + timedelta(hours=13)) == []
    assert Delivery.objects.filter(mailing=mailing).count() == 2
    assert mailoutbox == []


def test_who_left_or_sees_it_no_longer_gets_no_mail(
    firm: Firm, mailing: Mailing, mailoutbox: list[Any]
) -> None:
    claimed = mails.claim(now=EIGHT)
    Member.objects.filter(id=firm.seller.id).update(is_active=False)
    status, _ = Caller(firm.boss).patch(
        f"/dashboards/{mailing.dashboard_id}", {"scope": "private"}, **edit(1)
    )

    assert status == 200
    assert [mails.deliver(one, now=EIGHT) for one in claimed].count(True) == 1
    assert [mail.to for mail in mailoutbox] == [["ada@example.com"]]


def test_a_mail_says_how_to_get_no_more(
    firm: Firm, mailing: Mailing, mailoutbox: list[Any]
) -> None:
    run(EIGHT)
    mail = next(one for one in mailoutbox if one.to == ["lei@example.com"])
    link = mail.extra_headers["List-Unsubscribe"].strip("<>")
    path = link[link.index("/api/") :]

    assert f"/insights/dashboards/{mailing.dashboard_id}?mails=1" in mail.body
    assert Client().post(path).status_code == 204
    assert run(EIGHT + DAY) == 1
    assert mailoutbox[-1].to == ["ada@example.com"]
    assert Caller(firm.seller).delete(f"/dashboard-mailings/{mailing.id}/mute")[0] == 204
    assert run(EIGHT + 2 * DAY) == 2
    assert Client().post(f"{API}/dashboard-mailings/unsubscribe/forged").status_code == 404


def test_only_the_owner_sets_up_mailings_and_only_members_get_them(
    firm: Firm, mailing: Mailing
) -> None:
    path = f"/dashboards/{mailing.dashboard_id}/mailings"
    wish = {"cadence": "weekly", "reader_ids": [str(firm.seller.id)]}
    gone = make.member(role=Role.SELLER, is_active=False)

    assert Caller(firm.seller).post(path, wish)[0] == 403
    for stranger in (gone.id, UUID(int=7)):
        assert Caller(firm.boss).post(path, wish | {"reader_ids": [str(stranger)]})[0] == 404
    assert Caller(firm.boss).post(path, wish | {"has_pdf": False, "has_xlsx": False})[0] == 422
    assert Caller(firm.boss).post(path, wish | {"pipeline_id": str(gone.id)})[0] == 404
    outsider = make.member(role=Role.SELLER)
    assert Caller(outsider).get(path)[1] == {"items": []}
    assert [one["id"] for one in Caller(firm.seller).get(path)[1]["items"]] == [str(mailing.id)]


def test_another_hour_begins_anew(firm: Firm, mailing: Mailing, mailoutbox: list[Any]) -> None:
    run(EIGHT)
    status, _ = Caller(firm.boss).patch(
        f"/dashboard-mailings/{mailing.id}", {"hour": 7}, **edit(mailing.version)
    )

    assert status == 200
    mailing.refresh_from_db()
    assert mailing.begins_at > EIGHT
    assert run(EIGHT + timedelta(minutes=5)) == 0
    assert len(mailoutbox) == 2


@pytest.mark.usefixtures("firm")
def test_one_can_have_it_mailed_now(firm: Firm, mailoutbox: list[Any]) -> None:
    caller = Caller(firm.seller)
    dashboard = caller.get("/dashboards")[1]["items"][0]

    status, _ = caller.post(f"/dashboards/{dashboard['id']}/mail", {"from": "2026-01-01"})
    (delivery,) = Delivery.objects.all()

    assert status == 202
    assert mails.deliver(delivery.id, now=datetime.now(UTC))
    (mail,) = mailoutbox
    assert mail.subject == "我的管道"
    assert "List-Unsubscribe" not in mail.extra_headers
    assert sorted(attached(mail)) == ["pdf", "xlsx"]
