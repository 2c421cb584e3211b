"""Serving the built front end: its page for every address a person can type, and its files."""

import re
from functools import cache
from pathlib import Path
from wsgiref.headers import Headers
from wsgiref.types import WSGIApplication

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from whitenoise import WhiteNoise

FOLDER = Path(__file__).resolve().parent.parent / "web_dist"
NAMED_AFTER_CONTENT = re.compile(r"^/assets/")  # Vite puts a hash into these names
A_DAY = 86_400  # seconds
NOT_BUILT = "The front end is not built. Run `make web`, or install Headwater again."


def with_front_end(django: WSGIApplication) -> WSGIApplication:
    """Answer requests for files of the front end, and leave all others to Django."""
    if not FOLDER.is_dir():
        return django
    files: WSGIApplication = WhiteNoise(
        django,
        root=FOLDER,
        max_age=A_DAY,
        allow_all_origins=False,
        immutable_file_test=lambda _path, url: NAMED_AFTER_CONTENT.match(url) is not None,
        add_headers_function=_add_headers,
    )
    return files


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The one page of the front end; its router reads the rest of the address."""
    if not (FOLDER / "index.html").exists():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain")
    return HttpResponse(_index(), headers={"Cache-Control": "no-cache"})


@cache
def _index() -> bytes:
    return (FOLDER / "index.html").read_bytes()


def _add_headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
