"""The first start: an empty installation becomes somebody's, once."""

from typing import Any

import pytest
from django.test import Client

from headwater.accounts.models import User
from headwater.pipeline.models import LostReason, Pipeline, Source, Stage
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace
from tests.calling import Caller

WISHES = {
    "workspace_name": "活水科技",
    "language": "zh-CN",
    "time_zone": "Asia/Shanghai",
    "currency": "CNY",
    "name": "王芳",
    "email": "Wang@Example.com",
    "password": "many rivers 7",
}
pytestmark = pytest.mark.django_db


def test_the_wizard_makes_a_workspace_and_signs_its_owner_in() -> None:
    caller = Caller(None)

    assert caller.get("/setup") == (200, {"needed": True, "demo_email": None})
    status, me = caller.post("/setup", WISHES)

    assert status == 201
    assert me["member"]["role"] == "owner"
    assert me["member"]["email"] == "wang@example.com"
    assert me["workspace"]["country"] == "CN"
    assert me["workspaces"] == [{"id": me["workspace"]["id"], "name": "活水科技"}]
    assert caller.get("/me") == (200, me)


def test_a_new_workspace_has_pipelines_and_words() -> None:
    _, me = Caller(None).post("/setup", WISHES)

    enter(me["workspace"]["id"])
    assert [p.name_zh for p in Pipeline.objects.order_by("position")][1] == "售后"
    assert Stage.objects.filter(pipeline__is_default=True).count() == 6
    assert LostReason.objects.exists()
    assert Source.objects.exists()


def test_the_wizard_is_closed_once_somebody_can_sign_in() -> None:
    Caller(None).post("/setup", WISHES)
    late = Caller(None, language="zh-CN")

    status, problem = late.post("/setup", WISHES | {"email": "thief@example.com"})

    assert (status, problem["code"]) == (404, "setup_is_over")
    assert late.get("/setup") == (200, {"needed": False, "demo_email": None})
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "short"),
        ("password", "password1"),
        ("email", "nobody"),
        ("time_zone", "Mars/Crater"),
        ("currency", "XYZ"),
        ("language", "fr"),
        ("workspace_name", " "),
        ("role", "owner"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_made(field: str, value: str) -> None:
    status, problem = Caller(None).post("/setup", WISHES | {field: value})

    assert status == 422
    assert field in problem["fields"][0]["field"]
    assert not User.objects.exists()
    assert not Workspace.objects.exists()


def test_a_page_of_somebody_else_cannot_set_up() -> None:
    client = Client(enforce_csrf_checks=True)

    answer: Any = client.post(
        "/api/v1/setup", WISHES, content_type="application/json",
        headers={"Origin": "https://evil.example"},
    )  # fmt: skip

    assert answer.status_code == 403
    assert not User.objects.exists()


@pytest.mark.parametrize("with_criteria", [False, True])
def test_the_first_workspace_begins_with_the_pipeline_that_was_chosen(
    db: None, with_criteria: bool
) -> None:
    status, page = Caller(None).get("/setup/templates")
    assert (status, page["items"][2]["key"]) == (200, "manufacturing")

    wishes = WISHES | {"template": "manufacturing", "with_criteria": with_criteria}
    caller = Caller(None)
    assert caller.post("/setup", WISHES | {"template": "none"})[0] == 404
    assert caller.post("/setup", wishes)[0] == 201

    _, made = caller.get("/pipelines")
    assert [one["name_en"] for one in made["items"]] == ["Manufacturing", "Post-sale"]
    _, asked = caller.get(f"/pipelines/{made['items'][0]['id']}/criteria")
    assert bool(asked["items"]) is with_criteria
    assert caller.get("/setup/templates")[0] == 404
