"""A letter that was passed on is found again, however the program wrote it out."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from headwater.mail.rules.dropping import drop_address, envelope, key_of_member, original
from headwater.mail.rules.letters import read_letter
from headwater.mail.rules.parts import take_apart

CHINA = timezone(timedelta(hours=8))
HEAD = (
    "Message-ID: <9@ours.example>\r\nFrom: Ada <ada@ours.example>\r\nTo: drop+x@ours.example\r\n"
    "Subject: {subject}\r\nDate: Fri, 06 Mar 2026 09:00:00 +0800\r\nMIME-Version: 1.0\r\n"
)
GMAIL = """See below.

---------- Forwarded message ---------
From: Bo Li <bo@customer.example>
Date: Thu, Mar 5, 2026 at 2:30 PM
Subject: Ten desks
To: Ada <ada@ours.example>

How much are ten desks?
"""
OUTLOOK = """________________________________
From: Bo Li <bo@customer.example>
Sent: Thursday, March 5, 2026 2:30 PM
To: Ada <ada@ours.example>
Subject: Ten desks

How much are ten desks?
"""
APPLE = """Begin forwarded message:

> From: Bo Li <bo@customer.example>
> Subject: Ten desks
> Date: March 5, 2026 at 14:30:00 GMT+8
> To: Ada <ada@ours.example>
>
> How much are ten desks?
"""
QQ = """------------------ 原始邮件 ------------------
发件人: "Bo Li" <bo@customer.example>;
发送时间: 2026年3月5日(星期四) 下午2:30
收件人: "Ada"<ada@ours.example>;
主题: Ten desks

How much are ten desks?
"""
NETEASE = """-------- 转发邮件信息 --------
发件人："Bo Li" <bo@customer.example>
发送日期：2026-03-05 14:30:00
收件人：ada@ours.example
主题：Ten desks
How much are ten desks?
"""
OUTLOOK_ZH = """发件人: Bo Li <bo@customer.example>
发送时间: 2026年3月5日 14:30
收件人: Ada <ada@ours.example>
主题: Ten desks

How much are ten desks?
"""


def passed_on(text: str, subject: str = "Fwd: Ten desks") -> bytes:
    head = HEAD.format(subject=subject) + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    return (head + text).encode()


@pytest.mark.parametrize("text", [GMAIL, OUTLOOK, APPLE, QQ, NETEASE, OUTLOOK_ZH])
def test_what_was_passed_on_is_found_in_the_forms_of_common_programs(text: str) -> None:
    found = original(read_letter(passed_on(text)), CHINA)

    assert found is not None
    assert found.sender is not None
    assert (found.sender.address, found.sender.name) == ("bo@customer.example", "Bo Li")
    assert (found.subject, found.text) == ("Ten desks", "How much are ten desks?")
    assert found.date == datetime(2026, 3, 5, 14, 30, tzinfo=CHINA)
    assert [who.address for who in found.to] == ["ada@ours.example"]


def test_what_was_passed_on_as_a_file_is_taken_as_it_was() -> None:
    inner = (
        "Message-ID: <1@customer.example>\r\nFrom: bo@customer.example\r\nTo: ada@ours.example\r\n"
        "Subject: Ten desks\r\nDate: Thu, 05 Mar 2026 14:30:00 +0000\r\n\r\nHow much?"
    )
    raw = HEAD.format(subject="转发: Ten desks") + (
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
        f"See.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b--\r\n"
    )
    found = original(read_letter(raw.encode()))

    assert found is not None
    assert (found.message_id, found.date) == (
        "1@customer.example",
        datetime(2026, 3, 5, 14, 30, tzinfo=UTC),
    )


def test_a_note_to_oneself_is_nobody_elses_letter() -> None:
    assert original(read_letter(passed_on("Remember the desks.\nFrom: nobody at all\n"))) is None


def test_an_address_is_a_members_own_and_another_with_another_secret() -> None:
    one, two = UUID(int=1), UUID(int=2)
    keys = {key_of_member("a", one), key_of_member("a", two), key_of_member("b", one)}

    assert len(keys) == 3
    assert drop_address("drop@ours.example", "abc") == "drop+abc@ours.example"


@pytest.mark.parametrize(
    ("results", "is_forged"),
    [
        ("mx.ours.example; dmarc=pass; spf=pass", False),
        ("mx.ours.example; dkim=none; spf=fail smtp.mailfrom=x", True),
        ("mx.ours.example; dmarc=pass\r\nAuthentication-Results: x; dmarc=fail", False),
    ],
)
def test_only_what_our_own_server_found_counts(results: str, is_forged: bool) -> None:
    raw = f"Delivered-To: Drop+Abc@ours.example\r\nAuthentication-Results: {results}\r\n\r\n"
    how = envelope(take_apart(raw.encode()).head)

    assert how.is_forged is is_forged
    assert how.delivered == {"drop+abc@ours.example"}
