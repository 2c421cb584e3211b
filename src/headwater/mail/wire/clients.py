"""Providers at which people sign in themselves, and how the operator has made us known there."""

from dataclasses import dataclass, field

from headwater.mail.rules.states import MailProvider, MailWay
from headwater.mail.wire.providers import GMAIL, MICROSOFT, Endpoint

GMAIL_MODIFY = "https://www.googleapis.com/auth/gmail.modify"


@dataclass(frozen=True)
class MailClient:
    """What we are to one provider, and where it answers; all of it is the operator's to say."""

    provider: MailProvider
    client_id: str
    client_secret: str = field(repr=False)
    way: MailWay
    authorize_url: str
    token_url: str
    revoke_url: str  # empty: the provider lets nobody but its users take a permission back
    api_url: str
    scopes: tuple[str, ...]
    extra: tuple[tuple[str, str], ...]
    imap: Endpoint
    smtp: Endpoint

    @property
    def name(self) -> str:
        return self.provider.capitalize()


def google(
    client_id: str,
    client_secret: str,
    *,
    way: str = "api",
    login: str = "https://accounts.google.com",
    token: str = "https://oauth2.googleapis.com",  # noqa: S107  # an address
    api: str = "https://gmail.googleapis.com",
) -> MailClient:
    scope = "https://mail.google.com/" if way == "imap" else GMAIL_MODIFY
    return MailClient(
        MailProvider.GOOGLE, client_id, client_secret,
        MailWay.IMAP if way == "imap" else MailWay.GMAIL,
        f"{login}/o/oauth2/v2/auth", f"{token}/token", f"{token}/revoke", api,
        scopes=("openid", "email", scope),
        # Without being asked again, Google gives no token that lasts.
        extra=(("access_type", "offline"), ("prompt", "consent")),
        imap=GMAIL.imap, smtp=GMAIL.smtp,
    )  # fmt: skip


def microsoft(
    client_id: str,
    client_secret: str,
    *,
    way: str = "api",
    tenant: str = "common",
    login: str = "https://login.microsoftonline.com",
    api: str = "https://graph.microsoft.com",
) -> MailClient:
    wanted = (
        ("https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send")
        if way == "imap"
        else (f"{api}/Mail.ReadWrite", f"{api}/Mail.Send")
    )
    at = f"{login}/{tenant}/oauth2/v2.0"
    return MailClient(
        MailProvider.MICROSOFT, client_id, client_secret,
        MailWay.IMAP if way == "imap" else MailWay.GRAPH,
        f"{at}/authorize", f"{at}/token", "", api,
        scopes=("openid", "email", "profile", "offline_access", *wanted),
        extra=(("prompt", "select_account"),),
        imap=MICROSOFT.imap, smtp=MICROSOFT.smtp,
    )  # fmt: skip
