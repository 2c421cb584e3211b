"""Letters that other mail libraries keep because they once broke them."""

from pathlib import Path

import pytest

from headwater.mail.rules.letters import Letter, Unreadable, read_letter
from tests.realdata import DATA

MAIL = DATA / "mail"
FILES = sorted(path for path in MAIL.rglob("*") if path.is_file())
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not FILES, reason="The sample files of the workshop are not here."),
]


def letter(name: str) -> Letter:
    return read_letter((MAIL / name).read_bytes())


def attempt(path: Path) -> Letter | None:
    try:
        return read_letter(path.read_bytes())
    except Unreadable:
        return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_letter_is_read_or_said_to_be_none(path: Path) -> None:
    found = attempt(path)

    assert found or path.suffix != ".eml"
    f"{found}".encode()


@pytest.mark.parametrize(
    ("name", "subject", "sender"),
    [
        ("cpython/msg_07.txt", "Here is your dingus fish", "barry@digicool.com"),
        ("cpython/msg_16.txt", "Delivery Notification: Delivery has failed", "postmaster@ucla.edu"),
        ("cpython/msg_46.txt", "GroupwiseForwardingTest", "sender@example.net"),
        ("ruby_mail/multi_charset/japanese_iso_2022.eml", "まみむめも", "raasdnil@gmail.com"),
        ("ruby_mail/plain_emails/raw_email.eml", "NOTE: 한국말로 하는 것", "jamis@37signals.com"),
        ("ruby_mail/plain_emails/raw_email_with_partially_quoted_subject.eml",
         'Re: Test: "漢字" mid "漢字" tail', "jamis@37signals.com"),
        ("ruby_mail/rfc6532/utf8_headers.eml", "Säying Hello", "jdöe@mächine.example"),
        ("ruby_mail/rfc2822/example03.eml", "", "john.q.public@example.com"),
    ],
)  # fmt: skip
def test_heads(name: str, subject: str, sender: str) -> None:
    found = letter(name)

    assert (found.subject, found.sender and found.sender.address) == (subject, sender)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("multi_charset/japanese_shift_jis.eml", "あいうえお\n\nこのメールは"),
        ("multi_charset/japanese_iso_2022.eml", "すみません。"),
        ("multi_charset/ks_c_5601-1987.eml", "스티해"),
        ("plain_emails/raw_email.eml", "대부분의 마찬가지로, 우리는 하나님을 믿습니다."),
    ],
)
def test_words(name: str, beginning: str) -> None:
    assert letter(f"ruby_mail/{name}").text.startswith(beginning)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("ruby_mail/multi_charset/japanese_attachment.eml", ["てすと.txt"]),
        ("ruby_mail/multi_charset/japanese_attachment_long_name.eml", ["かきくけこ" * 5 + ".txt"]),
        ("ruby_mail/attachment_emails/attachment_nonascii_filename.eml", ["ciële.txt"]),
        ("ruby_mail/attachment_emails/attachment_with_quoted_filename.eml",
         ["Eelanalüüsi päring.jpg"]),
        ("ruby_mail/attachment_emails/attachment_with_unquoted_name.eml", ["This is a test.txt"]),
        ("ruby_mail/attachment_emails/attachment_message_rfc822_inline_image.eml",
         ["img.png", "Testmail.eml"]),
        ("cpython/msg_22.txt", ["wibble.JPG", "wibble2.JPG"]),
    ],
)  # fmt: skip
def test_files(name: str, files: list[str]) -> None:
    assert [file.name for file in letter(name).attachments] == files
