"""A bounce says whom a letter did not reach, why, and whether for good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.mail.rules.bounces import Bounce, read_bounce
from tests.realdata import DATA

SAMPLES = DATA / "mail/ruby_mail/multipart_report_emails"
REPORT = """From: MAILER-DAEMON@mx.example.cn
To: mei@example.cn
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.cn

Original-Recipient: rfc822;Bo@Example.com
Final-Recipient: rfc822; bo@internal.example.com
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} no such user
--b
Content-Type: message/rfc822

From: mei@example.cn
Message-ID: <7@example.cn>

Dear Bo
--b--
"""


def report(action: str, status: str) -> Bounce | None:
    return read_bounce(REPORT.format(action=action, status=status).encode())


def test_a_report_is_read() -> None:
    assert report("failed", "5.1.1") == Bounce(
        recipients=("bo@example.com",),
        status="5.1.1",
        is_permanent=True,
        message_id="7@example.cn",
        reason="550 5.1.1 no such user",
    )


@pytest.mark.parametrize(
    ("action", "status", "is_permanent"),
    [("failed", "5.7.1", True), ("failed", "5.2.2", False), ("failed", "4.4.7", False),
     ("delayed", "4.4.1", False), ("delayed", "5.1.1", False)],
)  # fmt: skip
def test_what_may_pass_is_not_permanent(action: str, status: str, is_permanent: bool) -> None:
    found = report(action, status)

    assert found
    assert found.is_permanent is is_permanent


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_good_news_is_no_bounce(action: str) -> None:
    assert report(action, "2.0.0") is None


TEXTS = {
    "qmail": (
        ("From: MAILER-DAEMON@mx.example.cn\nTo: mei@example.cn\nSubject: failure notice\n\n"
        "Hi. This is the qmail-send program at mx.example.cn.\n\n<bo@example.com>:\n"
        "192.0.2.7 does not like recipient.\nRemote host said: 550 No such user here\n\n"
        "--- Below this line is a copy of the message.\n\nReturn-Path: <mei@example.cn>\n"
        "Message-ID: <7@example.cn>\nTo: cc@example.com\n"),
        ("5.0.0", True, "7@example.cn"),
    ),
    "Exim": (
        ("From: Mail Delivery System <Mailer-Daemon@mx.example.cn>\nX-Failed-Recipients: bo@example.com\n"
        "Subject: Mail delivery failed: returning message to sender\n\nThis is a permanent error. The "
        "following address(es) failed:\n\n  bo@example.com\n    Unrouteable address\n"),
        ("", True, ""),
    ),
    "Exchange": (
        ("From: postmaster@example.com\nTo: mei@example.cn\nSubject: Undeliverable: Ten desks\nIn-Reply-To: <7@example.cn>\n\n"
        "Delivery has failed to these recipients or groups:\n\nbo@example.com\nThe mailbox is full.\n\n"
        "Diagnostic information for administrators:\n\nGenerating server: x.example.com\n"
        "admin@x.example.com\n#554 5.2.2 mailbox full ##\n"),
        ("5.2.2", False, "7@example.cn"),
    ),
    "QQ": (
        ("From: PostMaster@qq.com\nTo: mei@example.cn\nSubject: =?utf-8?B?57O757uf6YCA5L+h?=\n"
        "Content-Type: text/plain; charset=gb18030\n\n抱歉，您的邮件被退回来了……\n原邮件信息：\n收件人：bo@example.com\n"
        "退信原因：收件人邮箱地址不存在，邮件无法送达。\nhost mx3.qq.com said: 550 Mailbox not found. admin@qq.com\n"),
        ("5.0.0", True, ""),
    ),
    "163": (
        ("From: Postmaster@163.com\nTo: mei@example.cn\nSubject: =?utf-8?B?57O757uf6YCA5L+h?=\n"
        "Content-Type: text/plain; charset=gb18030\n\n很抱歉，您的邮件暂时无法投递，系统将稍后重试。\n"
        "收件人地址: bo@example.com\nSMTP error, RCPT TO: 451 Requested action aborted\n"),
        ("4.0.0", False, ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_plain_words_of_servers_are_understood(name: str) -> None:
    text, expected = TEXTS[name]
    codec = "gb18030" if "gb18030" in text else "utf-8"

    found = read_bounce(text.encode(codec))

    assert found
    assert found.recipients == ("bo@example.com",)
    assert (found.status, found.is_permanent, found.message_id) == expected


@pytest.mark.parametrize(
    "raw", [b"", b"From: bo@example.com\nSubject: Undeliverable: x\n\n550 5.1.1", b"no letter"]
)
def test_what_people_write_is_no_bounce(raw: bytes) -> None:
    assert read_bounce(raw) is None


@given(st.binary(max_size=200), st.integers(0, len(REPORT)))
def test_broken_reports_are_read_or_not_but_never_stop_anything(piece: bytes, at: int) -> None:
    raw = REPORT.format(action="failed", status="5.1.1").encode()

    found = read_bounce(raw[:at] + piece + raw[at:])

    assert found is None or isinstance(found, Bounce)


@pytest.mark.realdata
@pytest.mark.skipif(not SAMPLES.exists(), reason="The sample files of the workshop are not here.")
@pytest.mark.parametrize(
    ("name", "recipients", "status", "is_permanent"),
    [
        ("multi_address_bounce1", 5, "5.1.1", True),
        ("multipart_report_multiple_status", 1, "5.3.0", True),
        ("report_422", 1, "4.2.2", False),
        ("report_530", 1, "5.3.0", True),
    ],
)
def test_real_bounces(name: str, recipients: int, status: str, is_permanent: bool) -> None:
    found = read_bounce((SAMPLES / f"{name}.eml").read_bytes())

    assert found
    assert (len(found.recipients), found.status, found.is_permanent) == (
        recipients,
        status,
        is_permanent,
    )
    assert found.message_id
