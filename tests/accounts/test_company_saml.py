"""Signing in by one's company with SAML, against a provider that signs as real ones do."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.test import Client
from lxml import etree

from headwater.accounts.models import Connection, Member, User
from headwater.accounts.rules import Role
from headwater.tenancy.context import enter
from tests import make
from tests.accounts.provider_of_saml import (
    ASSERTION,
    FAMILY,
    GIVEN,
    MAIL,
    MIA,
    WEAK,
    SamlProvider,
    question,
    stamp,
)
from tests.accounts.test_company import check_joined, is_a_stranger, start
from tests.accounts.test_sign_in import DOORS, PASSWORD, post, sign_in
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
SENTENCES = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"


@pytest.fixture(scope="module")
def provider() -> SamlProvider:
    return SamlProvider()


@pytest.fixture
def boss() -> Caller:
    return Caller(make.member(name="Wang Fang"))


@pytest.fixture
def connection(provider: SamlProvider, boss: Caller) -> Any:
    status, made = boss.post(
        "/connections",
        {"kind": "saml", "name": "Example Corp", "domains": ["example.com"], "lets_join": True,
         "metadata": provider.metadata},
    )  # fmt: skip
    assert status == 201, made
    return made


def come_back(client: Client, connection: Any, answer: str) -> str:
    """Post an answer as the company's page does, without our cookies, and go where it leads."""
    cookies = client.cookies.copy()
    client.cookies.clear()
    posted = client.post(
        urlsplit(connection["callback_url"]).path,
        {"SAMLResponse": answer, "RelayState": ""},
        headers={"Origin": "https://idp.example.com", "Sec-Fetch-Site": "cross-site"},
    )
    assert posted.status_code == 302, posted.content
    client.cookies.update({**cookies, **client.cookies})
    if "?problem=" in posted["Location"]:
        return posted["Location"]
    finished = client.get(posted["Location"])
    assert finished.status_code == 302, finished.content
    return finished["Location"]


def enter_by(
    client: Client, provider: SamlProvider, connection: Any, *, process: str = "login", **how: Any
) -> str:
    location = start(client, connection, process=process)
    return come_back(client, connection, provider.answer(location, **how))


def test_whoever_the_company_vouches_for_joins_and_is_signed_in(
    provider: SamlProvider, connection: Any, boss: Caller
) -> None:
    caller = Caller(None)

    assert enter_by(caller.client, provider, connection) == "/pipeline"

    check_joined(caller, boss)


@pytest.mark.parametrize("signed", ["assertion", "response", "assertion response"])
def test_a_signature_of_the_whole_or_of_what_matters_does(
    provider: SamlProvider, connection: Any, signed: str
) -> None:
    caller = Caller(None)
    enter_by(caller.client, provider, connection, signed=signed)

    assert caller.get("/me")[0] == 200


@pytest.mark.parametrize(
    ("how", "name"),
    [
        ({"said": {MAIL: "mia@example.com", GIVEN: "娜", FAMILY: "李"}}, "李娜"),
        ({"said": {"email": "MIA@Example.com", "displayName": "Mia W."}}, "Mia W."),
        ({"said": {GIVEN: "Mia"}, "name_id": "mia@example.com", "format": SENTENCES}, "Mia"),
        ({"said": {}, "name_id": "mia@example.com"}, "mia"),
    ],
)
def test_names_and_addresses_are_found_under_what_providers_call_them(
    provider: SamlProvider, connection: Any, how: Any, name: str
) -> None:
    caller = Caller(None)
    enter_by(caller.client, provider, connection, **how)

    member = caller.get("/me")[1]["member"]
    assert (member["email"], member["name"]) == ("mia@example.com", name)


def test_the_second_time_it_is_the_same_person_whatever_the_company_calls_them(
    provider: SamlProvider, connection: Any
) -> None:
    fleeting: Any = {"format": "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"}
    for name_id in ("_1", "_2"):
        caller = Caller(None)
        enter_by(caller.client, provider, connection, name_id=name_id, **fleeting)
        assert caller.get("/me")[0] == 200

    assert Member.objects.filter(user__email="mia@example.com").count() == 1


