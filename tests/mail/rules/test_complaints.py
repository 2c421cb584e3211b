"""A report of spam says whom it may be of, and about which letter."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from headwater.mail.rules.automatic import Nature, nature
from headwater.mail.rules.complaints import Complaint, read_complaint
from headwater.mail.rules.letters import Unreadable, read_letter

REPORT = """From: staff@hotmail.example
To: abuse@ours.example
Subject: complaint about message from 192.0.2.1
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

An e-mail was called spam.
--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Loop/2 (test)
Version: 1
Original-Mail-From: <mei@ours.example>
Removal-Recipient: Bo@Example.com
Original-Rcpt-To: <bo@internal.example.com>

--b
Content-Type: {copy}

From: mei@ours.example
X-HmXmrOriginalRecipient: cy@example.com
List-Unsubscribe: <https://crm.ours.example/u/abcdefghijklmnop>,
 <mailto:out@ours.example>
Message-ID: <7@ours.example>

Dear Bo
--b--
"""
READ = Complaint(
    recipients=("bo@internal.example.com", "bo@example.com", "cy@example.com"),
    message_id="7@ours.example",
    ways_out=("abcdefghijklmnop",),
    by="Loop/2 (test)",
)


def report(kind: str = "abuse", copy: str = "message/rfc822") -> Complaint | None:
    return read_complaint(read_letter(REPORT.format(kind=kind, copy=copy).encode()))


def test_a_report_is_read_with_a_whole_copy_or_its_head() -> None:
    assert report() == READ
    assert report("Fraud (said the user)", "text/rfc822-headers") == READ


def test_what_is_said_of_a_letter_that_is_no_complaint_is_none() -> None:
    kinds = ["not-spam", "auth-failure", "virus", "other", "dmarc", ""]

    assert [report(kind) for kind in kinds] == [None] * len(kinds)


def test_a_report_is_neither_a_bounce_nor_a_person_s_letter() -> None:
    letter = read_letter(REPORT.format(kind="abuse", copy="message/rfc822").encode())

    assert nature(letter) is Nature.AUTOMATIC


@given(st.binary(max_size=400))
def test_no_report_is_too_broken_to_be_read(rest: bytes) -> None:
    head = REPORT.partition("Feedback-Type")[0].encode()
    with suppress(Unreadable):
        read_complaint(read_letter(head + rest))
