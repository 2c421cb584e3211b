"""Refusals are problem+json (RFC 9457), in the language of whoever is refused."""

import re

import pytest
from django.test import Client

from headwater.accounts.rules import Role
from tests import make
from tests.calling import API, Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
CHINESE = re.compile("[一-鿿]")


def test_a_refusal_is_a_problem_with_a_stable_code() -> None:
    answer = Client(headers={"Accept-Language": "en"}).get(f"{API}/me")

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "urn:headwater:problem:not_signed_in",
        "title": "Not signed in",
        "status": 401,
        "code": "not_signed_in",
        "detail": "Sign in first, or send a token.",
        "fields": [],
    }


@pytest.mark.parametrize(
    ("language", "is_chinese"),
    [
        ("zh-CN", True),
        ("zh", True),
        ("zh-Hans-CN,zh;q=0.9,en;q=0.8", True),
        ("zh-SG", True),
        ("en-GB,en;q=0.9,zh;q=0.5", False),
        ("fr-FR", False),
        ("", False),
    ],
)
def test_accept_language_decides(language: str, is_chinese: bool) -> None:
    _, problem = Caller(make.member(), language=language).get("/deals/not-an-id")

    assert bool(CHINESE.search(problem["detail"])) is is_chinese
    assert bool(CHINESE.search(problem["fields"][0]["detail"])) is is_chinese


def test_who_does_not_say_is_answered_in_the_language_of_their_settings() -> None:
    caller = Caller(make.member(language="zh-CN", role=Role.OBSERVER))
    del caller.client.defaults["HTTP_ACCEPT_LANGUAGE"]

    _, problem = caller.post("/teams", {"name": "T"})

    assert CHINESE.search(problem["detail"])


def test_each_field_is_told_what_is_wrong_with_it() -> None:
    caller = Caller(make.member())

    status, problem = caller.patch("/me", {"time_zone": "Mars", "name": "x" * 101, "age": 7})

    assert status == 422
    assert {(f["field"], f["code"], f["detail"]) for f in problem["fields"]} == {
        ("time_zone", "value_error", "Name a time zone such as Asia/Shanghai."),
        ("name", "string_too_long", "Give at most 100 characters."),
        ("age", "extra_forbidden", "Nothing of this name is known here."),
    }


def test_what_is_not_json_is_refused_in_words() -> None:
    caller = Caller(make.member(), language="zh-CN")

    answer = caller.client.post(f"{API}/teams", "{", content_type="application/json")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert CHINESE.search(answer.json()["detail"])


def test_an_edit_needs_a_version_and_gets_the_next_one() -> None:
    owner = make.member()
    caller = Caller(owner)

    answer = caller.client.patch(
        f"{API}/members/{owner.id}", {"name": "Li"}, content_type="application/json",
        headers={"If-Match": 'W/"1"'},
    )  # fmt: skip

    assert (answer.status_code, answer["ETag"]) == (200, '"2"')
    assert caller.patch(f"/members/{owner.id}", {"name": "Li"}, If_Match="*")[0] == 428
    assert caller.patch(f"/members/{owner.id}", {"name": "Na"}, **edit(1))[0] == 412


def test_a_parameter_nobody_knows_is_refused_by_its_name() -> None:
    status, problem = Caller(make.member()).get("/deals", onwer_id="me")

    assert (status, [field["field"] for field in problem["fields"]]) == (422, ["onwer_id"])
