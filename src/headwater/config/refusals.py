"""Refusals that no endpoint speaks: no such address, a body that is too large, our own mistakes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from headwater.http.problems import problem


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        return problem(404, code="not_found", detail=gettext("There is nothing at this address."))


def mishap(request: HttpRequest) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        detail = gettext("Headwater made a mistake. Nothing was changed; please try again.")
        return problem(500, code="mishap", detail=detail)


@csrf_exempt
def too_large(request: HttpRequest) -> HttpResponse:
    """Refuse what config/bridge.py did not read to its end."""
    with translation.override(translation.get_language_from_request(request)):
        detail = gettext("More than {megabytes} MB cannot be sent at once.").format(
            megabytes=settings.ENVIRONMENT.upload_limit
        )
        return problem(413, code="too_large", detail=detail)
