import contextlib
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lib import dates
from headwater.lib.dates import NotADate, Order

DAYS = st.dates(date(1930, 1, 1), date(2068, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["2016-10-20", "2016/10/20", "20.10.2016", "10/20/2016", "20/10/2016", "2016年10月20日", "42663", "20161020",
     "20 Oct 2016", "Oct 20, 2016", "October 20th, 2016", "Thu, 20 Oct 2016", "2016.10.20", "20-Oct-2016", "10/20/16", "２０１６年１０月２０日"],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert dates.parse_date(text) == date(2016, 10, 20)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (
            "2011-10-01T00:38:44.546+02:00",
            datetime(2011, 10, 1, 0, 38, 44, 546000, timezone(timedelta(hours=2))),
        ),
        ("2025年1月1日 下午3:05", datetime(2025, 1, 1, 15, 5, tzinfo=ZoneInfo("Asia/Shanghai"))),
        ("10/11/16 3:05 PM", datetime(2016, 10, 11, 15, 5, tzinfo=ZoneInfo("Asia/Shanghai"))),
        ("45631.5", datetime(2024, 12, 5, 12, tzinfo=ZoneInfo("Asia/Shanghai"))),
        ("Wed, 13 Mar 2024 10:00:00 +0800", datetime(2024, 3, 13, 2, tzinfo=UTC)),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("2024-03-13 10:00:00 UTC", datetime(2024, 3, 13, 10, tzinfo=UTC)),
    ],
)
def test_moments_are_read_with_their_zone_or_the_given_one(text: str, moment: datetime) -> None:
    assert dates.parse_moment(text, zone=ZoneInfo("Asia/Shanghai")) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "99/99/2020",
        "2024-02-30",
        "31/31/2024",
        "0",
        "12",
        "2024",
        "1e9",
        "99999999999999999",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        dates.parse_when(text)


@given(DAYS, st.sampled_from(list(Order)), st.sampled_from("/-."))
def test_a_day_written_and_read_is_the_same(day: date, order: Order, mark: str) -> None:
    first, second = (
        (day.day, day.month) if order is Order.DAY_FIRST or mark == "." else (day.month, day.day)
    )

    assert dates.parse_date(f"{first}{mark}{second}{mark}{day.year}", order=order) == day
    assert dates.parse_date(day.isoformat()) == day
    assert dates.parse_date(f"{day.year}年{day.month}月{day.day}日") == day


@pytest.mark.parametrize(
    ("samples", "order"),
    [(["1/2/2020", "13/2/2020"], Order.DAY_FIRST), (["1/2/2020", "2/13/2020"], Order.MONTH_FIRST),
     (["1/2/2020"], None), (["2020-01-02"], None), (["1.2.2020"], Order.DAY_FIRST), ([], None)],
)  # fmt: skip
def test_a_column_shows_which_number_is_the_day(samples: list[str], order: Order | None) -> None:
    assert dates.order_of(samples) is order


@given(st.text(max_size=25))
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    with contextlib.suppress(NotADate):
        dates.parse_when(text)
