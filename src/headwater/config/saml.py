"""Signing in by one's company with SAML: our answers' door, and allauth's provider behind it.

The company's page posts its answer from its own site, so the browser does not show its session.
The answer is judged there and then; whose it is, the next step sees, which the browser is sent to.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any
from uuid import UUID

from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from allauth.socialaccount.sessions import LoginSession
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from onelogin.saml2.auth import OneLogin_Saml2_Auth

from headwater.accounts.models import Connection, ConnectionKind
from headwater.accounts.services.connections import NotVouchedFor
from headwater.accounts.services.saml import (
    AnswerRefused,
    Told,
    check_answer,
    here,
    our_metadata,
    settings_for,
)
from headwater.config.company import Company, back, find, keep_refusal
from headwater.http.sign_in import limit
from headwater.lib.errors import NotFound, TooMany
from headwater.lib.text import CHINESE

KEPT = 300  # seconds between the two steps
COOKIE = "saml-answer"
CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
# What providers call it: the standards, Entra ID and ADFS, then those that let one name it.
SUBJECT = ("urn:oasis:names:tc:SAML:attribute:subject-id",)
EMAIL = (
    *("urn:oid:0.9.2342.19200300.100.1.3", f"{CLAIMS}emailaddress"),
    *("email", "mail", "Email", "emailAddress", "user.email"),
)
WHOLE_NAME = (
    *(
        "urn:oid:2.16.840.1.113730.3.1.241",
        "http://schemas.microsoft.com/identity/claims/displayname",
    ),
    *("displayName", "display_name", "cn", "urn:oid:2.5.4.3"),
)
GIVEN_NAME = ("urn:oid:2.5.4.42", f"{CLAIMS}givenname", "givenName", "firstName", "first_name")
FAMILY_NAME = ("urn:oid:2.5.4.4", f"{CLAIMS}surname", "sn", "surname", "lastName", "last_name")
VERIFIED = ("http://schemas.auth0.com/email_verified", "email_verified")
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"


class Saml(SAMLProvider):  # type: ignore[misc]  # allauth is not typed
    """One company's SAML."""

    def redirect(
        self, request: HttpRequest, process: str, *told: Any, **more: Any
    ) -> HttpResponseRedirect:
        """Send the browser to the company with a question, and remember in its session which."""
        connection = find(UUID(self.app.provider_id))
        ours = OneLogin_Saml2_Auth(here(connection), settings_for(connection))
        location = ours.login(return_to="")
        question = ours.get_last_request_id()
        self.stash_redirect_state(request, process, *told, state_id=question, **more)
        return HttpResponseRedirect(location)

    def extract_uid(self, data: Told) -> str:
        """Say who it is by what stays the same from one time to the next."""
        lasting = "" if data.name_id_format == TRANSIENT else data.name_id
        return _first(data.attributes, SUBJECT) or lasting or _email(data)

    def extract_common_fields(self, data: Told) -> dict[str, Any]:
        return {"email": _email(data)}

    def extract_extra_data(self, data: Told) -> dict[str, Any]:
        """Say it as OpenID Connect would: an address in a signed answer is meant."""
        verified = _first(data.attributes, VERIFIED).lower() not in {"false", "0", "no"}
        claims = {"email": _email(data), "email_verified": verified, "name": _name(data)}
        return {"userinfo": claims}


registry.register(Saml)


@csrf_exempt
@require_POST
def answered(request: HttpRequest, provider_id: UUID) -> HttpResponseBase:
    """Judge what a company's page posts, and go on where the browser shows its session."""
    connection = _by_saml(provider_id)
    if connection is None or not connection.is_enabled:
        return back("unknown")
    try:
        told = check_answer(connection, request.POST.get("SAMLResponse", ""))
    except AnswerRefused as error:
        return _refused(request, connection, why=str(error))
    response = HttpResponseRedirect(f"/sso/saml/{provider_id}/finish")
    kept = _kept(request)
    kept.store.update({"told": asdict(told), "by": str(provider_id)})
    kept.store.set_expiry(KEPT)
    kept.save(response)
    response.cookies[COOKIE]["httponly"] = True
    return response


@require_GET
def finished(request: HttpRequest, provider_id: UUID) -> HttpResponseBase:
    """Let in whose question it was that the answer was to; each is good for one answer.

    The address is the browser's to choose: what one company said is finished at its own alone.
    """
    kept = _kept(request)
    found, by = kept.store.get("told"), kept.store.get("by")
    kept.delete()
    if by != str(provider_id):
        return back("unknown")
    told = Told(**found)
    try:
        provider = Company().get_provider(request, str(provider_id))
        login = provider.sociallogin_from_response(request, told)
        login.state = provider.unstash_redirect_state(request, told.question)
    except PermissionDenied:
        why = "the question is not of this browser, or was answered before"
        return _refused(request, find(provider_id), email=_email(told), why=why)
    except (SocialApp.DoesNotExist, ValueError):
        return back("unknown")
    response: HttpResponseBase = complete_social_login(request, login)
    return response


@require_GET
def metadata(_request: HttpRequest, provider_id: UUID) -> HttpResponseBase:
    """Tell a provider who we are."""
    connection = _by_saml(provider_id)
    if connection is None:
        return HttpResponse(status=404)
    return HttpResponse(our_metadata(connection), content_type="application/samlmetadata+xml")


def _by_saml(provider_id: UUID) -> Connection | None:
    try:
        connection = find(provider_id)
    except NotFound:
        return None
    return connection if connection.kind == ConnectionKind.SAML else None


def _refused(
    request: HttpRequest, connection: Connection, *, why: str, email: str = ""
) -> HttpResponseBase:
    """Say that it does not fit, and write it down; not more often than a sign-in may fail.

    Anybody can post here: the audit log is not theirs to fill.
    """
    refusal = NotVouchedFor("What your company answered does not fit.")
    with suppress(TooMany):
        limit(request, "login_failed", key=str(connection.pk))
        keep_refusal(connection, email, refusal, why=why)
    return back(refusal.code)


def _kept(request: HttpRequest) -> LoginSession:
    return LoginSession(request, "saml_answer", COOKIE)


def _email(told: Told) -> str:
    said = _first(told.attributes, EMAIL)
    return (said or (told.name_id if "@" in told.name_id else "")).strip().lower()


def _name(told: Told) -> str:
    if whole := _first(told.attributes, WHOLE_NAME):
        return whole
    given, family = _first(told.attributes, GIVEN_NAME), _first(told.attributes, FAMILY_NAME)
    if CHINESE.search(family + given):
        return family + given
    return f"{given} {family}".strip()


def _first(attributes: Mapping[str, Sequence[str]], names: Sequence[str]) -> str:
    found = (values[0] for name in names if (values := attributes.get(name)))
    return str(next(found, "") or "")
