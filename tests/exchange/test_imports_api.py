"""The wizard's way: send files, look, change the plan, try, run, undo."""

import csv
from datetime import UTC, datetime
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.accounts.selectors import actor_of_member
from headwater.exchange.models import ImportRun
from headwater.exchange.services import runs, undo
from headwater.people.models import Channel, Company
from headwater.people.services import update_company
from headwater.pipeline.models import Deal, Pipeline, Stage, StageVisit
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import API, Caller

NOW = datetime(2026, 11, 1, tzinfo=UTC)
DEALS = """Deal ID,Deal name,Company,Amount,Stage,Owner,Created,Close date
D-1,Ten desks,Acme,"$1,200",Proposal,Ann Lee,2026-01-05,
D-2,Lamps,Acme,2.5万,Won,Bob Wu,2026-01-06,2026-03-01
D-3,Chairs,Beta,free,Proposal,Ann Lee,2026-01-07,
D-4,Mats,Beta,80,Lost,Ann Lee,2026-02-07,2026-02-01
"""


@pytest.fixture
def boss(workspace: Workspace) -> Member:
    return make.member()


@pytest.fixture
def caller(boss: Member) -> Caller:
    return Caller(boss)


def send(caller: Caller, text: str, name: str = "deals.csv", **fields: str) -> tuple[int, Any]:
    file = SimpleUploadedFile(name, text.encode())
    response = caller.client.post(f"{API}/imports", {"files": [file], **fields})
    return response.status_code, response.json()


def work(import_id: str, member: Member) -> None:
    """Do what the background job does, inside the transaction of the test."""
    actor = actor_of_member(member.id, workspace_id=member.workspace_id)
    assert actor
    run_id = UUID(import_id)
    if ImportRun.objects.get(id=run_id).state == "undoing":
        while undo.step_back(run_id, actor=actor, now=NOW):
            pass
        return
    steps = runs.take_steps(run_id, actor=actor, now=NOW)
    assert steps
    while steps.step(now=NOW):
        pass


def bring_in(caller: Caller, text: str, member: Member) -> Any:
    _, made = send(caller, text)
    caller.post(f"/imports/{made['id']}/run")
    work(made["id"], member)
    return made


def test_a_file_is_recognised_and_a_plan_proposed(caller: Caller) -> None:
    status, made = send(caller, DEALS)

    assert status == 201
    assert made["kinds"] == ["deals"]
    assert [c["field"] for c in made["files"][0]["columns"]] == [
        "deal_id", "title", "company", "value", "stage", "owner", "created_at", "close_date",
    ]  # fmt: skip
    assert {v["value"]: v["action"] for v in made["stage_values"]} == {
        "Proposal": "new", "Won": "won", "Lost": "lost",
    }  # fmt: skip
    assert {v["value"] for v in made["owner_values"]} == {"Ann Lee", "Bob Wu"}


def test_a_trial_says_what_would_happen_and_changes_nothing(caller: Caller, boss: Member) -> None:
    _, made = send(caller, DEALS)

    status, _ = caller.post(f"/imports/{made['id']}/trial")
    work(made["id"], boss)

    _, tried = caller.get(f"/imports/{made['id']}")
    assert (status, tried["state"]) == (202, "checked")
    assert tried["counts"] == {
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "refused": 2,
        "kept": 0,
        "open_criteria": 0,
    }
    assert tried["created_kinds"] == {
        "deal": 2,
        "company": 1,
        "member": 2,
        "pipeline": 1,
        "stage": 1,
    }
    assert (Deal.objects.count(), Company.objects.count()) == (0, 0)


def test_refused_rows_say_why_and_where(caller: Caller, boss: Member) -> None:
    _, made = send(caller, DEALS)
    caller.post(f"/imports/{made['id']}/trial")
    work(made["id"], boss)

    _, rows = caller.get(f"/imports/{made['id']}/rows", outcome="refused")

    assert [(r["row"], r["column"], r["detail"]) for r in rows["items"]] == [
        (4, "Amount", "“free” is not an amount of money."),
        (5, None, "The deal is closed before it was created."),
    ]


def test_the_error_file_holds_the_refused_rows_as_they_were(caller: Caller, boss: Member) -> None:
    _, made = send(caller, DEALS.replace("Chairs", "=1+1"))
    caller.post(f"/imports/{made['id']}/run")
    work(made["id"], boss)

    response = caller.client.get(f"{API}/imports/{made['id']}/errors.csv")

    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][-2:] == ["Row", "Reason"]
    assert rows[1][:4] == ["D-3", "'=1+1", "Beta", "free"]
    assert rows[1][-2:] == ["4", "Amount: “free” is not an amount of money."]


