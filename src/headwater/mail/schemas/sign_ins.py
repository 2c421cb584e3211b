"""What signing in at a provider looks like on the wire."""

from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.http.wire import Body
from headwater.mail.rules.states import MailProvider


class MailSignInIn(Body):
    provider: MailProvider
    mailbox_id: UUID | None = Field(None, description="Sign in again for this mailbox of yours.")


class MailSignInOut(Schema):
    url: str = Field(description="Where to send the browser; it comes back to /mailbox-connected.")


class MailSignInAnswerIn(Body):
    """What the provider sent the browser back with."""

    state: Annotated[str, Field(max_length=200)]
    code: Annotated[str, Field(max_length=4000)] = ""
    error: Annotated[str, Field(max_length=500)] = ""
