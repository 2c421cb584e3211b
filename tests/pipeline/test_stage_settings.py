from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from headwater.accounts.models import Member
from headwater.activities.models import Task
from headwater.pipeline.models import Criterion, CriterionOverride, Deal, EntryTask, Pipeline, Stage
from headwater.pipeline.schemas.criteria import OverridePage, OverrideSummary
from headwater.pipeline.schemas.stages import PipelineTemplates, StagesInHistory
from headwater.pipeline.selectors.evidence import check_criterion
from headwater.pipeline.services.moves import move_deal
from headwater.pipeline.services.templates import templates
from tests import make
from tests.calling import API, Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
FRIDAY = datetime(2026, 6, 5, 9, tzinfo=UTC)


def move(deal: Deal, to: Stage, owner: Member) -> None:
    with transaction.atomic():
        move_deal(deal.id, to_stage_id=to.id, actor=make.actor(owner), now=FRIDAY)


def test_a_stage_hands_out_its_tasks_once_to_each_deal(owner: Member, stages: list[Stage]) -> None:
    make.entry_task(stage=stages[1], title_en="Prepare", kind="meeting", due_in_workdays=2)
    deal = make.deal(stage=stages[0], owner=owner)

    move(deal, stages[1], owner)
    move(deal, stages[0], owner)
    move(deal, stages[1], owner)

    task = Task.objects.get()
    assert (task.title, task.kind, task.owner, task.deal) == ("Prepare", "meeting", owner, deal)
    assert task.due_at
    assert task.due_at.date() == date(2026, 6, 9)  # over a weekend


def test_a_task_for_the_creator_goes_to_who_created_the_deal(
    owner: Member, stages: list[Stage]
) -> None:
    make.entry_task(stage=stages[1], is_for_creator=True)
    creator = make.member(language="zh-CN")
    deal = make.deal(stage=stages[0], owner=owner, creator=creator)

    move(deal, stages[1], owner)

    assert [(one.title, one.owner) for one in Task.objects.all()] == [("打电话", creator)]


def test_a_new_deal_gets_the_tasks_of_the_stage_it_begins_in(
    caller: Caller, stages: list[Stage]
) -> None:
    make.entry_task(stage=stages[0], title_en="First call")

    assert caller.post("/deals", {"title": "Ten desks"})[0] == 201

    assert Task.objects.get().title == "First call"


def test_entry_tasks_are_set_up_by_one_at_a_time(caller: Caller, stages: list[Stage]) -> None:
    path = f"/stages/{stages[0].id}/entry-tasks"
    status, made = caller.post(path, {"title_en": "Call", "kind": "call"})
    assert (status, made["kind"], made["due_in_workdays"]) == (201, "call", 1)

    task = f"/entry-tasks/{made['id']}"
    assert caller.patch(task, {"due_in_workdays": 3}, **edit(1))[1]["version"] == 2
    assert caller.patch(task, {"due_in_workdays": 4}, **edit(1))[0] == 412
    assert caller.delete(task, **edit(2))[0] == 204
    _, page = caller.get(f"/pipelines/{stages[0].pipeline_id}/entry-tasks")
    assert page["items"] == []


@pytest.mark.parametrize("key", list(templates()))
def test_every_template_becomes_a_pipeline_that_works(caller: Caller, key: str) -> None:
    status, made = caller.post("/pipelines", {"name_en": "New", "template": key})

    assert status == 201
    assert [one["name_en"] for one in made["stages"]] == [
        one.fields["name_en"] for one in templates()[key].stages
    ]
    for criterion in Criterion.objects.all():
        check_criterion(criterion.kind, criterion.params)
    stages = Stage.objects.filter(pipeline_id=made["id"]).order_by("position")
    chances = [stage.probability for stage in stages]
    assert chances == sorted(chances)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_gallery_is_whole_in_both_languages(owner: Member, language: str) -> None:
    Member.objects.filter(id=owner.id).update(language=language)
    _, page = Caller(owner, language=language).get("/pipeline-templates")

    PipelineTemplates.model_validate(page)
    assert len(page["items"]) == 8
    first = page["items"][0]["stages"][0]["criteria"][0]["sentence"]
    assert first == {"en": "The company is named", "zh-CN": "已关联公司"}[language]
    for template in page["items"]:
        for stage in template["stages"]:
            if template["key"] != "empty":
                assert all([stage["name"], stage["description"], stage["good"], stage["talk"]])
                assert stage["criteria"]
                assert stage["tasks"]
            assert all(one["sentence"] for one in stage["criteria"])
            assert all(one["title"] for one in stage["tasks"])


def test_a_template_can_be_taken_without_what_it_asks_for(caller: Caller) -> None:
    body = {"name_en": "New", "template": "sales", "is_bare": True}

    assert caller.post("/pipelines", body)[0] == 201

    assert not Criterion.objects.exists()
    assert not EntryTask.objects.exists()


