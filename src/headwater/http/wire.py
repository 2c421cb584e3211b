"""Small pieces all schemas and endpoints share."""

import base64
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Field, Header, Query, Schema
from pydantic import ConfigDict, model_validator

from headwater.lib.errors import Invalid, VersionMissing

FilterText = Annotated[
    str,
    Field(
        max_length=8_000,
        description="Only what fulfils this filter, as text (`value >= 1000 and owner_id = me`) or"
        " as JSON; see docs/guide/developer.md.",
    ),
]


class Body(Schema):
    """What a caller sends: a field nobody knows is an error, not something to drop."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def holds_no_nul(cls, data: Any) -> Any:
        """Refuse the one character that PostgreSQL cannot keep."""
        if isinstance(data, dict) and any(map(_has_nul, data.values())):
            raise ValueError(gettext_noop("A text cannot hold the character NUL."))
        return data


# Headers of bytes that somebody sent in: no browser is to run them in our name.
ALONE = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NO_SUCH_PAGE = "That page is not known. Start again from the first one."

CustomOut = Annotated[
    dict[str, Any],
    Field(
        description="Fields of your own by their keys: see `/fields`. What is empty is left out."
    ),
]
CustomIn = Annotated[
    dict[str, Any],
    Field(
        max_length=200,
        description="Fields of your own by their keys, as `/fields/schema` says; null empties one.",
    ),
]


def _has_nul(value: Any) -> bool:
    if isinstance(value, list):
        return any(map(_has_nul, value))
    return isinstance(value, str) and "\0" in value


class BadCursor(Invalid):
    code = "bad_cursor"


IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The ETag.")]
Merge = Annotated[
    bool,
    Query(
        False,
        description="Let the edit stand beside those of others since the version named by"
        " `If-Match`, unless both are of the same fields: then it is refused, and says which.",
    ),
]


def expected_version(request: HttpRequest) -> int:
    """Read the version the caller wants to change (`If-Match: "7"`)."""
    tag = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not tag.isdigit():
        raise VersionMissing("Say which version you are changing: send If-Match with the ETag.")
    return int(tag)


def json_response(
    body: bytes | Any, *, version: int | None = None, status: int = 200
) -> HttpResponse:
    """Answer with JSON that is already written, or with plain values."""
    raw = body if isinstance(body, bytes) else orjson.dumps(body, default=str)
    response = HttpResponse(raw, content_type="application/json", status=status)
    if version is not None:
        response["ETag"] = f'"{version}"'
    return response


def list_response(
    items: bytes, following: tuple[Any, ...] | None, **rest: int | bytes | None
) -> HttpResponse:
    """Answer with one page of a list whose items (and other `bytes`) are already JSON."""
    after = to_cursor(*following) if following else None
    written = {name: orjson.Fragment(v) if isinstance(v, bytes) else v for name, v in rest.items()}
    body = orjson.dumps({"next": after} | written)
    return json_response(b'{"items":' + items + b"," + body[1:])


def to_cursor(*values: Any) -> str:
    """Pack where a page ended; callers must not look inside."""
    return base64.urlsafe_b64encode(orjson.dumps(values, default=str)).decode().rstrip("=")


def from_cursor(cursor: str, *, length: int) -> list[Any]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        values = None
    if not isinstance(values, list) or len(values) != length:
        raise BadCursor(NO_SUCH_PAGE, field="after")
    return values


def to_line(after: str | None) -> tuple[str, str] | None:
    """Read where a page ended that is sorted by moments: the last moment and the line at it."""
    if after is None:
        return None
    at, line = map(str, from_cursor(after, length=2))
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise BadCursor(NO_SUCH_PAGE, field="after") from None
    return at, line


def to_place(after: str | None, *, is_moment: bool = True) -> tuple[str, UUID] | None:
    """Read where a page ended: the key it is sorted by (a moment or a text) and the last id."""
    if after is None:
        return None
    key, last_id = map(str, from_cursor(after, length=2))
    try:
        if is_moment and key not in {"infinity", "-infinity"}:
            datetime.fromisoformat(key)
        return key, UUID(last_id)
    except ValueError:
        raise BadCursor(NO_SUCH_PAGE, field="after") from None
