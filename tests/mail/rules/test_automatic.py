"""Machines are told from people, and kinds of machines from each other."""

import pytest

from headwater.mail.rules.automatic import Nature, nature
from tests.mail.rules.samples import letter

SUBJECT = "Subject: Re: Ten desks"
KINDS: list[tuple[Nature, tuple[str, ...]]] = [
    (Nature.PERSON, (SUBJECT,)),
    (Nature.PERSON, ("Auto-Submitted: no",)),
    (Nature.PERSON, ("Subject: Re: Automatic reply: Ten desks",)),
    (Nature.PERSON, ("Subject: 休假申请",)),
    (Nature.PERSON, ("Subject: Undeliverable promises",)),
    (Nature.PERSON, ("Subject: Autonomous desks", "X-Auto-Response-Suppress: OOF")),
    (
        Nature.OUT_OF_OFFICE,
        ("Subject: Automatic reply: Ten desks", "Auto-Submitted: auto-generated"),
    ),
    (Nature.OUT_OF_OFFICE, ("Subject: 自动回复: Ten desks",)),
    (Nature.OUT_OF_OFFICE, ("Subject: =?gb2312?B?19S2r7vYuLQ6?= x", "X-AutoReply: yes")),
    (Nature.OUT_OF_OFFICE, ("Subject: 自動回覆：x",)),
    (Nature.OUT_OF_OFFICE, ("Subject: Out of Office: x",)),
    (Nature.OUT_OF_OFFICE, ("Subject: Bo Example is out of the office (returning 09.11.2026)",)),
    (Nature.OUT_OF_OFFICE, ("Subject: AUTO: Bo is out", "Auto-Submitted: auto-replied")),
    (Nature.OUT_OF_OFFICE, ("Subject: Abwesenheitsnotiz: x",)),
    (Nature.OUT_OF_OFFICE, ("Subject: Réponse automatique : x",)),
    (Nature.OUT_OF_OFFICE, ("Precedence: auto_reply", "Subject: 我在休假")),
    (Nature.AUTOMATIC, ("Auto-Submitted: auto-replied (ticket)", "Subject: [#7] We got it")),
    (Nature.AUTOMATIC, ("Auto-Submitted: auto-generated",)),
    (Nature.AUTOMATIC, ("Precedence: bulk",)),
    (Nature.AUTOMATIC, ("Return-Path: <>", SUBJECT)),
    (Nature.AUTOMATIC, ("Feedback-ID: 1:2:3",)),
    (Nature.AUTOMATIC, ("Content-Type: multipart/report; report-type=disposition-notification",)),
    (Nature.LIST, ("List-Id: <sales.example.com>",)),
    (Nature.LIST, ("List-Unsubscribe: <mailto:a@b.cn>", "Precedence: bulk")),
    (Nature.LIST, ("Precedence: list",)),
    (Nature.BOUNCE, ("Content-Type: multipart/report; report-type=delivery-status",)),
    (Nature.BOUNCE, ("X-Failed-Recipients: bo@example.com",)),
    (Nature.BOUNCE, ("Return-Path: <>", "Subject: 系统退信")),
]


@pytest.mark.parametrize(("expected", "lines"), KINDS)
def test_natures(expected: Nature, lines: tuple[str, ...]) -> None:
    assert nature(letter("From: bo@example.com", *lines)) is expected


@pytest.mark.parametrize(
    ("sender", "subject", "expected"),
    [
        ("no-reply@example.com", "Your order", Nature.AUTOMATIC),
        ("donotreply@example.com", "Your order", Nature.AUTOMATIC),
        ("auto-parts@example.com", "Your order", Nature.PERSON),
        ("MAILER-DAEMON@example.com", "Undelivered Mail Returned to Sender", Nature.BOUNCE),
        ("PostMaster@qq.com", "来自qq.com的退信", Nature.BOUNCE),
        ("Postmaster@163.com", "系统退信/Systems bounce", Nature.BOUNCE),
        ("postmaster@example.com", "Undeliverable: Ten desks", Nature.BOUNCE),
        ("postmaster@example.com", "未送达: Ten desks", Nature.BOUNCE),
        ("bo@example.com", "Undeliverable: Ten desks", Nature.PERSON),
    ],
)
def test_senders(sender: str, subject: str, expected: Nature) -> None:
    assert nature(letter(f"From: {sender}", f"Subject: {subject}")) is expected
