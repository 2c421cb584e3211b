"""What people call a period: kept whole, added up along the tree, shown to whom it may be."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.forecast.models import Call
from headwater.forecast.rules.calls import (
    Amount,
    Basis,
    Group,
    Ledger,
    Person,
    Word,
    cumulative,
    roll_up,
)
from headwater.forecast.rules.periods import PeriodUnit, month
from headwater.forecast.schemas.calls import CallAccuracyOut, SheetOut
from headwater.forecast.selectors.calls import Sheet, sheet
from headwater.forecast.selectors.history import accuracy_of_calls
from headwater.forecast.services.calls import NewCall, make_call
from headwater.pipeline.models import Deal
from headwater.pipeline.rules import Category
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller
from tests.forecast.conftest import House

MARCH = date(2026, 3, 10)


def at(day: int, *, of: int = 3) -> datetime:
    return datetime(2026, of, day, 12, tzinfo=UTC)


def call(by: Member, amount: int | None, *, day: int = 5, **more: Any) -> Call | None:
    fields: dict[str, Any] = {
        "member_id": by.id, "team_id": None, "pipeline_id": None, "unit": PeriodUnit.MONTH, "day": MARCH,
        "category": Category.COMMIT, "basis": Basis.CUMULATIVE, "is_override": False, "note": "",
    }  # fmt: skip
    wanted = NewCall(**fields | more, amount=None if amount is None else Decimal(amount))
    return make_call(wanted, actor=make.actor(by), now=at(day))


def lines(house: House, viewer: Member, *, day: int = 31, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "pipeline_id": house.pipeline.id, "unit": PeriodUnit.MONTH, "period": month(2026, 3),
        "category": Category.COMMIT, "basis": Basis.CUMULATIVE, "as_of": at(day), "is_now": False,
    }  # fmt: skip
    asked = Sheet(**fields | more)
    return {line["name"]: line for line in sheet(asked, actor=make.actor(viewer))["lines"]}


def a_deal(house: House, owner: Member, value: int, stage: int, **fields: Any) -> Deal:
    fields = {"expected_close_date": MARCH} | fields
    return make.deal(stage=house.stages[stage], owner=owner, value=value, at=at(1), **fields)


def test_calls_add_up_and_an_override_stands_beside(house: House) -> None:
    ann, bob = house.sellers
    call(ann, 100)
    call(bob, 200)
    call(house.manager, 150, member_id=bob.id, is_override=True, note="Optimist")

    found = lines(house, house.owner)

    assert (found["Bob"]["call"].amount, found["Bob"]["override"].amount) == (200, 150)
    assert (found["North"]["calls_below"], found["North"]["expected"]) == (300, 250)
    assert (found["Company"]["calls_below"], found["Company"]["expected"]) == (300, 250)
    assert (found["North"]["called"], found["North"]["callers"]) == (2, 3)
    assert found["Lee"]["depth"] == 0


def test_nothing_that_was_said_is_lost(house: House) -> None:
    ann = house.sellers[0]
    for day, amount in [(2, 100), (3, 100), (5, 120), (9, None), (12, 90)]:
        call(ann, amount, day=day)

    amounts = list(Call.objects.order_by("made_at").values_list("amount", flat=True))
    said = {day: lines(house, ann, day=day)["Ann"]["call"] for day in (1, 4, 6, 10, 15)}

    assert amounts == [100, 120, None, 90]
    assert {day: word and word.amount for day, word in said.items()} == {
        1: None, 4: 100, 6: 120, 10: None, 15: 90,
    }  # fmt: skip
    _, history = Caller(ann).get("/forecast/calls", member_id=str(ann.id), day="2026-03-01")
    assert [one["amount"] for one in history["items"]] == ["90.00", None, "120.00", "100.00"]


def test_categories_stand_as_they_did_at_the_instant(house: House) -> None:
    ann = house.sellers[0]
    a_deal(house, ann, 10, 0)
    moved = a_deal(house, ann, 100, 1)
    won = a_deal(house, ann, 1000, 2)
    a_deal(house, ann, 5000, 2, expected_close_date=date(2026, 4, 1))
    Deal.objects.filter(id=moved.id).update(own_category="commit", changed_at=at(8))
    Deal.objects.filter(id=won.id).update(status="won", closed_at=at(9), changed_at=at(9))

    single: Any = {"basis": Basis.SINGLE}
    before, after = (lines(house, ann, day=day, **single)["Ann"] for day in (5, 10))
    now = lines(house, ann, is_now=True, **single)["Ann"]
    names = ("closed", "commit", "best_case", "pipeline")

    assert [before[name].value for name in names] == [0, 1000, 100, 10]
    assert [after[name].value for name in names] == [1000, 100, 0, 10]
    assert [now[name] for name in names] == [after[name] for name in names]
    whole = lines(house, ann, day=10)["Ann"]
    assert [whole[name].value for name in names] == [1000, 1100, 1100, 1110]


def test_a_deal_won_anew_counts_where_it_was_won_last(house: House) -> None:
    ann = house.sellers[0]
    deal = a_deal(house, ann, 70, 2)
    closed = {"status": "won", "closed_at": at(9)}
    Deal.objects.filter(id=deal.id).update(**closed, changed_at=at(9))
    Deal.objects.filter(id=deal.id).update(status="open", closed_at=None, changed_at=at(20))
    later = at(3, of=4)
    Deal.objects.filter(id=deal.id).update(status="won", closed_at=later, changed_at=later)

    march = {day: lines(house, ann, as_of=day)["Ann"]["closed"].n for day in (at(10), at(4, of=4))}

    assert list(march.values()) == [1, 0]
    assert lines(house, ann, period=month(2026, 4), as_of=at(4, of=4))["Ann"]["closed"].n == 1


def test_everybody_sees_themselves_and_those_below(house: House) -> None:
    call(house.sellers[0], 100)

    assert list(lines(house, house.sellers[1])) == ["Bob"]
    assert list(lines(house, house.lone)) == ["Lee"]
    assert list(lines(house, house.manager)) == ["Company", "North", "Ann", "Bob", "Mia"]
    bob = Caller(house.sellers[1])
    _, theirs = bob.get("/forecast/calls", member_id=str(house.sellers[0].id), day="2026-03-01")
    assert theirs == {"items": []}


@pytest.mark.parametrize(
    ("who", "whom", "override", "status"),
    [
        ("ann", "ann", False, 201), ("ann", "bob", False, 404), ("ann", "ann", True, 403),
        ("mia", "ann", False, 403), ("mia", "ann", True, 201), ("mia", "mia", True, 403),
        ("mia", "lee", True, 404), ("olga", "mia", True, 201), ("olga", "ann", False, 403),
    ],
)  # fmt: skip
def test_who_may_call_and_override(
    house: House, who: str, whom: str, override: bool, status: int
) -> None:
    people = {
        "ann": house.sellers[0], "bob": house.sellers[1], "mia": house.manager, "lee": house.lone,
        "olga": house.owner,
    }  # fmt: skip
    body = {
        "member_id": str(people[whom].id), "unit": "month", "day": "2026-03-01", "amount": "7.00",
        "is_override": override,
    }  # fmt: skip

    answered, answer = Caller(people[who]).post("/forecast/calls", body)

    assert answered == status, answer


def test_a_manager_calls_for_the_team_and_the_calls_below_are_told_beside(house: House) -> None:
    call(house.sellers[0], 100)
    call(house.manager, 90, member_id=None, team_id=house.team.id)

    status, answer = Caller(house.manager).get("/forecast/rollup", day="2026-03-01")

    assert status == 200
    SheetOut.model_validate(answer, extra="forbid")
    assert [(line["name"], line["depth"]) for line in answer["lines"]][:2] == [
        ("Company", 0), ("North", 1),
    ]  # fmt: skip
    north = answer["lines"][1]
    assert north["call"]["amount"] == "90.00"
    assert (north["calls_below"], north["expected"]) == ("100.00", "90.00")


def test_past_calls_are_held_against_what_came(house: House) -> None:
    ann = house.sellers[0]
    won = a_deal(house, ann, 80, 2)
    Deal.objects.filter(id=won.id).update(status="won", closed_at=at(20), changed_at=at(20))
    call(ann, 100, day=5)
    call(ann, 80, day=25)  # too late to be held to it

    status, answer = Caller(house.owner).get("/forecast/call-accuracy", day="2026-04-10")

    assert status == 200
    CallAccuracyOut.model_validate(answer, extra="forbid")
    assert answer["lines"] == [
        {"kind": "member", "id": str(ann.id), "name": "Ann", "n": 1, "called": "100.00",
         "came": "80.00", "wape": 0.25, "bias": 0.25},
    ]  # fmt: skip


def test_the_middle_of_a_period_begins_where_the_workspace_is(
    house: House, workspace: Workspace
) -> None:
    """March's middle is the 16th: in Shanghai it begins at four in the afternoon of the 15th, UTC."""
    Workspace.objects.filter(id=workspace.id).update(time_zone="Asia/Shanghai")
    ann = house.sellers[0]
    won = a_deal(house, ann, 80, 2)
    Deal.objects.filter(id=won.id).update(status="won", closed_at=at(20), changed_at=at(20))
    call(ann, 100, day=15)  # eight in the evening there, the day before
    late = Call.objects.get()
    held = []
    for hour in (15, 17):
        Call.objects.filter(id=late.id).update(made_at=at(15).replace(hour=hour))
        _, answer = Caller(house.owner).get("/forecast/call-accuracy", day="2026-04-10")
        held.append([line["called"] for line in answer["lines"]])

    assert held == [["100.00"], []]


