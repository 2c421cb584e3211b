"""The same numbers on screen, over the API, in the files and in a dashboard's workbook."""

from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from headwater.accounts.rules import Right, Role
from tests import make
from tests.calling import API, Caller
from tests.insights.stories import Cast
from tests.reports.test_reports import won

pytestmark = pytest.mark.usefixtures("workspace")
__all__ = ["won"]
QUESTIONS: list[dict[str, Any]] = [
    {"measure": "won_value", "rows": "month", "series": "owner", "from": "2026-01-01",
     "to": "2026-03-31"},
    {"measure": "win_rate", "rows": "owner"},
    {"measure": "won_cycle", "rows": "status"},
    {"measure": "won_count", "rows": "owner", "from": "2026-03-01", "to": "2026-03-31",
     "compare": "other", "other_from": "2026-01-01", "other_to": "2026-01-31"},
]  # fmt: skip


def numbers(cells: Any) -> list[Decimal | None]:
    return [None if cell in {None, ""} else Decimal(str(cell)) for cell in cells]


def of_cells(cells: list[dict[str, Any]], *, is_compared: bool) -> list[Decimal | None]:
    names = ("value", "n", "before", "n_before") if is_compared else ("value", "n")
    return numbers(cell[name] for cell in cells for name in names)


def from_csv(content: bytes) -> list[list[Any]]:
    import csv

    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("question", QUESTIONS)
def test_screen_csv_xlsx_and_tile_say_the_same(won: Cast, question: dict[str, Any]) -> None:
    caller = Caller(won.owners[0])
    _, shown = caller.get("/report-figures", **question)
    _, kept = caller.post("/reports", {"name": "Kept", "question": question})
    _, data = caller.get(f"/reports/{kept['id']}/data")
    lines = [[*one["cells"], one["total"]] for one in shown["rows"]]
    lines.append([*shown["totals"], shown["total"]])
    expected = [of_cells(one, is_compared="compare" in question) for one in lines]

    assert {name: data[name] for name in ("rows", "totals", "total")} == {
        name: shown[name] for name in ("rows", "totals", "total")
    }
    for form in ("csv", "xlsx"):
        content = caller.client.get(f"{API}/report-file", question | {"format": form}).content
        if form == "csv":
            written = from_csv(content)
        else:
            written = [list(row) for row in load_workbook(BytesIO(content))["Sheet1"].values]
        assert [numbers(row[1:]) for row in written[1:]] == expected
    tile = {"id": "a", "kind": "report", "x": 0, "y": 0, "w": 6, "h": 6,
            "question": {"report_id": kept["id"]}}  # fmt: skip
    _, dashboard = caller.post("/dashboards", {"name": "D", "tiles": [tile]})
    path = f"{API}/dashboards/{dashboard['id']}/file"
    sheet = load_workbook(BytesIO(caller.client.get(path, {"format": "xlsx"}).content)).worksheets[
        0
    ]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    names = ("value", "before") if "compare" in question else ("value",)
    assert [numbers(row[1:-1]) for row in rows] == [
        numbers(cell[name] for cell in line for name in names) for line in lines
    ]
    assert [row[-1] for row in rows] == [line[-1]["n"] for line in lines]


def test_files_are_written_in_the_readers_words(won: Cast) -> None:
    won.owners[0].language = "zh-CN"
    won.owners[0].save()
    caller = Caller(won.owners[0])
    question = {"measure": "created_value", "rows": "status", "series": "quarter", "format": "csv"}

    written = from_csv(caller.client.get(f"{API}/report-file", question).content)

    assert written[0][1] == "2026年第1季度"
    assert {row[0] for row in written[1:]} == {"赢单", "输单", "进行中", "合计"}


def test_taking_a_report_out_is_a_right(won: Cast) -> None:
    role = make.custom_role(Role.SELLER, rights=[Right.READ])
    reader = Caller(make.member(role=Role.SELLER, custom_role=role))

    assert reader.get("/report-figures", measure="won_count")[0] == 200
    assert reader.client.get(f"{API}/report-file", {"measure": "won_count"}).status_code == 403
