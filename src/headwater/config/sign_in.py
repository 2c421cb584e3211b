"""The doors of signing in: django-allauth's headless ones, as few of them as there is need for."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.headless.account import views as account
from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from allauth.headless.mfa import views as mfa
from allauth.headless.usersessions.views import SessionsView
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import path
from django.utils import translation

from headwater.accounts.services import passwords
from headwater.accounts.tasks import mail_reset_link
from headwater.config.company import Start
from headwater.http.middleware import SIGNED_IN_BY


class Doors(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Nobody signs up by themselves, and no answer tells whether an address is known."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come through the setup wizard or by invitation."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Let the worker mail the link: a known address takes as long here as an unknown one.

        The worker makes the link, so that no secret ever stands in the queue.
        """
        mail_reset_link.defer(email=email, language=translation.get_language() or "en")


class ResetPassword(account.ResetPasswordView):  # type: ignore[misc]  # allauth is not typed
    """A reset works once, also for two at once, and takes away the keys others may have."""

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            passwords.lock_user(_user_of_key(self._parse_json(request)))
            response: HttpResponseBase = super().handle(request, *args, **kwargs)
            return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().post(request, *args, **kwargs)
        passwords.end_everything(self.input.user.pk)
        return response


def _user_of_key(data: dict[str, Any] | None) -> UUID | None:
    try:
        return UUID(str((data or {}).get("key", "")).partition("-")[0])
    except ValueError:
        return None


def _own(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Keep a door shut to whoever came by their company: with what they sign in is its matter."""

    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if SIGNED_IN_BY in request.session:
            return JsonResponse({"status": 403, "errors": []}, status=HTTPStatus.FORBIDDEN)
        return view(request, *args, **kwargs)

    return respond


urlpatterns = [
    path("config", ConfigView.as_api_view(client=Client.BROWSER)),
    path("auth/session", account.SessionView.as_api_view(client=Client.BROWSER)),
    path("auth/login", account.LoginView.as_api_view(client=Client.BROWSER)),
    path(
        "auth/password/request", account.RequestPasswordResetView.as_api_view(client=Client.BROWSER)
    ),
    path("auth/password/reset", ResetPassword.as_api_view(client=Client.BROWSER)),
    path("auth/provider/redirect", Start.as_api_view(client=Client.BROWSER)),
    path("auth/reauthenticate", account.ReauthenticateView.as_api_view(client=Client.BROWSER)),
    path("auth/2fa/authenticate", mfa.AuthenticateView.as_api_view(client=Client.BROWSER)),
    path("auth/2fa/reauthenticate", mfa.ReauthenticateView.as_api_view(client=Client.BROWSER)),
    path("auth/webauthn/login", mfa.LoginWebAuthnView.as_api_view(client=Client.BROWSER)),
    path(
        "auth/webauthn/authenticate",
        mfa.AuthenticateWebAuthnView.as_api_view(client=Client.BROWSER),
    ),
    path(
        "auth/webauthn/reauthenticate",
        mfa.ReauthenticateWebAuthnView.as_api_view(client=Client.BROWSER),
    ),
    path("account/authenticators", _own(mfa.AuthenticatorsView.as_api_view(client=Client.BROWSER))),
    path(
        "account/authenticators/totp", _own(mfa.ManageTOTPView.as_api_view(client=Client.BROWSER))
    ),
    path(
        "account/authenticators/recovery-codes",
        _own(mfa.ManageRecoveryCodesView.as_api_view(client=Client.BROWSER)),
    ),
    path(
        "account/authenticators/webauthn",
        _own(mfa.ManageWebAuthnView.as_api_view(client=Client.BROWSER)),
    ),
    path("auth/sessions", SessionsView.as_api_view(client=Client.BROWSER)),
    path(
        "account/password/change",
        _own(account.ChangePasswordView.as_api_view(client=Client.BROWSER)),
    ),
]
