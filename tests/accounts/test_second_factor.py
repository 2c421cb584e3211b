"""Second factors: an authenticator app, recovery codes, and a workspace that asks for them."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from headwater.accounts.models import Member
from headwater.accounts.rules import Role, Scope
from headwater.accounts.services.invitations import NewInvitation, invite, link_of
from tests import make
from tests.accounts.test_sign_in import DOORS, PASSWORD, ask_for_reset, key_in_mail, post, sign_in
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")
TOTP = "account/authenticators/totp"
CODES = "account/authenticators/recovery-codes"


@pytest.fixture(autouse=True)
def _long_codes(settings: Any) -> None:
    """Let a code last a day: half a minute may end between showing and typing it."""
    settings.MFA_TOTP_PERIOD = 86_400


@pytest.fixture
def member() -> Member:
    member = make.member(user=make.user(email="li@example.com"), name="Li Na")
    assert member.user is not None
    member.user.set_password(PASSWORD)
    member.user.save()
    return member


def code_of(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    return code


def forget_used_codes() -> None:
    """Stand for the half minute in which a code is not taken again."""
    cache.clear()


def confirmed(email: str = "li@example.com") -> Client:
    """Sign in, and say once more who it is, as the screen asks before such changes."""
    client = Client()
    assert sign_in(client, email=email) == 200
    assert post(client, "auth/reauthenticate", password=PASSWORD)[0] == 200
    return client


def enrol(client: Client) -> str:
    secret: str = client.get(DOORS + TOTP).json()["meta"]["secret"]
    assert post(client, TOTP, code=code_of(secret))[0] == 200
    forget_used_codes()
    return secret


@pytest.fixture
def secret(member: Member) -> str:
    return enrol(confirmed())


def test_who_has_a_factor_needs_it_at_sign_in(secret: str) -> None:
    caller = Caller(None)

    assert sign_in(caller.client) == 401
    assert caller.get("/me")[0] == 401
    assert post(caller.client, "auth/2fa/authenticate", code="000000")[0] == 400
    assert post(caller.client, "auth/2fa/authenticate", code=code_of(secret))[0] == 200
    assert caller.get("/me")[0] == 200


def test_a_code_is_good_once(secret: str) -> None:
    first, second = Client(), Client()
    sign_in(first)
    sign_in(second)
    code = code_of(secret)

    assert post(first, "auth/2fa/authenticate", code=code)[0] == 200
    assert post(second, "auth/2fa/authenticate", code=code)[0] == 400


@pytest.mark.parametrize("code", [None, "", [], {}, 0, "none", "１２３４５６"])
def test_what_is_no_code_opens_nothing(secret: str, code: Any) -> None:
    caller = Caller(None)
    sign_in(caller.client)

    assert post(caller.client, "auth/2fa/authenticate", code=code)[0] == 400
    assert caller.get("/me")[0] == 401


def test_the_second_step_alone_opens_nothing(secret: str) -> None:
    assert post(Client(), "auth/2fa/authenticate", code=code_of(secret))[0] == 401


def test_guessing_codes_is_slowed_down(secret: str) -> None:
    client = Client()
    sign_in(client)
    for _ in range(6):
        post(client, "auth/2fa/authenticate", code="000000")

    status, answer = post(client, "auth/2fa/authenticate", code=code_of(secret))

    assert status == 400
    assert "Too many" in answer["errors"][0]["message"]


def test_a_recovery_code_opens_once_and_is_shown_once(secret: str) -> None:
    client = Client()
    sign_in(client)
    post(client, "auth/2fa/authenticate", code=code_of(secret))
    post(client, "auth/reauthenticate", password=PASSWORD)
    codes = client.get(DOORS + CODES).json()["data"]["unused_codes"]
    assert "unused_codes" not in client.get(DOORS + CODES).json()["data"]

    one, two = Client(), Client()
    sign_in(one)
    sign_in(two)

    assert len(codes) == 10
    assert post(one, "auth/2fa/authenticate", code=codes[0])[0] == 200
    assert post(two, "auth/2fa/authenticate", code=codes[0])[0] == 400


def test_new_recovery_codes_end_the_old_ones(secret: str) -> None:
    client = Client()
    sign_in(client)
    post(client, "auth/2fa/authenticate", code=code_of(secret))
    post(client, "auth/reauthenticate", password=PASSWORD)
    old = client.get(DOORS + CODES).json()["data"]["unused_codes"]
    new = post(client, CODES)[1]["data"]["unused_codes"]
    again = Client()
    sign_in(again)

    assert post(again, "auth/2fa/authenticate", code=old[1])[0] == 400
    assert post(again, "auth/2fa/authenticate", code=new[1])[0] == 200


def test_changing_factors_asks_again_who_it_is(member: Member) -> None:
    client = Client()
    sign_in(client)

    secret = client.get(DOORS + TOTP).json()["meta"]["secret"]
    assert post(client, TOTP, code=code_of(secret))[0] == 401
    assert post(client, "auth/reauthenticate", password="wrong rivers 7")[0] == 400
    assert post(client, TOTP, code=code_of(secret))[0] == 401
    assert client.get(DOORS + "account/authenticators/webauthn").status_code == 401
    assert not Authenticator.objects.exists()


def test_the_secret_of_an_app_is_not_readable_in_the_database(secret: str) -> None:
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in stored


def test_a_new_password_by_mail_does_not_get_around_the_factor(secret: str) -> None:
    ask_for_reset("li@example.com")
    post(Client(), "auth/password/reset", key=key_in_mail(), password="new rivers 88")
    caller = Caller(None)

    assert sign_in(caller.client, password="new rivers 88") == 401
    assert caller.get("/me")[0] == 401
    assert post(caller.client, "auth/2fa/authenticate", code=code_of(secret))[0] == 200


def test_an_invitation_does_not_get_around_the_factor(secret: str) -> None:
    from headwater.tenancy.context import enter

    elsewhere = make.workspace()
    enter(elsewhere.pk)
    invitation = invite(
        NewInvitation(email="li@example.com"), actor=make.actor(), now=make.NEW_YEAR
    )
    type(invitation).objects.update(expires_at="2100-01-01T00:00:00Z")
    token = link_of(invitation.id).rpartition("/")[2]
    caller = Caller(None)

    status, problem = caller.post(
        f"/invitations/{token}/acceptance",
        {"name": "Li Na", "password": PASSWORD, "language": "en"},
    )

    assert (status, problem["code"]) == (401, "sign_in_next")
    assert caller.get("/me")[0] == 401
    assert Member.objects.filter(user__email="li@example.com").exists()


def ask_for_factors(boss: Caller) -> None:
    assert boss.put("/sign-in-policy", {"requires_second_factor": True})[0] == 200


def test_a_workspace_that_asks_for_a_factor_leads_everybody_to_set_one_up(member: Member) -> None:
    caller, token = Caller(None), make.token(member, Scope.READ)
    sign_in(caller.client)
    ask_for_factors(caller)

    status, problem = caller.get("/me")
    assert (status, problem["code"]) == (403, "second_factor_needed")
    assert caller.post("/teams", {"name": "North"})[0] == 403
    bearer = Client(headers={"Authorization": f"Bearer {token}"})
    assert bearer.get("/api/v1/me").status_code == 200

    post(caller.client, "auth/reauthenticate", password=PASSWORD)
    enrol(caller.client)
    assert caller.get("/me")[0] == 200


def test_who_changes_the_policy_is_in_the_log(
    member: Member, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        enrol(confirmed())
    boss = Caller(member)
    ask_for_factors(boss)
    ask_for_factors(boss)

    _, page = boss.get("/audit-log", kind="security")

    assert [line["name"] for line in page["items"]] == [
        "sign_in_policy.changed", "factor.added", "factor.added",
    ]  # fmt: skip
    assert {line["details"].get("factor") for line in page["items"]} == {
        None, "totp", "recovery_codes",
    }  # fmt: skip


def test_a_wrong_code_is_in_the_log(secret: str) -> None:
    client = Client()
    sign_in(client)
    post(client, "auth/2fa/authenticate", code="000000")

    _, page = Caller(make.member()).get("/audit-log", kind="security")

    assert (page["items"][0]["name"], page["items"][0]["outcome"]) == ("factor.failed", "refused")


def test_only_administrators_change_the_policy() -> None:
    seller = Caller(make.member(role=Role.SELLER))

    assert seller.put("/sign-in-policy", {"requires_second_factor": True})[0] == 403


@pytest.mark.parametrize("door", ["auth/2fa/trust", "auth/webauthn/signup", "auth/signup",
                                  "account/email", "account/phone", "auth/code/request"])  # fmt: skip
def test_doors_nobody_needs_stay_shut(door: str) -> None:
    assert Client().get(DOORS + door).status_code == 404
