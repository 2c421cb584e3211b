"""Reports: told by hand, for random pasts by plain Python, and through the door of the API."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.rules import FieldAccess, Kind, Role
from headwater.fields.models import CustomField
from headwater.pipeline.models import Deal
from headwater.reports.rules import Compare, Preset, ReportQuestion
from headwater.reports.rules.measures import MEASURES, Subject
from headwater.reports.rules.periods import before, days_of
from headwater.reports.selectors.asked import known_dimensions
from headwater.reports.selectors.dimensions import GRAINS
from headwater.reports.selectors.run import Answer, run
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast, Story, at, erase_all_deals, stories, tell, write
from tests.insights.test_figures import randomly

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime(2026, 4, 1, tzinfo=UTC)


def asked(cast: Cast, *, who: int = 0, now: datetime = NOW, **more: Any) -> Answer:
    return run(ReportQuestion(**more), actor=make.actor(cast.owners[who]), now=now)


def cells(answer: Answer) -> dict[tuple[str, str], Any]:
    columns = answer.series or [("", "")]
    return {
        (line.key, key): cell.value
        for line in answer.rows
        for (key, _), cell in zip(columns, line.cells or [line.total], strict=True)
    }


def closed(cast: Cast, value: int, status: str, on: tuple[int, int], owner: int = 0) -> Deal:
    moment = datetime(2026, *on, 12, tzinfo=UTC)
    deal = make.deal(
        stage=cast.stages[0], owner=cast.owners[owner], value=value,
        at=datetime(2026, 1, 2, tzinfo=UTC),
    )  # fmt: skip
    Deal.objects.filter(id=deal.id).update(status=status, closed_at=moment, changed_at=moment)
    return deal


@pytest.fixture
def won(cast: Cast) -> Cast:
    closed(cast, 100, "won", (1, 10))
    closed(cast, 300, "won", (1, 20), owner=1)
    closed(cast, 500, "won", (3, 5))
    closed(cast, 900, "lost", (3, 6))
    make.deal(
        stage=cast.stages[1], owner=cast.owners[1], value=50, at=datetime(2026, 1, 2, tzinfo=UTC)
    )
    return cast


def test_won_by_month_and_owner_adds_up_and_shows_the_month_without(won: Cast) -> None:
    answer = asked(won, measure="won_value", rows="month", series="owner",
                   from_day=date(2026, 1, 1), to_day=date(2026, 3, 31))  # fmt: skip

    mine, theirs = (str(member.id) for member in won.owners)
    assert [line.key for line in answer.rows] == ["2026-01-01", "2026-02-01", "2026-03-01"]
    assert cells(answer) == {
        ("2026-01-01", mine): 100, ("2026-01-01", theirs): 300, ("2026-02-01", mine): 0,
        ("2026-02-01", theirs): 0, ("2026-03-01", mine): 500, ("2026-03-01", theirs): 0,
    }  # fmt: skip
    assert [line.total.value for line in answer.rows] == [400, 0, 500]
    assert (answer.total.n, answer.total.value) == (3, Decimal(900))


def test_ratios_and_medians_of_totals_are_not_those_of_their_parts(won: Cast) -> None:
    assert asked(won, measure="win_rate").total.value == Decimal("0.7500")
    assert asked(won, measure="win_rate_value").total.value == Decimal("0.5000")
    assert asked(won, measure="won_average").total.value == 300
    assert asked(won, measure="won_median", rows="owner").total.value == 300
    assert asked(won, measure="won_cycle").total.value == Decimal("18.5")
    none = asked(
        won, measure="win_rate", rows="month", from_day=date(2026, 2, 1), to_day=date(2026, 2, 28)
    )
    assert [line.total.value for line in none.rows] == [None]


def test_shares_of_few_deals_rank_nothing(won: Cast) -> None:
    for _ in range(10):
        closed(won, 10, "lost", (3, 7))
    answer = asked(won, measure="win_rate", rows="owner")

    assert [line.total.n for line in answer.rows] == [13, 1]
    assert [line.total.value for line in answer.rows] == [Decimal("0.1538"), Decimal(1)]


def test_fields_of_the_workspaces_own_are_named_in_the_readers_language(cast: Cast) -> None:
    CustomField.objects.create(
        kind=Kind.DEAL,
        key="strategic",
        type="flag",
        name_en="Strategic",
        name_zh="战略",
        position=0,
    )

    _, found = Caller(cast.owners[0]).get("/report-fields")

    (own,) = [one for one in found["dimensions"] if one["name"].startswith("custom.")]
    assert own["label"] in {"Strategic", "战略"}


def test_what_has_a_history_is_as_of_the_instant_in_filters_too(won: Cast) -> None:
    then = datetime(2026, 1, 15, tzinfo=UTC)

    past = asked(won, measure="open_value", rows="stage", as_of=then, filter="value >= 200")

    assert past.total.value == Decimal(300 + 500 + 900)
    assert past.as_today == []
    assert asked(won, measure="open_value", filter="value >= 200").total.value == 0
    assert asked(won, measure="open_count", rows="source", as_of=then).as_today == ["source"]


def test_a_period_is_compared_with_the_one_before(won: Cast) -> None:
    answer = asked(won, measure="won_value", rows="owner", period=Preset.THIS_MONTH,
                   as_of=datetime(2026, 3, 20, tzinfo=UTC), compare=Compare.PREVIOUS)  # fmt: skip

    assert (answer.total.value, answer.total.before) == (Decimal(500), Decimal(0))
    assert answer.compared
    assert answer.compared.from_day == date(2026, 2, 1)
    live = asked(
        won, measure="open_count", compare=Compare.PREVIOUS, as_of=datetime(2026, 2, 5, tzinfo=UTC)
    )
    assert (live.total.value, live.total.before) == (Decimal(3), Decimal(5))


@pytest.mark.parametrize(
    ("preset", "days", "earlier"),
    [
        ("this_month", ((2026, 3, 1), (2026, 3, 31)), ((2026, 2, 1), (2026, 2, 28))),
        ("last_quarter", ((2025, 10, 1), (2025, 12, 31)), ((2025, 7, 1), (2025, 9, 30))),
        ("this_year", ((2026, 1, 1), (2026, 12, 31)), ((2025, 1, 1), (2025, 12, 31))),
        ("last_7", ((2026, 3, 14), (2026, 3, 20)), ((2026, 3, 7), (2026, 3, 13))),
    ],
)
def test_named_periods_go_along_with_the_days(preset: Preset, days: Any, earlier: Any) -> None:
    found = days_of(Preset(preset), date(2026, 3, 20))

    assert found == tuple(date(*day) for day in days)
    assert before(found, Preset(preset), Compare.PREVIOUS) == tuple(date(*d) for d in earlier)


def test_every_measure_can_be_asked_by_every_dimension_now_and_then(won: Cast) -> None:
    make.lead(owner=won.owners[0])
    make.task(owner=won.owners[0])
    actor = make.actor(won.owners[0])
    for measure in MEASURES.values():
        known = [*known_dimensions(Subject(measure.subject), actor=actor), *GRAINS]
        for first, second in zip(known, known[1:] + known[:1], strict=True):
            for as_of in (None, NOW - timedelta(days=30)):
                answer = asked(won, measure=measure.name, rows=first, series=second, as_of=as_of)
                assert sum(line.total.n for line in answer.rows) == answer.total.n


@randomly
@given(st.lists(stories(), max_size=8), st.integers(0, 400))
def test_random_pasts_are_counted_as_plain_python_counts_them(
    cast: Cast, told: list[Story], hour: int
) -> None:
    erase_all_deals()
    for story in told:
        write(story, cast)
    states = [state for story in told if (state := tell(story, until=at(hour)))]
    is_open = [one for one in states if one.status == "open"]

    answer = asked(
        cast, measure="open_value", rows="stage", series="owner", as_of=at(hour), now=at(2000)
    )

    for line in answer.rows:
        place = [str(stage.id) for stage in cast.stages].index(line.key)
        assert line.total.value == sum(one.value for one in is_open if one.stage == place)
    assert answer.total.n == len(is_open)
    ended = [one for one in states if one.status in {"won", "lost"}]
    assert asked(cast, measure="win_rate", as_of=at(hour), now=at(2000)).total.n == len(ended)


def test_sellers_count_their_own_and_hidden_values_are_not_told(won: Cast) -> None:
    assert asked(won, who=1, measure="won_value").total.value == 300
    role = make.custom_role(base=Role.SELLER, fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}})
    caller = Caller(make.member(role=Role.SELLER, custom_role=role))

    for question in ({"measure": "won_value"}, {"measure": "won_count", "rows": "value_band"},
                     {"measure": "won_count", "filter": "value > 1"}):  # fmt: skip
        assert caller.get("/report-figures", **question)[0] == 422
    measures = {one["name"] for one in caller.get("/report-fields")[1]["measures"]}
    assert "won_count" in measures
    assert "won_value" not in measures


def test_the_file_and_the_records_say_what_the_screen_says(won: Cast) -> None:
    from openpyxl import load_workbook

    caller = Caller(won.owners[0])
    question = {"measure": "won_value", "rows": "owner"}
    _, shown = caller.get("/report-figures", **question)
    for line in shown["rows"]:
        _, page = caller.get("/report-records", **question, row=line["key"])
        assert page["total"] == line["total"]["n"]
        assert sum(Decimal(one["value"]) for one in page["items"]) == Decimal(
            line["total"]["value"]
        )
    file = caller.client.get("/api/v1/report-file", question)
    sheet = load_workbook(BytesIO(file.content)).worksheets[0]
    written = [[cell.value for cell in row][1] for row in list(sheet.rows)[1:]]
    assert written == [float(line["total"]["value"]) for line in shown["rows"]] + [900]


def test_a_kept_report_is_shared_changed_and_deleted(won: Cast) -> None:
    mine, other = Caller(won.owners[0]), Caller(won.owners[1])
    body = {"name": "Won", "question": {"measure": "won_count", "rows": "month", "chart": "line"}}
    status, kept = mine.post("/reports", body)
    assert status == 201
    path = f"/reports/{kept['id']}"
    assert kept["question"] == body["question"]
    assert other.get(path)[0] == 404
    changed = mine.patch(path, {"scope": "workspace"}, If_Match=f'"{kept["version"]}"')
    assert changed[0] == 200, changed
    assert changed[1]["scope"] == "workspace"
    etag = f'"{changed[1]["version"]}"'
    assert [other.get(path)[0], other.patch(path, {"name": "x"}, If_Match=etag)[0]] == [200, 403]
    assert other.get(f"{path}/data")[1]["total"]["n"] == 1
    assert mine.get(f"{path}/data")[1]["total"]["n"] == 3
    assert mine.delete(path, If_Match=etag)[0] == 204
    assert mine.get("/reports")[1]["items"] == []


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"measure": "everything"}, "unknown_measure"),
        ({"measure": "won_count", "rows": "1; DROP TABLE x"}, "unknown_dimension"),
        ({"measure": "won_count", "rows": "campaign"}, "unknown_dimension"),
        ({"measure": "won_count", "rows": "month", "compare": "previous"}, "not_comparable"),
        ({"measure": "won_count", "compare": "previous"}, "not_comparable"),
        ({"measure": "won_count", "filter": "nothing = 1"}, "bad_filter"),
    ],
)
def test_questions_that_make_no_sense_are_refused(cast: Cast, question: Any, code: str) -> None:
    status, answer = Caller(cast.owners[0]).get("/report-figures", **question)

    assert (status, answer["code"]) == (422, code)
