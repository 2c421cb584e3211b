"""Taking lists out as files: at once or in the background, with what one sees and nothing else."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.exports import rules
from headwater.exports.models import Export
from headwater.exports.selectors.places import part_of, place_of, progress_of
from headwater.exports.services.exports import make_export
from headwater.exports.services.sweeping import sweep
from headwater.notices.models import Notice
from headwater.people.models import Channel, Relation
from headwater.people.rules import ChannelKind, RelationKind
from headwater.pipeline.models import DealPerson
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import API, Caller, content_of


@pytest.fixture
def seller(workspace: Workspace) -> Member:
    return make.member(role=Role.SELLER, name="Ada Park", time_zone="Asia/Shanghai")


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


def fetch(caller: Caller, made: Any) -> bytes:
    answer: Any = caller.client.get(f"{API}/exports/{made['id']}/content")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return content_of(answer)


def table(caller: Caller, path: str, **body: Any) -> list[list[str]]:
    status, made = caller.post(path, {"format": "csv"} | body)
    assert status == 201, made
    return list(csv.reader(StringIO(fetch(caller, made).decode("utf-8-sig"))))


def test_a_short_list_is_a_file_at_once_in_its_order_with_the_columns_it_shows(
    caller: Caller, seller: Member
) -> None:
    stage = make.stage(name_en="Proposal")
    acme = make.company(name="Acme", owner=seller)
    make.deal(title="Lamps", value=Decimal("20.50"), owner=seller, stage=stage)
    make.deal(title="Desks", value=Decimal(900), owner=seller, stage=stage, company=acme)
    make.deal(title="Won one", status="won", closed_at=make.NEW_YEAR, owner=seller, stage=stage)

    rows = table(
        caller,
        "/exports/deals?status=open&sort=-value",
        columns=["title", "value", "company", "stage", "created"],
    )

    assert rows == [
        ["Deal name", "Deal value", "Currency", "Company name", "Deal stage", "Created at"],
        ["Desks", "900.00", "USD", "Acme", "Proposal", "2026-01-01 17:00:00"],
        ["Lamps", "20.50", "USD", "", "Proposal", "2026-01-01 17:00:00"],
    ]


def test_a_workbook_holds_numbers_days_and_no_formula(caller: Caller, seller: Member) -> None:
    make.deal(title="=1+1", owner=seller, expected_close_date="2026-12-24", tags=["@x", "y"])
    _, made = caller.post("/exports/deals", {"format": "xlsx"})

    sheet = load_workbook(BytesIO(fetch(caller, made))).worksheets[0]

    found = {head.value: cell for head, cell in zip(*sheet.iter_rows(), strict=True)}
    assert found["Deal name"].value == "=1+1"
    assert found["Deal name"].data_type in {"s", "inlineStr"}
    assert found["Tags"].data_type in {"s", "inlineStr"}
    assert (found["Deal value"].value, found["Deal value"].data_type) == (1000, "n")
    assert found["Expected close date"].value.date() == date(2026, 12, 24)


def test_the_headings_speak_the_language_of_who_asks(workspace: Workspace) -> None:
    zhang = make.member(name="张磊", language="zh-CN")
    make.deal(owner=zhang, stage=make.stage(name_zh="报价"))
    caller = Caller(zhang, language="zh-CN")

    rows = table(caller, "/exports/deals", columns=["title", "value", "stage", "status"])

    assert rows[0] == ["商机名称", "商机金额", "币种", "商机阶段", "商机状态"]
    assert rows[1][3:] == ["报价", "进行中"]


def test_others_deals_and_hidden_companies_stay_out(caller: Caller, seller: Member) -> None:
    make.deal(title="Mine", owner=seller)
    make.deal(title="CANARY")

    rows = table(caller, "/exports/deals", columns=["title"])

    assert rows == [["Deal name"], ["Mine"]]


def test_people_companies_leads_and_tasks_are_taken_out_too(caller: Caller, seller: Member) -> None:
    acme = make.company(name="Acme", owner=seller, industry="Tools")
    wu = make.person(name="Bob Wu", company=acme, owner=seller)
    Channel.objects.create(person=wu, kind=ChannelKind.PHONE, value="+49 170 12", key="+4917012")
    make.lead(name="Lea", owner=seller, value=Decimal(5), currency="EUR")
    make.task(title="Call", owner=seller, person=wu)

    assert table(caller, "/exports/people", columns=["name", "company", "phone"])[1:] == [
        ["Bob Wu", "Acme", "'+49 170 12"]
    ]
    assert table(caller, "/exports/companies", columns=["name", "industry", "people"])[1:] == [
        ["Acme", "Tools", "1"]
    ]
    assert table(caller, "/exports/leads", columns=["name", "state", "value"])[1:] == [
        ["Lea", "New", "5.00", "EUR"]
    ]
    assert table(caller, "/exports/tasks?mine=true", columns=["title", "person"])[1:] == [
        ["Call", "Bob Wu"]
    ]


def test_only_what_is_chosen_is_taken_out_in_the_order_of_the_list_and_if_it_is_seen(
    caller: Caller, seller: Member
) -> None:
    mine = [make.deal(title=title, owner=seller) for title in ("Chairs", "Desks", "Lamps")]
    theirs = make.deal(title="CANARY")
    ids = [str(one.id) for one in (mine[2], mine[0], theirs)]

    rows = table(caller, "/exports/deals?sort=title", columns=["title"], ids=ids)

    assert rows == [["Deal name"], ["Chairs"], ["Lamps"]]
    make.lead(name="Lea", owner=seller)
    task = make.task(title="Call", owner=seller)
    make.task(title="Visit", owner=seller)
    assert table(caller, "/exports/tasks", columns=["title"], ids=[str(task.id)])[1:] == [["Call"]]
    assert table(caller, "/exports/leads", ids=[str(task.id)])[1:] == []


def test_the_people_of_a_deal_are_taken_out_as_its_map_shows_them(
    caller: Caller, seller: Member
) -> None:
    deal = make.deal(owner=seller)
    boss, user = (make.person(name=name, owner=seller) for name in ("Mia Wood", "Bob Wu"))
    for person, role, attitude in ((boss, "champion", "supportive"), (user, "user", "")):
        DealPerson.objects.create(deal=deal, person=person, role=role, attitude=attitude)
    Relation.objects.create(person=user, other_person=boss, kind=RelationKind.REPORTS_TO)

    rows = table(caller, f"/exports/stakeholders?deal_id={deal.id}")

    assert rows[0] == ["Full name", "Job title", "Role", "Attitude", "Influence", "Reports to"]
    assert [row[:1] + row[2:] for row in rows[1:]] == [
        ["Mia Wood", "Champion", "For us", "", ""],
        ["Bob Wu", "User", "", "", "Mia Wood"],
    ]
    others = make.deal()
    assert caller.post(f"/exports/stakeholders?deal_id={others.id}", {})[0] == 404


@pytest.mark.parametrize("kind", ["deals", "companies", "people", "leads", "tasks"])
def test_every_column_can_be_read(caller: Caller, seller: Member, kind: str) -> None:
    make.deal(owner=seller, company=make.company(owner=seller))
    make.person(owner=seller)
    make.lead(owner=seller)
    make.task(owner=seller)

    rows = table(caller, f"/exports/{kind}")

    assert len(rows) == 2
    assert len(rows[0]) == len(rows[1])


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "22 days in Proposal; its limit is 14; no contact for 22 days; no next step"),
        ("zh-CN", "在“报价”已 22 天，上限为 14 天；22 天没有联系；无下一步"),
    ],
)
def test_why_a_deal_is_at_risk_is_told_as_the_list_tells_it(
    workspace: Workspace, language: str, why: str
) -> None:
    owner = make.member(language=language)
    begun = timezone.now() - timedelta(days=22, hours=1)
    stage = make.stage(name_en="Proposal", name_zh="报价", rot_after_days=14)
    make.deal(title="Old", owner=owner, stage=stage, at=begun)
    make.deal(title="New", owner=owner, stage=stage, at=timezone.now())
    make.deal(title="Won", owner=owner, stage=stage, at=begun, status="won", closed_at=begun)

    rows = table(
        Caller(owner, language=language), "/exports/deals?sort=title", columns=["title", "risk"]
    )

    assert rows[0][1] == {"en": "At risk", "zh-CN": "风险"}[language]
    assert rows[1:] == [["New", ""], ["Old", why], ["Won", ""]]


def test_an_unknown_column_or_field_is_refused(caller: Caller) -> None:
    status, problem = caller.post("/exports/deals", {"columns": ["secret"]})
    assert (status, problem["code"]) == (422, "unknown_column")
    assert caller.post("/exports/deals", {"colour": "red"})[0] == 422


def test_fields_of_the_workspaces_own_are_taken_out_as_what_they_are(workspace: Workspace) -> None:
    boss = make.member()
    caller, ids = Caller(boss), {}
    for body in (
        {"type": "number", "name_en": "Rank"},
        {"type": "money", "name_en": "Budget"},
        {"type": "flag", "name_en": "=Hot"},
        {"type": "choice", "name_en": "Size", "choices": [{"name_en": "Large"}]},
    ):
        status, field = caller.post("/fields", {"kind": "deal"} | body)
        assert status == 201, field
        ids[body["type"]] = field
    size = ids["choice"]["choices"][0]["id"]
    custom = {
        ids["number"]["key"]: "7", ids["flag"]["key"]: True, ids["choice"]["key"]: size,
        ids["money"]["key"]: {"amount": "12.50", "currency": "EUR"},
    }  # fmt: skip
    status, made = caller.post(
        "/deals", {"title": "Desks", "stage_id": str(make.stage().id), "custom": custom}
    )
    assert status == 201, made

    rows = table(
        caller,
        "/exports/deals",
        columns=["title", *(f"custom.{one['key']}" for one in ids.values())],
    )

    assert rows == [
        ["Deal name", "Rank", "Budget", "Currency", "'=Hot", "Size"],
        ["Desks", "7", "12.50", "EUR", "Yes", "Large"],
    ]


def test_it_is_logged_who_took_what_out(caller: Caller, seller: Member) -> None:
    make.deal(owner=seller)

    _, made = caller.post("/exports/deals", {"format": "csv"})

    logged = EventRecord.objects.get(name="export.made")
    assert (logged.actor_id, str(logged.subject_id)) == (seller.id, made["id"])
    assert logged.payload["rows"] == 1
    assert logged.payload["kind"] == "deals"


def test_an_export_is_its_makers_alone(caller: Caller) -> None:
    _, made = caller.post("/exports/deals", {})
    other = Caller(make.member())

    assert other.get(f"/exports/{made['id']}")[0] == 404
    assert other.get(f"/exports/{made['id']}/content")[0] == 404
    assert other.delete(f"/exports/{made['id']}")[0] == 404
    assert other.get("/exports")[1] == {"items": []}
    assert [one["id"] for one in caller.get("/exports")[1]["items"]] == [made["id"]]


def test_a_file_is_gone_after_a_day(caller: Caller) -> None:
    _, made = caller.post("/exports/deals", {})
    export = Export.objects.get()
    path = place_of(export)
    Export.objects.update(expires_at=datetime.now(UTC))

    assert caller.get(f"/exports/{made['id']}/content")[0] == 404
    sweep(now=datetime.now(UTC) + timedelta(days=2))

    assert not Export.objects.exists()
    assert not path.exists()


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "AT_ONCE", 2)


def work(made: Any, member: Member) -> None:
    """Do what the background job does, inside the transaction of the test."""
    make_export(UUID(made["id"]), actor=make.actor(member), now=datetime.now(UTC))


@pytest.mark.usefixtures("long")
def test_a_long_list_is_made_in_the_background_and_its_maker_is_told(
    caller: Caller, seller: Member
) -> None:
    for _ in range(3):
        make.deal(owner=seller)
    status, made = caller.post("/exports/deals", {"format": "csv", "columns": ["title"]})
    assert (status, made["state"], made["total"], made["rows"]) == (202, "queued", 0, 0)
    assert caller.get(f"/exports/{made['id']}/content")[0] == 409

    work(made, seller)

    assert caller.get(f"/exports/{made['id']}")[1]["state"] == "done"
    assert fetch(caller, made).count(b"\r\n") == 4
    told = Notice.objects.get(member=seller)
    assert (told.kind, told.data["what"], told.data["export_id"]) == ("given", "export", made["id"])
    _, inbox = caller.get("/notices")
    assert inbox["items"][0]["what"] == "export"
    assert inbox["items"][0]["title"] == made["name"]


@pytest.mark.usefixtures("long")
def test_who_has_lost_sight_meanwhile_gets_what_they_see_now(
    caller: Caller, seller: Member
) -> None:
    deals = [make.deal(owner=seller, title=f"Deal {n}") for n in range(3)]
    _, made = caller.post("/exports/deals", {"format": "csv", "columns": ["title"]})
    type(deals[0]).objects.filter(id=deals[0].id).update(owner=make.member())

    work(made, seller)

    assert b"Deal 0" not in fetch(caller, made)


@pytest.mark.usefixtures("long")
def test_what_is_deleted_while_it_is_made_is_given_up(
    caller: Caller, seller: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headwater.exports.services.exports.PROGRESS", 1)
    for _ in range(3):
        make.deal(owner=seller)
    _, made = caller.post("/exports/deals", {"format": "csv"})
    export = Export.objects.get()
    progress_of(export).parent.mkdir(parents=True, exist_ok=True)
    progress_of(export).write_text("2 3")
    _, shown = caller.get(f"/exports/{made['id']}")
    assert (shown["rows"], shown["total"]) == (2, 3)

    assert caller.delete(f"/exports/{made['id']}")[0] == 204
    work(made, seller)

    assert not any(path.exists() for path in (place_of(export), part_of(export)))
    assert not EventRecord.objects.filter(name="export.made").exists()


@pytest.mark.usefixtures("long")
def test_only_so_many_are_made_at_a_time(caller: Caller, seller: Member) -> None:
    for _ in range(3):
        make.deal(owner=seller)
    statuses = [caller.post("/exports/deals", {})[0] for _ in range(4)]

    assert statuses == [202, 202, 202, 429]