def test_the_record_of_many_periods_takes_few_statements(house: House) -> None:
    ann = house.sellers[0]
    for month_ in range(1, 9):
        day = date(2025, month_, 1)
        moment = datetime(2025, month_, 3, 12, tzinfo=UTC)
        new = NewCall(
            member_id=ann.id, team_id=None, pipeline_id=None, unit=PeriodUnit.MONTH, day=day,
            category=Category.COMMIT, basis=Basis.CUMULATIVE, is_override=False,
            amount=Decimal(100), note="",
        )  # fmt: skip
        make_call(new, actor=make.actor(ann), now=moment)
        deal = make.deal(stage=house.stages[2], owner=ann, value=10 * month_, at=moment)
        Deal.objects.filter(id=deal.id).update(
            status="won", closed_at=moment, changed_at=moment + timedelta(hours=1)
        )
    asked = Sheet(
        pipeline_id=house.pipeline.id, unit=PeriodUnit.MONTH, period=month(2025, 9),
        category=Category.COMMIT, basis=Basis.CUMULATIVE, as_of=at(1), is_now=False,
    )  # fmt: skip

    with CaptureQueriesContext(connection) as asked_for:
        found = accuracy_of_calls(asked, actor=make.actor(ann))

    # 100 a month were called; 10 + 20 + … + 80 came.
    line = found["lines"][0]
    assert (line["n"], line["called"], line["came"]) == (8, 800, 360)
    assert (line["wape"], line["bias"]) == (440 / 360, 440 / 360)
    assert len(asked_for) <= 6