def wrapped(answer: str, *, in_front: bool) -> str:
    """Put a forged assertion beside the signed one."""
    document = etree.fromstring(b64decode(answer))
    forged = etree.fromstring(etree.tostring(document.find(f"{{{ASSERTION}}}Assertion")))
    forged.set("ID", "_forged")
    document.insert(0 if in_front else len(document), forged)
    return b64encode(etree.tostring(document)).decode()


def edited(answer: str, old: str, new: str) -> str:
    return b64encode(b64decode(answer).replace(old.encode(), new.encode())).decode()


LONG_AGO = stamp(datetime.now(UTC) - timedelta(hours=1))
SOON = stamp(datetime.now(UTC) + timedelta(hours=10))
BAD: dict[str, Any] = {
    "not signed": {"signed": ""},
    "signed weakly": {"ways": WEAK},
    "over": {"until": LONG_AGO},
    "not yet": {"since": SOON},
    "for another": {"audience": "<saml:AudienceRestriction><saml:Audience>https://other.example"
                    "</saml:Audience></saml:AudienceRestriction>"},
    "for nobody": {"audience": ""},
    "elsewhere": {"acs": "https://other.example/acs"},
    "received elsewhere": {"recipient": "https://other.example/acs"},
    "by another": {"issuer": "https://other.example/metadata"},
    "not asked for": {"envelope": "", "confirmed": ""},
    "only its envelope asked for": {"confirmed": ""},
    "an answer to somebody else in our envelope": {"confirmed": 'InResponseTo="_other"'},
    "a no": {"status": "urn:oasis:names:tc:SAML:2.0:status:Responder"},
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_what_is_not_good_opens_nothing_and_is_written_down(
    provider: SamlProvider, connection: Any, boss: Caller, bad: str
) -> None:
    client = Client()

    assert enter_by(client, provider, connection, **BAD[bad]).endswith("?problem=not_vouched_for")

    assert is_a_stranger(client)
    assert not SocialAccount.objects.exists()
    line = boss.get("/audit-log", kind="sign_in")[1]["items"][0]
    assert (line["name"], line["details"]["method"]) == ("sign_in.failed", "Example Corp")


def test_what_was_changed_on_the_way_opens_nothing(provider: SamlProvider, connection: Any) -> None:
    client = Client()
    good = provider.answer(start(client, connection))
    doctype = b'<!DOCTYPE x [<!ENTITY e "mia@example.com">]>'
    for answer in (
        edited(good, "mia@example.com", "boss@example.com"),
        wrapped(good, in_front=True),
        wrapped(good, in_front=False),
        b64encode(doctype + b64decode(good)).decode(),
        SamlProvider().answer(start(client, connection)),  # by a key nobody knows
        "", "no base64!", b64encode(b"<no-xml").decode(), good + "A" * 300_000,
    ):  # fmt: skip
        come_back(client, connection, answer)
        assert is_a_stranger(client)
    assert (
        not User.objects.filter(email__endswith="@example.com")
        .exclude(email__startswith="wang")
        .filter(email__in=["mia@example.com", "boss@example.com"])
        .exists()
    )


def test_an_answer_is_good_once_and_for_the_browser_that_asked(
    provider: SamlProvider, connection: Any, boss: Caller
) -> None:
    asking, other = Client(), Client()
    answer = provider.answer(start(asking, connection))
    start(other, connection)

    come_back(other, connection, answer)
    assert is_a_stranger(other)
    line = boss.get("/audit-log", kind="sign_in")[1]["items"][0]
    assert (line["name"], line["subject_name"]) == ("sign_in.failed", "mia@example.com")
    come_back(asking, connection, answer)
    assert not is_a_stranger(asking)
    asking.delete(DOORS + "auth/session")
    come_back(asking, connection, answer)
    assert is_a_stranger(asking)


def test_an_answer_to_one_company_opens_no_other(
    provider: SamlProvider, connection: Any, boss: Caller
) -> None:
    _, other = boss.post(
        "/connections",
        {"kind": "saml", "name": "Other", "domains": ["example.com"], "lets_join": True,
         "metadata": provider.metadata},
    )  # fmt: skip
    client = Client()

    come_back(client, other, provider.answer(start(client, connection)))

    assert is_a_stranger(client)


def test_what_one_company_answered_is_finished_at_no_other(
    provider: SamlProvider, connection: Any, boss: Caller
) -> None:
    elsewhere = SamlProvider("https://idp.elsewhere.com/metadata")
    _, other = boss.post(
        "/connections",
        {"kind": "saml", "name": "Other", "domains": ["elsewhere.com"],
         "metadata": elsewhere.metadata},
    )  # fmt: skip
    for asked in (connection, other):
        client = Client()
        asked_id = question(start(client, asked))["ID"]
        forged = f'InResponseTo="{asked_id}"'
        answer = elsewhere.answer(start(client, other), envelope=forged, confirmed=forged)
        kept = client.post(urlsplit(other["callback_url"]).path, {"SAMLResponse": answer})
        assert kept["Location"].endswith("/finish")

        client.get(f"/sso/saml/{connection['id']}/finish")

        assert is_a_stranger(client)
        assert not User.objects.filter(email="mia@example.com").exists()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (MIA | {MAIL: "mia@elsewhere.com"}, "other_domain"),
        (MIA | {"email_verified": "false"}, "email_not_verified"),
        ({GIVEN: "Mia"}, "not_vouched_for"),
    ],
)
def test_whom_the_company_does_not_vouch_for_stays_out(
    provider: SamlProvider, connection: Any, said: Any, problem: str
) -> None:
    client = Client()

    assert enter_by(client, provider, connection, said=said).endswith(f"?problem={problem}")
    assert is_a_stranger(client)


