"""Signing in by one's company: allauth's OpenID Connect and SAML, with our connections as clients.

Whoever comes this way works in the workspace of the connection alone, and cannot change with what
they sign in: what one company says must open no door of another.
"""

import secrets
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

import jwt
import requests  # noqa: TID251  # allauth's; what it sends goes through our own way out
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.headless.socialaccount.views import RedirectToProviderView
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.utils import timezone

from headwater.accounts.models import Connection, ConnectionKind, User
from headwater.accounts.selectors.connections import get_connection, workspace_of_connection
from headwater.accounts.services.connections import (
    NotVouchedFor,
    check_vouched,
    join,
    secret_of,
)
from headwater.accounts.services.saml import MetadataUnreadable
from headwater.audit.rules import Outcome
from headwater.audit.services.lines import Happening, write
from headwater.http.middleware import SIGNED_IN_BY
from headwater.lib.errors import NotFound
from headwater.lib.outbound import Call, Limits, fetch
from headwater.tenancy.context import stepping_into

NONCE = "company_nonce"  # in the session
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
LEEWAY = 60  # seconds


class WayOut(requests.adapters.BaseAdapter):
    """Let the library `requests` go out by our one way, which refuses private addresses."""

    def send(self, request: Any, *_args: Any, **_kwargs: Any) -> requests.Response:
        body = request.body.encode() if isinstance(request.body, str) else request.body
        try:
            answer = fetch(
                Call(request.url, request.method, dict(request.headers), body),
                Limits(allowed=settings.OUTBOUND_ALLOWED),
            )
        except Exception as error:
            raise requests.ConnectionError(str(error)) from error
        response = requests.Response()
        response.status_code, response.url, response.request = answer.status, answer.url, request
        response.headers.update(answer.headers)
        response.headers.pop("content-encoding", None)
        response._content = answer.body  # noqa: SLF001  # as all transports do
        return response

    def close(self) -> None:
        """Keep nothing open."""


