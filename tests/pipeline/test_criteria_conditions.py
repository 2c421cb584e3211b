"""Criteria that ask by a filter, of the deal itself and of the workspace's own fields."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.pipeline.models import Criterion, Deal, Stage
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)


@pytest.fixture
def deal(stages: list[Stage], owner: Member) -> Deal:
    return make.deal(stage=stages[0], owner=owner, value=50)


def own(caller: Caller, name: str, type_: str = "number", **facts: Any) -> Any:
    status, made = caller.post("/fields", {"kind": "deal", "type": type_, "name_en": name} | facts)
    assert status == 201, made
    return made


def ask(caller: Caller, stage: Stage, kind: str, params: dict[str, Any], **words: Any) -> Any:
    body = {"kind": kind, "params": params} | words
    status, made = caller.post(f"/stages/{stage.id}/criteria", body)
    assert status == 201, made
    return made


def move(caller: Caller, deal: Deal, to: Stage) -> tuple[int, Any]:
    deal.refresh_from_db()
    return caller.put(f"/deals/{deal.id}/stage", {"stage_id": str(to.id)}, **edit(deal.version))


def change(caller: Caller, deal: Deal, **changes: Any) -> None:
    deal.refresh_from_db()
    status, answer = caller.patch(f"/deals/{deal.id}", changes, **edit(deal.version))
    assert status == 200, answer


def ring(caller: Caller, stage: Stage) -> list[Any]:
    _, board = caller.get(f"/pipelines/{stage.pipeline_id}/board")
    _, column = caller.get(f"/pipelines/{stage.pipeline_id}/stages/{stage.id}/cards")
    of_board = [card["criteria"] for card in board["stages"][0]["cards"]]
    assert of_board == [card["criteria"] for card in column["items"]]
    return of_board


def test_a_condition_and_an_own_field_hold_a_deal_until_it_fulfils_them(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    own(caller, "Budget", name_zh="预算")
    ask(
        caller, stages[0], "condition",
        {"filter": "value > 100 and not custom.budget is unknown"},
        label_en="Worth it and paid for", label_zh="值得做且有预算",
    )  # fmt: skip
    ask(caller, stages[0], "field", {"field": "custom.budget"})

    status, problem = move(caller, deal, stages[1])
    chinese = Caller(make.member(language="zh-CN"), language="zh-CN")

    assert (status, problem["detail"]) == (
        409, "Not yet: Worth it and paid for · “Budget” is filled in.",
    )  # fmt: skip
    assert problem["criteria"][1]["params"] == {"field": "custom.budget"}
    _, problem = move(chinese, deal, stages[1])
    assert [one["sentence"] for one in problem["criteria"]] == [
        "值得做且有预算", "已填写“预算”",
    ]  # fmt: skip
    assert ring(caller, stages[0]) == [{"met": 0, "count": 2}]

    change(caller, deal, custom={"budget": "90"})
    assert ring(caller, stages[0]) == [{"met": 1, "count": 2}]
    change(caller, deal, value="101")

    assert ring(caller, stages[0]) == [{"met": 2, "count": 2}]
    assert move(caller, deal, stages[1])[0] == 200


def test_several_conditions_keep_their_own_values_and_ask_no_query_per_card(
    caller: Caller, deal: Deal, stages: list[Stage], owner: Member
) -> None:
    for most in (10, 60, 70):
        ask(caller, stages[0], "condition", {"filter": f"value > {most}"}, label_en=f"> {most}")
    assert ring(caller, stages[0]) == [{"met": 1, "count": 3}]

    with CaptureQueriesContext(
        connection,
    ) as few:
        caller.get(f"/pipelines/{stages[0].pipeline_id}/board")
    for _ in range(5):
        make.deal(stage=stages[0], owner=owner, value=65)
    with CaptureQueriesContext(connection) as many:
        caller.get(f"/pipelines/{stages[0].pipeline_id}/board")

    assert len(many) == len(few)
    assert {one["met"] for one in ring(caller, stages[0])} == {1, 2}


@pytest.mark.parametrize(
    ("kind", "params", "words", "code"),
    [
        ("condition", {"filter": "value > "}, {"label_en": "x"}, "bad_filter"),
        ("condition", {"filter": "nothing = 1"}, {"label_en": "x"}, "bad_filter"),
        ("condition", {"filter": "value > 1"}, {}, "criterion_incomplete"),
        ("condition", {}, {"label_en": "x"}, "criterion_incomplete"),
        ("condition", {"filter": "owner_id = me"}, {"label_en": "x"}, "bad_filter"),
        ("condition", {"filter": "company_tier = a"}, {"label_en": "x"}, "bad_filter"),
        ("field", {"field": "custom.gone"}, {}, "bad_filter"),
    ],
)
def test_what_cannot_be_judged_alike_for_everybody_is_refused(
    caller: Caller, stages: list[Stage], kind: str, params: Any, words: Any, code: str
) -> None:
    body = {"kind": kind, "params": params} | words

    status, problem = caller.post(f"/stages/{stages[0].id}/criteria", body)

    assert (status, problem["code"]) == (422, code)
    assert not Criterion.objects.exists()


def test_a_field_that_a_criterion_asks_for_stays_until_it_no_longer_does(
    caller: Caller, stages: list[Stage]
) -> None:
    field = own(caller, "Budget")
    path = f"/fields/{field['id']}"
    asked = ask(
        caller, stages[1], "condition", {"filter": "custom.budget > 5"}, label_en="Budget above 5"
    )

    assert caller.get(f"{path}/usage")[1] == {"values": 0, "criteria": ["Sales · Demo"]}
    for refused in (
        caller.patch(path, {"is_archived": True}, **edit(field["version"])),
        caller.patch(path, {"type": "text"}, **edit(field["version"])),
        caller.delete(f"{path}?values=0", **edit(field["version"])),
    ):
        assert (refused[0], refused[1]["code"], refused[1]["detail"]) == (
            409, "field_is_needed",
            "An exit criterion asks for this field as it is: Sales · Demo.",
        )  # fmt: skip
    assert caller.patch(path, {"type": "money"}, **edit(field["version"]))[0] == 200

    caller.delete(f"/criteria/{asked['id']}", **edit(asked["version"]))
    assert caller.delete(f"{path}?values=0", **edit(field["version"] + 1))[0] == 204


def test_a_criterion_whose_field_is_gone_all_the_same_breaks_no_board(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], kind="field", params={"field": "custom.gone"})

    assert ring(caller, stages[0]) == [{"met": 0, "count": 1}]
    assert move(caller, deal, stages[1])[1]["criteria"][0]["sentence"] == (
        "“custom.gone” is filled in"
    )


def test_the_params_of_a_criterion_are_edited_and_its_words_stay_needed(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    made = ask(caller, stages[0], "condition", {"filter": "value > 100"}, label_en="Over 100")
    path = f"/criteria/{made['id']}"

    status, problem = caller.patch(path, {"label_en": ""}, **edit(1))
    assert (status, problem["code"]) == (422, "criterion_incomplete")
    changes = {"params": {"filter": "value > 40"}, "label_en": "Over 40"}
    assert caller.patch(path, changes, **edit(1))[1]["params"]["filter"] == "value > 40"
    assert move(caller, deal, stages[1])[0] == 200


def test_whoever_sees_less_is_told_the_same(
    deal: Deal, stages: list[Stage], caller: Caller
) -> None:
    seller = make.member(role=Role.SELLER)
    Deal.objects.filter(id=deal.id).update(owner=seller)
    own(caller, "Buyer", "member")
    ask(caller, stages[0], "field", {"field": "custom.buyer"})
    change(caller, deal, custom={"buyer": str(make.member().id)})

    assert move(Caller(seller), deal, stages[1])[0] == 200
