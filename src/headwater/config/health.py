"""Telling load balancers and people whether this installation works."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse

WORKER_SEEN = """
SELECT EXISTS (
    SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'
)
"""


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """Say of each part whether it works; 503 while one that requests need does not.

    A missing worker delays what happens later but stops no request, so it is only reported.
    """
    checks = {"database": False, "migrations": False, "worker": False}
    try:
        checks["database"] = _fetch("SELECT true")
        checks["migrations"] = not unapplied_migrations()
        checks["worker"] = checks["migrations"] and _fetch(WORKER_SEEN)
    except DatabaseError:
        connection.close()
    is_ready = checks["database"] and checks["migrations"]
    return JsonResponse({"ready": is_ready} | checks, status=200 if is_ready else 503)


def unapplied_migrations() -> list[str]:
    """Name the migrations of this release that the database has not seen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        applied: set[tuple[str, str]] = set()
        if cursor.fetchone() == (True,):
            cursor.execute("SELECT app, name FROM django_migrations")
            applied = set(cursor.fetchall())
    return sorted(f"{app}.{name}" for app, name in _of_this_release() - applied)


def _fetch(question: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return bool(cursor.fetchone() == (True,))


@cache
def _of_this_release() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)
