"""The board of a past instant equals the one that was on screen then."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.insights.schemas.past import PastBoardOut, PastCards
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast, Story, Turn, at, write

pytestmark = pytest.mark.usefixtures("workspace")
ALIKE = (
    "id", "title", "value", "currency", "stage_id", "owner_id", "owner_name", "company_id",
    "company_name", "expected_close_date",
)  # fmt: skip
STORIES = [
    Story(0, 0, 0, 100),
    Story(3, 1, 0, 250, (Turn(10, "move", 2), Turn(20, "value", 275))),
    Story(4, 0, 1, 75, (Turn(30, "owner", 0),)),
    Story(5, 3, 1, 900, (Turn(12, "won"),)),
    Story(6, 2, 0, 40, (Turn(12, "lost"), Turn(30, "reopen"))),
]


def board_now(cast: Cast) -> Any:
    status, board = Caller(cast.owners[0]).get(f"/pipelines/{cast.stages[0].pipeline_id}/board")
    assert status == 200
    return board


def board_then(member: Member, moment: datetime, **more: Any) -> Any:
    status, board = Caller(member).get("/insights/board", as_of=moment.isoformat(), **more)
    assert status == 200, board
    PastBoardOut.model_validate(board, extra="forbid")
    return board


def told(board: Any) -> Any:
    """What both boards say of each stage and of each card, in its order."""
    return [
        [stage[name] for name in ("id", "count", "value", "weighted_value")]
        + [
            [[card[name] for name in ALIKE], datetime.fromisoformat(card["stage_entered_at"])]
            for card in stage["cards"]
        ]
        for stage in board["stages"]
    ]


def test_the_board_of_last_month_is_the_one_that_was_shown_then(cast: Cast) -> None:
    deals = [write(story, cast) for story in STORIES]
    Deal.objects.filter(id=deals[0]).update(expected_close_date=date(2026, 2, 1), changed_at=at(50))
    saved, moment = told(board_now(cast)), at(60)

    changes: list[dict[str, Any]] = [
        {"stage": cast.stages[3], "stage_entered_at": at(70)},
        {"value": 1, "currency": "EUR"},
        {"owner": cast.owners[1], "expected_close_date": date(2027, 1, 1)},
        {"status": "open", "closed_at": None, "stage_entered_at": at(70)},
        {"status": "won", "closed_at": at(70)},
    ]
    for deal_id, change in zip(deals, changes, strict=True):
        Deal.objects.filter(id=deal_id).update(**change, changed_at=at(70))
    make.deal(stage=cast.stages[0], owner=cast.owners[0], value=5, at=at(80))

    then = board_then(cast.owners[0], moment)

    assert told(then) == saved
    assert told(board_now(cast)) != saved
    assert (then["count"], then["value"]) == (4, "490.00")
    became = {card["id"]: card["status_now"] for s in then["stages"] for card in s["cards"]}
    assert became[str(deals[4])] == "won"


def test_what_is_in_the_trash_today_stood_nowhere(cast: Cast) -> None:
    deal = write(STORIES[0], cast)
    assert board_then(cast.owners[0], at(5))["count"] == 1

    Deal.objects.filter(id=deal).update(deleted_at=at(9), changed_at=at(9))

    assert board_then(cast.owners[0], at(5))["count"] == 0


def test_a_seller_sees_of_the_past_what_is_theirs_today(cast: Cast) -> None:
    for story in STORIES[:3]:
        write(story, cast)  # the third was the seller's and is not any more

    assert board_then(cast.owners[1], at(8))["count"] == 0
    assert board_then(cast.owners[0], at(8), owner_id=cast.owners[1].id)["count"] == 1


def test_a_long_column_goes_on_in_pages(cast: Cast) -> None:
    owner = cast.owners[0]
    ids = [str(make.deal(stage=cast.stages[0], owner=owner, at=at(hour)).id) for hour in range(25)]
    column = board_then(owner, at(30))["stages"][0]
    query = {"as_of": at(30).isoformat(), "stage_id": column["id"], "after": column["next"]}

    status, page = Caller(owner).get("/insights/board/cards", **query)

    assert status == 200
    PastCards.model_validate(page, extra="forbid")
    assert [card["id"] for card in column["cards"] + page["items"]] == ids[::-1]
    assert page["next"] is None
    status, refused = Caller(owner).get("/insights/board/cards", **query | {"after": "x"})
    assert (status, refused["code"]) == (422, "bad_cursor")


def test_whoever_may_not_see_values_is_not_told_those_of_then(cast: Cast) -> None:
    write(STORIES[0], cast)
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )

    board = board_then(make.member(role=Role.MANAGER, custom_role=role), at(5))

    column = board["stages"][0]
    assert (board["value"], column["value"], column["cards"][0]["value"]) == (None, None, None)
    assert column["count"] == 1


def test_an_instant_to_come_is_now(cast: Cast) -> None:
    far = datetime.now(UTC) + timedelta(days=900)

    assert board_then(cast.owners[0], far)["as_of"] < far.isoformat()
