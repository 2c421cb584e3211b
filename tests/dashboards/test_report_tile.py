"""A kept report on a dashboard: each reader's own figures, and words where there are none."""

import logging
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.dashboards.models import Delivery
from headwater.dashboards.selectors.kinds import KINDS
from headwater.dashboards.selectors.kinds.kind import TileKind
from headwater.dashboards.services import mails
from headwater.reports.models import Report
from headwater.reports.rules import Compare, ReportQuestion
from headwater.reports.rules.kept import kept_of, question_of, under
from tests import make
from tests.calling import API, Caller, edit
from tests.dashboards.conftest import Firm
from tests.dashboards.test_dashboards_api import made
from tests.dashboards.test_files import sheets, words
from tests.dashboards.test_mailings import attached

ASKED = {"measure": "open_value", "rows": "owner", "chart": "stacked"}
STAGES = {"id": "b", "kind": "open_by_stage", "x": 0, "y": 6, "w": 6, "h": 6}


@pytest.fixture
def report(firm: Firm) -> Any:
    body = {"name": "Owners", "scope": "workspace", "question": ASKED}
    status, kept = Caller(firm.boss).post("/reports", body)
    assert status == 201, kept
    return kept


def a_tile(report_id: str) -> dict[str, Any]:
    return {"id": "a", "kind": "report", "x": 0, "y": 0, "w": 6, "h": 6,
            "question": {"report_id": report_id}}  # fmt: skip


def file_of(member: Member, dashboard: Any, form: str, **query: Any) -> bytes:
    path = f"{API}/dashboards/{dashboard['id']}/file"
    answer = Caller(member).client.get(path, {"format": form} | query)
    assert answer.status_code == 200, answer.content
    return bytes(answer.content)


def test_each_reader_sees_the_report_as_they_may(firm: Firm, report: Any) -> None:
    dashboard = made(firm.boss, scope="workspace", tiles=[a_tile(report["id"])])

    own, all_ = (words(file_of(one, dashboard, "pdf")) for one in (firm.seller, firm.boss))

    assert "Owners" in all_
    assert "$97,654.00" in all_
    assert "1,111.00" in own
    assert "97,654" not in own
    assert "Ada" not in own
    _, told = Caller(firm.seller).get(f"/reports/{report['id']}/data")
    assert [one["name"] for one in told["rows"]] == ["李雷"]


def test_the_filters_of_the_dashboard_hold_for_the_report(firm: Firm, report: Any) -> None:
    dashboard = made(firm.boss, tiles=[a_tile(report["id"])])
    caller = Caller(firm.boss)

    rows = sheets(file_of(firm.boss, dashboard, "xlsx", owner_id=firm.seller.id))["Owners"]
    _, data = caller.get(f"/reports/{report['id']}/data", owner_id=firm.seller.id)

    assert [row[:3] for row in rows[1:]] == [("李雷", 1111, 1), ("Total", 1111, 1)]
    assert data["total"]["value"] == "1111.00"
    assert data["question"] == ASKED | {"owner_id": str(firm.seller.id)}


def test_a_report_that_is_gone_or_no_longer_shared_says_so_alone(firm: Firm, report: Any) -> None:
    tiles = [a_tile(report["id"]), STAGES]
    dashboard = made(firm.boss, scope="workspace", tiles=tiles)
    path, etag = f"/reports/{report['id']}", edit(report["version"])
    assert Caller(firm.boss).patch(path, {"scope": "private"}, **etag)[0] == 200

    unshared = words(file_of(firm.seller, dashboard, "pdf"))
    Report.objects.all().delete()
    deleted = words(file_of(firm.boss, dashboard, "pdf"))

    assert Caller(firm.seller).get(f"{path}/data")[0] == 404
    assert "没有这份报表" in unshared
    assert "1,111.00" in unshared
    assert "There is no such report" in deleted
    assert "$87,654.00" in deleted


def test_no_tile_breaks_another_nor_the_mail(
    firm: Firm, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def fails(*_: Any) -> Any:
        return Member.objects.raw("SELECT 1 / 0 AS id FROM accounts_member")[0]

    broken = TileKind(name="aging", title=lambda: "Age", size=(6, 5), least=(3, 3), figures=fails)
    monkeypatch.setitem(KINDS, "aging", broken)
    tile = {"id": "a", "kind": "aging", "x": 0, "y": 0, "w": 6, "h": 6}
    dashboard = made(firm.boss, tiles=[tile, STAGES])
    Caller(firm.boss).post(f"/dashboards/{dashboard['id']}/mail", {})

    with caplog.at_level(logging.ERROR):
        assert mails.deliver(Delivery.objects.get().id, now=make.NEW_YEAR)

    text = words(attached(mailoutbox[0])["pdf"])
    assert "This figure could not be counted." in text
    assert "$87,654.00" in text
    assert "division by zero" in caplog.text


def test_a_mail_whose_team_is_gone_says_so_without_files(firm: Firm, mailoutbox: list[Any]) -> None:
    team = make.team()
    dashboard = made(firm.boss, tiles=[STAGES])
    Caller(firm.boss).post(f"/dashboards/{dashboard['id']}/mail", {"team_id": str(team.id)})
    team.delete()

    assert mails.deliver(Delivery.objects.get().id, now=make.NEW_YEAR)
    assert "There is no such team." in mailoutbox[0].body
    assert mailoutbox[0].attachments == []


def test_wide_reports_leave_columns_to_the_workbook(firm: Firm) -> None:
    stages = [make.stage(pipeline=firm.stages[0].pipeline, position=at) for at in range(2, 12)]
    for stage in stages:
        make.deal(stage=stage, owner=firm.boss, value=5)
    question = {"measure": "open_value", "rows": "owner", "series": "stage"}
    _, wide = Caller(firm.boss).post("/reports", {"name": "Wide", "question": question})
    dashboard = made(firm.boss, tiles=[a_tile(wide["id"])])

    assert "6 columns are not shown here" in words(file_of(firm.boss, dashboard, "pdf"))
    assert len(sheets(file_of(firm.boss, dashboard, "xlsx"))["Wide"][0]) == 1 + 12 + 1 + 1


def test_questions_are_kept_and_read_back() -> None:
    question = ReportQuestion(
        measure="won_value", as_of=make.NEW_YEAR, other_as_of=make.NEW_YEAR, compare=Compare.OTHER
    )

    assert question_of(kept_of(question)) == question
    earlier = make.NEW_YEAR.replace(year=2025)
    asked = under(question, as_of=earlier)
    assert (asked.as_of, asked.other_as_of) == (earlier, earlier)
    assert under(question, as_of=make.NEW_YEAR.replace(year=2030)) == question


@pytest.mark.parametrize("kept", [{"question": 1}, {"measure": "x", "period": "next_month"}])
def test_a_report_that_cannot_be_read_is_refused(firm: Firm, report: Any, kept: Any) -> None:
    Report.objects.filter(id=report["id"]).update(question=kept)

    status, refusal = Caller(firm.boss).get(f"/reports/{report['id']}/data")

    assert (status, refusal["code"]) == (422, "question_unreadable")