def test_whoever_does_not_see_values_is_not_told_how_far_calls_were_off(house: House) -> None:
    call(house.sellers[0], 100)
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    kept = make.member(role=Role.MANAGER, custom_role=role)
    won = a_deal(house, house.sellers[0], 80, 2)
    Deal.objects.filter(id=won.id).update(status="won", closed_at=at(20), changed_at=at(20))

    _, answer = Caller(kept).get("/forecast/call-accuracy", day="2026-04-10")

    (line,) = answer["lines"]
    assert [line[name] for name in ("called", "came", "wape", "bias")] == [None] * 4


def test_calls_for_a_team_of_nobody_are_told_to_who_sees_everybody(house: House) -> None:
    empty = make.team(name="Nobody")
    call(house.sellers[0], 5)
    Call.objects.update(member=None, team=empty)
    asked = {"team_id": str(empty.id), "day": "2026-03-01"}

    told = [
        len(Caller(who).get("/forecast/calls", **asked)[1]["items"])
        for who in (house.owner, house.sellers[0])
    ]

    assert told == [1, 0]


def test_cumulative_cells_lead_to_their_deals(house: House) -> None:
    ann = house.sellers[0]
    won = a_deal(house, ann, 1000, 2)
    Deal.objects.filter(id=won.id).update(status="won", closed_at=at(9), changed_at=at(9))
    for stage in (0, 1, 1, 2):
        a_deal(house, ann, 10, stage)
    a_deal(house, ann, 10, 2, expected_close_date=date(2026, 4, 1))
    a_deal(house, house.sellers[1], 10, 2)
    asked = {"as_of": "2026-03-31T12:00:00Z", "day": "2026-03-01"}
    caller = Caller(house.owner)
    _, sheet_ = caller.get("/forecast/rollup", **asked)
    cells = next(line for line in sheet_["lines"] if line["name"] == "Ann")

    for goal, n in (("commit", 2), ("best_case", 4), ("pipeline", 5)):
        status, page = caller.get(
            "/insights/deals", figure="called", goal=goal, as_of=asked["as_of"],
            owner_id=str(ann.id), **{"from": "2026-03-01", "to": "2026-03-31"},
        )  # fmt: skip
        assert (status, page["total"], cells[goal]["n"]) == (200, n, n), goal


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    groups: list[Group] = []
    for number in range(draw(st.integers(0, 5))):
        parent = draw(st.sampled_from([None, *groups]))
        key = UUID(int=number + 1)
        path = f"{parent.path if parent else ''}{key}."
        groups.append(Group(key, f"T{number}", parent.id if parent else None, path))
    teams = [None, *(group.id for group in groups)]
    people = [
        Person(uuid4(), f"P{n}", draw(st.sampled_from(teams)), draw(st.booleans()))
        for n in range(draw(st.integers(0, 8)))
    ]
    words = st.builds(
        Word, st.integers(0, 999).map(Decimal), st.just(""), st.none(), st.just(at(1)), st.just(1)
    )
    keys = [*(one.id for one in people), *(one.id for one in groups)]
    some = st.dictionaries(st.sampled_from(keys), words) if keys else st.just({})
    sums = st.fixed_dictionaries(
        {"commit": st.builds(Amount, st.integers(0, 9), st.just(Decimal(3)))}
    )
    amounts = {one.id: draw(sums) for one in people}
    return Ledger(people, groups, draw(some), draw(some), amounts)


