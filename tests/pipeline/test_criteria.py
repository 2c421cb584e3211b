"""Every door of a stage asks for what the stage wants; each test fails if that door is bypassed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.pipeline.models import CriterionOverride, Deal, Stage
from headwater.pipeline.rules.criteria import WAY_BACK
from headwater.pipeline.schemas.criteria import DealCriteriaOut
from headwater.pipeline.services.moves import transfer_deal
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)


@pytest.fixture
def deal(stages: list[Stage], owner: Member) -> Deal:
    return make.deal(stage=stages[0], owner=owner, value=0)


def move(caller: Caller, deal: Deal, to: Stage, **more: Any) -> tuple[int, Any]:
    deal.refresh_from_db()
    body = {"stage_id": str(to.id)} | more
    return caller.put(f"/deals/{deal.id}/stage", body, **edit(deal.version))


def win(caller: Caller, deal: Deal, **more: Any) -> tuple[int, Any]:
    deal.refresh_from_db()
    body = {"status": "won"} | more
    return caller.put(f"/deals/{deal.id}/status", body, **edit(deal.version))


def refused(answer: tuple[int, Any]) -> list[str]:
    """Give the sentences of what blocks; fail if it was not refused for that."""
    status, problem = answer
    assert (status, problem["code"]) == (409, "criteria_unmet"), answer
    return [one["sentence"] for one in problem["criteria"] if one["severity"] == "block"]


def test_a_deal_that_has_not_earned_it_stays_and_is_told_what_is_missing(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    made = make.criterion(stage=stages[0], kind="field", params={"field": "value"})

    status, problem = move(caller, deal, stages[1])

    assert (status, problem["code"], problem["detail"]) == (
        409, "criteria_unmet", "Not yet: The value is known.",
    )  # fmt: skip
    assert problem["criteria"] == [
        {
            "id": str(made.id), "stage_id": str(stages[0].id), "kind": "field",
            "params": {"field": "value"}, "severity": "block",
            "sentence": "The value is known", "fix": "fill_field",
        }
    ]  # fmt: skip
    deal.refresh_from_db()
    assert deal.stage == stages[0]
    assert not EventRecord.objects.filter(name="deal.moved").exists()


def test_the_refusal_is_said_in_chinese_to_who_speaks_it(deal: Deal, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0], kind="field", params={"field": "value"})
    reader = make.member(language="zh-CN")

    _, problem = move(Caller(reader, language="zh-CN"), deal, stages[1])

    assert problem["criteria"][0]["sentence"] == "已填写金额"


def test_a_deal_that_has_earned_it_goes(caller: Caller, deal: Deal, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0], kind="field", params={"field": "value"})
    Deal.objects.filter(id=deal.id).update(value=5)

    assert move(caller, deal, stages[1])[0] == 200


def test_a_jump_must_earn_every_stage_it_leaves_behind(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], label_en="First")
    make.criterion(stage=stages[1], label_en="Second")
    make.criterion(stage=stages[2], label_en="Third")

    assert refused(move(caller, deal, stages[2])) == ["First", "Second"]


def test_going_back_is_free(caller: Caller, deal: Deal, stages: list[Stage]) -> None:
    Deal.objects.filter(id=deal.id).update(stage=stages[2])
    for stage in stages:
        make.criterion(stage=stage)

    assert move(caller, deal, stages[0])[0] == 200


def test_winning_must_earn_all_that_is_still_ahead(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], label_en="First")
    make.criterion(stage=stages[2], label_en="Third")

    assert refused(win(caller, deal)) == ["First", "Third"]


def test_losing_needs_nothing(caller: Caller, deal: Deal, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0])
    body = {"status": "lost", "lost_reason_id": str(make.lost_reason().id)}

    assert caller.put(f"/deals/{deal.id}/status", body, **edit(deal.version))[0] == 200


def test_a_new_deal_in_a_later_stage_must_have_earned_the_earlier_ones(
    caller: Caller, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], kind="field", params={"field": "value"})
    body = {"title": "Ten desks", "stage_id": str(stages[1].id)}

    assert refused(caller.post("/deals", body)) == ["The value is known"]
    assert not Deal.objects.exists()
    assert caller.post("/deals", body | {"value": "5.00"})[0] == 201


def test_a_deal_from_another_pipeline_must_have_earned_what_lies_before(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    other = make.pipeline()
    places = [make.stage(pipeline=other, position=n) for n in range(2)]
    make.criterion(stage=places[0], label_en="There")
    make.criterion(stage=stages[0], label_en="Here")

    answer = move(caller, deal, places[1], allow_other_pipeline=True)

    assert refused(answer) == ["There"]
    assert move(caller, deal, places[0], allow_other_pipeline=True)[0] == 200


def test_a_lead_converted_into_a_later_stage_brings_its_evidence(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], kind="activity", params={"activity": "call"})
    body = {"title": "Ten desks", "stage_id": str(stages[1].id)}
    silent, called = make.lead(owner=owner), make.lead(owner=owner)
    make.note(lead=called, kind="call", author=owner)

    assert refused(caller.put(f"/leads/{silent.id}/conversion", body)) == ["Call done"]
    assert not Deal.objects.exists()
    assert caller.put(f"/leads/{called.id}/conversion", body)[0] in {200, 201}


def test_what_only_warns_lets_through(caller: Caller, deal: Deal, stages: list[Stage]) -> None:
    warns = make.criterion(stage=stages[0], severity="warn")

    assert move(caller, deal, stages[1])[0] == 200

    Deal.objects.filter(id=deal.id).update(stage=stages[0])
    _, found = caller.get(f"/deals/{deal.id}/criteria")
    assert found["doors"][1] == {
        "stage_id": str(stages[1].id), "refused_by": [], "warned_by": [str(warns.id)],
    }  # fmt: skip


def test_who_has_the_right_lets_a_deal_through_and_says_why(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], kind="field", params={"field": "value"})

    status, _ = move(caller, deal, stages[1], override_reason="The contract came by post.")

    assert status == 200
    kept = CriterionOverride.objects.get()
    assert (kept.from_stage, kept.to_stage, kept.reason) == (
        stages[0], stages[1], "The contract came by post.",
    )  # fmt: skip
    assert kept.criteria[0]["sentence_en"] == "The value is known"
    assert kept.criteria[0]["sentence_zh"] == "已填写金额"
    assert EventRecord.objects.filter(name="deal.criteria_overridden").count() == 1


def test_a_seller_cannot_override(deal: Deal, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0])
    seller = make.member(role=Role.SELLER)
    Deal.objects.filter(id=deal.id).update(owner=seller)

    status, problem = move(Caller(seller), deal, stages[1], override_reason="I want to.")

    assert (status, problem["code"]) == (403, "may_not_override")
    assert not CriterionOverride.objects.exists()


def test_a_reason_given_for_nothing_leaves_no_override(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    assert move(caller, deal, stages[1], override_reason="Just in case")[0] == 200

    assert not CriterionOverride.objects.exists()


def test_of_two_people_at_once_the_second_is_judged_by_what_the_first_left(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    made = make.criterion(stage=stages[0])
    tick = f"/deals/{deal.id}/criteria/{made.id}/tick"
    caller.put(tick, {"is_ticked": True})
    other = Caller(make.member())

    other.put(tick, {"is_ticked": False})

    assert refused(move(caller, deal, stages[1])) == ["Checked by hand"]


def test_a_tick_says_who_and_when_and_can_be_taken_back(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    made = make.criterion(stage=stages[0])
    tick = f"/deals/{deal.id}/criteria/{made.id}/tick"

    status, found = caller.put(tick, {"is_ticked": True})
    caller.put(tick, {"is_ticked": True})

    DealCriteriaOut.model_validate(found)
    assert (status, found["criteria"][0]["evidence"]["by"]) == (200, "Ada Park")
    assert EventRecord.objects.filter(name="deal.criterion_ticked").count() == 1
    _, found = caller.put(tick, {"is_ticked": False})
    assert found["criteria"][0]["evidence"] is None


def test_what_is_shown_by_deeds_cannot_be_ticked(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    made = make.criterion(stage=stages[0], kind="field", params={"field": "value"})

    status, problem = caller.put(f"/deals/{deal.id}/criteria/{made.id}/tick", {"is_ticked": True})

    assert (status, problem["code"]) == (409, "not_tickable")


def evidence(caller: Caller, deal: Deal) -> Any:
    (only,) = caller.get(f"/deals/{deal.id}/criteria")[1]["criteria"]
    return only["evidence"]


def test_a_call_counts_when_somebody_was_reached(
    caller: Caller, deal: Deal, owner: Member, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], kind="activity", params={"activity": "call", "count": 2})
    make.note(deal=deal, kind="call", outcome="no_answer", author=owner)
    make.note(deal=deal, kind="call", is_private=True, author=owner)
    make.note(deal=deal, kind="call", outcome="reached", author=owner)
    assert evidence(caller, deal) is None

    make.task(deal=deal, kind="call", title="Ring Li", done_at=NOW, owner=owner)

    found = evidence(caller, deal)
    assert (found["by"], found["count"]) == ("Ada Park", 2)


@pytest.mark.parametrize(("days_ago", "counts"), [(3, True), (9, False)])
def test_an_activity_counts_for_so_many_days(
    caller: Caller, deal: Deal, stages: list[Stage], days_ago: int, *, counts: bool
) -> None:
    make.criterion(stage=stages[0], kind="activity", params={"activity": "demo", "days": 7})
    make.note(deal=deal, kind="demo", happened_at=NOW - timedelta(days=days_ago))

    assert (evidence(caller, deal) is not None) is counts


def test_an_activity_in_this_stage_does_not_count_from_before_it(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[1], kind="activity", params={"activity": "call", "in_stage": True})
    make.note(deal=deal, kind="call", happened_at=NOW - timedelta(minutes=5))
    assert move(caller, deal, stages[1])[0] == 200
    assert evidence(caller, deal) is None

    make.note(deal=deal, kind="call")

    assert evidence(caller, deal) is not None


def test_an_own_type_of_activity_is_asked_for_by_its_name(
    caller: Caller, stages: list[Stage]
) -> None:
    _, kind = caller.post("/activity-types", {"name_en": "Site survey", "base": "visit"})
    body = {"kind": "activity", "params": {"type_id": kind["id"]}}

    status, made = caller.post(f"/stages/{stages[0].id}/criteria", body)

    assert (status, made["sentence"]) == (201, "Site survey done")


def test_a_role_is_shown_by_whoever_has_it(caller: Caller, deal: Deal, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0], kind="person", params={"role": "decision_maker"})
    person = make.person(name="Li Na")
    assert evidence(caller, deal) is None

    caller.put(f"/deals/{deal.id}/people/{person.id}", {"role": "decision_maker"})

    assert evidence(caller, deal)["what"] == "Li Na"


def test_a_document_counts_by_its_name(caller: Caller, deal: Deal, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0], kind="file", params={"name_contains": "contract, 合同"})
    make.file(deal=deal, name="photo.png")
    assert evidence(caller, deal) is None

    make.file(note=make.note(deal=deal), name="采购合同.pdf")

    assert evidence(caller, deal)["what"] == "采购合同.pdf"


def test_setting_up_refuses_what_cannot_be_judged(caller: Caller, stages: list[Stage]) -> None:
    criteria = f"/stages/{stages[0].id}/criteria"

    def code(body: dict[str, Any]) -> tuple[int, str]:
        status, problem = caller.post(criteria, body)
        return status, problem["code"]

    assert code({"kind": "quote_sent"}) == (422, "unknown_criterion_kind")
    assert code({"kind": "field"}) == (422, "criterion_incomplete")
    assert code({"kind": "activity"}) == (422, "criterion_incomplete")
    assert code({"kind": "person", "params": {"role": "user", "days": 3}}) == (
        422, "criterion_incomplete",
    )  # fmt: skip
    missing = {"kind": "question", "params": {"question_id": str(uuid4())}}
    assert code(missing) == (404, "question_not_found")


def test_a_criterion_is_edited_by_one_at_a_time(caller: Caller, stages: list[Stage]) -> None:
    made = make.criterion(stage=stages[0])

    status, edited = caller.patch(f"/criteria/{made.id}", {"label_en": "Talked"}, **edit(1))
    assert (status, edited["sentence"], edited["version"]) == (200, "Talked", 2)

    assert caller.patch(f"/criteria/{made.id}", {"severity": "warn"}, **edit(1))[0] == 412
    assert caller.delete(f"/criteria/{made.id}", **edit(2))[0] == 204
    assert caller.get(f"/pipelines/{stages[0].pipeline_id}/criteria")[1]["items"] == []


def test_cards_show_how_far_they_are(caller: Caller, deal: Deal, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0], kind="field", params={"field": "value"})
    make.criterion(stage=stages[0], kind="field", params={"field": "company_id"})
    make.deal(stage=stages[1])
    Deal.objects.filter(id=deal.id).update(value=5)

    _, board = caller.get(f"/pipelines/{stages[0].pipeline_id}/board")
    _, page = caller.get(f"/pipelines/{stages[0].pipeline_id}/stages/{stages[0].id}/cards")

    assert board["stages"][0]["cards"][0]["criteria"] == {"met": 1, "count": 2}
    assert board["stages"][1]["cards"][0].get("criteria") is None
    assert page["items"][0]["criteria"] == {"met": 1, "count": 2}


def test_a_move_between_stages_without_criteria_asks_nothing_more_of_the_database(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    other = make.pipeline()
    make.criterion(stage=make.stage(pipeline=other))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert move(caller, deal, stages[1])[0] == 200

    assert not [
        one for one in asked if "pipeline_criterion" in one["sql"] and "EXISTS" not in one["sql"]
    ]


def test_undoing_a_move_back_need_not_be_earned_again(
    caller: Caller, deal: Deal, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0])
    Deal.objects.filter(id=deal.id).update(stage=stages[1])
    deal.refresh_from_db()
    with transaction.atomic():
        transfer_deal(deal.id, to_stage_id=stages[0].id, actor=make.actor(deal.owner), now=NOW)
    assert refused(move(caller, deal, stages[1])) == ["Checked by hand"]

    with transaction.atomic():
        transfer_deal(
            deal.id,
            to_stage_id=stages[1].id,
            actor=make.actor(deal.owner),
            now=NOW,
            passing=WAY_BACK,
        )

    deal.refresh_from_db()
    assert deal.stage == stages[1]
