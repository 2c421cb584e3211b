"""Which clock and which holidays a country has."""

from datetime import date
from functools import cache
from importlib.resources import files

# Countries of many zones: where most of their people are. Elsewhere the first of the table is it.
MOST_PEOPLE = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
}


def zone_of_country(code: str) -> str:
    """Give the IANA zone most people of a country (ISO 3166, two letters) live in; empty: unknown."""
    code = code.upper()
    return MOST_PEOPLE.get(code) or _first_zones().get(code, "")


def has_many_zones(code: str) -> bool:
    """Tell whether the zone of a country is but a guess."""
    return code.upper() in MOST_PEOPLE or code.upper() in {"US", "MX", "ID", "KZ", "CD", "MN"}


@cache
def public_holidays(code: str, year: int) -> frozenset[date]:
    """List the days nobody works in the whole country; empty where nothing is known of it."""
    # Slow to import, and only sequences need it.
    import holidays  # noqa: PLC0415

    try:
        return frozenset(holidays.country_holidays(code.upper(), years=year))
    except NotImplementedError:
        return frozenset()


@cache
def _first_zones() -> dict[str, str]:
    found: dict[str, str] = {}
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found.setdefault(code, zone)
    return found
