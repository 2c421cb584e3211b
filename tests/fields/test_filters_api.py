"""Filters on the lists of every kind: the right rows, never a hidden one, never an error of ours."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.fields.rules.filters import And, Condition, Filter, Not, Or, to_json
from headwater.fields.rules.operators import OF_LISTS, OPERATORS, SIGNS, WITHOUT_VALUE, Op
from headwater.fields.rules.text import write
from headwater.fields.rules.types import FieldType
from headwater.fields.selectors.catalogue import fields_of
from headwater.fields.services import values
from headwater.pipeline.models import Deal, DealPerson
from headwater.pipeline.rules import PersonRole
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")
TODAY = datetime.now(UTC).date()


def ids(answer: tuple[int, Any]) -> set[str]:
    status, body = answer
    assert status == 200, body
    return {item["id"] for item in body["items"]}


def asked(caller: Caller, wanted: str, path: str = "deals") -> set[str]:
    return ids(caller.get(f"/{path}", filter=wanted, limit=200))


@dataclass(frozen=True)
class Row:
    """A deal as the independent judge sees it."""

    title: str
    value: Decimal
    close: date | None
    tags: tuple[str, ...]
    competitor: str
    is_mine: bool


ROWS = st.builds(
    Row,
    title=st.sampled_from(["Ten desks", "TEN chairs", "50%_off", "桌子"]),
    value=st.sampled_from([Decimal(0), Decimal("10.50"), Decimal(1000)]),
    close=st.sampled_from([None, *(TODAY + timedelta(days=n) for n in (-40, -1, 0, 1, 29, 400))]),
    tags=st.sampled_from([(), ("vip",), ("vip", "old"), ("old",)]),
    competitor=st.sampled_from(["", "Acme"]),
    is_mine=st.booleans(),
)
CONDITIONS = st.one_of(
    st.builds(Condition, st.just("title"), st.sampled_from([Op.CONTAINS, Op.NOT_CONTAINS, Op.STARTS_WITH, Op.EQ, Op.NE]),
              st.sampled_from([("ten",), ("%",), ("_",), ("桌",), ("ten desks",)])),
    st.builds(Condition, st.just("value"), st.sampled_from([Op.EQ, Op.NE, Op.LT, Op.LTE, Op.GT, Op.GTE]),
              st.sampled_from([("0",), ("10.5",), ("1000",)])),
    st.builds(Condition, st.just("expected_close_date"), st.sampled_from([Op.EQ, Op.NE, Op.LT, Op.LTE, Op.GT, Op.GTE]),
              st.sampled_from([("today",), ("in 29 days",), ("1 days ago",), (str(TODAY),)])),
    st.builds(Condition, st.just("expected_close_date"), st.sampled_from([Op.WITHIN, Op.NOT_WITHIN]),
              st.sampled_from([("next 30 days",), ("last 2 days",), ("this month",), ("yesterday",)])),
    st.builds(Condition, st.sampled_from(["expected_close_date", "competitor", "tags"]), st.sampled_from([Op.KNOWN, Op.UNKNOWN])),
    st.builds(Condition, st.just("tags"), st.sampled_from([Op.HAS_ANY, Op.HAS_ALL, Op.HAS_NONE]),
              st.sampled_from([("vip",), ("vip", "old"), ("new",)])),
    st.builds(Condition, st.just("owner_id"), st.sampled_from([Op.EQ, Op.NE]), st.just(("me",))),
)  # fmt: skip


def _groups(inner: st.SearchStrategy[Filter]) -> st.SearchStrategy[Filter]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), inner.map(Not))


def holds(wanted: Filter, row: Row) -> bool:
    """Judge a row in plain Python."""
    match wanted:
        case And(of):
            return all(holds(one, row) for one in of)
        case Or(of):
            return any(holds(one, row) for one in of)
        case Not(of):
            return not holds(of, row)
        case Condition(field, op, values):
            return _holds(field, op, values, row)


def _holds(field: str, op: Op, values: tuple[str, ...], row: Row) -> bool:  # noqa: PLR0911  # a table
    held: Any = {"title": row.title, "value": row.value, "expected_close_date": row.close,
                 "tags": row.tags, "competitor": row.competitor, "owner_id": row.is_mine}[field]  # fmt: skip
    if op in {Op.KNOWN, Op.UNKNOWN}:
        return (held not in (None, "", ())) is (op is Op.KNOWN)
    if field == "tags":
        found = {one in held for one in values}
        return {
            Op.HAS_ANY: True in found,
            Op.HAS_ALL: found == {True},
            Op.HAS_NONE: True not in found,
        }[op]
    if field == "owner_id":
        return bool(held) is (op is Op.EQ)
    if field == "title":
        text, part = str(held).lower(), values[0]
        return {Op.CONTAINS: part in text, Op.NOT_CONTAINS: part not in text,
                Op.STARTS_WITH: text.startswith(part), Op.EQ: text == part, Op.NE: text != part}[op]  # fmt: skip
    if op in {Op.WITHIN, Op.NOT_WITHIN}:
        return (held is not None and _within(held, values[0])) is (op is Op.WITHIN)
    other: Any = Decimal(values[0]) if field == "value" else _day(values[0])
    if held is None:
        return op is Op.NE
    return {Op.EQ: bool(held == other), Op.NE: bool(held != other), Op.LT: bool(held < other),
            Op.LTE: bool(held <= other), Op.GT: bool(held > other), Op.GTE: bool(held >= other)}[op]  # fmt: skip


def _day(text: str) -> date:
    near = {"today": 0, "in 29 days": 29, "1 days ago": -1}
    return TODAY + timedelta(days=near[text]) if text in near else date.fromisoformat(text)


def _within(day: date, period: str) -> bool:
    away = (day - TODAY).days
    return {
        "next 30 days": 0 <= away < 30,
        "last 2 days": -2 < away <= 0,
        "this month": (day.year, day.month) == (TODAY.year, TODAY.month),
        "yesterday": away == -1,
    }[period]


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.lists(ROWS, min_size=1, max_size=6),
    wanted=st.recursive(CONDITIONS, _groups, max_leaves=5),
)  # fmt: skip
def test_a_filter_finds_what_plain_python_finds(
    workspace: Workspace, rows: list[Row], wanted: Filter
) -> None:
    me, other = make.member(), make.member()
    stage = make.stage()
    made = {
        str(
            make.deal(
                title=row.title, value=row.value, expected_close_date=row.close, stage=stage,
                tags=list(row.tags), competitor=row.competitor, owner=me if row.is_mine else other,
            ).id
        ): row
        for row in rows
    }  # fmt: skip
    caller = Caller(me)

    found = asked(caller, write(wanted)) & made.keys()

    assert found == {deal_id for deal_id, row in made.items() if holds(wanted, row)}
    assert asked(caller, json.dumps(to_json(wanted))) & made.keys() == found


EXAMPLES: dict[FieldType, str] = {
    FieldType.NUMBER: "3", FieldType.MONEY: "3", FieldType.DATE: "today",
    FieldType.MOMENT: "30 days ago", FieldType.FLAG: "yes", FieldType.MEMBER: "my team",
    FieldType.PERSON: "0190b1f4-0000-7000-8000-000000000000",
    FieldType.COMPANY: "0190b1f4-0000-7000-8000-000000000000",
}  # fmt: skip
LISTS = {Kind.DEAL: "deals", Kind.COMPANY: "companies", Kind.PERSON: "people",
         Kind.LEAD: "leads", Kind.TASK: "tasks"}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_every_field_can_be_asked_in_every_way(kind: Kind) -> None:
    caller = Caller(make.member())
    for field in fields_of(kind, actor=make.actor()).values():
        example = EXAMPLES.get(field.type, field.choices[0] if field.choices else "x")
        if field.type is FieldType.CHOICE and not field.choices and not field.is_word:
            example = EXAMPLES[FieldType.PERSON]
        for op in OPERATORS[field.type]:
            value = "" if op in WITHOUT_VALUE else f"[{example}, {example}]" if op in OF_LISTS else (
                "this quarter" if op in {Op.WITHIN, Op.NOT_WITHIN} else example)  # fmt: skip
            wanted = write(Condition(field.name, op)) if not value else None
            text = wanted or f"{field.name} {SIGNS[op]} {value}"
            status, body = caller.get(f"/{LISTS[kind]}", filter=text)
            assert status == 200, (text, body)


@pytest.mark.parametrize(
    "text",
    [
        "x) or 1=1 --", "title = 'a'; drop table pipeline_deal", "password = 1", "value = many",
        "value > 1e400", "owner_id = nobody", "status = sold", "created_at > 31.12.2026",
        "expected_close_date within the past", "tags = vip", "title contains \"\"", "\0", "title is",
        '{"field": "value", "op": "eq", "value": {"$gt": 0}}', '{"all": [{"_connector": "OR"}]}',
        '{"field": "a__b__password", "op": "eq", "value": "x"}', "[" * 500, "(" * 500,
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_words(text: str) -> None:
    caller = Caller(make.member())

    status, problem = caller.get("/deals", filter=text)

    assert (status, problem["code"]) == (422, "bad_filter"), problem


@given(text=st.text(max_size=60))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
def test_whatever_is_written_is_never_an_error_of_ours(workspace: Workspace, text: str) -> None:
    caller = Caller(make.member())

    assert caller.get("/deals", filter=f"title contains {text}")[0] in {200, 422}
    assert caller.get("/companies", filter=text)[0] in {200, 422}


def test_a_hidden_company_is_to_a_filter_as_if_it_were_not_there() -> None:
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.COMPANY, level=Level.OWN)
    seller, other = make.member(role=Role.SELLER), make.member()
    hidden = make.company(name="Secret Ltd", industry="Arms", owner=other)
    deal = make.deal(owner=seller, company=hidden)
    caller = Caller(seller)

    for probe in ("company_name contains secret", "company_industry = arms", "company_id is known",
                  f"company_id = {hidden.id}"):  # fmt: skip
        assert asked(caller, probe) == set()
        assert asked(caller, f"not ({probe})") == {str(deal.id)}


def test_a_filter_never_widens_what_is_seen() -> None:
    seller = make.member(role=Role.SELLER)
    mine = make.deal(owner=seller)
    make.deal(owner=make.member())

    assert asked(Caller(seller), "not (title = nothing)") == {str(mine.id)}


def test_my_team_are_those_of_my_team_and_below(workspace: Workspace) -> None:
    caller = Caller(make.member())
    _, north = caller.post("/teams", {"name": "North"})
    _, far = caller.post("/teams", {"name": "Far north", "parent_id": north["id"]})
    boss = make.member(team_id=north["id"])
    deals = [make.deal(owner=owner) for owner in (boss, make.member(team_id=far["id"]))]
    make.deal(owner=make.member())

    assert asked(Caller(boss), "owner_id = my team") == {str(deal.id) for deal in deals}


def test_board_and_list_agree_with_a_filter_and_totals_are_of_what_is_shown() -> None:
    owner = make.member()
    stage = make.stage()
    for value in (1, 20, 300):
        make.deal(owner=owner, stage=stage, value=Decimal(value))
    caller = Caller(owner)

    status, board = caller.get(f"/pipelines/{stage.pipeline_id}/board", filter="value >= 20")

    assert status == 200
    (column,) = board["stages"]
    assert (column["count"], column["value"]) == (2, "320.00")
    assert {card["id"] for card in column["cards"]} == asked(caller, "value >= 20")


def test_people_companies_leads_and_tasks_are_filtered_too(workspace: Workspace) -> None:
    owner = make.member()
    caller = Caller(owner)
    company = make.company(name="Acme", industry="Chairs")
    make.company(name="Other")
    person = make.person(name="Bo Li", company=company)
    make.person(name="Nobody")
    lead = make.lead(name="Cai Xu", owner=owner)
    make.lead(name="Dai Xu")
    task = make.task(title="Call", owner=owner)
    make.task(title="Write", owner=owner)

    assert asked(caller, "industry = chairs", "companies") == {str(company.id)}
    assert asked(caller, "company_name starts with ac", "people") == {str(person.id)}
    assert asked(caller, "owner_id = me and name contains cai", "leads") == {str(lead.id)}
    assert asked(caller, "title = call and is_done = no", "tasks") == {str(task.id)}


def test_a_day_is_the_day_where_the_asker_lives() -> None:
    """At 23:30 UTC on 9 March it is already the tenth in Shanghai."""
    late = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)
    east, west = make.member(time_zone="Asia/Shanghai"), make.member(time_zone="America/New_York")
    deal = make.deal(owner=east)
    Deal.objects.filter(id=deal.id).update(stage_entered_at=late)

    def found(member: Member, day: str) -> bool:
        return asked(Caller(member), f"stage_entered_at = {day}") == {str(deal.id)}

    assert found(east, "2026-03-10")
    assert not found(east, "2026-03-09")
    assert found(west, "2026-03-09")


def test_a_board_with_criteria_hides_people_as_one_without() -> None:
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.PERSON, level=Level.OWN)
    seller, other = make.member(role=Role.SELLER), make.member()
    hidden = make.person(name="Secret Person", owner=other)
    stage = make.stage()
    deal = make.deal(owner=seller, stage=stage)
    make.criterion(stage=stage, kind="person", params={"role": "champion"})
    status, field = Caller(other).post(
        "/fields", {"kind": "deal", "type": "person", "name_en": "Sponsor", "on_card": True}
    )
    assert status == 201, field
    values.write(Kind.DEAL, deal.id, {field["key"]: str(hidden.id)}, actor=make.actor(other))
    DealPerson.objects.create(deal=deal, person=hidden, role=PersonRole.USER)
    board = f"/pipelines/{stage.pipeline_id}/board"

    _, shown = Caller(seller).get(board)
    _, probed = Caller(seller).get(board, filter=f"person_id = {hidden.id}")

    assert "Secret Person" not in json.dumps(shown)
    assert shown["stages"][0]["cards"][0]["criteria"] == {"met": 0, "count": 1}
    assert probed["stages"][0]["cards"] == []
