"""What is wrong with a mailbox, and at which step."""

from dataclasses import replace

import pytest

from headwater.lib.errors import DomainError
from headwater.lib.outbound import Limits
from headwater.mail.wire.checking import OF_IMAP, Step, StepName, advice, check
from headwater.mail.wire.refusals import CommandRefused, ConnectionBroken, LoginRefused
from headwater.mail.wire.servers import Security, Server
from tests.mail.peers import Dovecot, Post, imap_of, scripted, smtp_of, trusting


def failed(steps: list[Step]) -> tuple[list[str], str, str]:
    """Tell what went well, what did not, and why."""
    [last] = [step for step in steps if not step.ok]
    assert steps[-1] == last
    assert last.sentence.format(**last.values)
    return [step.name.value for step in steps[:-1]], last.name.value, last.code


@pytest.mark.parametrize("security", [Security.TLS, Security.PLAIN])
def test_all_steps_of_a_good_mailbox_are_well(
    dovecot: Dovecot, post: Post, security: Security
) -> None:
    imap, smtp = imap_of(dovecot, security=security), smtp_of(post, security=security)
    steps = check(imap, smtp, trusting(dovecot, post))

    wanted = [Step(name, ok=True) for name in (*OF_IMAP, StepName.SEND)]
    if security is Security.PLAIN:  # nobody is told that this line is encrypted
        wanted.remove(Step(StepName.SECURE, ok=True))
    assert steps == wanted
    assert post.letters == []


def test_a_wrong_password_fails_at_signing_in_on_both_sides(dovecot: Dovecot, post: Post) -> None:
    good = imap_of(dovecot, security=Security.TLS), smtp_of(post)
    imap, smtp = (replace(server, secret="no") for server in good)

    steps = check(imap, smtp, trusting(dovecot, post))

    assert [(step.name.value, step.ok, step.code) for step in steps] == [
        ("resolve", True, ""),
        ("connect", True, ""),
        ("secure", True, ""),
        ("sign_in", False, "mail_login_refused"),
        ("send", False, "mail_login_refused"),
    ]


def test_tls_on_a_plain_port_and_plain_text_on_a_tls_port_are_told(dovecot: Dovecot) -> None:
    limits = trusting(dovecot, seconds=1)
    to_plain = replace(imap_of(dovecot), security=Security.TLS)
    to_tls = replace(to_plain, port=dovecot.tls, security=Security.PLAIN)
    before = ["resolve", "connect"]

    assert failed(check(to_plain, None, limits)) == (before, "secure", "mail_not_encrypted")
    assert failed(check(to_tls, None, limits)) == (before, "secure", "mail_no_such_protocol")


def test_a_server_without_starttls_is_told() -> None:
    with scripted(b"* OK hi\r\n", b"* CAPABILITY IMAP4rev1\r\nTAG OK yes\r\n") as port:
        server = Server("127.0.0.1", port, Security.STARTTLS, "bo", "x")
        limits = Limits(allowed=frozenset({f"127.0.0.1:{port}"}))

        steps = check(server, None, limits)

    assert failed(steps) == (["resolve", "connect"], "secure", "mail_not_encrypted")
    assert str(steps[-1].sentence).startswith("{host} offers no STARTTLS")


def test_a_mailbox_that_shows_nothing_is_told() -> None:
    lines = (
        b"* OK hi\r\n",
        b"* CAPABILITY IMAP4rev1\r\nTAG OK yes\r\n",
        b"TAG OK yes\r\n",
        b"* CAPABILITY IMAP4rev1\r\nTAG OK yes\r\n",
        b"TAG OK nothing\r\n",
    )
    with scripted(*lines) as port:
        server = Server("127.0.0.1", port, Security.PLAIN, "bo", "x")
        limits = Limits(allowed=frozenset({f"127.0.0.1:{port}"}))

        assert failed(check(server, None, limits))[1:] == ("list", "mail_no_inbox")


def test_a_certificate_of_another_name_is_told(dovecot: Dovecot) -> None:
    server = Server("localhost", dovecot.tls, Security.TLS, "bo", "simple")
    limits = Limits(allowed=frozenset({f"localhost:{dovecot.tls}"}))

    assert failed(check(server, None, limits))[1:] == ("secure", "mail_certificate_refused")


@pytest.mark.parametrize(
    ("host", "port", "at", "code"),
    [
        ("nowhere.invalid", 993, "resolve", "no_answer"),
        ("127.0.0.1", 993, "resolve", "address_refused"),
        ("127.0.0.3", 1, "connect", "no_answer"),
        ("127.0.0.4", 80, "connect", "mail_port_refused"),
    ],
)
def test_a_wrong_place_is_told(host: str, port: int, at: str, code: str) -> None:
    server = Server(host, port, Security.TLS, "bo", "x")
    allowed = frozenset({"127.0.0.3:1", "127.0.0.4"})

    assert failed(check(server, None, Limits(seconds=3, allowed=allowed)))[1:] == (at, code)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("[ALERT] Your account is not enabled for IMAP use.", "mail_programs_not_allowed"),
        (
            "Login fail. Account is abnormal, service is not open, password is incorrect",
            "mail_programs_not_allowed",
        ),
        ("You are yet to enable IMAP for your account.", "mail_programs_not_allowed"),
        ("[ALERT] Application-specific password required", "mail_wants_app_password"),
        ("请使用授权码登录", "mail_wants_app_password"),
        ("[AUTHENTICATIONFAILED] Authentication failed.", "mail_login_refused"),
    ],
)
def test_the_answers_of_known_providers_are_understood(answer: str, code: str) -> None:
    server = Server("imap.example.com", 993, Security.TLS, "bo", "x")

    found = advice(server, LoginRefused("{answer}", answer=answer), tls_port=993)

    assert found.code == code
    assert answer in str(found)


@pytest.mark.parametrize(
    ("refusal", "host", "is_token", "code"),
    [
        (CommandRefused("{answer}", answer="SELECT Unsafe Login."), "imap.163.com", False,
         "mail_programs_not_allowed"),
        (LoginRefused("{answer}", answer="LOGIN failed."), "outlook.office365.com", False,
         "mail_wants_oauth"),
        (LoginRefused("{answer}", answer="AUTHENTICATE failed."), "outlook.office365.com", True,
         "mail_token_refused"),
        (LoginRefused("{answer}", answer="535 5.7.139 SmtpClientAuthentication is disabled"),
         "smtp.office365.com", True, "mail_programs_not_allowed"),
    ],
)  # fmt: skip
def test_what_to_do_depends_on_the_provider(
    refusal: DomainError, host: str, is_token: bool, code: str
) -> None:
    server = Server(host, 993, Security.TLS, "bo", "x", is_token=is_token)

    assert advice(server, refusal, tls_port=993).code == code


@pytest.mark.parametrize(
    ("port", "security", "is_told"),
    [(465, Security.PLAIN, True), (465, Security.TLS, False), (587, Security.STARTTLS, False)],
)
def test_silence_where_tls_is_usual_is_understood(
    port: int, security: Security, is_told: bool
) -> None:
    server = Server("smtp.example.com", port, security)
    broken = ConnectionBroken("The connection to {host} broke off.", host=server.host)

    found = advice(server, broken, tls_port=465)

    assert ("choose TLS" in str(found)) is is_told
