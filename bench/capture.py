"""Note the SQL of each operation, so that the floor can ask the same."""

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

Statements = list[tuple[str, Any]]
ONLY_OURS = (
    *["django_session", "accounts_user", "memberships_of", "accounts_visibilityrule"],
    *["set_config", "SAVEPOINT", "FROM accounts_team"],
)


def main() -> None:
    django.setup()
    from django.db import connection  # noqa: PLC0415 -- needs Django

    work = pickle.loads(Path(os.environ["BENCH_WORK"]).read_bytes())  # noqa: S301 -- our own
    noted: dict[str, list[Statements]] = {}
    for name, requests in work["operations"].items():
        noted[name] = []
        for request in requests:
            statements: Statements = []
            with connection.execute_wrapper(_note_in(statements)):
                _ask(request, session=work["session"])
            noted[name].append(statements)
    Path(os.environ["BENCH_SQL"]).write_bytes(pickle.dumps(noted))


def _ask(request: Any, *, session: str) -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    client = Client(headers={"Host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    headers = {} if request.version is None else {"If-Match": f'"{request.version}"'}
    response = client.generic(
        request.method,
        request.path,
        json.dumps(request.body) if request.body else "",
        content_type="application/json",
        headers=headers,
    )
    if response.status_code >= 300:
        raise SystemExit(f"{request.path}: {response.status_code} {response.content[:300]!r}")


def _note_in(statements: Statements) -> Callable[..., Any]:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001, PLR0917 -- Django's
        if not any(word in sql for word in ONLY_OURS):
            statements.append((sql, params))
        return execute(sql, params, many, context)

    return note


if __name__ == "__main__":
    main()
