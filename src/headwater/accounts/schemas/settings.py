from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.accounts.rules import Scope
from headwater.accounts.schemas.words import Name
from headwater.http.wire import Body
from headwater.lib.workdays import DayKind


class TokenOut(Schema):
    id: UUID
    name: str
    scopes: list[Scope]
    hint: str = Field(description="The last letters of the secret.")
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None = Field(description="To the minute.")

    @staticmethod
    def resolve_scopes(token: object) -> list[str]:
        return str(getattr(token, "scopes", "")).split()


class TokenMade(TokenOut):
    secret: str = Field(description="Send it as `Authorization: Bearer …`. Shown only now.")


class Tokens(Schema):
    items: list[TokenOut]


class TokenIn(Body):
    name: Name
    scopes: Annotated[set[Scope], Field(min_length=1)]
    expires_at: AwareDatetime | None = None


class SessionOut(Schema):
    id: int
    user_agent: str
    ip: str | None
    created_at: datetime
    last_seen_at: datetime
    is_current: bool


class Sessions(Schema):
    items: list[SessionOut]


class RateOut(Schema):
    currency: str
    day: date
    rate: Decimal = Field(description="What one unit is worth in the workspace's currency.")


class Rates(Schema):
    items: list[RateOut]


class RateIn(Body):
    rate: Decimal = Field(gt=0, max_digits=20, decimal_places=10)


class HolidayOut(Schema):
    day: date
    kind: DayKind
    name: str
    is_own: bool = Field(description="Ruled by the workspace itself.")


class Holidays(Schema):
    items: list[HolidayOut]


class HolidayIn(Body):
    kind: DayKind
    name: str = Field("", max_length=100)
