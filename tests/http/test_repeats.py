"""An Idempotency-Key makes a repeated request harmless."""

import pytest

from headwater.accounts.rules import Role
from headwater.http.models import KeptAnswer
from headwater.pipeline.models import Source
from tests import make
from tests.calling import API, Caller

pytestmark = pytest.mark.usefixtures("workspace")
FAIR = {"name_en": "Fair"}


@pytest.fixture
def caller() -> Caller:
    return Caller(make.member())


def test_the_same_request_is_done_once_and_answered_the_same(caller: Caller) -> None:
    first = caller.post("/sources", FAIR, Idempotency_Key="k")
    again = caller.post("/sources", FAIR, Idempotency_Key="k")

    assert first[0] == 201
    assert first == again
    assert Source.objects.count() == 1


def test_a_repeated_answer_says_that_it_is_one(caller: Caller) -> None:
    stage = make.stage()
    body = {"title": "Ten desks", "stage_id": str(stage.id)}
    answers = [
        caller.client.post(
            f"{API}/deals", body, content_type="application/json", headers={"Idempotency-Key": "k"}
        )
        for _ in range(2)
    ]

    assert "Idempotent-Replayed" not in answers[0]
    assert answers[1]["Idempotent-Replayed"] == "true"
    assert answers[0]["ETag"] == answers[1]["ETag"] == '"1"'
    assert answers[0]["Content-Type"] == answers[1]["Content-Type"]


def test_a_key_is_not_good_for_another_request(caller: Caller) -> None:
    caller.post("/sources", FAIR, Idempotency_Key="k")

    other_body = caller.post("/sources", {"name_en": "Other"}, Idempotency_Key="k")
    other_path = caller.post("/lost-reasons", FAIR, Idempotency_Key="k")

    assert (other_body[0], other_body[1]["code"]) == (422, "idempotency_key_reused")
    assert other_path[0] == 422
    assert Source.objects.count() == 1


def test_after_a_refusal_the_key_is_free_again(caller: Caller) -> None:
    refused = caller.post("/sources", {"name_en": "", "name_zh": ""}, Idempotency_Key="k")
    done = caller.post("/sources", FAIR, Idempotency_Key="k")

    assert (refused[0], done[0]) == (422, 201)


def test_keys_of_two_people_do_not_meet(caller: Caller) -> None:
    other = Caller(make.member(role=Role.ADMIN))

    caller.post("/sources", FAIR, Idempotency_Key="k")
    answer = other.post("/sources", {"name_en": "Other"}, Idempotency_Key="k")

    assert answer[0] == 201
    assert KeptAnswer.objects.count() == 2


def test_an_endless_key_is_refused(caller: Caller) -> None:
    status, problem = caller.post("/sources", FAIR, Idempotency_Key="k" * 201)

    assert (status, problem["code"]) == (422, "idempotency_key_too_long")
    assert not Source.objects.exists()
