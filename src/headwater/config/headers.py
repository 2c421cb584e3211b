"""What browsers may do with our answers."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Respond = Callable[[HttpRequest], HttpResponseBase]

# Styles may stand in the page because Mantine writes them there; scripts may not.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
A_YEAR_OF_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
ASKED_BY_ADDRESS = {"/healthz", "/readyz"}  # by load balancers
# What letters lead to may be reached by a name of its workspace; who answers there looks at it.
DOORS = re.compile(r"/[uoc]/[^/]+")


def careful(respond: Respond) -> Respond:
    """Tell the browser to run nothing but our own scripts and to show us in nobody's frame."""
    headers = HEADERS | (A_YEAR_OF_HTTPS if settings.ENVIRONMENT.is_secure else {})

    def respond_carefully(request: HttpRequest) -> HttpResponseBase:
        if request.path not in ASKED_BY_ADDRESS and not DOORS.fullmatch(request.path):
            request.get_host()  # refuses names that are not ours
        response = respond(request)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond_carefully