def test_a_copied_pipeline_has_all_but_the_deals(caller: Caller, stages: list[Stage]) -> None:
    make.criterion(stage=stages[0], label_en="Look")
    make.entry_task(stage=stages[1])
    make.deal(stage=stages[0])
    body = {"name_en": "Again", "copy_of": str(stages[0].pipeline_id)}

    status, made = caller.post("/pipelines", body)

    assert status == 201
    assert [one["name"] for one in made["stages"]] == ["Lead", "Demo", "Offer"]
    assert not {one["id"] for one in made["stages"]} & {str(one.id) for one in stages}
    assert Criterion.objects.filter(stage__pipeline=made["id"]).get().label_en == "Look"
    assert EntryTask.objects.filter(stage__pipeline=made["id"]).count() == 1
    assert not Deal.objects.filter(pipeline=made["id"]).exists()


def archive(caller: Caller, pipeline: Pipeline) -> tuple[int, Any]:
    return caller.patch(f"/pipelines/{pipeline.id}", {"is_archived": True}, **edit(1))


def test_a_pipeline_is_put_away_once_nothing_depends_on_it(
    caller: Caller, stages: list[Stage]
) -> None:
    other = make.stage()
    deal = make.deal(stage=other)

    assert archive(caller, stages[0].pipeline)[1]["code"] == "default_pipeline"
    assert archive(caller, other.pipeline)[1]["code"] == "pipeline_has_deals"
    Deal.objects.filter(id=deal.id).update(status="won", closed_at=FRIDAY)
    assert archive(caller, other.pipeline)[0] == 200


def test_history_suggests_a_probability_and_says_of_how_many(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    won, lost, _waiting = (make.deal(stage=stages[0], owner=owner) for _ in range(3))
    for deal in (won, lost):
        move(deal, stages[1], owner)
    Deal.objects.filter(id=won.id).update(status="won", closed_at=FRIDAY)
    Deal.objects.filter(id=lost.id).update(status="lost", closed_at=FRIDAY)

    status, found = caller.get(f"/pipelines/{stages[0].pipeline_id}/history")

    StagesInHistory.model_validate(found)
    assert status == 200
    told = [(s["open_deals"], s["closed_deals"], s["won"], s["decided"], s["suggested"],
             s["is_enough"]) for s in found["items"]]  # fmt: skip
    assert told == [(1, 0, 1, 2, 50, False), (0, 2, 1, 2, 50, False), (0, 0, 1, 1, 100, False)]


def test_overridden_criteria_are_reported_to_those_who_see_the_deal(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    made = make.criterion(stage=stages[0], label_en="Talked", label_zh="聊过")
    deal = make.deal(stage=stages[0], owner=owner)
    body = {"stage_id": str(stages[1].id), "override_reason": "By post."}
    assert caller.put(f"/deals/{deal.id}/stage", body, **edit(1))[0] == 200

    _, page = caller.get("/criterion-overrides")
    _, counts = caller.get("/criterion-overrides/summary", pipeline_id=stages[0].pipeline_id)

    OverridePage.model_validate(page)
    OverrideSummary.model_validate(counts)
    (only,) = page["items"]
    assert (only["deal_title"], only["reason"], only["member_name"]) == (
        deal.title, "By post.", "Ada Park",
    )  # fmt: skip
    assert [one["sentence"] for one in only["criteria"]] == ["Talked"]
    assert counts["total"] == 1
    assert counts["by_criterion"] == [{"key": str(made.id), "name": "Talked", "count": 1}]
    stranger = Caller(make.member(role="seller"))
    assert stranger.get("/criterion-overrides")[1]["items"] == []
    assert stranger.get("/criterion-overrides/summary")[1]["total"] == 0
    assert CriterionOverride.objects.count() == 1


def test_an_entry_task_can_be_of_a_type_of_the_workspaces_own(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    _, made = caller.post("/activity-types", {"name_en": "Site visit", "base": "visit"})
    path = f"/stages/{stages[1].id}/entry-tasks"

    status, task = caller.post(path, {"title_en": "Go there", "type_id": made["id"]})
    assert (status, task["kind"], task["type_id"]) == (201, "visit", made["id"])
    move(make.deal(stage=stages[0], owner=owner), stages[1], owner)
    assert str(Task.objects.get().type_id) == made["id"]

    body = {"kind": "call", "type_id": None, "title_en": "Ring"}
    _, changed = caller.patch(f"/entry-tasks/{task['id']}", body, **edit(1))
    assert (changed["kind"], changed["type_id"]) == ("call", None)
    assert caller.post(path, {"title_en": "?", "type_id": str(make.deal().id)})[0] == 404


def test_overrides_are_found_by_their_reason_and_taken_out_as_a_file(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    make.criterion(stage=stages[0], label_en="Signed", label_zh="已签")
    for reason in ("They called us.", "=The boss said so"):
        deal = make.deal(stage=stages[0], owner=owner, title="Ten desks")
        body = {"stage_id": str(stages[1].id), "override_reason": reason}
        assert caller.put(f"/deals/{deal.id}/stage", body, **edit(deal.version))[0] == 200

    found = caller.get("/criterion-overrides", q="BOSS")[1]["items"]
    assert [one["reason"] for one in found] == ["=The boss said so"]
    assert caller.get("/criterion-overrides/summary", q="boss")[1]["total"] == 1
    answer = caller.client.get(f"{API}/criterion-overrides/export.csv?q=boss")
    text = answer.content.decode("utf-8-sig").splitlines()
    assert text[0] == "Deal name,Pipeline,From stage,To stage,Not met,Reason,Let through by,Date"
    assert text[1].startswith("Ten desks,Sales,Lead,Demo,Signed,'=The boss said so,Ada Park,")
