"""Whatever bytes come, they become a letter or are refused, and soon."""

import base64
import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.mail.rules.letters import Address, Unreadable, read_letter

TEXT = b"From: a@example.cn\r\nContent-Type: text/plain; charset=%s\r\n\r\n%s"
NESTED = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n'


def letter_of(*lines: str, body: str = "") -> bytes:
    return "\r\n".join([*lines, "", body]).encode()


def subject_of(value: bytes) -> str:
    return read_letter(b"From: a@b.cn\r\nSubject: " + value + b"\r\n\r\n").subject


def senders(value: str) -> tuple[Address, ...]:
    return read_letter(f"To: {value}\r\n\r\n".encode()).to


def test_a_plain_letter_is_read() -> None:
    raw = letter_of(
        "Message-ID: <7@example.com>",
        "In-Reply-To: <6@example.com> (your letter of Monday)",
        "References: <5@example.com>\r\n\t<6@example.com>",
        'From: "Lin, Mei" <Mei.Lin@Example.COM>',
        "Date: Mon, 2 Nov 2026 17:00:00 +0800",
        "Auto-Submitted: no",
        "Subject: Ten desks",
        body="Two lines\r\nof it.",
    )

    letter = read_letter(raw)

    assert letter.message_id == "7@example.com"
    assert letter.in_reply_to == ("6@example.com",)
    assert letter.references == ("5@example.com", "6@example.com")
    assert letter.sender == Address("Lin, Mei", "Mei.Lin@example.com")
    assert letter.date == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert (letter.subject, letter.text, letter.html) == ("Ten desks", "Two lines\nof it.", None)
    assert letter.headers["auto-submitted"] == ("no",)


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("gb2312", "gb18030"), ("GBK", "gbk"), ("gb18030", "gb18030"), ("big5", "big5"),
        ("utf-8", "utf-8"), ("x-unknown", "utf-8"), ("", "utf-8"), ("us-ascii", "utf-8"),
        ("us-ascii", "gb2312"), ("zip", "utf-8"), ("\xff", "utf-8"), ("iso-8859-1", "cp1252"),
        ("hz-gb-2312", "hz"), ("UTF-16", "utf-16"), ("utf-7", "utf-7"),
    ],
)  # fmt: skip
def test_charsets_are_taken_as_they_are_meant(charset: str, codec: str) -> None:
    words = "“naïve”" if codec == "cp1252" else "報價單" if codec == "big5" else "报价单"

    assert read_letter(TEXT % (charset.encode("latin-1"), words.encode(codec))).text == words


@pytest.mark.parametrize(
    ("value", "subject"),
    [
        (b"=?utf-8?B?5oql5Lu3?= =?UTF-8?Q?=E5=8D=95?=", "报价单"),
        (b"=?utf-8?B?5oql5A==?=\r\n =?utf-8?B?u7fljZU=?=", "报价单"),  # cut inside a character
        (b"=?gb2312?B?saiz6w==?= 2026", "报畴 2026"),
        (b"Re: =?utf-8?q?caf=C3=A9_au_lait?=", "Re: café au lait"),
        (b"=?utf-8?B?%%%?=", ""),
        (b"=?nonsense?Q?abc?=", "abc"),
        (b"=?utf-8?Q?open", "=?utf-8?Q?open"),
        ("报价单".encode(), "报价单"),
        ("报价单".encode("gb2312"), "报价单"),
        ("報價單".encode("gbk"), "報價單"),
        ("Jürgen à la".encode("latin-1"), "Jürgen à la"),
        (b"a\0b\x07c", "ab c"),
    ],
)
def test_subjects(value: bytes, subject: str) -> None:
    assert subject_of(value) == subject


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("a@b.cn, Bo <bo@c.cn>", (Address("", "a@b.cn"), Address("Bo", "bo@c.cn"))),
        ("Team: a@b.cn, c@d.cn;", (Address("", "a@b.cn"), Address("", "c@d.cn"))),
        ("a@b.cn (Mei Lin)", (Address("Mei Lin", "a@b.cn"),)),
        ("=?utf-8?B?5p6X?= <a@b.cn>", (Address("林", "a@b.cn"),)),
        ('"=?utf-8?B?5p6X?=" <a@b.cn>', (Address("林", "a@b.cn"),)),
        ('5" screen <a@b.cn>', (Address("", "a@b.cn"),)),
        ("undisclosed-recipients:;", ()),
        ("<@relay.cn:a@b.cn>", (Address("", "a@b.cn"),)),
        ("'a@b.cn' <a@b.cn>", (Address("a@b.cn", "a@b.cn"),)),
        ('"very odd"@b.cn', (Address("", '"very odd"@b.cn'),)),
        ("nobody", ()),
    ],
)
def test_people(value: str, people: tuple[Address, ...]) -> None:
    assert senders(value) == people


