from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate, Member
from headwater.pipeline.models import Deal, Stage
from headwater.pipeline.rules import DealStatus
from headwater.pipeline.schemas.pipelines import BoardOut
from headwater.pipeline.services.limits import learn_limits
from headwater.pipeline.services.moves import move_deal
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def owner() -> Member:
    return make.member()


def board(caller: Caller, stage: Stage, **wish: object) -> BoardOut:
    status, answer = caller.get(f"/pipelines/{stage.pipeline_id}/board", **wish)
    assert status == 200, answer
    return BoardOut.model_validate(answer, extra="forbid")


def test_columns_have_totals_in_the_workspaces_currency(owner: Member) -> None:
    stage = make.stage(probability=25)
    ExchangeRate.objects.create(currency="CNY", day="2020-01-01", rate=Decimal("0.14"))
    make.deal(owner=owner, stage=stage, value=100)
    make.deal(owner=owner, stage=stage, value=1000, currency="CNY")
    make.deal(owner=owner, stage=stage, status=DealStatus.WON, closed_at=make.NEW_YEAR)

    (column,) = board(Caller(owner), stage).stages

    assert (column.count, column.value, column.weighted_value) == (2, Decimal(240), Decimal(60))
    assert len(column.cards) == 2


def test_filtered_totals_count_what_is_shown(owner: Member) -> None:
    stage = make.stage()
    make.deal(owner=owner, stage=stage, value=100, title="Blue chairs")
    make.deal(owner=owner, stage=stage, value=7, title="Red chairs")

    (column,) = board(Caller(owner), stage, q="blue").stages

    assert (column.count, column.value) == (1, Decimal(100))
    assert [card.title for card in column.cards] == ["Blue chairs"]


def test_a_long_column_goes_on_where_the_board_ended(owner: Member) -> None:
    stage = make.stage()
    for _ in range(53):
        make.deal(owner=owner, stage=stage)
    caller = Caller(owner)

    (column,) = board(caller, stage).stages
    path = f"/pipelines/{stage.pipeline_id}/stages/{stage.id}/cards"
    _, rest = caller.get(path, after=column.next)

    shown = [str(card.id) for card in column.cards] + [card["id"] for card in rest["items"]]
    assert (column.count, len(set(shown)), rest["next"]) == (53, 53, None)


MOVES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["a", "b", "won", "open", "bin", 5, 9]))
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES)
def test_kept_totals_equal_counted_ones_whatever_happens(
    owner: Member, moves: list[tuple[int, object]]
) -> None:
    first = make.stage()
    stages = {"a": first, "b": make.stage(pipeline=first.pipeline)}
    deals = [make.deal(owner=owner, stage=first, value=n) for n in range(4)]

    for number, what in moves:
        row = Deal.objects.filter(id=deals[number].id)
        match what:
            case "a" | "b":
                row.update(stage=stages[str(what)])
            case "won":
                row.update(status=DealStatus.WON, closed_at=make.NEW_YEAR)
            case "open":
                row.update(status=DealStatus.OPEN, closed_at=None)
            case "bin":
                row.update(deleted_at=make.NEW_YEAR)
            case _:
                row.update(value=what)

    kept, counted = board(Caller(owner), first), board(Caller(owner), first, value_min=0)
    assert [(s.count, s.value) for s in kept.stages] == [(s.count, s.value) for s in counted.stages]


def test_health_counts_each_open_deal_once(owner: Member) -> None:
    stage = make.stage(rot_after_days=30)
    make.deal(owner=owner, stage=stage)

    _, answer = Caller(owner).get(f"/pipelines/{stage.pipeline_id}/health")

    assert answer == {
        "stages": [{"stage_id": str(stage.id), "healthy": 0, "attention": 0, "at_risk": 1}]
    }


def test_without_a_limit_a_deal_stalls_after_what_nine_of_ten_took(owner: Member) -> None:
    stage = make.stage(position=0)
    after = make.stage(pipeline=stage.pipeline, position=1)
    for days in range(1, 12):
        deal = make.deal(owner=owner, stage=stage, at=make.NEW_YEAR)
        moved_at = make.NEW_YEAR + timedelta(days=days)
        move_deal(deal.id, to_stage_id=after.id, actor=make.actor(owner), now=moved_at)
    make.deal(owner=owner, stage=stage, at=make.NEW_YEAR)

    assert learn_limits() == 1
    assert learn_limits() == 0
    columns = board(Caller(owner), stage).stages
    _, health = Caller(owner).get(f"/pipelines/{stage.pipeline_id}/health")

    assert [column.limit_days for column in columns] == [10, None]
    assert {s["stage_id"]: s["at_risk"] for s in health["stages"]}[str(stage.id)] == 1


def test_a_stage_is_taken_away_only_when_its_deals_have_a_place(owner: Member) -> None:
    stage = make.stage(position=0)
    other = make.stage(pipeline=stage.pipeline, position=1)
    deal = make.deal(owner=owner, stage=stage)
    caller = Caller(owner)

    status, problem = caller.delete(f"/stages/{stage.id}")
    assert (status, problem["code"]) == (409, "stage_has_deals")

    assert caller.delete(f"/stages/{stage.id}?move_to={other.id}") == (204, None)
    assert Deal.objects.get(id=deal.id).stage_id == other.id
    assert [column.id for column in board(caller, other).stages] == [other.id]


def test_stages_are_added_renamed_and_put_in_order(owner: Member) -> None:
    caller = Caller(owner)
    _, pipeline = caller.post("/pipelines", {"name_zh": "渠道", "template": "sales"})
    first, second = pipeline["stages"][:2]

    _, added = caller.post(
        f"/pipelines/{pipeline['id']}/stages", {"name_en": "Extra", "position": 1}
    )
    caller.patch(
        f"/stages/{second['id']}", {"position": 0, "probability": 7}, **edit(second["version"] + 1)
    )

    _, listed = caller.get("/pipelines")
    (shown,) = [one for one in listed["items"] if one["id"] == pipeline["id"]]
    assert [one["id"] for one in shown["stages"]][:3] == [second["id"], first["id"], added["id"]]
    assert shown["stages"][0]["probability"] == 7
    assert shown["name"] == "渠道"
