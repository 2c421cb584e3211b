"""What is an address, what a domain, and which bounces say that there is nobody."""

import pytest

from headwater.mail.rules.bounces import Bounce
from headwater.mail.rules.suppression import (
    as_bounce,
    domains_of,
    is_nobody_there,
    place_of,
    places_in,
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (" Bo@Example.COM ", "bo@example.com"),
        ("<bo@example.com>", "bo@example.com"),
        ("mailto:bo@example.com", "bo@example.com"),
        ("张伟@例子.中国", "张伟@例子.中国"),
        ("@Example.com", "example.com"),
        ("*.example.com", "example.com"),
        ("例子.中国", "例子.中国"),
        ("bo", None),
        ("localhost", None),
        ("bo@", None),
        ("a@b@c", None),
        ("=cmd()", None),
    ],
)
def test_an_address_or_a_domain(text: str, place: str | None) -> None:
    assert place_of(text) == place


def test_what_is_pasted_is_read_once_each() -> None:
    assert places_in("a@x.example；b@x.example、A@x.example\nno") == (
        ["a@x.example", "b@x.example"], ["no"],
    )  # fmt: skip


def test_a_domain_and_those_above_it() -> None:
    assert domains_of("a@mx.Mail.example.com") == [
        "mx.mail.example.com", "mail.example.com", "example.com",
    ]  # fmt: skip


def bounce(status: str, reason: str = "", *, is_permanent: bool = True) -> Bounce:
    return Bounce(("bo@x.example",), status, is_permanent, "id@ours", reason)


@pytest.mark.parametrize(
    ("found", "is_nobody"),
    [
        (bounce("5.1.1"), True),
        (bounce("5.1.10"), True),
        (bounce("5.2.1", "Mailbox disabled"), True),
        (bounce("5.0.0", "550 user unknown"), True),
        (bounce("", "该用户不存在"), True),
        (bounce("5.4.1", "Recipient address rejected: Access denied"), True),
        (bounce("5.1.1", is_permanent=False), False),
        (bounce("5.2.2", "mailbox full"), False),
        (bounce("5.1.1", "over quota"), False),
        (bounce("5.1.8", "bad sender"), False),
        (bounce("5.7.1", "spam"), False),
        (bounce("5.7.1", "Recipient address rejected: SPF"), False),
        (bounce("5.5.0"), False),
        (as_bounce("bo@x.example", 550, "5.1.1 nobody of that name"), True),
        (as_bounce("bo@x.example", 450, "4.1.1 user unknown, try again"), False),
        (as_bounce("bo@x.example", 550, "mailbox unavailable"), True),
    ],
)
def test_which_bounces_say_that_there_is_nobody(found: Bounce, is_nobody: bool) -> None:
    assert is_nobody_there(found) is is_nobody
