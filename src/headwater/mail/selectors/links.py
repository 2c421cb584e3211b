"""Links out on the internet: whose they are, and under which name they are reached."""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from headwater.lib.errors import NotFound
from headwater.mail.models import PublicLink
from headwater.tenancy.sql import fetch_one


class LinkNotKnown(NotFound):
    code = "link_unknown"


def workspace_of(token: str) -> int:
    """Say whose link it is; needs no workspace to have been entered.

    Raises LinkNotKnown.
    """
    row = fetch_one("SELECT workspace_of_public_link(%s)", [token[:100]])
    if row is None or row[0] is None:
        raise LinkNotKnown("This link is not known.")
    return int(row[0])


def get_link(token: str, *kinds: str) -> PublicLink:
    found = PublicLink.objects.filter(token=token, kind__in=kinds).first()
    if found is None:
        raise LinkNotKnown("This link is not known.")
    return found


def is_ours(host: str) -> bool:
    """Whether the host a browser asked for is one of this installation."""
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def address_of(link: PublicLink) -> str:
    """Write a link out."""
    return f"{settings.ENVIRONMENT.public_url}/{PATHS[link.kind].format(token=link.token)}"


UNSUBSCRIBE = "unsubscribe"
PATHS = {UNSUBSCRIBE: "u/{token}"}
