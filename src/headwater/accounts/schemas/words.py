"""Words of the wire that several schemas share."""

from typing import Annotated, Literal
from zoneinfo import available_timezones

from django.utils.translation import gettext_noop
from ninja import Field
from pydantic import AfterValidator, StringConstraints

from headwater.lib.money import CODES

ZONES = available_timezones()


def _known_zone(name: str) -> str:
    if name not in ZONES:
        raise ValueError(gettext_noop("Name a time zone such as Asia/Shanghai."))
    return name


def _known_currency(code: str) -> str:
    if code not in CODES:
        raise ValueError(gettext_noop("Name a currency by its three letters, such as CNY."))
    return code


Language = Literal["zh-CN", "en"]
TimeZone = Annotated[str, AfterValidator(_known_zone), Field(examples=["Asia/Shanghai"])]
Currency = Annotated[str, AfterValidator(_known_currency), Field(examples=["CNY"])]
Country = Annotated[str, StringConstraints(pattern="^[A-Z]{2}$"), Field(examples=["CN"])]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
Email = Annotated[
    str,
    StringConstraints(
        max_length=254, to_lower=True, strip_whitespace=True,
        pattern=r"^[^@\s<>\"',;:\\]+@[^@\s<>\"',;:\\]+\.[^@\s<>\"',;:\\.]+$",
    ),
    Field(examples=["li@example.com"]),
]  # fmt: skip
Password = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=False)]
