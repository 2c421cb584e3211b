"""Which time zone a country is in, and on which days nobody works in it."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

# Of several zones the one that nearly everybody lives in; who lives on the islands knows it.
MAIN = {
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin",
    "EC": "America/Guayaquil", "ES": "Europe/Madrid", "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent",
}  # fmt: skip
# Countries of several zones: where most of their people are.
MOST_PEOPLE = {
    "AU": "Australia/Sydney", "BR": "America/Sao_Paulo", "CA": "America/Toronto",
    "CD": "Africa/Kinshasa", "ID": "Asia/Jakarta", "MX": "America/Mexico_City",
    "RU": "Europe/Moscow", "US": "America/New_York",
}  # fmt: skip
YEAR = 2026  # whose winter and summer tell zones apart; which year hardly matters


def zone_of_country(code: str) -> str | None:
    """Give the zone of a country (ISO 3166); None where it has several, or is none."""
    if (main := MAIN.get(code)) is not None:
        return main
    zones = _zones().get(code, [])
    return zones[0] if zones and len({_offsets(zone) for zone in zones}) == 1 else None


def likely_zone(code: str) -> str:
    """Give the zone most people of a country live in, a guess where it has several; empty: unknown."""
    return zone_of_country(code) or MOST_PEOPLE.get(code, "")


@cache
def public_holidays(code: str, year: int) -> frozenset[date]:
    """List the days nobody works in the whole country; empty where nothing is known of it."""
    # Slow to import, and only sequences need it.
    import holidays  # noqa: PLC0415

    try:
        return frozenset(holidays.country_holidays(code, years=year))
    except NotImplementedError:
        return frozenset()


def _offsets(zone: str) -> tuple[object, object]:
    winter, summer = datetime(YEAR, 1, 15, tzinfo=UTC), datetime(YEAR, 7, 15, tzinfo=UTC)
    place = ZoneInfo(zone)
    return winter.astimezone(place).utcoffset(), summer.astimezone(place).utcoffset()


@cache
def _zones() -> dict[str, list[str]]:
    known = available_timezones()
    found: dict[str, list[str]] = {}
    for zone, country in sorted(get_global("zone_territories").items()):
        if zone in known:
            found.setdefault(country, []).append(zone)
    return found