@pytest.mark.parametrize("value", ["yesterday", "", "Mon, 99 Nov 2026", "1 Jan 99999 00:00 +9999"])
def test_a_date_that_is_none_is_none(value: str) -> None:
    assert read_letter(letter_of("From: a@b.cn", f"Date: {value}")).date is None


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("One \ntwo\n three", "One two\nthree"),
        ("> One \n> two\nthree", "> One two\nthree"),
        ("> One \n>> two", "> One \n>> two"),
        ("Yours\n-- \nMei", "Yours\n-- \nMei"),
    ],
)
def test_lines_that_were_cut_to_be_sent_are_joined(lines: str, read: str) -> None:
    raw = letter_of("From: a@b.cn", "Content-Type: text/plain; format=flowed", body=lines)

    assert read_letter(raw).text == read


def mixed(*parts: str) -> bytes:
    body = "".join(f"--x\r\n{part}\r\n" for part in parts) + "--x--\r\n"
    return letter_of("From: a@b.cn", "Content-Type: multipart/mixed; boundary=x", body=body)


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("attachment; filename*=utf-8''%E6%8A%A5%E4%BB%B7.pdf", "报价.pdf"),
        ("attachment; filename*0*=gbk''%B1%A8; filename*1*=%BC%DB; filename*2=.pdf", "报价.pdf"),
        ('attachment; filename="=?utf-8?B?5oql5Lu3?=.pdf"', "报价.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        (r'attachment; filename="C:\\temp\\a;b.pdf"', "a;b.pdf"),
        ("attachment; filename=a b.pdf", "a b.pdf"),
        ('attachment; filename="x\u202efdp.exe"', "x fdp.exe"),
        ("attachment", "file.pdf"),
    ],
)
def test_names_of_attachments(disposition: str, name: str) -> None:
    raw = mixed(f"Content-Type: application/pdf\r\nContent-Disposition: {disposition}\r\n\r\nx")

    (file,) = read_letter(raw).attachments

    assert (file.name, file.content_type, file.data) == (name, "application/pdf", b"x")


def test_a_letter_in_a_letter_is_a_file_named_by_its_subject() -> None:
    inner = "From: c@d.cn\r\nSubject: Old offer\r\n\r\nHello"

    (file,) = read_letter(mixed(f"Content-Type: message/rfc822\r\n\r\n{inner}")).attachments

    assert (file.name, file.data) == ("Old offer.eml", inner.encode())


def test_words_around_html_are_kept() -> None:
    html = "Content-Type: text/html\r\n\r\n<p>Dear &amp; near<br>all</p><script>x</script>"

    letter = read_letter(mixed(html, "Content-Type: text/plain\r\n\r\na < b"))

    assert letter.text == "Dear & near\nall\na < b"
    assert letter.html is not None
    assert letter.html.endswith("\n<pre>a &lt; b</pre>")


def test_html_around_a_file_is_kept_on_both_sides() -> None:
    inner = mixed(
        "Content-Type: text/html\r\n\r\n<p>above</p>",
        "Content-Type: image/png\r\n\r\nx",
        "Content-Type: text/html\r\n\r\n<p>below</p>",
    ).partition(b"\r\n")[2]
    raw = letter_of(
        "From: a@b.cn",
        "Content-Type: multipart/alternative; boundary=y",
        body=f"--y\r\n\r\nabove below\r\n--y\r\n{inner.decode()}\r\n--y--",
    )

    letter = read_letter(raw)

    assert (letter.text, letter.html) == ("above below", "<p>above</p>\n<p>below</p>")
    assert [file.name for file in letter.attachments] == ["file.png"]


def test_pictures_the_html_shows_are_inline() -> None:
    html = 'Content-Type: text/html\r\n\r\n<img src="cid:logo@1">'
    picture = "Content-Type: image/png\r\nContent-ID: <%s>\r\nContent-Disposition: inline\r\n\r\nx"

    shown, other = read_letter(mixed(html, picture % "logo@1", picture % "more@1")).attachments

    assert (shown.is_inline, other.is_inline) == (True, False)