class Company(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """What allauth asks about companies."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        try:
            connection = find(UUID(str(provider)))
        except (ValueError, NotFound):
            return []
        return [_app(connection, request)] if connection.is_enabled else []

    def get_requests_session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.mount("https://", WayOut())
        session.mount("http://", WayOut())
        return session

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whoever is not refused by `pre_social_login` may come in."""
        return True

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse whom the company does not vouch for, before anything is written."""
        connection, claims = find(UUID(sociallogin.account.provider)), _claims(sociallogin)
        email = str(claims.get("email") or "").lower()
        known = sociallogin.user if sociallogin.is_existing else None
        is_connecting = sociallogin.state.get("process") == "connect"
        try:
            if is_connecting:
                known = _connecting(request, email)
            with stepping_into(connection.workspace_id):
                _check_answer(request, sociallogin, claims, kind=connection.kind)
                check_vouched(connection, email=email, is_verified=_verified(claims), user=known)
        except NotVouchedFor as refusal:
            keep_refusal(connection, email, refusal)
            raise ImmediateHttpResponse(back(refusal.code)) from refusal

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """Make the user, without a password, and the member."""
        user: User = sociallogin.user
        user.email = user.email.lower()
        user.set_unusable_password()
        sociallogin.save(request)
        connection, claims = find(UUID(sociallogin.account.provider)), _claims(sociallogin)
        with stepping_into(connection.workspace_id):
            join(connection, user, name=str(claims.get("name") or ""), now=timezone.now())  # noqa: TID251
        return user


class Provider(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth is not typed
    """One company's OpenID Connect."""

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Name the address people type, whatever this request was sent to."""
        return Connection(id=self.provider_id, kind=ConnectionKind.OIDC).callback_url

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """Check the signature also of what came by a direct way, by algorithms with two keys."""
        with Company().get_requests_session() as session:
            found = session.get(self.openid_config["jwks_uri"]).json()
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                _key_of(id_token, jwt.PyJWKSet.from_dict(found).keys),
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("The token of the provider is not good.") from error
        return claims


def _key_of(id_token: str, keys: Sequence[jwt.PyJWK]) -> jwt.PyJWK:
    """Find the key a token names; where it names none there must be only one."""
    kid = jwt.get_unverified_header(id_token).get("kid")
    fitting = [key for key in keys if kid is None or key.key_id == kid]
    if len(fitting) != 1:
        raise jwt.InvalidKeyError("No key of the provider fits.")
    return fitting[0]


OpenIDConnectProvider.oauth2_adapter_class = Provider


class Start(RedirectToProviderView):  # type: ignore[misc]  # allauth is not typed
    """Say where to go: the page goes there itself, because forms may only lead back to us."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)
        except (requests.RequestException, KeyError, ValueError, MetadataUnreadable):
            return JsonResponse(
                {"status": 503, "errors": []}, status=HTTPStatus.SERVICE_UNAVAILABLE
            )
        return JsonResponse({"status": 200, "data": {"location": response["Location"]}})


def callback(request: HttpRequest, provider_id: UUID) -> HttpResponseBase:
    """Come back from the company."""
    try:
        view = OAuth2CallbackView.adapter_view(Provider(request, str(provider_id)))
        response: HttpResponseBase = view(request)
    except (SocialApp.DoesNotExist, KeyError, ValueError):
        return back("unknown")
    return response


def remember_company(request: HttpRequest, sociallogin: SocialLogin) -> str:
    """Bind the new session to the workspace of the connection; give the connection's name."""
    connection = find(UUID(sociallogin.account.provider))
    request.session[SIGNED_IN_BY] = connection.workspace_id
    return connection.name


def find(connection_id: UUID) -> Connection:
    """Find a connection, whoever has it. Raises NotFound."""
    with stepping_into(workspace_of_connection(connection_id)):
        return get_connection(connection_id)


def _app(connection: Connection, request: HttpRequest) -> SocialApp:
    key = str(connection.pk)
    if connection.kind == ConnectionKind.SAML:
        return SocialApp(provider="saml", provider_id=key, client_id=key, name=connection.name)
    nonce = request.session.get(NONCE) or secrets.token_urlsafe(16)
    if request.session.get(NONCE) != nonce:
        request.session[NONCE] = nonce
    return SocialApp(
        provider="openid_connect",
        provider_id=key,
        name=connection.name,
        client_id=connection.client_id,
        secret=secret_of(connection),
        settings={
            "server_url": connection.server_url.rstrip("/"),
            "oauth_pkce_enabled": True,
            "auth_params": {"nonce": nonce},
            "verified_email": True,  # refused before, if it is not
        },
    )


def _connecting(request: HttpRequest, email: str) -> User:
    """Let one connect only one's own address, and only as one who signed in by oneself."""
    user = request.user
    if not isinstance(user, User) or user.email != email or SIGNED_IN_BY in request.session:
        raise NotVouchedFor("What your company answered does not fit.")
    return user


def _claims(sociallogin: SocialLogin) -> dict[str, Any]:
    said = sociallogin.account.extra_data
    claims: dict[str, Any] = {**(said.get("id_token") or {}), **(said.get("userinfo") or {})}
    return claims


def _verified(claims: dict[str, Any]) -> bool | None:
    """Whether the company says that the address is theirs; None: it says nothing."""
    said = claims.get("email_verified")
    return None if said is None else said in {True, "true"}


def _check_answer(
    request: HttpRequest, sociallogin: SocialLogin, claims: dict[str, Any], *, kind: str
) -> None:
    """The answer is to our own question, and all of it speaks of the same person.

    Of SAML that was seen before: it is one document, and names the question it answers.
    """
    is_fit = True
    if kind == ConnectionKind.OIDC:
        said = sociallogin.account.extra_data
        token, info = said.get("id_token") or {}, said.get("userinfo") or {}
        nonce = request.session.pop(NONCE, None)  # good for one answer
        is_same = not info or info.get("sub") == token.get("sub")
        is_fit = bool(nonce) and token.get("nonce") == nonce and is_same
    if not (is_fit and claims.get("email")):
        raise NotVouchedFor("What your company answered does not fit.")


def keep_refusal(
    connection: Connection, email: str, refusal: NotVouchedFor, *, why: str = ""
) -> None:
    """Write into the audit log who was not let in; `why` says more than the code where one asks."""
    with stepping_into(connection.workspace_id):
        write(
            [
                Happening(
                    name="sign_in.failed",
                    at=timezone.now(),  # noqa: TID251  # nobody tells the time
                    subject_kind="connection",
                    subject_id=connection.pk,
                    outcome=Outcome.REFUSED,
                    details={"method": connection.name, "why": why or refusal.code},
                    words={"subject": email},
                )
            ]
        )


def back(code: str) -> HttpResponseRedirect:
    """Lead to the sign-in page, which says what a code means."""
    return HttpResponseRedirect(f"{settings.ENVIRONMENT.public_url}/sign-in?problem={code}")
