from datetime import date

import pytest

from headwater.accounts.models import ExchangeRate
from headwater.accounts.rules import RULED_ROLES, Kind, Role
from headwater.accounts.selectors import workdays
from headwater.lib.workdays import DayKind, add_workdays
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def caller() -> Caller:
    return Caller(make.member())


def test_the_workspace_is_renamed_and_numbered(caller: Caller) -> None:
    status, changed = caller.patch("/workspace", {"name": "活水", "currency": "CNY"}, **edit(1))

    assert (status, changed["name"], changed["version"]) == (200, "活水", 2)
    assert caller.get("/workspace")[1] == changed
    assert caller.patch("/workspace", {"name": "X"}, **edit(1))[0] == 412
    assert caller.patch("/workspace", {"name": "X"})[0] == 428


def test_sight_is_ruled_by_role_and_kind(caller: Caller) -> None:
    rule = {"role": "seller", "kind": "deal", "level": "all"}

    status, after = caller.put("/visibility", {"items": [rule]})

    assert status == 200
    assert rule in after["items"]
    assert len(after["items"]) == len(RULED_ROLES) * len(Kind)
    assert caller.get("/visibility")[1] == after
    assert make.actor(role=Role.SELLER).seen_owners.keys() == {"task", "lead"}


def test_rates_are_entered_corrected_and_taken_back(caller: Caller) -> None:
    path = "/exchange-rates/CNY/2026-11-01"

    caller.put(path, {"rate": "0.14"})
    status, corrected = caller.put(path, {"rate": "0.1405"})

    assert status == 200
    assert corrected == {"currency": "CNY", "day": "2026-11-01", "rate": "0.1405"}
    assert [r["rate"] for r in caller.get("/exchange-rates")[1]["items"]] == ["0.1405000000"]
    assert caller.delete(path)[0] == 204
    assert not ExchangeRate.objects.exists()


@pytest.mark.parametrize(
    ("path", "rate"),
    [
        ("/exchange-rates/CNY/2026-11-01", "0"),
        ("/exchange-rates/CNY/2026-11-01", "-1"),
        ("/exchange-rates/CNY/2026-11-01", "NaN"),
        ("/exchange-rates/XYZ/2026-11-01", "1"),
        ("/exchange-rates/USD/2026-11-01", "2"),
        ("/exchange-rates/CNY/2026-13-01", "1"),
    ],
)
def test_impossible_rates_are_refused(caller: Caller, path: str, rate: str) -> None:
    assert caller.put(path, {"rate": rate})[0] == 422


def test_a_chinese_workspace_knows_the_holidays_and_can_overrule_them(
    caller: Caller, workspace: Workspace
) -> None:
    assert caller.get("/holidays", year=2025)[1]["items"] == []
    Workspace.objects.filter(pk=workspace.pk).update(country="CN")

    days = {d["day"]: d for d in caller.get("/holidays", year=2025)[1]["items"]}
    caller.put("/holidays/2025-10-09", {"kind": "off", "name": "Anniversary"})
    caller.put("/holidays/2025-10-08", {"kind": "work", "name": "Stock-taking"})

    assert days["2025-10-01"]["kind"] == "off"
    assert days["2025-09-28"]["kind"] == "work"  # a Sunday, worked for the long holiday
    calendar = workdays(range(2025, 2026), actor=make.actor())
    assert calendar[date(2025, 10, 9)] is DayKind.OFF
    assert add_workdays(date(2025, 9, 30), 1, calendar) == date(2025, 10, 8)
    assert caller.delete("/holidays/2025-10-09")[0] == 204
    assert date(2025, 10, 9) not in workdays(range(2025, 2026), actor=make.actor())


def test_names_of_holidays_are_in_the_callers_language(workspace: Workspace) -> None:
    Workspace.objects.filter(pk=workspace.pk).update(country="CN")
    reader = Caller(make.member(role=Role.OBSERVER), language="zh-CN")

    _, answer = reader.get("/holidays", year=2025)

    assert {d["name"] for d in answer["items"] if d["day"] == "2025-10-01"} == {"国庆节"}
