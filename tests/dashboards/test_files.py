from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Right, Role
from headwater.dashboards.selectors.starters import FOR_MANAGERS
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import API, Caller
from tests.dashboards.conftest import Firm

PATH = f"/dashboards/{FOR_MANAGERS}/file"


def content(member: Member, form: str, **query: Any) -> bytes:
    answer = Caller(member).client.get(f"{API}{PATH}", {"format": form} | query)
    assert answer.status_code == 200, answer.content
    return bytes(answer.content)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def sheets(xlsx: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(xlsx))
    return {sheet.title: list(sheet.iter_rows(min_row=4, values_only=True)) for sheet in book}


def close(deal: Deal, status: str) -> None:
    moment = make.NEW_YEAR.replace(month=2)
    Deal.objects.filter(id=deal.id).update(
        status=status, closed_at=moment, changed_at=moment, lost_reason=None
    )


def test_numbers_of_the_workbook_are_those_of_the_api(firm: Firm) -> None:
    close(firm.deals[0], "won")
    close(firm.deals[1], "lost")
    caller = Caller(firm.boss)
    summary, funnel = (caller.get(f"/insights/{one}")[1] for one in ("pipeline", "funnel"))
    times = caller.get("/insights/stage-times")[1]
    period = summary["period"]

    found = sheets(content(firm.boss, "xlsx"))

    assert [row[:4] for row in found["Open pipeline by stage"][1:]] == [
        (one["name"], one["n"], float(one["value"]), float(one["weighted_value"]))
        for one in summary["by_stage"]
    ]
    assert [row[1] for row in found["Won and lost"][1:]] == [
        *[period["won"]["n"], period["lost"]["n"], period["win_rate"]["by_count"]],
        period["cycle_days"]["p50"],
        *[float(period["won"]["value"]), float(period["lost"]["value"])],
        *[period["win_rate"]["by_value"], float(period["deal_size"]["average"])],
    ]
    assert [(row[0], row[1], row[2]) for row in found["Stage conversion"][1:-1]] == [
        (one["name"], one["reached"]["n"], one["conversion"]) for one in funnel["stages"]
    ]
    assert [row[1] for row in found["Time in stage"][1:]] == [
        pytest.approx(one["median_days"]) for one in times["stages"]
    ]
    lost = found["Loss reasons"][1]
    assert (lost[1], lost[3]) == (1, float(period["loss_reasons"][0]["value"]))
    changed = caller.get("/insights/changes", **{"from": "2026-01-01", "to": "2026-12-31"})[1]
    found = sheets(content(firm.boss, "xlsx", **{"from": "2026-01-01", "to": "2026-12-31"}))
    assert [row[1:] for row in found["What changed in the pipeline"][1:]] == [
        (one["n"], float(one["value"]))
        for one in (changed["opening"], *changed["steps"], changed["closing"])
    ]


def test_the_paper_can_be_read_in_both_languages(firm: Firm) -> None:
    english = words(content(firm.boss, "pdf", owner_id=firm.seller.id))
    boss = make.member(language="zh-CN", name="韩梅梅")
    chinese = words(content(boss, "pdf"))

    assert "Pipeline at a glance" in english
    assert "Sales · all time · Owner: 李雷 · as of" in english
    assert "Offer 1 $1,111.00" in english
    assert "98,765" not in english
    for word in ("管道一览", "销售", "方案报价", "98,765.00", "韩梅梅"):
        assert word in chinese, chinese[:600]


def test_files_hold_what_their_reader_sees_and_nothing_else(firm: Firm) -> None:
    fields = {Kind.DEAL: {"value": FieldAccess.HIDDEN, "lost_reason_id": FieldAccess.HIDDEN}}
    role = make.custom_role(
        Role.MANAGER, sight=dict.fromkeys(Kind, Level.ALL), fields=fields,
        rights=sorted({*Right} - {Right.CONFIGURE, Right.MANAGE_MEMBERS}),
    )  # fmt: skip
    blind = make.member(role=Role.MANAGER, custom_role=role)
    close(firm.deals[1], "lost")

    own, kept = (words(content(one, "pdf")) for one in (firm.seller, blind))
    books = [sheets(content(one, "xlsx")) for one in (firm.seller, blind)]

    assert "1,111.00" in own
    for figure in ("87,654", "88,765", "98,765", "10,000"):
        assert figure not in own
        assert figure not in kept
    assert "1,111" not in kept
    assert "Your role does not show what deals are worth." in kept
    cells = [
        {cell for rows in book.values() for row in rows for cell in row if cell} for book in books
    ]
    assert 1111 in cells[0]
    assert not {87654, 10000, 98765} & cells[0]
    assert not any(isinstance(cell, int | float) and cell > 1000 for cell in cells[1])


def test_taking_files_out_is_a_right(firm: Firm) -> None:
    role = make.custom_role(Role.SELLER, rights=[Right.READ])
    member = make.member(role=Role.SELLER, custom_role=role)

    assert Caller(member).get(PATH)[0] == 403
    assert Caller(firm.boss).get(PATH, format="docx")[0] == 422
