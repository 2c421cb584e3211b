"""Who is outside, and for which company."""

import pytest

from headwater.mail.rules.freemail import FREEMAIL
from headwater.mail.rules.matching import company_domain, counterparts, is_freemail, is_internal
from tests.mail.rules.samples import letter

OURS = ("Mei.Private@qq.com",)
DOMAINS = ("headwater.example", "qq.com")


def test_counterparts_are_all_that_are_not_ours_and_each_once() -> None:
    sent = letter(
        "From: Mei <mei@Headwater.example>",
        "To: Bo <Bo@Example.com>, mei.private+crm@QQ.com, other@qq.com",
        "Cc: bo@example.com, it@mail.headwater.example, x@notheadwater.example",
    )

    assert counterparts(sent, OURS, DOMAINS) == (
        "bo@example.com",
        "other@qq.com",
        "x@notheadwater.example",
    )


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("it@headwater.example", True),
        ("Mei.Private@qq.com", True),
        ("it@headwater.example, bo@example.com", False),
        ("stranger@qq.com", False),
    ],
)
def test_what_stays_among_us_is_internal(to: str, expected: bool) -> None:
    sent = letter("From: mei@headwater.example", f"To: {to}")

    assert is_internal(sent, OURS, DOMAINS) is expected


def test_a_letter_of_nobody_is_not_internal() -> None:
    assert not is_internal(letter("Subject: x"), OURS, DOMAINS)


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("bo@Example.com", "example.com"),
        ("bo@mail.example.com.cn", "mail.example.com.cn"),
        ("bo@qq.com", None),
        ("bo@VIP.163.com", None),
        ("mei@headwater.example", None),
        ("mei@sales.headwater.example", None),
        ("bo@localhost", None),
        ("bo@[192.0.2.1]", None),
        ("bo@192.0.2.1", None),
        ("bo", None),
    ],
)
def test_the_company_of_an_address(address: str, domain: str | None) -> None:
    assert company_domain(address, DOMAINS) == domain


@pytest.mark.parametrize(
    "domain",
    [
        "qq.com",
        "163.com",
        "126.com",
        "sina.com",
        "foxmail.com",
        "aliyun.com",
        "139.com",
        "GMAIL.com.",
        "yeah.net",
    ],
)
def test_freemail(domain: str) -> None:
    assert is_freemail(domain)


def test_the_list_of_freemail_is_written_as_it_is_asked() -> None:
    assert [domain for domain in FREEMAIL if domain != domain.lower().strip()] == []
    assert len(FREEMAIL) > 250
    assert not is_freemail("tencent.com")
