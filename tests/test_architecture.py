"""Promises about the shape of the code that no linter can check."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import headwater
from headwater.config.api import api
from headwater.events.base import Event

ROOT = Path(headwater.__file__).parent
ROOMS = {
    "__init__", "api", "apps", "events", "handlers", "models", "rules", "schemas", "selectors",
    "services", "tasks", "migrations",
    "wire",  # of mail: speaking with other people's servers, and nothing else
}  # fmt: skip
DOMAIN = (
    "accounts",
    "audit",
    "people",
    "pipeline",
    "activities",
    "files",
    "search",
    "exchange",
    "insights",
    "dashboards",
    "reports",
    "forecast",
    "targets",
    "setup",
    "leads",
    "mail",
)
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
LONGEST_FILE = 300


def sources() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr


def test_packages_of_the_domain_have_only_the_known_rooms() -> None:
    strange = {
        f"{package}/{path.name}"
        for package in DOMAIN
        for path in (ROOT / package).glob("*")
        if path.suffix in {"", ".py"} and path.stem not in ROOMS | {"__pycache__"}
    }

    assert strange == set()


def test_only_services_write() -> None:
    strays = [
        f"{path.relative_to(ROOT)}:{line} .{name}()"
        for path in sources()
        if path.relative_to(ROOT).parts[0] in DOMAIN and "services" not in (path.stem, *path.parts)
        for line, name in calls(path)
        if name in WRITES
    ]

    assert strays == []


def test_files_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources()
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }

    assert long == {}


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_operation_says_what_it_does_and_what_it_refuses() -> None:
    silent = [
        route
        for route, operation in operations()
        if not operation.get("description") or not operation.get("responses")
    ]

    assert silent == []


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for _, operation in operations()]

    assert sorted(names) == sorted(set(names))


def all_events(of: type[Event] = Event) -> Iterator[type[Event]]:
    for event in of.__subclasses__():
        yield event
        yield from all_events(event)


def test_every_event_is_explained_and_named_once() -> None:
    events = [event for event in all_events() if "name" in vars(event)]

    assert [event.__name__ for event in events if not (event.__doc__ or "").strip()] == []
    names = [event.name for event in events]
    assert sorted(names) == sorted(set(names))
