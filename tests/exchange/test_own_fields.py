"""Own fields come in with a file, are refused cell by cell, and go when the import is undone."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Right, Role
from headwater.fields.models import CustomValue
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit
from tests.exchange.test_imports_api import bring_in, send, work

DEALS = """Deal ID,Deal name,Amount,Stage,预算,Segment,Topics,Signed,Called,Ready,Site,Fee,Expert,Buyer,Firm
D-1,Desks,100,Proposal,1.5万,大客户,Price; speed,2026-03-31,2026-03-31 09:00,是,acme.example,"€1,200.50",Ann Lee,Li Na,Acme
D-2,Lamps,90,Proposal,7,Small,,,,no,,80,,,
"""
PATCH = "Deal ID,Deal name,Amount,Stage,预算,Segment\nD-1,Desks,100,Proposal,9,\nD-2,Lamps,90,Proposal,7,Small\n"
CHOICES = [{"name_en": "Key", "name_zh": "大客户"}, {"name_en": "Small", "name_zh": "小客户"}]


@pytest.fixture
def boss(workspace: object) -> Member:
    return make.member()


@pytest.fixture
def caller(boss: Member) -> Caller:
    return Caller(boss)


def own(caller: Caller, name: str, type_: str, **facts: Any) -> Any:
    status, made = caller.post("/fields", {"kind": "deal", "type": type_, "name_en": name} | facts)
    assert status == 201, made
    return made


@pytest.fixture
def fields(caller: Caller, boss: Member) -> dict[str, Any]:
    make.member(name="Ann Lee")
    make.person(name="Li Na")
    make.company(name="Acme")
    topics = [{"name_en": "Price"}, {"name_en": "Speed"}]
    made = [
        own(caller, "Budget", "number", name_zh="预算"),
        own(caller, "Segment", "choice", choices=CHOICES),
        own(caller, "Topics", "choices", choices=topics),
        own(caller, "Signed", "date"),
        own(caller, "Called", "moment"),
        own(caller, "Ready", "flag"),
        own(caller, "Site", "link"),
        own(caller, "Fee", "money"),
        own(caller, "Expert", "member"),
        own(caller, "Buyer", "person"),
        own(caller, "Firm", "company"),
    ]
    return {one["key"]: one for one in made}


def custom(caller: Caller, title: str) -> Any:
    deal = Deal.objects.get(title=title)
    return caller.get(f"/deals/{deal.id}")[1]["custom"]


def test_columns_called_like_own_fields_fill_them_whatever_their_type(
    caller: Caller, boss: Member, fields: dict[str, Any]
) -> None:
    _, sent = send(caller, DEALS)
    assert [one["field"] for one in sent["files"][0]["columns"]][4:] == [
        "custom.budget", "custom.segment", "custom.topics", "custom.signed", "custom.called",
        "custom.ready", "custom.site", "custom.fee", "custom.expert", "custom.buyer", "custom.firm",
    ]  # fmt: skip
    _, targets = caller.get("/import-fields")
    assert {"custom.budget": "Budget"}.items() <= {
        one["name"]: one["label"] for one in targets["items"]
    }.items()

    caller.post(f"/imports/{sent['id']}/trial")
    work(sent["id"], boss)
    assert caller.get(f"/imports/{sent['id']}")[1]["counts"]["refused"] == 0
    assert not CustomValue.objects.exists()
    caller.post(f"/imports/{sent['id']}/run")
    work(sent["id"], boss)

    held = custom(caller, "Desks")
    choices = {c["name_en"]: c["id"] for f in fields.values() for c in f["choices"]}
    assert (held["budget"], held["segment"], held["fee"]) == (
        "15000", choices["Key"], {"amount": "1200.50", "currency": "EUR"},
    )  # fmt: skip
    assert held["topics"] == [choices["Price"], choices["Speed"]]
    assert (held["signed"], held["ready"], held["site"]) == (
        "2026-03-31", True, "https://acme.example",
    )  # fmt: skip
    assert held["called"].startswith("2026-03-31T09:00")
    assert [held[key]["name"] for key in ("expert", "buyer", "firm")] == [
        "Ann Lee", "Li Na", "Acme",
    ]  # fmt: skip
    assert custom(caller, "Lamps")["ready"] is False


def test_what_a_role_may_not_write_is_not_proposed_and_said_to_be_withheld(
    fields: dict[str, Any],
) -> None:
    kept_from = {"value": "hidden", "custom.budget": "read_only", "custom.segment": "hidden"}
    rights = sorted({*Right} - {Right.CONFIGURE, Right.MANAGE_MEMBERS})
    role = make.custom_role(Role.MANAGER, fields={"deal": kept_from}, rights=rights)
    caller = Caller(make.member(role=Role.MANAGER, custom_role=role))

    _, sent = send(caller, DEALS)
    _, targets = caller.get("/import-fields")
    _, again = caller.patch(
        f"/imports/{sent['id']}", {"files": [{"id": sent["files"][0]["id"], "kind": "deals"}]}
    )

    for run in (sent, again):
        columns = {one["name"]: one for one in run["files"][0]["columns"]}
        withheld = {name for name, one in columns.items() if one["is_withheld"]}
        assert {"Amount", "预算"} == withheld
        assert {columns[name]["field"] for name in withheld} == {None}
        assert columns["Topics"]["field"] == "custom.topics"
    offered = {one["name"] for one in targets["items"]}
    assert offered.isdisjoint({"value", "custom.budget", "custom.segment"})
    assert "custom.topics" in offered


def test_what_cannot_be_read_refuses_its_row_and_names_the_cell(
    caller: Caller, boss: Member, fields: dict[str, Any]
) -> None:
    text = (
        "Deal name,Amount,Stage,Budget,Segment,Ready,Buyer\n"
        "A,1,Proposal,much,,,\nB,1,Proposal,,Huge,,\nC,1,Proposal,,,maybe,\n"
        "D,1,Proposal,,,,Nobody\nE,1,Proposal,5,Small,yes,Li Na\n"
    )
    made = bring_in(caller, text, boss)

    _, rows = caller.get(f"/imports/{made['id']}/rows", outcome="refused")
    assert [(one["row"], one["column"], one["detail"]) for one in rows["items"]] == [
        (2, "Budget", "“much” is not an amount of money."),
        (3, "Segment", "“Huge” is none of the choices of this field."),
        (4, "Ready", "“maybe” is neither yes nor no."),
        (5, "Buyer", "There is nobody and nothing called “Nobody”, or several are."),
    ]
    assert [deal.title for deal in Deal.objects.all()] == ["E"]


def test_a_second_file_changes_what_it_says_and_undo_gives_it_back(
    caller: Caller, boss: Member, fields: dict[str, Any]
) -> None:
    bring_in(caller, DEALS, boss)
    before = custom(caller, "Desks")

    again = bring_in(caller, PATCH, boss)

    after = custom(caller, "Desks")
    assert (after["budget"], after["segment"]) == ("9", before["segment"])
    counts = caller.get(f"/imports/{again['id']}")[1]["counts"]
    assert (counts["updated"], counts["unchanged"], counts["created"]) == (1, 1, 0)
    caller.post(f"/imports/{again['id']}/undo")
    work(again["id"], boss)
    assert custom(caller, "Desks") == before


def test_what_somebody_changed_since_is_kept_by_the_undo(
    caller: Caller, boss: Member, fields: dict[str, Any]
) -> None:
    bring_in(caller, DEALS, boss)
    again = bring_in(caller, PATCH, boss)
    deal = Deal.objects.get(title="Desks")
    caller.patch(f"/deals/{deal.id}", {"custom": {"budget": "12"}}, **edit(deal.version))

    caller.post(f"/imports/{again['id']}/undo")
    work(again["id"], boss)

    assert custom(caller, "Desks")["budget"] == "12"


def test_undoing_takes_the_values_with_their_records(
    caller: Caller, boss: Member, fields: dict[str, Any]
) -> None:
    made = bring_in(caller, DEALS, boss)

    caller.post(f"/imports/{made['id']}/undo")
    work(made["id"], boss)

    assert not CustomValue.objects.exists()


def test_companies_and_people_bring_theirs_as_well(caller: Caller, boss: Member) -> None:
    for kind in ("company", "person"):
        body = {"kind": kind, "type": "text", "name_en": "Nickname", "name_zh": "昵称"}
        caller.post("/fields", body)

    for text in (
        "Company,Industry,昵称\nAcme,Tools,A\n",
        "Full name,Email,Nickname\nLi Na,l@a.cn,Nana\n",
    ):
        bring_in(caller, text, boss)

    assert {row.text for row in CustomValue.objects.all()} == {"A", "Nana"}


def test_a_deal_that_passed_by_criteria_comes_in_and_is_reported(
    caller: Caller, boss: Member
) -> None:
    sales = make.pipeline(is_default=True)
    stages = [
        make.stage(pipeline=sales, name_en=name, position=place)
        for place, name in enumerate(["Lead", "Demo", "Offer"])
    ]
    caller.post("/fields", {"kind": "deal", "type": "number", "name_en": "Budget"})
    make.criterion(stage=stages[0], kind="field", params={"field": "custom.budget"})
    make.criterion(stage=stages[1])
    make.criterion(stage=stages[1], severity="warn")
    text = (
        "Deal name,Amount,Stage,Budget\nA,1,Lead,\nB,1,Demo,\nC,1,Offer,5\nD,1,Offer,\nE,1,Won,\n"
    )

    made = bring_in(caller, text, boss)

    _, rows = caller.get(f"/imports/{made['id']}/rows", has_open_criteria="true")
    assert [(one["title"], one["outcome"], one["open_criteria"]) for one in rows["items"]] == [
        ("B", "created", 1), ("C", "created", 1), ("D", "created", 2),
    ]  # fmt: skip
    counts = caller.get(f"/imports/{made['id']}")[1]["counts"]
    assert (counts["created"], counts["refused"], counts["open_criteria"]) == (5, 0, 3)
    errors = caller.client.get(f"/api/v1/imports/{made['id']}/errors.csv").content.decode(
        "utf-8-sig"
    )
    assert [line.rsplit(",", 1)[1] for line in errors.splitlines()] == [
        "Reason", "1 exit criterion open", "1 exit criterion open", "2 exit criteria open",
    ]  # fmt: skip