def test_an_account_with_a_password_is_connected_by_its_owner_only(
    provider: SamlProvider, connection: Any
) -> None:
    member = make.member(user=make.user(email="li@example.com"), name="Li Na", role=Role.SELLER)
    assert member.user is not None
    member.user.set_password(PASSWORD)
    member.user.save()
    her: Any = {"said": MIA | {MAIL: "li@example.com"}}
    client = Client()
    assert enter_by(client, provider, connection, **her).endswith("?problem=account_exists")

    assert sign_in(client) == 200
    enter_by(client, provider, connection, process="connect", **her)
    fresh = Caller(None)
    enter_by(fresh.client, provider, connection, **her)

    assert fresh.get("/me")[1]["member"]["id"] == str(member.id)


def test_one_company_opens_only_its_own_workspace(provider: SamlProvider, connection: Any) -> None:
    caller = Caller(None)
    enter_by(caller.client, provider, connection)
    elsewhere = make.workspace()
    enter(elsewhere.pk)
    make.member(user=User.objects.get(email="mia@example.com"), name="Mia elsewhere")

    assert caller.put("/me/workspace", {"workspace_id": elsewhere.pk})[0] == 404
    assert post(caller.client, "account/password/change", new_password="new rivers 88")[0] == 403


def test_what_is_switched_off_opens_nothing(
    provider: SamlProvider, connection: Any, boss: Caller
) -> None:
    client = Client()
    answer = provider.answer(start(client, connection))
    boss.patch(f"/connections/{connection['id']}", {"is_enabled": False}, **edit(1))

    come_back(client, connection, answer)

    assert is_a_stranger(client)


def test_the_provider_finds_who_we_are_and_we_say_who_it_is(
    provider: SamlProvider, connection: Any
) -> None:
    ours = Client().get(urlsplit(connection["metadata_url"]).path)
    document = etree.fromstring(ours.content)
    asked = question(start(Client(), connection))

    assert ours["Content-Type"].startswith("application/samlmetadata+xml")
    assert document.get("entityID") == connection["metadata_url"] == asked["issuer"]
    assert connection["callback_url"] == asked["AssertionConsumerServiceURL"]
    assert connection["callback_url"].startswith(settings.ENVIRONMENT.public_url)
    assert connection["callback_url"] in ours.content.decode()
    identity = connection["identity"]
    assert (identity["entity_id"], identity["sign_in_url"]) == (provider.entity_id, provider.url)
    assert len(identity["certificates"]) == 1
    assert Client().get(f"/sso/saml/{uuid4()}/metadata").status_code == 404


