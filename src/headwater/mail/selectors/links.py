"""Links out on the internet: whose they are, and under which name they are reached."""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from headwater.lib.errors import NotFound
from headwater.mail.models import PublicLink, TrackingRule
from headwater.tenancy.sql import fetch_one

UNSUBSCRIBE, OPEN, CLICK, TRAP = "unsubscribe", "open", "click", "trap"
# A trap looks like any link: it is for machines that follow all of them.
PATHS = {UNSUBSCRIBE: "u/{}", OPEN: "o/{}.gif", CLICK: "c/{}", TRAP: "c/{}"}


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
    found = (
        PublicLink.objects.filter(token=token, kind__in=kinds).select_related("outgoing").first()
    )
    if found is None:
        raise LinkNotKnown("This link is not known.")
    return found


def check_host(host: str) -> None:
    """Answer under our own names, and under the one that the link's workspace has for this alone."""
    if validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return
    if not TrackingRule.objects.filter(domain=host.lower()).exclude(domain="").exists():
        raise LinkNotKnown("This link is not known.")


def path_of_link(link: PublicLink) -> str:
    return PATHS[link.kind].format(link.token)


def address_of(link: PublicLink) -> str:
    """Write a link out under the name of this installation."""
    return f"{settings.ENVIRONMENT.public_url}/{path_of_link(link)}"
