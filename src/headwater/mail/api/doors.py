"""The doors that letters lead to: open to whoever holds a link, without an account."""

import base64
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from headwater.lib.errors import Conflict
from headwater.mail.rules.doorpage import page
from headwater.mail.selectors.links import LinkNotKnown, check_host, workspace_of
from headwater.mail.selectors.tracking import own_mark
from headwater.mail.services import sightings, unsubscribing
from headwater.mail.services.tracking import MARK
from headwater.mail.tasks import weigh_sightings
from headwater.tenancy.context import acting_in

PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}

UNKEPT = {
    "Cache-Control": "no-store, no-cache, must-revalidate, private, max-age=0",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PURPOSE = ("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz")
DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
log = logging.getLogger(__name__)


@csrf_exempt  # mail programs post here by themselves; the token is what counts
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show how it stands, and unsubscribe by POST only: machines look at every link of a letter."""
    try:
        with _inside(request, token):
            if request.method == "POST":
                _change(request, token)
            seen = unsubscribing.look(token)
    except LinkNotKnown:
        return _page(gettext("This link is not known."), [], status=404)
    except Conflict:
        return _page(gettext("This was taken back too often."), [], status=409)
    names = {"address": seen.address, "sender": seen.sender}
    if not seen.is_unsubscribed:
        return _page(
            gettext("Unsubscribe?"),
            [gettext("{sender} then writes no more such letters to {address}.").format(**names)],
            button=("unsubscribe", gettext("Unsubscribe")),
        )
    return _page(
        gettext("You are unsubscribed."),
        [gettext("{sender} writes no more such letters to {address}.").format(**names)],
        button=("undo", gettext("It was a mistake: let them come again")),
    )


def _change(request: HttpRequest, token: str) -> None:
    if request.POST.get("do") == "undo":
        unsubscribing.take_back(token, now=timezone.now())
    else:
        unsubscribing.unsubscribe(token, now=timezone.now())


@contextmanager
def _inside(request: HttpRequest, token: str) -> Iterator[None]:
    """Act in the workspace of a link; under a name that is none of its there is nothing.

    Raises LinkNotKnown.
    """
    with acting_in(workspace_of(token)):
        check_host(request.META.get("HTTP_HOST") or request.META["SERVER_NAME"])
        yield


@csrf_exempt
@require_safe
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """Give a picture of one dot, always, and note that somebody asked for it."""
    if token == "hello":  # noqa: S105  # whoever tries a name of their own asks for this one
        return _picture({MARK: own_mark()})
    _note(request, token)
    return _picture({})


@csrf_exempt
@require_safe
def followed(request: HttpRequest, token: str) -> HttpResponse:
    """Lead on to where a link of a letter led, which stands here and not in the address."""
    try:
        with _inside(request, token):
            target = sightings.target_of(token)
    except LinkNotKnown:
        return _page(gettext("This link is not known."), [], status=404)
    _note(request, token)
    if not target:  # what nobody sees leads nowhere
        return HttpResponse(status=204, headers=UNKEPT)
    return HttpResponse(status=302, headers=UNKEPT | {"Location": iri_to_uri(target)})


def _note(request: HttpRequest, token: str) -> None:
    """Keep that somebody came. Whatever goes wrong with that is not theirs to be told."""
    try:
        with _inside(request, token):
            outgoing_id = sightings.note(token, _fetch(request), now=timezone.now())
            if outgoing_id is not None:
                weigh_sightings.enqueue(outgoing_id=str(outgoing_id))
    except LinkNotKnown:
        return
    except Exception:
        log.exception("A sighting could not be kept.")


def _fetch(request: HttpRequest) -> sightings.Fetch:
    said = request.headers
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return sightings.Fetch(
        method=request.method or "GET",
        ip=request.META.get("REMOTE_ADDR", ""),
        user_agent=said.get("User-Agent", ""),
        accept=said.get("Accept"),
        purpose=" ".join(said.get(name, "") for name in PURPOSE),
        user_id=request.user.pk if has_session else None,
    )


def _picture(more: dict[str, str]) -> HttpResponse:
    return HttpResponse(DOT, content_type="image/gif", headers=UNKEPT | more)


def _page(
    title: str, says: list[str], *, status: int = 200, button: tuple[str, str] | None = None
) -> HttpResponse:
    language = translation.get_language() or "en"
    return HttpResponse(
        page(title, says, language=language, button=button), status=status, headers=PRIVATE
    )
