"""How often letters are answered."""

from uuid import UUID

from ninja import Field, Schema

from headwater.mail.rules.templates import MailStage, TemplateLanguage


class ReplyRateOut(Schema):
    n: int = Field(description="Letters that were sent at least 30 days ago.")
    answered: int = Field(description="Of these: answered by a person within 30 days.")
    rate: float | None = Field(description="Answered ÷ n; null: n is below 10.")
    low: float | None = Field(description="Wilson's interval of 95 %: from")
    high: float | None = Field(description="to.")


class TemplateRepliesOut(Schema):
    template_id: UUID
    name: str
    language: TemplateLanguage
    stage: MailStage
    is_archived: bool
    sent: int
    answered: int = Field(description="By a person in the thread, within 30 days.")
    waiting: int = Field(description="Sent less than 30 days ago: they count in no rate yet.")
    rate: ReplyRateOut


class RepliesOut(Schema):
    items: list[TemplateRepliesOut]
