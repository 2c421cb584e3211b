"""Knowing a country by whatever it is called."""

from functools import cache

from babel import Locale

LANGUAGES = ("en", "zh", "de", "fr", "es")
# Of two letters, and used for their looks rather than for their country.
NOT_COUNTRIES = frozenset({"ai", "cc", "co", "fm", "io", "me", "to", "tv"})


def country_code(text: str) -> str:
    """Give the code (ISO 3166) of a country written as code or name; empty: it is not one."""
    return _codes().get(text.strip().casefold(), "")


def country_of_domain(domain: str) -> str:
    """Say which country the end of a domain stands for; empty: none."""
    end = domain.rpartition(".")[2].casefold()
    if end in NOT_COUNTRIES or len(end) != len("cn"):
        return ""
    return country_code("gb" if end == "uk" else end)


@cache
def _codes() -> dict[str, str]:
    names = {
        name.casefold(): code
        for language in reversed(LANGUAGES)
        for code, name in Locale(language).territories.items()
        if code.isalpha() and len(code) == len("CN")
    }
    return names | {code.casefold(): code for code in names.values()}
