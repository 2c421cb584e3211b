"""By what a lead is known to be a company or person that is in the workspace already."""

import re
from enum import StrEnum

from headwater.lib.text import normalised

# Longest first: 有限责任公司 must not leave 责任 behind.
LEGAL_FORMS = (
    "股份有限公司", "有限责任公司", "有限公司", "集团", "公司",
    "incorporated", "corporation", "limited", "company", "gmbh", "corp", "inc", "llc", "ltd", "plc",
    "co", "ag", "sa", "bv",
)  # fmt: skip
FREE_MAIL = frozenset(
    [
        "163.com",
        "126.com",
        "qq.com",
        "foxmail.com",
        "sina.com",
        "sohu.com",
        "aliyun.com",
        "yeah.net",
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "yahoo.com",
        "icloud.com",
        "proton.me",
        "gmx.de",
        "web.de",
    ]  # reads as a list
)
LATIN = re.compile(r"[a-z0-9]$")


class MatchReason(StrEnum):
    """Why a record may be the same; the strongest first."""

    CREDIT_CODE = "credit_code"
    EMAIL = "email"
    PHONE = "phone"
    WECHAT = "wechat"
    DOMAIN = "domain"
    NAME = "name"


def company_key(name: str) -> str:
    """Reduce a company's name to what it is called: without legal form, blanks and marks."""
    words = re.sub(r"[^\w\s]", " ", normalised(name)).strip()
    shorter = True
    while shorter:
        shorter = False
        for form in LEGAL_FORMS:
            rest = words.removesuffix(form).rstrip()
            is_word = not LATIN.search(form) or words.removesuffix(form).endswith(" ")
            if rest != words and rest and is_word:
                words, shorter = rest, True
    return re.sub(r"\s+", "", words)


def domain_of(email: str) -> str:
    """Give the domain of a company's mail address; that of a free mail service says nothing."""
    domain = email.rpartition("@")[2].strip().lower()
    return "" if domain in FREE_MAIL else domain
