"""Deals looked at together: totals and groups, by month of close, in time, all pipelines at once."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate, Member
from headwater.accounts.rules import Role
from headwater.pipeline.models import Deal, Source
from headwater.pipeline.rules import Span, spans
from headwater.pipeline.schemas.views import (
    DealTotals,
    ForecastOut,
    PipelinesOverview,
    SchedulePage,
)
from headwater.pipeline.services.moves import move_deal
from tests import make
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")
TODAY = datetime.now(UTC).date()


@pytest.fixture
def seller() -> Member:
    return make.member(role=Role.SELLER, name="Ada Park")


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


def totals(caller: Caller, **wish: Any) -> DealTotals:
    status, answer = caller.get("/deal-totals", **wish)
    assert status == 200, answer
    return DealTotals.model_validate(answer, extra="forbid")


def forecast(caller: Caller, **wish: Any) -> ForecastOut:
    status, answer = caller.get("/forecast-board", **wish)
    assert status == 200, answer
    return ForecastOut.model_validate(answer, extra="forbid")


def test_totals_are_of_all_the_list_shows_in_the_workspaces_currency(
    caller: Caller, seller: Member
) -> None:
    ExchangeRate.objects.create(currency="CNY", day="2020-01-01", rate=Decimal("0.14"))
    stage = make.stage(probability=25)
    make.deal(owner=seller, stage=stage, value=100)
    make.deal(owner=seller, stage=stage, value=1000, currency="CNY")
    make.deal(owner=seller, stage=stage, value=50, status="won", closed_at=make.NEW_YEAR)
    make.deal(owner=seller, stage=stage, value=70, status="lost", closed_at=make.NEW_YEAR)
    make.deal(value=9000)

    found = totals(caller)

    assert (found.currency, found.count, found.value) == ("USD", 4, Decimal(360))
    assert found.weighted_value == Decimal(110)
    assert found.average == Decimal(90)
    assert totals(caller, status="open").value == Decimal(240)
    assert totals(caller, q="no such thing").count == 0


def test_groups_are_in_their_order_and_name_those_that_have_none(
    caller: Caller, seller: Member
) -> None:
    pipeline = make.pipeline()
    first, second = (
        make.stage(pipeline=pipeline, name_en=name, position=place)
        for place, name in enumerate(("New", "Offer"))
    )
    fair = Source.objects.create(name_en="Fair")
    acme = make.company(name="Acme", owner=seller)
    make.deal(owner=seller, stage=second, value=5, source=fair, company=acme)
    make.deal(owner=seller, stage=first, value=1, expected_close_date="2026-03-31")
    make.deal(owner=seller, stage=first, value=2, expected_close_date="2025-12-01")

    def groups(by: str) -> list[tuple[str | None, int, int]]:
        found = totals(caller, group_by=by)
        assert found.group_count == len(found.groups)
        return [(one.label, one.count, int(one.value or 0)) for one in found.groups]

    assert groups("stage") == [("New", 2, 3), ("Offer", 1, 5)]
    assert groups("owner") == [("Ada Park", 3, 8)]
    assert groups("source") == [("Fair", 1, 5), (None, 2, 3)]
    assert groups("company") == [("Acme", 1, 5), (None, 2, 3)]
    assert groups("close_month") == [("2025-12", 1, 2), ("2026-03", 1, 1), (None, 1, 5)]
    assert groups("status") == [("open", 3, 8)]


def test_a_company_one_may_not_see_names_no_group(seller: Member) -> None:
    Member.objects.filter(id=seller.id).update(role=Role.SELLER)
    from headwater.accounts.models import VisibilityRule

    VisibilityRule.objects.create(role="seller", kind="company", level="own")
    hidden = make.company(name="CANARY", owner=make.member())
    make.deal(owner=seller, company=hidden)

    found = totals(Caller(seller), group_by="company")

    assert [(one.key, one.label, one.count) for one in found.groups] == [(None, None, 1)]


def test_a_group_without_a_value_can_be_asked_for(caller: Caller, seller: Member) -> None:
    make.deal(owner=seller, title="Dated", expected_close_date="2026-03-31")
    make.deal(owner=seller, title="Undated")

    _, page = caller.get("/deals", without="close")

    assert [row["title"] for row in page["items"]] == ["Undated"]
    assert page["total"] == 1
    assert caller.get("/deals", without="source")[1]["total"] == 2
    assert caller.get("/deals", without="company")[1]["total"] == 2


DEALS = st.lists(
    st.tuples(
        st.decimals(0, 10_000, places=2), st.sampled_from(["open", "won", "lost"]),
        st.sampled_from([None, *(date(2026, month, 9) for month in range(1, 13))]), st.booleans(),
    ),
    max_size=8,
)  # fmt: skip


@given(deals=DEALS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_totals_groups_list_and_board_agree(
    caller: Caller, seller: Member, deals: list[Any]
) -> None:
    Deal.objects.all().delete()
    stage, other = make.stage(probability=10), make.member()
    for value, status, close, is_mine in deals:
        make.deal(
            owner=seller if is_mine else other, stage=stage, value=value, status=status,
            expected_close_date=close, closed_at=None if status == "open" else make.NEW_YEAR,
        )  # fmt: skip
    listed = caller.get("/deals", limit=200)[1]["items"]

    for by in ("stage", "owner", "source", "company", "close_month", "status"):
        found = totals(caller, group_by=by)
        assert found.count == len(listed) == sum(one.count for one in found.groups)
        assert found.value == sum(Decimal(row["value"]) for row in listed)
        assert found.value == sum(one.value or 0 for one in found.groups)
        assert found.weighted_value == sum(one.weighted_value or 0 for one in found.groups)
    board = forecast(caller, by="quarter")
    is_open = totals(caller, status="open")
    assert sum(column.count for column in board.columns) == is_open.count
    assert sum(column.value or 0 for column in board.columns) == is_open.value


def test_time_is_cut_into_months_and_quarters_that_begin_today() -> None:
    day = date(2026, 11, 25)

    assert spans(day, by_quarter=False, periods=2) == [
        Span("overdue", None, day),
        Span("2026-11", day, date(2026, 12, 1)),
        Span("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        Span("later", date(2027, 1, 1), None),
        Span("none", None, None),
    ]
    assert [span.key for span in spans(day, by_quarter=True, periods=2)] == [
        "overdue", "2026-Q4", "2027-Q1", "later", "none",
    ]  # fmt: skip


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), by_quarter=st.booleans())
def test_every_day_is_in_one_span(day: date, by_quarter: bool) -> None:
    cut = spans(date(2026, 11, 25), by_quarter=by_quarter, periods=6)[:-1]

    within = [
        span
        for span in cut
        if (span.first is None or day >= span.first) and (span.until is None or day < span.until)
    ]

    assert len(within) == 1


def test_the_forecast_board_has_a_column_a_month_with_its_sums(
    caller: Caller, seller: Member
) -> None:
    stage = make.stage(probability=50)

    def deal(title: str, close: date | None, **fields: Any) -> None:
        make.deal(owner=seller, stage=stage, title=title, expected_close_date=close, **fields)

    deal("Yesterday", TODAY - timedelta(days=1))
    deal("Today", TODAY, value=30)
    deal("Far", TODAY + timedelta(days=900))
    deal("Some day", None)
    deal("Won", TODAY, status="won", closed_at=make.NEW_YEAR)
    make.deal(title="CANARY", expected_close_date=TODAY)

    board = forecast(caller, periods=3)

    assert [column.key for column in board.columns][::5] == ["overdue", "none"]
    assert {c.key: [card.title for card in c.cards] for c in board.columns if c.cards} == {
        "overdue": ["Yesterday"], f"{TODAY:%Y-%m}": ["Today"], "later": ["Far"],
        "none": ["Some day"],
    }  # fmt: skip
    month = board.columns[1]
    assert (month.count, month.value, month.weighted_value) == (1, Decimal(30), Decimal(15))


def test_a_long_month_goes_on_where_it_ended(caller: Caller, seller: Member) -> None:
    stage = make.stage()
    for number in range(75):
        make.deal(owner=seller, stage=stage, title=f"Deal {number}")
    column = forecast(caller).columns[-1]
    titles = [card.title for card in column.cards]
    after = column.next

    while after:
        _, page = caller.get("/forecast-board/none/cards", after=after)
        titles += [card["title"] for card in page["items"]]
        after = page["next"]

    assert len(titles) == len(set(titles)) == 75
    assert caller.get("/forecast-board/none/cards", after="nonsense")[0] == 422
    assert caller.get("/forecast-board/1999-01/cards")[0] == 422


def test_the_schedule_shows_the_stays_in_stages_group_by_group(
    caller: Caller, seller: Member
) -> None:
    pipeline = make.pipeline()
    first, second = (make.stage(pipeline=pipeline, name_en=name) for name in ("New", "Offer"))
    moved = make.deal(owner=seller, stage=first, title="Moved", expected_close_date="2026-12-01")
    make.deal(owner=seller, stage=first, title="Stayed")
    later = make.NEW_YEAR + timedelta(days=3)
    move_deal(moved.id, to_stage_id=second.id, actor=make.actor(seller), now=later)

    status, answer = caller.get("/deal-schedule", lane="stage")

    assert status == 200, answer
    rows = SchedulePage.model_validate(answer, extra="forbid").items
    assert [row.title for row in rows] == ["Stayed", "Moved"]
    assert [(stay.name, stay.entered_at, stay.left_at) for stay in rows[1].visits] == [
        ("New", make.NEW_YEAR, later),
        ("Offer", later, None),
    ]


@pytest.mark.parametrize("lane", ["owner", "stage", "company"])
def test_a_long_schedule_goes_on_where_it_ended(
    caller: Caller, seller: Member, lane: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headwater.pipeline.selectors.schedule.PAGE_LENGTH", 2)
    acme = make.company(name="Acme", owner=seller)
    for number in range(5):
        make.deal(
            owner=seller, title=f"Deal {number}", company=acme if number % 2 else None,
            expected_close_date=date(2026, 1, number + 1) if number < 3 else None,
        )  # fmt: skip
    titles, after = [], None

    while True:
        _, page = caller.get("/deal-schedule", lane=lane, **({"after": after} if after else {}))
        titles += [row["title"] for row in page["items"]]
        after = page["next"]
        if after is None:
            break

    assert sorted(titles) == [f"Deal {number}" for number in range(5)]
    assert caller.get("/deal-schedule", after="nonsense")[0] == 422


def test_the_overview_shows_every_pipeline_by_what_one_sees(caller: Caller, seller: Member) -> None:
    pipelines = [make.pipeline(name_en=name, position=n) for n, name in enumerate(("A", "B"))]
    stages = [make.stage(pipeline=one, name_en="New", probability=50) for one in pipelines]
    make.stage(pipeline=pipelines[0], name_en="Offer")
    soon = TODAY + timedelta(days=2)
    make.deal(owner=seller, stage=stages[0], value=100, expected_close_date=soon, title="Soon")
    make.deal(owner=seller, stage=stages[0], value=50, status="won", closed_at=datetime.now(UTC))
    make.deal(owner=seller, stage=stages[1], value=7)
    make.deal(stage=stages[0], value=9000, title="CANARY", expected_close_date=soon)

    status, answer = caller.get("/pipelines-overview")

    assert status == 200, answer
    first, second = PipelinesOverview.model_validate(answer, extra="forbid").items
    assert (first.name, first.count, first.value, first.weighted_value) == (
        "A", 1, Decimal(100), Decimal(50),
    )  # fmt: skip
    assert [(one.name, one.count) for one in first.stages] == [("New", 1), ("Offer", 0)]
    assert (first.healthy, first.attention, first.at_risk) == (0, 0, 1)
    assert (first.won_count, first.won_value) == (1, Decimal(50))
    assert [card.title for card in first.closings] == ["Soon"]
    assert (second.count, second.won_count) == (1, 0)
