"""A letter is sent, is not, or nobody knows: told by the point at which things went wrong."""

import pytest

from headwater.lib.outbound import Limits
from headwater.mail.wire.refusals import LoginRefused, NotEncrypted, NotText
from headwater.mail.wire.servers import Security, Server
from headwater.mail.wire.smtp import Outcome, Status, send
from tests.mail.peers import TOKEN, USERS, Behaviour, Letter, Post, letter, smtp_of, trusting
from tests.mail.post import LARGEST

ADA, BO, CY = "ada@example.com", "bo@example.com", "cy@example.com"


def sent(post: Post, raw: bytes = letter(), *recipients: str, seconds: float = 10) -> Outcome:
    return given(smtp_of(post), post, raw, *recipients, seconds=seconds)


def given(
    server: Server, post: Post, raw: bytes = letter(), *recipients: str, seconds: float = 10
) -> Outcome:
    limits = trusting(post, seconds=seconds)
    return send(server, raw, sender=BO, recipients=recipients or (ADA,), limits=limits)


@pytest.mark.parametrize("security", Security)
@pytest.mark.parametrize("user", ["bo", "ada@example.com"])
def test_a_letter_goes_to_exactly_these_recipients(
    post: Post, security: Security, user: str
) -> None:
    outcome = given(smtp_of(post, user, security), post, letter(), ADA, CY)

    assert outcome == Outcome(Status.SENT, (ADA, CY), {}, "250 2.0.0 queued as 12345")
    assert post.letters == [Letter(BO, (ADA, CY), letter(), (f"SIZE={len(letter())}",))]
    assert post.signed_in == [user]


def test_lines_and_dots_arrive_as_they_were_meant(post: Post) -> None:
    sent(post, b"Subject: a\n\n.\n..b\r\n.c")

    assert post.letters[0].raw == b"Subject: a\r\n\r\n.\r\n..b\r\n.c\r\n"


def test_letters_and_addresses_beyond_ascii_are_announced(post: Post) -> None:
    raw = letter() + "十张桌子\r\n".encode()

    assert sent(post, raw, "张三@例子.example").status is Status.SENT

    [arrived] = post.letters
    assert (arrived.raw, arrived.recipients) == (raw, ("张三@例子.example",))
    assert arrived.options == (f"SIZE={len(raw)}", "BODY=8BITMIME", "SMTPUTF8")


def test_one_signs_in_with_a_token(post: Post) -> None:
    server = Server("127.0.0.1", post.tls, Security.TLS, "bo", TOKEN, is_token=True)

    assert given(server, post).status is Status.SENT
    assert post.signed_in == ["bo"]


@pytest.mark.parametrize("is_token", [True, False])
def test_a_wrong_password_or_token_is_refused(post: Post, is_token: bool) -> None:
    server = Server("127.0.0.1", post.tls, Security.TLS, "bo", "wrong", is_token=is_token)

    with pytest.raises(LoginRefused, match="535"):
        given(server, post)
    assert post.letters == []


def test_nothing_is_sent_in_plain_text_where_tls_was_wished_for(post: Post) -> None:
    server = Server("127.0.0.1", post.tls, Security.TLS, "bo", USERS["bo"])
    plain = Server("127.0.0.1", post.plain, Security.TLS, "bo", USERS["bo"])

    with pytest.raises(NotEncrypted):
        given(plain, post)
    assert given(server, post).status is Status.SENT


def test_an_address_cannot_hold_a_second_command(post: Post) -> None:
    with pytest.raises(NotText):
        sent(post, letter(), f"{ADA}>\r\nRCPT TO:<{CY}")
    assert post.letters == []


@pytest.mark.parametrize(
    ("behaviour", "status", "answer"),
    [
        (Behaviour.SHUT, Status.RETRY, "421 we are closing"),
        (Behaviour.GREYLIST, Status.RETRY, "450 4.7.1 come again in five minutes"),
        (Behaviour.REFUSE, Status.REFUSED, "550 5.1.1 nobody of that name"),
        (Behaviour.LATER, Status.RETRY, "451 4.3.0 not now"),
        (Behaviour.REFUSE_LETTER, Status.REFUSED, "554 5.7.1 this looks like spam"),
    ],
)
def test_a_letter_that_is_not_taken_is_tried_again_or_not_as_the_server_says(
    post: Post, behaviour: Behaviour, status: Status, answer: str
) -> None:
    post.begin(behaviour)

    outcome = sent(post)

    assert (outcome.status, outcome.accepted, outcome.answer) == (status, (), answer)
    assert post.letters == []


@pytest.mark.parametrize(
    ("behaviour", "status", "kept"),
    [
        (Behaviour.DROP_AT_DATA, Status.RETRY, 0),
        (Behaviour.DROP_AMID, Status.RETRY, 0),
        (Behaviour.STALL_AMID, Status.RETRY, 0),
        (Behaviour.DROP_UNKEPT, Status.UNKNOWN, 0),
        (Behaviour.DROP_KEPT, Status.UNKNOWN, 1),
        (Behaviour.STALL_UNKEPT, Status.UNKNOWN, 0),
        (Behaviour.STALL_KEPT, Status.UNKNOWN, 1),
    ],
)
def test_where_a_line_breaks_decides_what_is_known(
    post: Post, behaviour: Behaviour, status: Status, kept: int
) -> None:
    post.begin(behaviour)
    long = letter() + b"x" * 70 + b"\r\n"
    if behaviour in {Behaviour.DROP_AMID, Behaviour.STALL_AMID}:
        long += (b"x" * 70 + b"\r\n") * 250_000  # more than lies between two sockets

    outcome = sent(post, long, seconds=1)

    assert (outcome.status, len(post.letters)) == (status, kept)


def test_nobody_at_home_is_a_reason_to_try_again(post: Post) -> None:
    nobody = Server("127.0.0.1", 1, Security.PLAIN)
    limits = Limits(allowed=frozenset({"127.0.0.1:1"}))

    outcome = send(nobody, letter(), sender=BO, recipients=[ADA], limits=limits)

    assert outcome == Outcome(Status.RETRY, answer="127.0.0.1 does not answer.")


def test_some_recipients_may_be_refused_while_others_are_not(post: Post) -> None:
    post.refused |= {CY: "550 5.1.1 nobody of that name", BO: "450 4.2.2 full"}

    outcome = sent(post, letter(), ADA, CY, BO)

    assert outcome == Outcome(
        Status.SENT,
        (ADA,),
        {CY: (550, "5.1.1 nobody of that name"), BO: (450, "4.2.2 full")},
        "250 2.0.0 queued as 12345",
    )
    assert post.letters[0].recipients == (ADA,)


def test_a_letter_larger_than_the_server_takes_is_not_even_begun(post: Post) -> None:
    outcome = sent(post, b"x" * (LARGEST + 1))

    assert (outcome.status, outcome.answer) == (
        Status.REFUSED, f"552 5.3.4 {LARGEST + 3} > {LARGEST}")  # fmt: skip
