from ninja import Field, Schema

from headwater.accounts.schemas.words import (
    Country,
    Currency,
    Email,
    Language,
    Name,
    Password,
    TimeZone,
)
from headwater.http.wire import Body

HOME = {"zh-CN": "CN", "en": "US"}


class SetupOut(Schema):
    needed: bool = Field(description="Nobody can sign in yet: show the wizard.")
    demo_email: str | None = Field(description="Signs in to the demo, if there is one here.")


class SetupIn(Body):
    workspace_name: Name
    language: Language
    time_zone: TimeZone
    currency: Currency
    country: Country | None = Field(None, description="Decides about holidays.")
    template: str = Field(
        "sales", max_length=30, description="The pipeline to begin with, of `/setup/templates`."
    )
    with_criteria: bool = Field(
        False, description="Whether its stages ask for their exit criteria and hand out tasks."
    )
    name: Name
    email: Email
    password: Password

    @property
    def home(self) -> str:
        return self.country or HOME[self.language]
