"""Being let at a mailbox by its provider: a code, PKCE, and tokens that are renewed."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import jwt
from oauthlib.oauth2 import OAuth2Error, WebApplicationClient

from headwater.lib.errors import Conflict, Invalid, Unavailable
from headwater.lib.outbound import Answer, Call, Limits, fetch
from headwater.mail.rules.states import MailProvider
from headwater.mail.wire.clients import MailClient
from headwater.mail.wire.refusals import told

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
VERIFIER_LENGTH = 64
SERVERS_FAULT, TOO_MANY = 500, 429
USUAL_SECONDS = 3600


class SignInAgain(Invalid):
    """The permission was taken back, or ran out: only its owner can give it anew."""

    code = "mail_sign_in_again"


class SignInRefused(Conflict):
    code = "mail_sign_in_refused"


class ProviderSilent(Unavailable):
    code = "mail_provider_silent"


@dataclass(frozen=True)
class Begun:
    """A sign-in that was begun: where to send the browser, and what must fit when it comes back."""

    url: str
    state: str
    verifier: str = field(repr=False)
    nonce: str


@dataclass(frozen=True)
class Tokens:
    """What the provider gave; `refresh` is empty where the one we have goes on being good."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    seconds: int
    address: str = ""


def begin(client: MailClient, *, redirect: str, address: str = "") -> Begun:
    oauth = WebApplicationClient(client.client_id)
    verifier = oauth.create_code_verifier(VERIFIER_LENGTH)
    state, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(16)
    hint = {"login_hint": address} if address else {}
    url = oauth.prepare_request_uri(
        client.authorize_url,
        redirect_uri=redirect,
        scope=list(client.scopes),
        state=state,
        code_challenge=oauth.create_code_challenge(verifier, "S256"),
        code_challenge_method="S256",
        nonce=nonce,
        **dict(client.extra),
        **hint,
    )
    return Begun(url, state, verifier, nonce)


def exchange(
    client: MailClient, code: str, *, begun: Begun, redirect: str, limits: Limits
) -> Tokens:
    """Turn the code that came back into tokens, and learn whose mailbox it is."""
    oauth = WebApplicationClient(client.client_id)
    body = oauth.prepare_request_body(
        code,
        redirect_uri=redirect,
        code_verifier=begun.verifier,
        client_secret=client.client_secret,
    )
    said = _asked(client, body, limits)
    if client.provider is MailProvider.GOOGLE and client.scopes[-1] not in said.get("scope", ()):
        raise SignInRefused(
            "Reading and sending mail was not allowed. Sign in once more and tick that as well."
        )
    if not said.get("refresh_token"):
        raise SignInRefused("{provider} gives no lasting permission.", provider=client.name)
    return _tokens(said, address=_address(client, said, begun.nonce))


def renew(client: MailClient, refresh: str, *, limits: Limits) -> Tokens:
    """Get another access token. Raises SignInAgain if the permission is gone."""
    oauth = WebApplicationClient(client.client_id)
    body = oauth.prepare_refresh_body(
        refresh_token=refresh, client_id=client.client_id, client_secret=client.client_secret
    )
    return _tokens(_asked(client, body, limits))


def revoke(client: MailClient, token: str, *, limits: Limits) -> None:
    """Give the permission back; one that is gone already is no mistake."""
    if not client.revoke_url:
        return
    url, headers, body = WebApplicationClient(client.client_id).prepare_token_revocation_request(
        client.revoke_url,
        token,
        token_type_hint="refresh_token",  # noqa: S106  # a kind
    )
    answer = fetch(Call(url, "POST", FORM | headers, body.encode()), limits)
    if answer.status >= SERVERS_FAULT or answer.status == TOO_MANY:
        raise _silent(client)


def _asked(client: MailClient, body: str, limits: Limits) -> dict[str, Any]:
    answer = fetch(Call(client.token_url, "POST", FORM, body.encode()), limits)
    if answer.status >= SERVERS_FAULT or answer.status == TOO_MANY:
        raise _silent(client)
    try:
        parsed = WebApplicationClient(client.client_id).parse_request_body_response(
            answer.body.decode(errors="replace")
        )
    except OAuth2Error as error:
        raise _refusal(client, error, answer) from error
    except (ValueError, TypeError) as error:  # no JSON
        raise _silent(client) from error
    return dict(parsed)


def _refusal(client: MailClient, error: OAuth2Error, answer: Answer) -> Invalid | Conflict:
    if error.error == "invalid_grant":
        return SignInAgain(
            "{provider} does not let Headwater at this mailbox any more. Sign in again.",
            provider=client.name,
        )
    return SignInRefused(
        "{provider} refuses. It says: {answer}", provider=client.name, answer=told(answer.body)
    )


def _silent(client: MailClient) -> ProviderSilent:
    return ProviderSilent("{provider} is out of order just now.", provider=client.name)


def _tokens(said: dict[str, Any], *, address: str = "") -> Tokens:
    return Tokens(
        access=str(said["access_token"]),
        refresh=str(said.get("refresh_token") or ""),
        seconds=int(said.get("expires_in") or USUAL_SECONDS),
        address=address,
    )


def _address(client: MailClient, said: dict[str, Any], nonce: str) -> str:
    """Read who signed in. The token came from the provider itself over TLS: no signature is needed.

    (OpenID Connect Core 3.1.3.7, 6.) That it is for us, and of this sign-in, is checked.
    """
    try:
        claims = jwt.decode(str(said.get("id_token", "")), options={"verify_signature": False})
    except (jwt.PyJWTError, json.JSONDecodeError) as error:
        raise SignInRefused("{provider} does not say who it was.", provider=client.name) from error
    heard = claims.get("aud")
    address = str(claims.get("email") or claims.get("preferred_username") or "")
    is_ours = client.client_id in (heard if isinstance(heard, list) else [heard])
    if not is_ours or claims.get("nonce") != nonce or "@" not in address:
        raise SignInRefused("{provider} does not say who it was.", provider=client.name)
    return address.lower()
