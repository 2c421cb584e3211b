"""How a refusal looks on the wire: problem+json (RFC 9457), in the caller's language."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import Field, Schema

from headwater.accounts.rules import Actor
from headwater.lib.errors import (
    Conflict,
    DomainError,
    Forbidden,
    Invalid,
    NotFound,
    NotSignedIn,
    Stale,
    TooLarge,
    TooMany,
    Unavailable,
    VersionMissing,
)

CONTENT_TYPE = "application/problem+json"
STATUS: dict[type[DomainError], int] = {
    Invalid: 422,
    Conflict: 409,
    NotFound: 404,
    Forbidden: 403,
    NotSignedIn: 401,
    Stale: 412,
    VersionMissing: 428,
    TooLarge: 413,
    TooMany: 429,
    Unavailable: 503,
}


class SignedInRequest(HttpRequest):
    """A request whose caller is known and acts in a workspace."""

    actor: Actor


class FieldProblem(Schema):
    field: str
    code: str
    detail: str


class ProblemOut(Schema):
    """Why a request was refused, and what to do."""

    type: str = Field(description="A stable address for this kind of problem.")
    title: str
    status: int
    code: str = Field(description="A stable word for programs.")
    detail: str = Field(description="A sentence for people, in the caller's language.")
    fields: list[FieldProblem] = Field(default=[], description="What is wrong with which field.")


class ChangedSince(Schema):
    """A field that others changed since the version that was named."""

    field: str
    before: Any = Field(description="As it was in that version.")
    after: Any = Field(description="As it is now.")
    before_name: str | None = Field(description="What stands behind an id.")
    after_name: str | None
    at: datetime
    actor_id: UUID | None
    actor_name: str | None = Field(description="Who changed it last; null is Headwater itself.")
    made: int | None = Field(description="The version the last change made.")
    clashes: bool = Field(description="Whether the refused edit was of this, too.")


class StaleOut(ProblemOut):
    """Somebody else was faster: what they changed, for records whose history is kept."""

    version: int | None = Field(None, description="The ETag as it is now.")
    changes: list[ChangedSince] = []


# What any operation may answer instead, and what an edit of a numbered record may besides.
REFUSALS = {401: ProblemOut, 403: ProblemOut, 404: ProblemOut, 422: ProblemOut}
EDIT_REFUSALS = REFUSALS | {409: ProblemOut, 412: StaleOut, 428: ProblemOut}


def status_of(error: DomainError) -> int:
    return next((s for kind, s in STATUS.items() if isinstance(error, kind)), 400)


def sentence(error: DomainError) -> str:
    """Say the refusal in the language that is active."""
    return gettext(error.sentence).format(**error.values)


def refusal(error: DomainError) -> HttpResponse:
    detail = sentence(error)
    fields = (
        [FieldProblem(field=error.field, code=error.code, detail=detail)] if error.field else []
    )
    return problem(
        status_of(error), code=error.code, detail=detail, fields=fields, extension=error.extension
    )


def problem(
    status: int,
    *,
    code: str,
    detail: str,
    fields: list[FieldProblem] | None = None,
    extension: Mapping[str, object] | None = None,
) -> HttpResponse:
    body = ProblemOut(
        type=f"urn:headwater:problem:{code}",
        title=code.replace("_", " ").capitalize(),
        status=status,
        code=code,
        detail=detail,
        fields=fields or [],
    )
    written = orjson.dumps(body.model_dump() | dict(extension or {}), default=str)
    return HttpResponse(written, status=status, content_type=CONTENT_TYPE)
