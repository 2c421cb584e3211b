"""Two sides of a report: other days, another instant, other people; and calendars as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from headwater.reports.rules import Compare, Preset
from headwater.reports.rules.periods import before, moved, steps
from headwater.reports.selectors.run import Cell
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast
from tests.reports.test_reports import NOW, asked, closed, won

pytestmark = pytest.mark.usefixtures("workspace")
__all__ = ["won"]


def both(cell: Cell) -> tuple[Any, Any]:
    return cell.value, cell.before


def test_any_two_periods_stand_side_by_side(won: Cast) -> None:
    answer = asked(
        won, measure="won_value", rows="owner", compare=Compare.OTHER,
        from_day=date(2026, 3, 1), to_day=date(2026, 3, 31),
        other_from=date(2026, 1, 5), other_to=date(2026, 1, 25),
    )  # fmt: skip

    mine, theirs = (str(member.id) for member in won.owners)
    sides = {line.key: both(line.total) for line in answer.rows}
    assert sides == {mine: (500, 100), theirs: (0, 300)}
    assert (answer.total.n, answer.total.n_before) == (1, 2)
    assert (answer.total.value, answer.total.before) == (Decimal(500), Decimal(400))


def test_any_two_instants_stand_side_by_side_on_an_axis_of_time_too(won: Cast) -> None:
    then, other = datetime(2026, 2, 5, tzinfo=UTC), datetime(2026, 1, 12, tzinfo=UTC)
    question: dict[str, Any] = {"measure": "open_count", "compare": Compare.OTHER}
    answer = asked(won, as_of=then, other_as_of=other, **question)
    by_month = asked(won, as_of=then, other_as_of=other, rows="month", **question)

    assert both(answer.total) == (3, 4)
    assert [both(line.total) for line in by_month.rows] == [(3, 4)]


def test_two_owners_and_two_teams_stand_side_by_side(won: Cast) -> None:
    mine, theirs = won.owners
    team = make.team()
    theirs.team = team
    theirs.save()
    question = {"measure": "won_value", "rows": "month", "compare": "other"}
    days = {"from": "2026-01-01", "to": "2026-03-31"}
    caller = Caller(mine)

    _, members = caller.get(
        "/report-figures", **question, **days, owner_id=mine.id, other_owner_id=theirs.id
    )
    _, teams = caller.get(
        "/report-figures", **question, **days, owner_id=mine.id, other_team_id=team.id
    )

    for answer in (members, teams):
        assert (answer["total"]["value"], answer["total"]["before"]) == ("600.00", "300.00")
        assert [one["total"]["before"] for one in answer["rows"]] == ["300.00", "0", "0"]
    assert members["compared"]["owner_id"] == str(theirs.id)
    assert (teams["compared"]["team_id"], teams["compared"]["owner_id"]) == (str(team.id), None)


def test_a_period_that_is_not_over_is_held_against_as_much_of_the_one_before(won: Cast) -> None:
    closed(won, 70, "won", (2, 4))
    closed(won, 7, "won", (2, 25))
    answer = asked(
        won, measure="won_value", period=Preset.THIS_MONTH, compare=Compare.PREVIOUS,
        as_of=datetime(2026, 3, 10, tzinfo=UTC),
    )  # fmt: skip

    assert (answer.total.value, answer.total.before) == (Decimal(500), Decimal(70))


@pytest.mark.parametrize(
    "question",
    [
        {"measure": "won_count", "compare": "other"},
        {"measure": "open_count", "compare": "other", "other_from": "2026-01-01"},
        {"measure": "won_count", "rows": "month", "compare": "other", "other_from": "2026-01-01"},
    ],
)
def test_a_comparison_with_nothing_is_refused(cast: Cast, question: Any) -> None:
    status, answer = Caller(cast.owners[0]).get("/report-figures", **question)

    assert (status, answer["code"]) == (422, "not_comparable")


def test_a_month_ago_is_one_of_the_workspaces_calendar() -> None:
    # Midnight of the first of March in Shanghai is still February in Greenwich.
    midnight = datetime(2026, 2, 28, 16, tzinfo=UTC)

    assert moved(midnight, months=1, zone="Asia/Shanghai") == datetime(2026, 1, 31, 16, tzinfo=UTC)
    # In Berlin the clock went forward in between: it was as late in the day.
    noon = datetime(2026, 4, 15, 10, tzinfo=UTC)
    assert moved(noon, months=1, zone="Europe/Berlin") == datetime(2026, 3, 15, 11, tzinfo=UTC)


def test_the_axis_ends_today_as_the_workspace_counts_days(workspace: Workspace, cast: Cast) -> None:
    Workspace.objects.filter(id=workspace.id).update(time_zone="Asia/Shanghai")
    evening = datetime(2026, 3, 31, 18, tzinfo=UTC)  # there it is April already

    answer = asked(
        cast, measure="won_count", rows="month", now=evening,
        from_day=date(2026, 3, 1), to_day=date(2026, 12, 31),
    )  # fmt: skip

    assert [line.key for line in answer.rows] == ["2026-03-01", "2026-04-01"]


def test_before_whole_months_come_as_many() -> None:
    first_quarter = (date(2026, 1, 1), date(2026, 3, 31))
    thirty = (date(2026, 6, 1), date(2026, 6, 30))

    assert before(first_quarter, None, Compare.PREVIOUS) == (date(2025, 10, 1), date(2025, 12, 31))
    assert before(thirty, Preset.LAST_30, Compare.PREVIOUS) == (date(2026, 5, 2), date(2026, 5, 31))


def test_of_too_many_days_the_newest_are_shown_and_gaps_are_left_out(won: Cast) -> None:
    closed(won, 1, "won", (1, 3))
    answer = asked(won, measure="won_count", rows="day", from_day=date(2020, 1, 1))

    assert steps(date(2020, 1, 1), date(2026, 1, 1), "day") is None
    assert [line.key for line in answer.rows] == [
        "2026-01-03", "2026-01-10", "2026-01-20", "2026-03-05",
    ]  # fmt: skip
    year = asked(won, measure="won_count", rows="day", from_day=date(2025, 6, 5), now=NOW)
    assert (len(year.rows), year.rows[-1].key) == (274, "2026-03-05")