def test_old_macs_and_lost_last_boundaries_are_forgiven() -> None:
    raw = mixed("Content-Type: text/plain\r\n\r\nHello").replace(b"\r\n--x--", b"")

    assert read_letter(raw.replace(b"\r\n", b"\r")).text == "Hello"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "letter_without_head"),
        (b"Hello there,\n\nhow are you?", "letter_without_head"),
        (b"A: b\n\n" + b"x" * 50_000_000, "letter_oversized"),
        (mixed(*["\r\n"] * 100_000), "letter_too_many_parts"),
        (b"".join(NESTED % (n, n) for n in range(30)), "letter_too_deep"),
        (b"".join(NESTED % (n, n) for n in range(9_000)), "letter_too_many_parts"),
    ],
    ids=["empty", "no head", "large", "100k parts", "30 deep", "9000 deep"],
)
def test_what_is_no_letter_is_refused_soon(raw: bytes, code: str) -> None:
    start = time.process_time()

    with pytest.raises(Unreadable) as refused:
        read_letter(raw)

    assert refused.value.code == code
    assert time.process_time() - start < 2


def large_file() -> bytes:
    data = base64.encodebytes(bytes(29_000_000)).decode()
    return mixed(f"Content-Transfer-Encoding: base64\r\nContent-Type: a/b\r\n\r\n{data}")


def page(text: str) -> bytes:
    return letter_of("Content-Type: text/html", body=text)


HURTING: dict[str, Callable[[], bytes]] = {
    "40 MB of base64": large_file,
    "open quotes": lambda: letter_of("From: " + '"\\' * 90_000),
    "open brackets": lambda: letter_of("To: " + "(<" * 90_000),
    "many fields": lambda: letter_of(*["X: y"] * 200_000),
    "open words": lambda: letter_of("Subject: " + "=?utf-8?q?" * 20_000),
    "open parameters": lambda: letter_of("Content-Type: a/b" + ";x=" * 90_000),
    "open identifiers": lambda: letter_of("References: " + "<" * 190_000),
    "deep page": lambda: page("<div>" * 400_000),
    "open tags": lambda: page("<a b" * 400_000),
    "open values": lambda: page('<a b="' * 300_000),
    "open comments": lambda: page("<!--" * 400_000),
    "many entities": lambda: page("&" * 1_900_000),
    "crossed tags": lambda: page("<b><i><a>" * 20_000),
    "open metas": lambda: page("<meta " * 400_000),
    "one long line in pieces": lambda: letter_of(
        "Content-Type: text/plain; format=flowed", body="a \n" * 900_000
    ),
    "slow codec": lambda: TEXT % (b"punycode", b"a-" + b"z9" * 200_000),
}


@pytest.mark.parametrize("name", HURTING)
def test_letters_made_to_hurt_are_answered_soon(name: str) -> None:
    raw = HURTING[name]()
    gc.freeze()  # what other tests have left is not looked through again and again meanwhile
    start = time.process_time()
    try:
        read_letter(raw)
    finally:
        gc.unfreeze()

    assert time.process_time() - start < 2


SAMPLE = letter_of(
    "From: =?gb2312?B?wdY=?= <a@b.cn>", "To: c@d.cn", "Date: Mon, 2 Nov 2026 17:00:00 +0800",
    "Message-ID: <1@b.cn>", "References: <0@b.cn>", "Subject: =?utf-8?B?5oql5Lu3?=",
    "Content-Type: multipart/related; boundary=y",
    body="--y\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n<p>=B1=A8</p>\r\n--y\r\nContent-Type: image/png; name*0*=utf-8''%E6;"
    " name*1=x\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--y--\r\n",
)  # fmt: skip


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_in(tuple(value.items()))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts_in(getattr(value, part.name))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    raw = bytearray(SAMPLE)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(raw)))
        raw[at : at + draw(st.integers(0, 20))] = draw(st.binary(max_size=12))
    return bytes(raw)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(mutated(), st.binary(max_size=400), st.binary(max_size=200).map(b"From: ".__add__))
)
@example(b"Content-Type: text/plain; charset=utf-16\n\n\x00\xd8\x00\xd8")
@example(b"Content-Type: text/plain; charset=utf-7\n\n+2AA-")
@example(b"Content-Type: text/html\n\n&#xD800;&#0;&#x110000;")
def test_any_bytes_are_a_letter_or_unreadable_and_can_be_kept(raw: bytes) -> None:
    try:
        letter = read_letter(raw)
    except Unreadable:
        return

    for text in texts_in(letter):
        assert "\0" not in text
        text.encode("utf-8")
