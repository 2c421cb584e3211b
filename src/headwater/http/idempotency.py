"""Doing a repeated request once, and answering it the same again.

The key is written before the work, in the same transaction: of two equal requests at once the
second waits for the first; if the first fails, its key is forgotten with everything else.
"""

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import StreamingHttpResponse

from headwater.accounts.rules import Actor
from headwater.lib.errors import Invalid

LONGEST_KEY = 200
CLAIM = """
INSERT INTO http_keptanswer (member_id, key, request_digest, status, body, headers, created_at)
VALUES (%s, %s, %s, 0, '', '{}', clock_timestamp())
ON CONFLICT (workspace_id, member_id, key) DO NOTHING RETURNING id
"""
KEEP = "UPDATE http_keptanswer SET status = %s, body = %s, headers = %s::jsonb WHERE id = %s"
KEPT = """
SELECT request_digest, status, body, headers ->> 'type', headers ->> 'etag'
FROM http_keptanswer WHERE workspace_id = current_workspace() AND member_id = %s AND key = %s
"""


class KeyReused(Invalid):
    code = "idempotency_key_reused"


class KeyTooLong(Invalid):
    code = "idempotency_key_too_long"


def once(
    request: HttpRequest, respond: Callable[[HttpRequest], HttpResponseBase], actor: Actor | None
) -> HttpResponseBase:
    """Answer the request, or repeat the answer its Idempotency-Key had before."""
    key = request.headers.get("Idempotency-Key", "")
    if not key or request.method != "POST" or actor is None:
        return respond(request)
    if len(key) > LONGEST_KEY:
        raise KeyTooLong("An Idempotency-Key has at most {most} characters.", most=LONGEST_KEY)
    digest = hashlib.sha256(f"{request.get_full_path()}\n".encode() + request.body).digest()
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [actor.id, key, digest])
        claimed = cursor.fetchone()
    if claimed is None:
        return _kept(actor, key, digest)
    response = respond(request)
    if response.status_code < HTTPStatus.BAD_REQUEST:
        _keep(claimed[0], response)
    return response


def _keep(row_id: int, response: HttpResponseBase) -> None:
    body = b"" if isinstance(response, StreamingHttpResponse) else response.content  # type: ignore[attr-defined]
    headers = {"type": response.headers.get("Content-Type"), "etag": response.headers.get("ETag")}
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [response.status_code, body, json.dumps(headers), row_id])


def _kept(actor: Actor, key: str, digest: bytes) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [actor.id, key])
        was, status, body, content_type, etag = cursor.fetchone()
    if bytes(was) != digest:
        raise KeyReused("This Idempotency-Key was used for another request. Choose a new one.")
    response = HttpResponse(bytes(body), status=status, content_type=content_type)
    response["Idempotent-Replayed"] = "true"
    if etag:
        response["ETag"] = etag
    return response
