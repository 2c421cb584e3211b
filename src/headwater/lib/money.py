"""Reading amounts of money as people write them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from headwater.lib.errors import Invalid

# Currencies (ISO 4217) whose smallest unit is not a hundredth.
_NONE, _THREE = (
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    "BHD IQD JOD KWD LYD OMR TND",
)
DECIMALS = dict.fromkeys(_NONE.split(), 0) | dict.fromkeys(_THREE.split(), 3)
USUAL_DECIMALS = 2

# The longest sign first, so that US$ is not read as $ with something before it.
SIGNS = {
    "RMB": "CNY", "人民币": "CNY", "CN¥": "CNY", "¥": "CNY", "元": "CNY", "圆": "CNY", "块": "CNY",
    "US$": "USD", "美元": "USD", "美金": "USD", "$": "USD", "HK$": "HKD", "港币": "HKD", "港元": "HKD",
    "NT$": "TWD", "新台币": "TWD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "R$": "BRL", "€": "EUR",
    "欧元": "EUR", "£": "GBP", "英镑": "GBP", "円": "JPY", "日元": "JPY", "JP¥": "JPY", "₩": "KRW",
    "韩元": "KRW", "₹": "INR", "₽": "RUB", "₫": "VND", "฿": "THB", "₺": "TRY", "zł": "PLN",
}  # fmt: skip
SIGNS_LONGEST_FIRST = sorted(SIGNS, key=len, reverse=True)
_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP "
    "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS "
    "KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
    "MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
    "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD "
    "TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"
)
CODES = frozenset(_CODES.split())
TIMES = {
    "亿": Decimal(100_000_000), "億": Decimal(100_000_000), "千万": Decimal(10_000_000),
    "百万": Decimal(1_000_000), "万": Decimal(10_000), "萬": Decimal(10_000), "千": Decimal(1_000),
    "w": Decimal(10_000), "k": Decimal(1_000), "m": Decimal(1_000_000), "mn": Decimal(1_000_000),
    "b": Decimal(1_000_000_000), "bn": Decimal(1_000_000_000),
}  # fmt: skip
NUMBER = re.compile(
    r"(?P<digits>\d[\d.,' ]*|\.\d+)\s*(?P<times>千万|百万|[亿億万萬千]|[wkm]|mn|bn?)?",
    re.IGNORECASE,
)
DECIMAL_COMMA = re.compile(r"\d,\d{1,2}$|\d,\d{4,}$|\.\d{3},|^0,\d")
DECIMAL_POINT = re.compile(r"\d\.\d{1,2}$|\d\.\d{4,}$|,\d{3}\.|^0\.\d")
GROUPS = (2, 3, 4)  # digits between two marks: India, most of the world, old China
BIGGEST = Decimal("999999999999999.99")


class NotAnAmount(Invalid):
    code = "not_an_amount"


@dataclass(frozen=True)
class Amount:
    value: Decimal
    currency: str | None


def parse_amount(text: str, *, decimal_comma: bool = False) -> Amount:
    """Read `$1,234`, `1.2万`, `3亿`, `€1.234,56`, `(1,200)` or `¥ 12,000`.

    Where both signs occur the last one is the decimal sign. Where only one does, `decimal_comma`
    decides, unless the number itself leaves no doubt.
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("￥", "¥").strip()
    currency, rest = _without_currency(plain)
    negative, rest = _without_sign(rest)
    number = NUMBER.fullmatch(rest)
    if not number:
        raise NotAnAmount("“{text}” is not an amount of money.", text=text[:50])
    value = _number(number["digits"], decimal_comma=decimal_comma)
    value *= TIMES[number["times"].lower()] if number["times"] else 1
    if value > BIGGEST:
        raise NotAnAmount("“{text}” is too large an amount.", text=text[:50])
    return Amount(-value if negative and value else value, currency)


def uses_decimal_comma(samples: Iterable[str]) -> bool:
    """Say whether a column of amounts writes 1,5 for one and a half."""
    commas = points = 0
    for sample in samples:
        plain = sample.strip(" €$£¥+-()")
        commas += bool(DECIMAL_COMMA.search(plain))
        points += bool(DECIMAL_POINT.search(plain))
    return commas > points


def decimals_of(currency: str) -> int:
    """Tell how many decimals a currency is written with."""
    return DECIMALS.get(currency, USUAL_DECIMALS)


def rounded(value: Decimal, currency: str) -> Decimal:
    """Round an amount to what its currency can express."""
    return value.quantize(Decimal(1).scaleb(-decimals_of(currency)), ROUND_HALF_EVEN)


def currency_code(text: str) -> str | None:
    """Recognise a currency by its code, its sign or its Chinese name."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.upper() in CODES:
        return plain.upper()
    return SIGNS.get(plain) or SIGNS.get(plain.upper())


def _without_currency(text: str) -> tuple[str | None, str]:
    code = re.match(r"([A-Z]{3})\s*(?=[\d(.+-])", text) or re.search(
        r"(?<=[\d)万亿])\s*([A-Z]{3})$", text
    )
    if code and code[1] in CODES:
        return code[1], text.replace(code[0], "").strip()
    for sign in SIGNS_LONGEST_FIRST:
        if sign in text:
            return SIGNS[sign], text.replace(sign, "").strip()
    return None, text


def _without_sign(text: str) -> tuple[bool, str]:
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text.startswith(("-", "+")):
        return text[0] == "-", text[1:].strip()
    if text.endswith("-"):
        return True, text[:-1].strip()
    return False, text


def _number(digits: str, *, decimal_comma: bool) -> Decimal:
    digits = digits.replace("'", "").replace(" ", "")
    sign = _decimal_sign(digits, decimal_comma=decimal_comma)
    other = "." if sign == "," else ","
    whole, _, fraction = digits.partition(sign)
    if any(len(group) not in GROUPS for group in whole.split(other)[1:]) or other in fraction:
        raise NotAnAmount("“{text}” is not an amount of money.", text=digits[:50])
    whole = whole.replace(other, "")
    try:
        return Decimal(f"{whole or 0}.{fraction}" if fraction else whole or 0)
    except InvalidOperation:
        raise NotAnAmount("“{text}” is not an amount of money.", text=digits[:50]) from None


def _decimal_sign(digits: str, *, decimal_comma: bool) -> str:
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        return "," if digits.rindex(",") > digits.rindex(".") else "."
    if commas > 1 or points > 1:
        return "." if commas else ","
    if commas:
        grouped = len(digits) - digits.index(",") - 1 == 3  # noqa: PLR2004  # 1,234
        return "," if decimal_comma or not grouped or digits.startswith("0") else "."
    grouped = len(digits.rpartition(".")[2]) == 3  # noqa: PLR2004
    return "," if decimal_comma and grouped and not digits.startswith("0") else "."