@given(ledgers())
def test_whatever_the_tree_nothing_is_lost_or_counted_twice(told: Ledger) -> None:
    found = roll_up(told)
    top = [line for line in found if line.depth == 0]
    people = {person.id for person in told.people}

    assert len(found) == len(told.people) + len(told.groups)
    calls = sum((word.amount for key, word in told.calls.items() if key in people), Decimal(0))
    assert sum((line.calls_below for line in top), Decimal(0)) == calls
    commit = sum((one["commit"].n for one in told.amounts.values()), 0)
    assert sum(line.amounts.get("commit", Amount()).n for line in top) == commit
    for line in found:
        if said := told.overrides.get(line.id) or told.calls.get(line.id):
            assert line.expected == said.amount
        else:
            at_once = [one for one in _below(found, line) if one.depth == line.depth + 1]
            assert line.expected == sum((one.expected for one in at_once), Decimal(0))


def _below(found: Any, line: Any) -> list[Any]:
    rest = found[found.index(line) + 1 :]
    ends = [n for n, one in enumerate(rest) if one.depth <= line.depth]
    return list(rest[: ends[0]] if ends else rest)


def test_cumulative_amounts_take_along_what_is_nearer() -> None:
    single = {"closed": Amount(1, Decimal(5)), "commit": Amount(2, Decimal(7))}

    assert cumulative(single) == {
        "closed": Amount(1, Decimal(5)),
        "commit": Amount(3, Decimal(12)),
        "best_case": Amount(3, Decimal(12)),
        "pipeline": Amount(3, Decimal(12)),
    }
