"""Signing in and out, and back in without the password."""

import re
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.accounts.models import Member, Token, User
from headwater.accounts.rules import Scope
from headwater.accounts.tasks import mail_reset_link
from tests import make
from tests.calling import Caller

PASSWORD = "many rivers 7"
DOORS = "/_allauth/browser/v1/"

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def member() -> Member:
    member = make.member(user=make.user(email="li@example.com"), name="Li Na")
    assert member.user is not None
    member.user.set_password(PASSWORD)
    member.user.save()
    return member


def post(client: Client, door: str, **body: Any) -> tuple[int, Any]:
    answer = client.post(DOORS + door, body, content_type="application/json")
    return answer.status_code, answer.json()


def sign_in(client: Client, *, email: str = "li@example.com", password: str = PASSWORD) -> int:
    return post(client, "auth/login", email=email, password=password)[0]


def test_who_signs_in_works_in_their_workspace(member: Member) -> None:
    caller = Caller(None)

    assert sign_in(caller.client, email="LI@Example.com") == 200

    assert caller.get("/me")[1]["member"]["id"] == str(member.id)


def test_who_signs_out_is_a_stranger_again(member: Member) -> None:
    caller = Caller(None)
    sign_in(caller.client)

    caller.client.delete(DOORS + "auth/session")

    assert caller.get("/me")[0] == 401


def test_a_wrong_password_and_an_unknown_address_are_answered_the_same(member: Member) -> None:
    wrong = post(Client(), "auth/login", email="li@example.com", password="wrong rivers 7")
    unknown = post(Client(), "auth/login", email="no@example.com", password="wrong rivers 7")

    assert wrong == unknown
    assert wrong[0] == 400


def test_refusals_are_in_the_callers_language(member: Member) -> None:
    client = Client(headers={"Accept-Language": "zh-CN"})

    _, answer = post(client, "auth/login", email="li@example.com", password="wrong rivers 7")

    assert re.search("[一-鿿]", answer["errors"][0]["message"])


def test_guessing_is_slowed_down_whatever_the_case_of_the_letters(member: Member) -> None:
    client = Client(headers={"X-Forwarded-For": "1.2.3.4"})
    for email in ["li@example.com", "LI@example.com", "Li@Example.com"] * 2:
        sign_in(client, email=email, password="wrong rivers 7")

    assert sign_in(Client(headers={"X-Forwarded-For": "4.3.2.1"})) == 400


def test_attempts_are_counted_where_a_restart_does_not_forget_them(member: Member) -> None:
    sign_in(Client(), password="wrong rivers 7")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_attempt")
        assert cursor.fetchone()[0] > 0


def test_nobody_signs_up_alone() -> None:
    assert Client().post(DOORS + "auth/signup").status_code == 404


def test_signing_in_from_a_foreign_page_fails(member: Member) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(
        DOORS + "auth/login", {"email": "li@example.com", "password": PASSWORD},
        content_type="application/json", headers={"Origin": "https://evil.example"},
    )  # fmt: skip

    assert answer.status_code == 403


def ask_for_reset(email: str, *, language: str = "en") -> tuple[int, Any]:
    client = Client(headers={"Accept-Language": language})
    answer = post(client, "auth/password/request", email=email)
    for job in ProcrastinateJob.objects.filter(task_name__contains="mail_reset_link"):
        assert "hwi_" not in str(job.args)
        mail_reset_link(**job.args)
    return answer


def key_in_mail() -> str:
    found = re.search(r"/reset-password/(\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_a_known_and_an_unknown_address_get_the_same_answer(member: Member) -> None:
    known, unknown = ask_for_reset("LI@example.com"), ask_for_reset("no@example.com")

    assert known == unknown
    assert known[0] == 200
    assert {address for sent in mail.outbox for address in sent.to} == {"li@example.com"}


@pytest.mark.parametrize(("language", "words"), [("en", "new password"), ("zh-CN", "新密码")])
def test_the_mail_is_in_the_callers_language_and_leads_to_public_url(
    member: Member, language: str, words: str
) -> None:
    ask_for_reset("li@example.com", language=language)

    assert words in mail.outbox[0].subject
    assert "http://127.0.0.1:8000/reset-password/" in mail.outbox[0].body


def test_a_reset_works_once_and_ends_every_session_and_token(member: Member) -> None:
    elsewhere = Caller(None)
    sign_in(elsewhere.client)
    make.token(member, Scope.READ)
    ask_for_reset("li@example.com")
    key = key_in_mail()

    first = post(Client(), "auth/password/reset", key=key, password="new rivers 88")
    second = post(Client(), "auth/password/reset", key=key, password="other rivers 99")

    assert (first[0], second[0]) == (401, 400)  # 401: done, and not signed in by it
    assert elsewhere.get("/me")[0] == 401
    assert not Token.objects.exists()
    assert sign_in(Client(), password="new rivers 88") == 200


@pytest.mark.parametrize("password", ["short", "password1", "li@example.com"])
def test_weak_passwords_are_refused(member: Member, password: str) -> None:
    ask_for_reset("li@example.com")

    status, _ = post(Client(), "auth/password/reset", key=key_in_mail(), password=password)

    assert status == 400


def test_a_shut_down_user_cannot_sign_in(member: Member) -> None:
    User.objects.update(is_active=False)

    assert sign_in(Client()) != 200


def test_sessions_are_listed_and_ended(member: Member) -> None:
    here, there = Caller(None), Caller(None)
    sign_in(here.client)
    sign_in(there.client)

    _, listed = here.get("/sessions")
    other = next(one for one in listed["items"] if not one["is_current"])
    assert here.delete(f"/sessions/{other['id']}")[0] == 204

    assert len(listed["items"]) == 2
    assert there.get("/me")[0] == 401
    assert here.get("/me")[0] == 200


def test_a_session_of_somebody_else_is_not_found(member: Member) -> None:
    mine, theirs = Caller(None), Caller(make.member())
    sign_in(mine.client)
    _, listed = mine.get("/sessions")

    assert theirs.delete(f"/sessions/{listed['items'][0]['id']}")[0] == 404
    assert mine.get("/me")[0] == 200
