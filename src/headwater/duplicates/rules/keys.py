"""By which keys a profile meets those it may be the same as."""

from collections.abc import Iterator
from itertools import combinations

from headwater.duplicates.rules.names import spelled
from headwater.duplicates.rules.scoring import Profile

LONGEST = 300
# Mail of these says nothing about where somebody works.
FREE_MAIL = frozenset(
    [
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "foxmail.com",
        "163.com",
        "126.com",
        "yeah.net",
        "sina.com",
        "sina.cn",
        "sohu.com",
        "139.com",
        "189.cn",
        "aliyun.com",
        "mail.ru",
        "yandex.ru",
    ]
)


def keys(profile: Profile) -> set[str]:
    """List the keys; two profiles are compared where they share one."""
    return {key[:LONGEST] for key in _keys(profile)}


def _keys(profile: Profile) -> Iterator[str]:
    for letter, values in (
        ("c", profile.codes), ("m", profile.mails), ("p", profile.phones), ("a", profile.accounts)
    ):  # fmt: skip
        yield from (f"{letter}:{value}" for value in values)
    if profile.domain:
        yield f"d:{profile.domain}"
    if name := profile.name_key:
        yield f"n:{spelled(name)}"
        if profile.company:  # colleagues whose names were mistyped
            yield from (f"w:{word}@{profile.company}" for word in name.split())
        for one, other in combinations(sorted(set(name.split()))[:4], 2):
            yield f"w:{one} {other}"


def site(domain_or_mail: str) -> str:
    """Reduce an address to whose it is; nobody's for the mail everybody has."""
    host = domain_or_mail.lower().strip().rpartition("@")[2]
    host = host.removeprefix("https://").removeprefix("http://").split("/")[0].removeprefix("www.")
    return "" if host in FREE_MAIL else host