def test_a_run_brings_the_deals_in_and_an_undo_removes_them(caller: Caller, boss: Member) -> None:
    _, made = send(caller, DEALS)
    caller.post(f"/imports/{made['id']}/run")
    work(made["id"], boss)

    won = Deal.objects.get(status="won")
    assert (won.title, str(won.value), won.closed_at) == (
        "Lamps", "25000.00", datetime(2026, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    assert StageVisit.objects.get(deal=won).exit == "won"

    assert caller.post(f"/imports/{made['id']}/undo")[0] == 202
    work(made["id"], boss)
    assert (Deal.objects.count(), Company.objects.count(), Member.objects.count()) == (0, 0, 1)
    assert caller.get(f"/imports/{made['id']}")[1]["state"] == "undone"


def test_the_stages_of_a_new_pipeline_keep_the_order_of_the_plan(
    caller: Caller, boss: Member
) -> None:
    text = "Deal ID,Deal name,Stage\n1,A,A first long talk\n2,B,Demo\n3,C,Z offer in writing\n"
    _, made = send(caller, text)
    planned = [one["name"] or one["value"] for one in made["stage_values"]]

    caller.post(f"/imports/{made['id']}/run")
    work(made["id"], boss)

    pipeline_id = Deal.objects.earliest("created_at").pipeline_id
    stages = Stage.objects.filter(pipeline_id=pipeline_id).order_by("position")
    assert [stage.name_en for stage in stages] == planned


def test_deals_brought_into_a_new_workspace_are_what_the_board_opens_with(
    caller: Caller, boss: Member
) -> None:
    idle = make.stage(pipeline=make.pipeline(is_default=True)).pipeline

    made = bring_in(caller, DEALS, boss)
    assert firsts() == [Deal.objects.values_list("pipeline_id", flat=True)[0]]

    caller.post(f"/imports/{made['id']}/undo")
    work(made["id"], boss)
    assert firsts() == [idle.id]


def test_a_pipeline_in_use_stays_what_the_board_opens_with(caller: Caller, boss: Member) -> None:
    used = make.deal(stage=make.stage(pipeline=make.pipeline(is_default=True))).pipeline

    bring_in(caller, DEALS, boss)

    assert firsts() == [used.id]


def firsts() -> list[UUID]:
    return list(Pipeline.objects.filter(is_default=True).values_list("id", flat=True))


def test_an_undo_keeps_what_somebody_has_worked_on(caller: Caller, boss: Member) -> None:
    _, made = send(caller, DEALS)
    caller.post(f"/imports/{made['id']}/run")
    work(made["id"], boss)
    Deal.objects.filter(title="Ten desks").update(title="Twelve desks")

    caller.post(f"/imports/{made['id']}/undo")
    work(made["id"], boss)

    assert [deal.title for deal in Deal.objects.all()] == ["Twelve desks"]
    _, rows = caller.get(f"/imports/{made['id']}/rows", outcome="kept")
    assert [row["title"] for row in rows["items"]] == ["Ten desks"]


def test_the_same_file_again_creates_nothing_and_a_changed_one_edits(
    caller: Caller, boss: Member
) -> None:
    changed = DEALS.replace("Ten desks", "Eleven desks").replace("1,200", "1,300")
    for text in (DEALS, DEALS):
        bring_in(caller, text, boss)

    made = bring_in(caller, changed, boss)

    assert Deal.objects.count() == 2
    deal = Deal.objects.get(title="Eleven desks")
    assert str(deal.value) == "1300.00"
    _, shown = caller.get(f"/imports/{made['id']}")
    assert shown["counts"] == {
        "created": 0,
        "updated": 1,
        "unchanged": 1,
        "refused": 2,
        "kept": 0,
        "open_criteria": 0,
    }

    caller.post(f"/imports/{made['id']}/undo")
    work(made["id"], boss)
    assert {(d.title, str(d.value)) for d in Deal.objects.all()} == {
        ("Ten desks", "1200.00"), ("Lamps", "25000.00"),
    }  # fmt: skip


def test_the_plan_can_be_changed(caller: Caller, boss: Member) -> None:
    stage = make.stage()
    _, made = send(caller, DEALS)
    change = {
        "pipeline_id": str(stage.pipeline_id),
        "stages": [{"value": "Proposal", "action": "stage", "stage_id": str(stage.id)}],
        "owners": [{"value": "Ann Lee", "member_id": str(boss.id)}],
        "files": [{"id": made["files"][0]["id"], "columns": {"Close date": None}}],
    }

    status, _ = caller.patch(f"/imports/{made['id']}", change)
    assert status == 200
    caller.post(f"/imports/{made['id']}/run")
    work(made["id"], boss)

    assert Deal.objects.get(title="Ten desks").stage_id == stage.id
    assert Deal.objects.get(title="Ten desks").owner_id == boss.id


def test_a_file_that_lacks_the_essential_is_not_run(caller: Caller) -> None:
    _, made = send(caller, "Colour,Shape\nred,round\n")

    status, problem = caller.post(f"/imports/{made['id']}/run")

    assert (status, problem["code"]) == (422, "import_plan_incomplete")


@pytest.mark.parametrize("content", ["", "   \n\n", "%PDF-1.4", "<html><table>", '{"a": 1}'])
def test_what_is_no_table_is_refused_in_words(caller: Caller, content: str) -> None:
    status, problem = send(caller, content, "x.csv")

    assert status == 422
    assert problem["detail"].endswith(".")


def test_a_seller_may_not_import(workspace: Workspace) -> None:
    caller = Caller(make.member(role=Role.SELLER))

    assert send(caller, DEALS)[0] == 403


def test_another_managers_import_does_not_exist_for_a_manager(caller: Caller) -> None:
    _, made = send(caller, DEALS)
    stranger = Caller(make.member(role=Role.MANAGER))

    for path in ("", "/rows", "/errors.csv"):
        assert stranger.client.get(f"{API}/imports/{made['id']}{path}").status_code == 404
    for verb in ("trial", "run", "cancellation", "undo"):
        assert stranger.post(f"/imports/{made['id']}/{verb}")[0] == 404


def test_a_stage_of_another_pipeline_is_not_accepted(caller: Caller) -> None:
    _, made = send(caller, DEALS)
    stage, other = make.stage(), make.stage()
    choice = {"value": "Proposal", "action": "stage", "stage_id": str(other.id)}

    status, problem = caller.patch(
        f"/imports/{made['id']}", {"pipeline_id": str(stage.pipeline_id), "stages": [choice]}
    )

    assert (status, problem["code"]) == (422, "import_plan_incomplete")


def test_nulls_leave_the_plan_as_it_is(caller: Caller) -> None:
    _, made = send(caller, DEALS)
    file = {"id": made["files"][0]["id"], "kind": None, "date_order": None, "decimal_comma": None}

    status, changed = caller.patch(
        f"/imports/{made['id']}",
        {"files": [file]},
    )

    assert status == 200
    assert changed["plan"] == made["plan"]
    assert changed["files"] == made["files"]


def test_a_cancelled_import_goes_on_where_it_stopped(caller: Caller, boss: Member) -> None:
    _, made = send(caller, DEALS)
    caller.post(f"/imports/{made['id']}/run")
    assert caller.post(f"/imports/{made['id']}/cancellation")[0] == 202
    work(made["id"], boss)
    assert caller.get(f"/imports/{made['id']}")[1]["state"] == "cancelled"

    assert caller.post(f"/imports/{made['id']}/run")[0] == 202
    work(made["id"], boss)

    assert caller.get(f"/imports/{made['id']}")[1]["state"] == "done"
    assert Deal.objects.count() == 2


def test_parents_come_in_and_a_row_that_would_draw_a_circle_is_refused(
    caller: Caller, boss: Member
) -> None:
    text = "客户名称,上级公司\n华东公司,集团\n集团,华南公司\n华南公司,华东公司\n"
    made = bring_in(caller, text, boss)

    _, refused = caller.get(f"/imports/{made['id']}/rows", outcome="refused")

    assert [(row["row"], row["detail"]) for row in refused["items"]] == [
        (4, "A company cannot belong to itself. Choose another parent.")
    ]
    parents = Company.objects.order_by("name").values_list("name", "parent__name")
    assert set(parents) == {("华东公司", "集团"), ("集团", "华南公司"), ("华南公司", None)}


def test_the_column_says_what_a_telephone_is_for(caller: Caller, boss: Member) -> None:
    bring_in(caller, "姓名,手机,办公电话\n李雷,13800138000,010-65529988转8012\n", boss)

    channels = Channel.objects.order_by("id").values_list("label", "is_primary", "value")
    assert list(channels) == [
        ("mobile", True, "13800138000"), ("work", False, "010-65529988转8012"),
    ]  # fmt: skip


def test_an_undo_gives_no_parent_back_that_has_come_to_belong_to_the_company(
    caller: Caller, boss: Member
) -> None:
    bring_in(caller, "客户名称,上级公司\n华东,甲方\n", boss)
    made = bring_in(caller, "客户名称,上级公司\n华东,乙方\n", boss)
    ids = dict(Company.objects.values_list("name", "id"))
    update_company(ids["甲方"], actor=make.actor(boss), now=NOW, parent_id=ids["华东"])

    caller.post(f"/imports/{made['id']}/undo")
    work(made["id"], boss)

    parents = Company.objects.order_by("name").values_list("name", "parent__name")
    assert set(parents) == {("华东", "乙方"), ("甲方", "华东"), ("乙方", None)}
