"""Where a letter is read."""

from typing import Annotated

from ninja import Field, Schema

from headwater.mail.selectors.zones import ReceiverZone, ZoneSource


class ReceiverZoneQuery(Schema):
    address: Annotated[str, Field(max_length=320, pattern=r"^[^@\s]+@[^@\s]+$")]


class ReceiverZoneOut(Schema):
    country: str = Field(description="ISO 3166; empty: not known.")
    zone: str | None = Field(description="Null: not known, or the country has several.")
    source: ZoneSource

    @classmethod
    def of(cls, one: ReceiverZone) -> "ReceiverZoneOut":
        return cls(country=one.country, zone=one.zone, source=one.source)
