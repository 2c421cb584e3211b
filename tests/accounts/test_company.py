"""Signing in by one's company, against a real OpenID Connect provider on this machine."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from headwater.accounts.models import Connection, Member, User
from headwater.accounts.rules import Role
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace
from tests import make
from tests.accounts.test_sign_in import DOORS, PASSWORD, post, sign_in
from tests.calling import Caller, edit

pytestmark = [
    pytest.mark.usefixtures("workspace"),
    # The provider is somebody else's code, and closes its sockets when it likes.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
SUBJECT = "subject-1"


class Provider:
    """A company that says who its people are."""

    def __init__(self, address: str) -> None:
        self.address = address

    def says(self, subject: str = SUBJECT, **claims: Any) -> None:
        httpx.put(f"{self.address}/users/{subject}", json=claims).raise_for_status()

    def answers(self, location: str, subject: str = SUBJECT) -> str:
        """Let somebody sign in at the company; give where it sends them back to."""
        answer = httpx.post(location, data={"sub": subject})
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with run_server_in_thread() as server:
        yield Provider(f"http://localhost:{server.server_port}")


@pytest.fixture
def provider(running: Provider) -> Iterator[Provider]:
    place = urlsplit(running.address).netloc
    settings.OUTBOUND_ALLOWED = frozenset({place})
    running.says(email="mia@example.com", email_verified=True, name="Mia Wood")
    yield running
    settings.OUTBOUND_ALLOWED = frozenset()


@pytest.fixture
def boss() -> Caller:
    return Caller(make.member(name="Wang Fang"))


@pytest.fixture
def connection(provider: Provider, boss: Caller) -> Any:
    status, made = boss.post(
        "/connections",
        {
            "name": "Example Corp", "domains": ["Example.com"], "server_url": provider.address,
            "client_id": "headwater", "secret": "s3cret-of-ours", "lets_join": True,
            "role": "seller",
        },
    )  # fmt: skip
    assert status == 201, made
    return made


def start(
    client: Client, connection: Any, *, next_: str = "/pipeline", process: str = "login"
) -> str:
    answer = client.post(
        DOORS + "auth/provider/redirect",
        {"provider": connection["id"], "callback_url": next_, "process": process},
    )
    assert answer.status_code == 200, answer.content
    location: str = answer.json()["data"]["location"]
    return location


def come_back(client: Client, address: str) -> str:
    url = urlsplit(address)
    answer = client.get(f"{url.path}?{url.query}")
    assert answer.status_code == 302, answer.content
    return answer["Location"]


def enter_by(client: Client, provider: Provider, connection: Any, **how: Any) -> str:
    return come_back(client, provider.answers(start(client, connection, **how)))


def asked(location: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def check_joined(caller: Caller, boss: Caller) -> None:
    """Mia has come in, without a password, and the audit log says how."""
    _, me = caller.get("/me")
    assert (me["member"]["name"], me["member"]["role"]) == ("Mia Wood", "seller")
    assert not User.objects.get(email="mia@example.com").has_usable_password()
    _, page = boss.get("/audit-log")
    assert [line["name"] for line in page["items"]] == [
        "sign_in.succeeded", "member.joined", "connection.changed",
    ]  # fmt: skip
    assert page["items"][0]["details"] == {"method": "Example Corp"}


def test_whoever_the_company_vouches_for_joins_and_is_signed_in(
    provider: Provider, connection: Any, boss: Caller
) -> None:
    caller = Caller(None)

    assert enter_by(caller.client, provider, connection) == "/pipeline"

    check_joined(caller, boss)


def test_the_second_time_it_is_the_same_person(provider: Provider, connection: Any) -> None:
    enter_by(Client(), provider, connection)
    caller = Caller(None)
    enter_by(caller.client, provider, connection)

    assert caller.get("/me")[0] == 200
    assert Member.objects.filter(user__email="mia@example.com").count() == 1


def test_the_question_carries_pkce_state_and_nonce(provider: Provider, connection: Any) -> None:
    question = asked(start(Client(), connection))

    assert question["code_challenge_method"] == "S256"
    assert {"state", "nonce", "code_challenge"} <= set(question)
    assert question["redirect_uri"] == connection["callback_url"]
    assert connection["callback_url"].startswith(settings.ENVIRONMENT.public_url)


def is_a_stranger(client: Client) -> bool:
    return client.get("/api/v1/me").status_code == 401


def test_an_answer_nobody_asked_for_opens_nothing(provider: Provider, connection: Any) -> None:
    answer = provider.answers(start(Client(), connection))
    for change in ("", "&state=", "&state=None"):
        client = Client()
        code = asked(answer)["code"]
        path = urlsplit(answer).path
        come_back(client, f"{path}?code={code}{change}")
        assert is_a_stranger(client)
    assert not User.objects.filter(email="mia@example.com").exists()


def test_the_answer_to_somebody_elses_question_opens_nothing(
    provider: Provider, connection: Any
) -> None:
    theirs = provider.answers(start(Client(), connection))
    client = Client()
    start(client, connection)

    come_back(client, theirs)

    assert is_a_stranger(client)


def test_an_answer_is_good_once(provider: Provider, connection: Any) -> None:
    client = Client()
    answer = provider.answers(start(client, connection))
    come_back(client, answer)
    client.delete(DOORS + "auth/session")

    come_back(client, answer)

    assert is_a_stranger(client)


def test_a_code_of_another_provider_opens_nothing(
    provider: Provider, connection: Any, boss: Caller
) -> None:
    _, other = boss.post(
        "/connections",
        {"name": "Other", "domains": ["other.example"], "server_url": provider.address,
         "client_id": "other", "secret": "another-secret", "lets_join": True},
    )  # fmt: skip
    client = Client()
    mine = asked(provider.answers(start(client, connection)))
    theirs = provider.answers(start(client, other))

    come_back(client, f"{urlsplit(theirs).path}?code={mine['code']}&state={asked(theirs)['state']}")
    assert is_a_stranger(client)

    come_back(client, f"{urlsplit(theirs).path}?code={mine['code']}&state={mine['state']}")
    assert is_a_stranger(client)


@pytest.mark.parametrize("verified", [False, None, "false", 0])
def test_an_address_that_is_not_verified_lets_nobody_in(
    provider: Provider, connection: Any, boss: Caller, verified: Any
) -> None:
    said = {} if verified is None else {"email_verified": verified}
    provider.says(email="mia@example.com", name="Mia", **said)
    client = Client()

    assert enter_by(client, provider, connection).endswith("?problem=email_not_verified")

    assert is_a_stranger(client)
    assert not SocialAccount.objects.exists()
    assert boss.get("/audit-log", kind="sign_in")[1]["items"][0]["details"] == {
        "method": "Example Corp", "why": "email_not_verified",
    }  # fmt: skip


def test_a_directory_of_ones_own_is_believed_where_it_says_nothing(
    provider: Provider, connection: Any, boss: Caller
) -> None:
    boss.patch(f"/connections/{connection['id']}", {"trusts_email": True}, **edit(1))
    provider.says(email="mia@example.com", name="Mia")
    caller = Caller(None)

    enter_by(caller.client, provider, connection)

    assert caller.get("/me")[0] == 200


@pytest.mark.parametrize("email", ["mia@elsewhere.com", "mia@example.com.evil.com", "", "x"])
def test_addresses_of_other_domains_do_not_come_in(
    provider: Provider, connection: Any, email: str
) -> None:
    provider.says(email=email, email_verified=True)
    client = Client()

    assert "?problem=" in enter_by(client, provider, connection)
    assert is_a_stranger(client)


@pytest.fixture
def li(workspace: Workspace) -> Member:
    member = make.member(user=make.user(email="li@example.com"), name="Li Na", role=Role.SELLER)
    assert member.user is not None
    member.user.set_password(PASSWORD)
    member.user.save()
    return member


def test_an_account_with_a_password_is_connected_by_its_owner_only(
    provider: Provider, connection: Any, li: Member
) -> None:
    provider.says(email="li@example.com", email_verified=True, name="Li Na")
    client = Client()
    assert enter_by(client, provider, connection).endswith("?problem=account_exists")
    assert is_a_stranger(client)
    assert not SocialAccount.objects.exists()

    assert sign_in(client) == 200
    enter_by(client, provider, connection, process="connect", next_="/settings/security")
    fresh = Caller(None)
    enter_by(fresh.client, provider, connection)

    assert SocialAccount.objects.get().user == li.user
    assert fresh.get("/me")[1]["member"]["id"] == str(li.id)


def test_nobody_connects_an_address_of_somebody_else(
    provider: Provider, connection: Any, li: Member
) -> None:
    client = Client()
    sign_in(client)

    answer = enter_by(client, provider, connection, process="connect", next_="/settings/security")

    assert answer.endswith("?problem=not_vouched_for")
    assert not SocialAccount.objects.exists()


def test_who_is_not_invited_stays_out_where_nobody_may_join(
    provider: Provider, connection: Any, boss: Caller
) -> None:
    boss.patch(f"/connections/{connection['id']}", {"lets_join": False}, **edit(1))
    client = Client()
    assert enter_by(client, provider, connection).endswith("?problem=not_invited")

    boss.post("/invitations", {"email": "mia@example.com", "role": "manager", "by_mail": False})
    caller = Caller(None)
    enter_by(caller.client, provider, connection)

    assert caller.get("/me")[1]["member"]["role"] == "manager"


def test_who_was_shut_out_stays_out(provider: Provider, connection: Any) -> None:
    caller = Caller(None)
    enter_by(caller.client, provider, connection)
    Member.objects.filter(user__email="mia@example.com").update(is_active=False)

    assert caller.get("/me")[0] == 401
    assert enter_by(Client(), provider, connection).endswith("?problem=no_member")


def test_what_is_switched_off_opens_nothing(
    provider: Provider, connection: Any, boss: Caller
) -> None:
    client = Client()
    answer = provider.answers(start(client, connection))
    boss.patch(f"/connections/{connection['id']}", {"is_enabled": False}, **edit(1))

    come_back(client, answer)

    assert is_a_stranger(client)


def test_one_company_opens_only_its_own_workspace(provider: Provider, connection: Any) -> None:
    caller = Caller(None)
    enter_by(caller.client, provider, connection)
    user = User.objects.get(email="mia@example.com")
    elsewhere = make.workspace()
    enter(elsewhere.pk)
    make.member(user=user, name="Mia elsewhere")

    assert caller.put("/me/workspace", {"workspace_id": elsewhere.pk})[0] == 404
    assert caller.get("/me")[1]["member"]["name"] == "Mia Wood"
    # Nor may this sign-in make itself a password or a passkey, which would open both.
    assert post(caller.client, "account/password/change", new_password="new rivers 88")[0] == 403
    assert caller.client.get(DOORS + "account/authenticators/totp").status_code == 403
    assert caller.client.get(DOORS + "account/authenticators/webauthn").status_code == 403


@pytest.mark.parametrize(
    "next_", ["//evil.example", "https://evil.example/", "javascript:1", "/\\evil"]
)
def test_nobody_is_sent_to_somebody_elses_page(
    provider: Provider, connection: Any, next_: str
) -> None:
    answer = Client().post(
        DOORS + "auth/provider/redirect",
        {"provider": connection["id"], "callback_url": next_, "process": "login"},
    )

    assert "evil" not in answer.content.decode()
    assert provider.address not in answer.content.decode()


def test_a_foreign_page_cannot_start_a_sign_in(provider: Provider, connection: Any) -> None:
    answer = Client(enforce_csrf_checks=True).post(
        DOORS + "auth/provider/redirect",
        {"provider": connection["id"], "callback_url": "/", "process": "login"},
        headers={"Origin": "https://evil.example"},
    )

    assert answer.status_code == 403


def test_where_only_the_company_counts_a_password_does_not(
    provider: Provider, connection: Any, boss: Caller, li: Member
) -> None:
    policy = {"requires_second_factor": True, "is_company_only": True}
    assert boss.put("/sign-in-policy", policy)[0] == 200
    seller, company = Caller(None), Caller(None)
    sign_in(seller.client)
    enter_by(company.client, provider, connection)

    assert seller.get("/me")[1]["code"] == "company_sign_in_needed"
    assert company.get("/me")[0] == 200  # the company asks for the second factor
    assert boss.get("/me")[1]["code"] == "second_factor_needed"  # an owner's password still does


def test_the_last_company_sign_in_stays_while_it_is_the_only_way(
    connection: Any, boss: Caller
) -> None:
    boss.put("/sign-in-policy", {"requires_second_factor": False, "is_company_only": True})
    path = f"/connections/{connection['id']}"

    assert boss.delete(path)[1]["code"] == "last_connection"
    assert boss.patch(path, {"is_enabled": False}, **edit(1))[1]["code"] == "last_connection"


def test_company_only_needs_a_company(boss: Caller) -> None:
    answer = boss.put("/sign-in-policy", {"requires_second_factor": False, "is_company_only": True})

    assert (answer[0], answer[1]["code"]) == (409, "no_connection")


def test_the_ways_in_follow_the_domain_whoever_has_the_address(connection: Any) -> None:
    def ways(email: str) -> list[str]:
        return [way["name"] for way in Caller(None).get("/sign-in-ways", email=email)[1]["items"]]

    assert ways("anybody@EXAMPLE.com") == ["Example Corp"]
    assert ways("anybody@elsewhere.com") == []


def test_a_secret_is_written_and_never_told(connection: Any, boss: Caller) -> None:
    row = Connection.objects.get()

    assert "s3cret-of-ours" not in str(boss.get("/connections"))
    assert boss.get("/connections")[1]["items"][0]["has_secret"] is True
    assert "s3cret-of-ours" not in row.secret
    assert "s3cret-of-ours" not in str(boss.get("/audit-log"))


def test_a_secret_that_was_put_into_another_row_stays_shut(
    provider: Provider, connection: Any, boss: Caller
) -> None:
    from headwater.accounts.services.connections import secret_of
    from headwater.lib.vault import SecretUnreadable

    _, other = boss.post("/connections", {"name": "Other", "domains": ["o.example"], "secret": "x"})
    row = Connection.objects.get(id=connection["id"])
    assert secret_of(row) == "s3cret-of-ours"

    Connection.objects.filter(id=other["id"]).update(secret=row.secret)

    with pytest.raises(SecretUnreadable):
        secret_of(Connection.objects.get(id=other["id"]))


def test_domains_that_belong_to_everybody_are_refused(boss: Caller) -> None:
    status, problem = boss.post("/connections", {"name": "Mine", "domains": ["qq.com"]})

    assert (status, problem["code"]) == (409, "nobodys_domain")


def test_the_check_finds_all_in_order(connection: Any, boss: Caller) -> None:
    status, outcome = boss.post(f"/connections/{connection['id']}/check")

    assert status == 200
    assert [(step["step"], step["is_fine"]) for step in outcome["steps"]] == [
        ("discovery", True), ("keys", True), ("client", True),
    ], outcome  # fmt: skip


INSIDE = [
    "http://127.0.0.1", "http://localhost", "http://[::1]", "http://0.0.0.0", "http://127.1",
    "http://2130706433", "http://0x7f000001", "http://017700000001", "http://10.0.0.1",
    "http://172.16.0.1", "http://192.168.1.1", "http://169.254.169.254", "http://100.64.0.1",
    "http://[::ffff:127.0.0.1]", "http://[64:ff9b::7f00:1]", "http://[2002:7f00:1::]",
    "http://[fe80::1]", "http://[fc00::1]", "http://198.18.0.1", "http://224.0.0.1",
    "http://localhost.", "file:///etc/passwd", "gopher://127.0.0.1:70", "ftp://127.0.0.1",
    "http://user:pw@127.0.0.1", "http://127.0.0.1:22", "http://example.com@127.0.0.1", "",
    "javascript:alert(1)", "http://168.63.129.16", "http://[::]", "http://192.0.0.8",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_the_check_never_calls_inside(boss: Caller, address: str) -> None:
    _, made = boss.post(
        "/connections", {"name": "Inside", "domains": ["inside.example"], "server_url": address}
    )

    _, outcome = boss.post(f"/connections/{made['id']}/check")

    assert outcome["is_fine"] is False
    assert [step["step"] for step in outcome["steps"]] == ["discovery"]


def test_signing_in_never_calls_inside_either(connection: Any) -> None:
    settings.OUTBOUND_ALLOWED = frozenset()

    answer = Client().post(
        DOORS + "auth/provider/redirect",
        {"provider": connection["id"], "callback_url": "/", "process": "login"},
    )

    assert answer.status_code == 503
