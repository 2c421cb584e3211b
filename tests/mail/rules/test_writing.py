"""What is written is read again as it was meant, and nobody writes a second letter into it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.mail.rules.letters import Address, Attachment, Letter, read_letter
from headwater.mail.rules.writing import Draft, Unwritable, new_message_id, write_letter

MEI = Address("林 Mei", "mei@example.cn")
DRAFT = Draft(
    message_id="1@example.cn", sender=MEI, to=(Address("", "bo@example.com"),), subject="Ten desks",
    text="Dear Bo,\nhere they are.", date=datetime(2026, 11, 2, 9, tzinfo=UTC),
)  # fmt: skip
LOGO = Attachment("logo.png", "image/png", "logo@1", True, b"\x89PNG")
OFFER = Attachment("报价.pdf", "application/pdf", "", False, b"%PDF")
PAGE = '<p>Dear Bo <img src="cid:logo@1"></p>'


def kinds(raw: bytes) -> list[str]:
    return re.findall(r"Content-Type: ([a-z/]+)", raw.decode("ascii"))


def test_only_what_is_needed_is_wrapped() -> None:
    page = replace(DRAFT, html=PAGE)

    assert kinds(write_letter(DRAFT)) == ["text/plain"]
    assert kinds(write_letter(page)) == ["multipart/alternative", "text/plain", "text/html"]
    assert kinds(write_letter(replace(page, attachments=(LOGO, OFFER)))) == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html",
        "image/png", "application/pdf",
    ]  # fmt: skip


def test_extra_headers_are_written() -> None:
    link = "<https://example.cn/u/" + "x" * 300 + ">"

    raw = write_letter(replace(DRAFT, headers={"List-Unsubscribe": link}))

    assert read_letter(raw).headers["list-unsubscribe"] == (link,)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("bo@Bücher.example", "bo@xn--bcher-kva.example"),
        ("bo@例子.中国", "bo@xn--fsqu00a.xn--fiqs8s"),
        ('"two words"@example.com', '"two words"@example.com'),
        ("o'neil+crm@example.com", "o'neil+crm@example.com"),
    ],
)
def test_addresses_are_written_for_servers(address: str, written: str) -> None:
    raw = write_letter(replace(DRAFT, to=(Address("", address),)))

    assert read_letter(raw).to == (Address("", written),)


@pytest.mark.parametrize(
    "address",
    ["", "bo", "@example.com", "bo@", "bo@exa mple.com", "bo@example.com\r\nBcc: eve@evil.example",
     "bo@example.com, eve@evil.example", "<bo@example.com>", "b o@example.com", "林@example.cn",
     "bo\0@example.com", "bo@-example.com", "bo@" + "a" * 64 + ".com", "bo@" + "a." * 150 + "com",
     "bo..bo@example.com", '"bo\r\n"@example.com', "a" * 10_000 + "@example.com", "bo@a..com"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Unwritable):
        write_letter(replace(DRAFT, to=(Address("", address),)))


INJECTED = "x\r\nBcc: eve@evil.example"
BAD: dict[str, dict[str, object]] = {
    "subject": {"subject": INJECTED},
    "naked return": {"subject": "x\rBcc: eve@evil.example"},
    "NUL": {"subject": "x\0"},
    "line separator": {"subject": "x\u2028Bcc: y"},
    "name": {"sender": Address(INJECTED, "mei@example.cn")},
    "message id": {"message_id": "1@x>\r\nBcc: <eve@evil.example"},
    "no message id": {"message_id": ""},
    "reference": {"references": ("1@x y",)},
    "value": {"headers": {"List-Id": INJECTED}},
    "header": {"headers": {"X\r\nBcc": "eve@evil.example"}},
    "blind copy": {"headers": {"bcc": "eve@evil.example"}},
    "our header": {"headers": {"Content-Type": "text/html"}},
    "file": {"attachments": (replace(OFFER, name=INJECTED),)},
    "content id": {"attachments": (replace(OFFER, content_id="a>\r\nBcc: b"),)},
}


@pytest.mark.parametrize("name", BAD)
def test_a_second_header_cannot_be_smuggled_in(name: str) -> None:
    with pytest.raises(Unwritable):
        write_letter(replace(DRAFT, **BAD[name]))  # type: ignore[arg-type]  # of many types


def test_a_kind_of_file_is_never_a_second_header() -> None:
    evil = replace(OFFER, content_type="a/b\r\nBcc: eve@evil.example")

    assert b"Bcc" not in write_letter(replace(DRAFT, attachments=(evil,)))


def test_names_without_end_are_cut_into_lines() -> None:
    people = (Address("x" * 10_000, "bo@example.com"), Address("林" * 10_000, "lin@example.cn"))
    long = replace(DRAFT, to=people, attachments=(replace(OFFER, name="报" * 3_000 + ".pdf"),))

    raw = write_letter(long)

    assert [who.address for who in read_letter(raw).to] == ["bo@example.com", "lin@example.cn"]
    assert read_letter(raw).to[1].name == "林" * 200
    assert max(map(len, raw.split(b"\r\n"))) < 100


def test_message_ids_are_new_each_time() -> None:
    first, second = new_message_id("例子.cn"), new_message_id("例子.cn")

    assert first != second
    assert re.fullmatch(r"[0-9a-f]{32}@xn--fsqu00a.cn", first)


ONE_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cf")), max_size=300)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=600)
NAMES = ONE_LINE.map(str.strip).filter(lambda name: len(name) < 150 and name == name.strip(" '\""))
PEOPLE = st.builds(
    Address, NAMES, st.from_regex(r"[a-z0-9+_-]{1,20}@[a-z0-9]{1,20}\.com", fullmatch=True)
)
IDS = st.from_regex(r"[a-zA-Z0-9.$-]{1,90}@[a-z.]{1,20}", fullmatch=True)
FILES = st.builds(
    Attachment,
    st.from_regex(r"[\w()' -]{1,80}\.\w{1,5}", fullmatch=True).filter(lambda name: name == name.strip(" .")),
    st.sampled_from(["application/pdf", "image/png", "text/plain", "text/html", "x/y"]),
    st.just(""), st.just(False), st.binary(max_size=300),
)  # fmt: skip
DRAFTS = st.builds(
    Draft, message_id=IDS, sender=PEOPLE, to=st.lists(PEOPLE, max_size=30).map(tuple),
    cc=st.lists(PEOPLE, max_size=2).map(tuple), reply_to=st.lists(PEOPLE, max_size=1).map(tuple),
    subject=ONE_LINE.map(str.strip), text=WORDS, html=st.none() | WORDS, date=st.just(DRAFT.date),
    attachments=st.lists(FILES, max_size=2).map(tuple),
    in_reply_to=st.lists(IDS, max_size=1).map(tuple),
    references=st.lists(IDS, max_size=20, unique=True).map(tuple),
)  # fmt: skip


def told(letter: Letter | Draft) -> tuple[object, ...]:
    def body(text: str | None) -> str | None:
        return text and text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()

    files = [(file.name, file.content_type, file.data) for file in letter.attachments]
    return (
        letter.message_id, letter.sender, letter.to, letter.cc, letter.reply_to, letter.subject,
        letter.date, letter.in_reply_to, letter.references, body(letter.text), body(letter.html), files,
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(DRAFTS)
@example(
    replace(DRAFT, subject="=?utf-8?B?eA==?=", text="From me\n.\n--=_x\ntrailing \n" + "x" * 2_000)
)
@example(replace(DRAFT, sender=Address("x" * 199, "a@b.cn"), subject="报" * 900))
def test_what_is_written_is_read_again(draft: Draft) -> None:
    raw = write_letter(draft)

    assert told(read_letter(raw)) == told(draft)
    assert max(map(len, raw.split(b"\r\n"))) < 998
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