@pytest.mark.parametrize(
    "metadata",
    ["not xml", "<a/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<md:EntityDescriptor/>"],
)
def test_what_is_no_metadata_is_refused_and_nothing_kept(boss: Caller, metadata: str) -> None:
    body = {"kind": "saml", "name": "Corp", "domains": ["example.com"], "metadata": metadata}

    status, problem = boss.post("/connections", body)

    assert (status, problem["code"]) == (422, "metadata_unreadable")
    assert not Connection.objects.exists()


def test_metadata_without_a_key_or_a_place_to_sign_in_is_refused(
    provider: SamlProvider, boss: Caller
) -> None:
    body = {"kind": "saml", "name": "Corp", "domains": ["example.com"]}
    keyless = provider.metadata.replace("X509Certificate", "Nothing")
    placeless = provider.metadata.replace(
        "https://idp.example.com/sign-in?tenant=7", "javascript:1"
    )

    for metadata in (keyless, placeless, provider.metadata.replace("HTTP-Redirect", "SOAP")):
        assert boss.post("/connections", body | {"metadata": metadata})[0] == 422


def test_the_check_tells_of_certificates_and_when_they_end(
    provider: SamlProvider, connection: Any, boss: Caller
) -> None:
    path = f"/connections/{connection['id']}"
    _, fine = boss.post(f"{path}/check")
    old = SamlProvider(days=-1)
    boss.patch(path, {"metadata": old.metadata}, **edit(1))
    _, over = boss.post(f"{path}/check")

    assert [(one["step"], one["is_fine"]) for one in fine["steps"]] == [
        ("metadata", True), ("certificates", True),
    ]  # fmt: skip
    assert over["is_fine"] is False
    assert over["steps"][-1]["step"] == "certificates"


def test_metadata_is_never_asked_for_inside_and_can_wait(boss: Caller) -> None:
    body = {"kind": "saml", "name": "Corp", "domains": ["example.com"]}

    inside = boss.post("/connections", body | {"server_url": "https://127.0.0.1/metadata"})
    plain = boss.post("/connections", body | {"server_url": "http://idp.example.com/metadata"})
    assert (inside[0], inside[1]["code"] == "metadata_unreadable") == (422, False), inside
    assert (plain[0], plain[1]["code"]) == (422, "metadata_unreadable")

    _, made = boss.post("/connections", body)
    answer = Client().post(
        DOORS + "auth/provider/redirect",
        {"provider": made["id"], "callback_url": "/", "process": "login"},
    )
    assert made["identity"] is None
    assert answer.status_code == 503
    assert boss.post(f"/connections/{made['id']}/check")[1]["is_fine"] is False


class Publishing(BaseHTTPRequestHandler):
    """Hands out the metadata that the server was given last."""

    def do_GET(self) -> None:
        body = self.server.metadata.encode()  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture
def publisher() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publishing)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.OUTBOUND_ALLOWED = frozenset({f"127.0.0.1:{server.server_port}"})
    yield server
    settings.OUTBOUND_ALLOWED = frozenset()
    server.shutdown()
    server.server_close()


def test_metadata_is_read_from_where_it_is_and_anew_with_each_check(
    publisher: ThreadingHTTPServer, provider: SamlProvider, boss: Caller
) -> None:
    publisher.metadata = provider.metadata  # type: ignore[attr-defined]
    body = {"kind": "saml", "name": "Corp", "domains": ["example.com"], "lets_join": True,
            "server_url": f"http://127.0.0.1:{publisher.server_port}/metadata"}  # fmt: skip
    _, made = boss.post("/connections", body)
    renewed = SamlProvider()
    publisher.metadata = renewed.metadata  # type: ignore[attr-defined]
    _, outcome = boss.post(f"/connections/{made['id']}/check")
    caller = Caller(None)
    enter_by(caller.client, renewed, made)

    assert made["identity"]["entity_id"] == provider.entity_id
    assert outcome["is_fine"] is True
    assert caller.get("/me")[0] == 200
    assert boss.get("/audit-log")[1]["items"][-2]["details"] == {"what": ["metadata"]}
