"""Trying a company sign-in without a person: the provider is there, and knows us."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext

from headwater.accounts.models import Connection, ConnectionKind
from headwater.accounts.rules import Actor
from headwater.accounts.selectors.connections import get_connection
from headwater.accounts.services.connections import reread, secret_of
from headwater.accounts.services.saml import read_metadata
from headwater.lib.errors import DomainError
from headwater.lib.outbound import Answer, Call, Limits, fetch

WELL_KNOWN = "/.well-known/openid-configuration"
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
OK = 200


@dataclass(frozen=True)
class Step:
    step: str
    is_fine: bool
    detail: str


class _Failed(Exception):
    """The rest cannot be tried."""


def check(connection_id: UUID, *, actor: Actor, now: datetime) -> list[Step]:
    """Take one step after the other, until one fails.

    What a provider of SAML says of itself is read anew where it says it.
    """
    connection = get_connection(connection_id)
    steps: list[Step] = []
    try:
        if connection.kind == ConnectionKind.SAML:
            _check_metadata(connection, steps, actor=actor, now=now)
            return steps
        found = _discover(connection.server_url, steps)
        _find_keys(found, steps)
        _introduce(connection, found, steps)
    except _Failed:
        pass
    return steps


def discovery_url(server_url: str) -> str:
    return server_url if "/.well-known/" in server_url else server_url.rstrip("/") + WELL_KNOWN


def _discover(server_url: str, steps: list[Step]) -> dict[str, Any]:
    found = _json("discovery", Call(discovery_url(server_url)), steps)
    missing = [name for name in NEEDED if not isinstance(found.get(name), str)]
    if missing:
        _fail("discovery", gettext("What is found there lacks: {names}."), steps, *missing)
    issuer = str(found["issuer"]).rstrip("/")
    if not discovery_url(server_url).startswith(issuer):
        _fail("discovery", gettext("It speaks for another address: {names}."), steps, issuer)
    steps.append(Step("discovery", is_fine=True, detail=issuer))
    return found


def _find_keys(found: dict[str, Any], steps: list[Step]) -> None:
    keys = _json("keys", Call(found["jwks_uri"]), steps).get("keys")
    if not isinstance(keys, list) or not keys:
        _fail("keys", gettext("No keys are found there."), steps)
    steps.append(Step("keys", is_fine=True, detail=""))


def _introduce(connection: Connection, found: dict[str, Any], steps: list[Step]) -> None:
    """Offer a code that never was: a provider that knows us says so, one that does not, too."""
    body = {
        "grant_type": "authorization_code", "code": "headwater-check",
        "client_id": connection.client_id, "client_secret": secret_of(connection),
        "redirect_uri": connection.callback_url,
    }  # fmt: skip
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    call = Call(found["token_endpoint"], "POST", headers, urlencode(body).encode())
    answer = _ask("client", call, steps)
    try:
        error = orjson.loads(answer.body).get("error")
    except (ValueError, AttributeError):
        error = None
    if error in {"invalid_client", "unauthorized_client"}:
        _fail("client", gettext("The provider does not know this client id and secret."), steps)
    if error is None:
        _fail("client", gettext("The provider answered in a way nobody understands."), steps)
    steps.append(Step("client", is_fine=True, detail=""))


def _check_metadata(
    connection: Connection, steps: list[Step], *, actor: Actor, now: datetime
) -> None:
    try:
        found = read_metadata(reread(connection.id, actor=actor, now=now))
    except DomainError as error:
        _fail("metadata", said(error), steps)
    steps.append(Step("metadata", is_fine=True, detail=found.entity_id))
    ends_at = max(one.ends_at for one in found.certificates)
    day = formats.date_format(ends_at, "DATE_FORMAT")
    if ends_at < now:
        _fail("certificates", gettext("The last one ended on {names}."), steps, day)
    steps.append(Step("certificates", is_fine=True, detail=day))


def _json(step: str, call: Call, steps: list[Step]) -> dict[str, Any]:
    answer = _ask(step, call, steps)
    if answer.status != OK:
        _fail(step, gettext("The address answers with the status {names}."), steps, answer.status)
    try:
        found = orjson.loads(answer.body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        _fail(step, gettext("What is found there is no JSON."), steps)
    return dict(found)


def _ask(step: str, call: Call, steps: list[Step]) -> Answer:
    try:
        return fetch(call, Limits(seconds=5, allowed=settings.OUTBOUND_ALLOWED))
    except DomainError as error:
        _fail(step, said(error), steps)


def said(error: DomainError) -> str:
    return gettext(error.sentence).format(**error.values)


def _fail(  # as one says it
    step: str, sentence: str, steps: list[Step], *names: object
) -> NoReturn:
    detail = sentence.format(names=", ".join(map(str, names)))
    steps.append(Step(step, is_fine=False, detail=detail))
    raise _Failed
