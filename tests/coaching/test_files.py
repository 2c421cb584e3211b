"""The members and the sheet of one as files: the numbers of the screen."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from tests import make
from tests.calling import Caller, content_of
from tests.coaching.conftest import Crew
from tests.coaching.test_sheet_api import LATELY, a_deal, close, sheet

pytestmark = pytest.mark.usefixtures("workspace")
MONEY = ("won_value", "size", "open_value", "at_risk_value")


@pytest.fixture
def told(crew: Crew) -> Crew:
    anna, bo, _ = crew.sellers
    for owner, status, days, value in (
        (anna, "won", 11, 300), (anna, "won", 21, 100), (anna, "lost", 5, 50), (bo, "won", 3, 500),
    ):  # fmt: skip
        close(a_deal(crew, owner, days=days, value=value, title=f"Deal {value}"), status)
    a_deal(crew, anna, value=70, title="=Late", expected_close_date="2026-01-01")
    return crew


def file_of(by: Member, path: str, *, language: str = "en", **query: Any) -> bytes:
    caller = Caller(by, language=language)
    answer = caller.client.get(f"/api/v1/insights/people{path}/file", LATELY | query)
    assert answer.status_code == 200, answer.content
    return content_of(answer)


def rows_of(content: bytes) -> list[list[Any]]:
    book = load_workbook(BytesIO(content))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def test_members_are_a_table_of_the_same_numbers(told: Crew) -> None:
    _, shown = Caller(told.owner).get("/insights/people", **LATELY)

    head, *rows = rows_of(file_of(told.owner, ""))

    assert head[:5] == [
        "Member", "Team", "Deals won", "Deals won, number", "Deals won, team median",
    ]  # fmt: skip
    assert [row[0] for row in rows] == [one["name"] for one in shown["items"]]
    for row, one in zip(rows, shown["items"], strict=True):
        numbers = [
            value
            for figure in one["figures"]
            for value in (
                (figure["amount"], figure["n"], figure["median_amount"])
                if figure["figure"] in MONEY
                else (figure["value"], figure["n"], figure["median"])
            )
        ]
        expected = [None if one is None else pytest.approx(float(one), abs=1e-4) for one in numbers]
        assert row[2:] == expected


def test_a_sheet_is_a_table_of_what_it_says(told: Crew) -> None:
    anna = told.sellers[0]
    shown = sheet(told, anna)

    head, *rows = rows_of(file_of(told.owner, f"/{anna.id}"))

    assert head[:3] == ["Part", "What", "Deal"]
    won = [row for row in rows if row[:2] == ["What to praise", "Won"]]
    assert [(row[2], row[4]) for row in won] == [(None, 400), ("Deal 300", 300), ("Deal 100", 100)]
    helped = [row[2] for row in rows if row[0] == "Deals to help with"]
    assert helped == [deal["title"] for deal in shown["help"]]
    beside = {row[1]: row[4] for row in rows if row[0] == "Beside the team"}
    assert len(beside) == len(shown["figures"])
    assert (beside["Won value"], beside["Open deals"]) == (400, 1)


def test_a_csv_speaks_the_readers_language_and_holds_no_formula(told: Crew) -> None:
    anna = told.sellers[0]
    type(told.owner).objects.filter(id=told.owner.id).update(language="zh-CN")

    content = file_of(told.owner, f"/{anna.id}", format="csv").decode("utf-8-sig")

    head, *rows = list(csv.reader(StringIO(content)))
    assert head[:3] == ["部分", "内容", "商机"]
    assert "值得肯定" in {row[0] for row in rows}
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_file_is_for_those_who_see_the_sheet_and_may_export(told: Crew) -> None:
    anna, bo, _ = told.sellers
    role = make.custom_role(Role.MANAGER, sight=dict.fromkeys(Kind, Level.ALL), rights=["read"])
    reads = make.member(role=Role.MANAGER, custom_role=role)

    stranger, _ = Caller(anna).get(f"/insights/people/{bo.id}/file")
    reader, _ = Caller(reads).get("/insights/people/file")

    assert (stranger, reader) == (404, 403)


def test_whoever_sees_no_values_is_given_none(told: Crew) -> None:
    hidden = {Kind.DEAL: {"value": FieldAccess.HIDDEN}}
    role = make.custom_role(Role.MANAGER, sight=dict.fromkeys(Kind, Level.ALL), fields=hidden)
    kept_from = make.member(role=Role.MANAGER, custom_role=role)

    members = rows_of(file_of(kept_from, ""))
    rows = rows_of(file_of(kept_from, f"/{told.sellers[0].id}"))

    assert not [name for name in members[0] if "value" in name.lower() or "(USD)" in name]
    assert not [row for row in rows if "USD" in row or 400 in row or 300 in row]
