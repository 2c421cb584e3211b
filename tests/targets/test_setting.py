"""Setting targets: sums are shared out to the cent, the past is kept, sight is held to."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.targets.models import Target
from headwater.targets.rules import spread
from headwater.targets.schemas import CellsOut, TargetChanges, TargetLineOut, TargetsOut, YearOut
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller
from tests.targets.conftest import House
from tests.targets.stories import a_deal, aim, moment, won

pytestmark = pytest.mark.usefixtures("workspace")
JANUARY = "2026-01-01"


def put(who: Member, *cells: dict[str, Any], **more: Any) -> tuple[int, Any]:
    body = {"measure": "revenue", "cells": list(cells)} | more
    return Caller(who).put("/targets/months", body)


def months_of(who: Member, name: str, **more: Any) -> list[str | None]:
    query = {"year": 2026, "measure": "revenue"} | more
    status, answer = Caller(who).get("/targets/months", **query)
    assert status == 200
    YearOut.model_validate(answer, extra="forbid")
    return next(row["months"] for row in answer["items"] if row["name"] == name)


@given(
    amount=st.decimals(0, 10**9, places=2),
    weights=st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=12),
)
def test_what_is_shared_out_adds_up(amount: Decimal, weights: list[Decimal]) -> None:
    parts = spread(amount, weights)

    assert sum(parts) == amount
    assert len(parts) == len(weights)
    assert min(parts) >= 0
    if amount == int(amount):
        assert all(part == int(part) for part in parts)


def test_a_year_is_shared_out_evenly_or_by_the_season(house: House) -> None:
    member = str(house.anna.id)
    year = {"member_id": member, "span": "year", "start": JANUARY}
    put(house.owner, year | {"amount": "10"})
    assert months_of(house.owner, "Anna") == [
        f"{n}.00" for n in (1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1)
    ]

    won(house, house.anna, 300, moment(2, 3, 2025), born=moment(1, 3, 2025))
    won(house, house.anna, 100, moment(11, 3, 2025), born=moment(1, 3, 2025))
    put(house.owner, year | {"amount": "1000", "share": "season"})
    found = months_of(house.owner, "Anna")
    assert (found[1], found[10], found[0]) == ("750.00", "250.00", "0.00")


def test_what_was_aimed_at_is_kept_and_can_be_taken_back(house: House) -> None:
    cell = {"member_id": str(house.anna.id), "start": "2026-05-01"}
    put(house.owner, cell | {"amount": "100"})
    status, done = put(house.manager, cell | {"amount": "250"})
    assert status == 200
    CellsOut.model_validate(done, extra="forbid")
    assert (done["changed"], done["before"][0]["amount"]) == (1, "100.00")
    assert put(house.owner, cell | {"amount": "250"})[1]["changed"] == 0
    put(house.owner, *done["before"])
    assert months_of(house.owner, "Anna")[4] == "100.00"

    _, told = Caller(house.anna).get("/targets/changes", year=2026)

    TargetChanges.model_validate(told, extra="forbid")
    steps = [(one["by"], one["before"], one["after"]) for one in told["items"]]
    assert steps == [
        ("Olga", "250.00", "100.00"),
        ("Mina", "100.00", "250.00"),
        ("Olga", None, "100.00"),
    ]
    assert Target.objects.filter(valid_to=None).count() == 1


def test_taken_away_is_no_target(house: House) -> None:
    cell = {"team_id": str(house.north.id), "start": "2026-05-01"}
    put(house.owner, cell | {"amount": "0"})
    assert months_of(house.owner, "North")[4] == "0.00"
    put(house.owner, cell | {"amount": None})
    assert months_of(house.owner, "North")[4] is None
    assert Caller(house.owner).get("/targets", day="2026-05-01")[1]["items"][0]["target"] is None


def test_managers_set_targets_of_whom_they_see(house: House) -> None:
    cell = {"start": "2026-05-01", "amount": "1"}
    mine = {"member_id": str(house.anna.id)}
    stranger = make.member(role=Role.SELLER)

    assert put(house.manager, cell | mine)[0] == 200
    assert put(house.manager, cell | {"team_id": str(house.sales.id)})[0] == 200
    assert put(house.manager, cell)[0] == 404
    assert put(house.manager, cell | {"member_id": str(stranger.id)})[0] == 404
    status, problem = put(house.anna, cell | mine)
    assert (status, problem["code"]) == (403, "no_lead")
    assert "months" in str(Caller(house.anna).get("/targets/months", year=2026)[1]["items"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "2026-05-02", "amount": "1"},
        {"start": "2026-02-01", "span": "quarter", "amount": "1"},
        {"start": "2026-05-01", "amount": "-1"},
        {"start": "2026-05-01", "amount": "9999999999999"},
    ],
)
def test_what_makes_no_sense_is_refused(house: House, wrong: dict[str, Any]) -> None:
    assert put(house.owner, wrong)[0] == 422


def test_deals_are_counted_whole_and_activities_have_no_pipeline(house: House) -> None:
    cell = {"start": "2026-05-01", "amount": "1.5"}
    assert put(house.owner, cell, measure="deals_won")[0] == 422
    whole = cell | {"amount": "2"}
    pipeline = str(house.pipeline_id)
    assert put(house.owner, whole, measure="calls", pipeline_id=pipeline)[0] == 422


def test_figures_lead_to_their_deals(house: House) -> None:
    won(house, house.anna, 150, moment(5, 4), born=moment(4, 5))
    a_deal(house, house.anna, 10, moment(5, 4), expected_close_date=date(2026, 6, 1))
    a_deal(house, house.bo, 20, moment(2, 4))
    caller = Caller(house.owner)
    quarter = {"from": "2026-04-01", "to": "2026-06-30"}
    due = {"due_from": "2026-04-01", "due_to": "2026-06-30"}
    put(house.owner, {"start": "2026-05-01", "amount": "500"})

    _, answer = caller.get("/targets", day="2026-05-18", as_of="2026-05-18T12:00:00Z")

    TargetsOut.model_validate(answer, extra="forbid")
    whole = answer["items"][0]
    for figure, n in [("won", whole["n"]), ("due", whole["n_due"]), ("open", whole["n_open"])]:
        asked = quarter | due | {"figure": f"target_{figure}", "as_of": "2026-05-18T12:00:00Z"}
        assert caller.get("/insights/deals", **asked)[1]["total"] == n > 0
    new = caller.get("/insights/deals", figure="target_new", **quarter)[1]
    assert new["total"] == 2


def test_money_is_refused_to_whom_values_are_hidden(house: House) -> None:
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    keeper = Caller(make.member(role=Role.MANAGER, custom_role=role))
    for path, query in (("", {}), ("/months", {"year": 2026}), ("/changes", {"year": 2026})):
        assert keeper.get(f"/targets{path}", **query)[0] == 422
        assert keeper.get(f"/targets{path}", measure="deals_won", **query)[0] == 200


def test_what_was_set_is_taken_back_in_recent_changes(house: House) -> None:
    cell = {"member_id": str(house.anna.id), "start": "2026-05-01"}
    june = cell | {"start": "2026-06-01"}
    put(house.owner, cell | {"amount": "100"})
    put(house.owner, cell | {"amount": "300"}, june | {"amount": "400"})
    caller = Caller(house.owner)
    _, page = caller.get("/changes", kind="target")
    last = page["items"][0]
    assert [one["name"] for one in last["what"]] == ["target.set"]
    assert (last["record"]["title"], last["can_undo"]) == ("Anna", True)
    put(house.manager, june | {"amount": "500"})

    status, work = caller.post(f"/changes/{last['id']}/undo")

    assert status in {200, 201, 202}, work
    assert work["counts"] == {"partly": 1}
    assert months_of(house.owner, "Anna")[4:6] == ["100.00", "500.00"]
    _, lines = caller.get(f"/changes/{last['id']}/lines")
    assert [one["title"] for one in lines["items"]] == ["Anna"]


def test_whoever_sees_nobody_else_is_told_of_their_own_targets(house: House) -> None:
    cell = {"start": "2026-05-01", "amount": "100"}
    put(house.owner, cell | {"member_id": str(house.bo.id)})
    put(house.owner, cell)
    put(house.owner, cell | {"member_id": str(house.anna.id)})
    put(house.owner, cell | {"team_id": str(house.sales.id)})

    def titles(who: Member) -> list[str]:
        _, page = Caller(who).get("/changes", kind="target")
        return [one["record"]["title"] for one in page["items"]]

    assert titles(house.anna) == ["Anna"]
    assert titles(house.manager) == ["Sales", "Anna", "Bo"]
    assert titles(house.owner) == ["Sales", "Anna", "", "Bo"]
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    assert titles(make.member(role=Role.MANAGER, custom_role=role)) == []


def test_the_file_holds_what_the_page_shows(house: House) -> None:
    won(house, house.anna, 150, moment(5, 4), born=moment(4, 5))
    aim(5, 500, member=house.anna)
    asked = {"day": "2026-05-18", "as_of": "2026-05-18T12:00:00Z"}

    door = Caller(house.owner).client
    answer = door.get("/api/v1/targets/file", asked | {"format": "csv"})

    _, page = Caller(house.owner).get("/targets", **asked)
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert len(rows) == len(page["items"]) + 1
    anna = next(row for row in rows if row[0] == "Anna")
    assert [Decimal(anna[at]) for at in (2, 5, 7)] == [500, 150, Decimal("0.3")]
    assert door.get("/api/v1/targets/file", asked).content.startswith(b"PK")
    role = make.custom_role(Role.MANAGER, sight=dict.fromkeys(Kind, Level.ALL), rights=["read"])
    reader = Caller(make.member(role=Role.MANAGER, custom_role=role))
    assert reader.get("/targets", **asked)[0] == 200
    assert reader.get("/targets/file", **asked)[0] == 403


def test_a_line_of_targets_is_as_the_page_adds_them_up(house: House) -> None:
    april, may = "2026-04-01", "2026-05-01"
    anna = {"member_id": str(house.anna.id)}
    put(house.owner, {"start": april, "amount": "10"} | anna)
    put(house.owner, {"start": may, "amount": "20"} | anna)
    put(house.owner, {"start": may, "amount": "50", "team_id": str(house.sales.id)})
    asked = {"from": april, "to": "2026-06-30", "pipeline_id": str(house.pipeline_id)}

    def line(who: Member, **more: Any) -> list[str]:
        status, answer = Caller(who).get("/targets/line", **asked, **more)
        assert status == 200
        TargetLineOut.model_validate(answer, extra="forbid")
        return [one["target"] for one in answer["items"]]

    assert line(house.owner) == ["10.00", "50.00"]
    assert line(house.owner, owner_id=str(house.anna.id)) == ["10.00", "20.00"]
    assert line(house.anna, owner_id=str(house.bo.id)) == []
    make.pipeline()
    assert line(house.owner) == []


def test_lately_is_eight_weeks_of_days_and_leads_to_its_deals(house: House) -> None:
    """Today is the last of 56 days, which begin at midnight where the workspace is."""
    workspace = Workspace.objects.get(pk=current_workspace_id())
    Workspace.objects.filter(id=workspace.id).update(time_zone="Asia/Shanghai")
    aim(5, 500)
    first = datetime(2026, 3, 23, 16, 30, tzinfo=UTC)  # half past midnight on the 24th there
    a_deal(house, house.anna, 10, first)
    a_deal(house, house.anna, 10, first - timedelta(hours=1))
    won(house, house.anna, 10, moment(5, 18, 2026) - timedelta(hours=1), born=moment(2, 1))
    won(house, house.anna, 10, datetime(2025, 5, 18, 16, 30, tzinfo=UTC), born=moment(1, 1, 2025))
    won(house, house.anna, 10, datetime(2025, 5, 18, 15, 30, tzinfo=UTC), born=moment(1, 1, 2025))
    asked = {"as_of": "2026-05-18T12:00:00Z"}
    caller = Caller(house.owner)

    _, page = caller.get("/targets", **asked)

    assert (page["day"], page["inflow_from"], page["rates_from"]) == (
        *("2026-05-18", "2026-03-24", "2025-05-19"),
    )
    source = page["items"][0]["source"]
    assert (source["inflow"], source["n"]) == (1 / 8, 2)
    for figure, first_day, n in (
        ("target_new", page["inflow_from"], 1),
        ("target_decided", page["rates_from"], 2),
    ):
        days = {"from": first_day, "to": page["day"]}
        assert caller.get("/insights/deals", figure=figure, **days, **asked)[1]["total"] == n
