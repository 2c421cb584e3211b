"""The doors that letters lead to: open to whoever holds a link, without an account."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from headwater.lib.errors import Conflict
from headwater.mail.rules.doorpage import page
from headwater.mail.selectors.links import LinkNotKnown, is_ours, workspace_of
from headwater.mail.services import unsubscribing
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


@csrf_exempt  # mail programs post here by themselves; the token is what counts
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show how it stands, and unsubscribe by POST only: machines look at every link of a letter."""
    try:
        with acting_in(_workspace_here(request, token)):
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


def _workspace_here(request: HttpRequest, token: str) -> int:
    """Say whose link it is; under a name that is none of ours there is nothing."""
    if not is_ours(request.META.get("HTTP_HOST") or request.META["SERVER_NAME"]):
        raise LinkNotKnown("This link is not known.")
    return workspace_of(token)


def _page(
    title: str, says: list[str], *, status: int = 200, button: tuple[str, str] | None = None
) -> HttpResponse:
    language = translation.get_language() or "en"
    return HttpResponse(
        page(title, says, language=language, button=button), status=status, headers=PRIVATE
    )
