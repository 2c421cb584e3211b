"""Every operation, tried by everybody: what tests/access_matrix.py says is what the API does.

The whole matrix is walked in a few tests, each of which collects what is wrong: making the two
worlds takes longer than trying a door of them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from headwater.accounts.rules import Role, Scope
from headwater.config.api import api
from tests.access_matrix import MATRIX, Row, Who
from tests.calling import API, Caller, content_of
from tests.worlds import Watch, World, undone, world

UNKNOWN = {404, 422}
# These may find nothing to show, remove or change and say so; all of it is checked.
HARMLESS = ("GET ", "DELETE ", "POST /tasks/bulk")
FILE_OF_A_LIST = "POST /exports/"  # of what is foreign it is made, and empty
GAP = re.compile(r"\{(\w+)\}")
SCHEMA = api.get_openapi_schema(path_prefix=f"{API}/")
OPERATIONS = {
    operation["operationId"]: operation | {"method": method.upper(), "path": path}
    for path, methods in SCHEMA["paths"].items()
    for method, operation in methods.items()
}
LISTED = {name: MATRIX[name] for name in OPERATIONS if name in MATRIX}


@pytest.fixture
def ours(db: None) -> World:
    return world("CANARY")


@pytest.fixture
def theirs(ours: World) -> World:
    return world("THEIRS")


def filled(value: Any, ids: dict[str, Any]) -> Any:
    """Put ids in the gaps of a call or a body."""
    if isinstance(value, str):
        whole = GAP.fullmatch(value)
        if whole:
            given = ids[whole[1]]
            return given if isinstance(given, int) else str(given)
        return GAP.sub(lambda gap: str(ids[gap[1]]), value)
    if isinstance(value, dict):
        return {name: filled(one, ids) for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, ids) for one in value]
    return value


def send(client: Client, row: Row, ids: dict[str, Any], *, body: Any = None, **headers: str) -> Any:
    method, _, path = row.call.partition(" ")
    content: dict[str, Any] = {}
    if row.is_form:
        sent = SimpleUploadedFile("deals.csv", b"Deal,Value\nTen desks,5\n")
        content = {"data": filled(row.body, ids) | {"files": sent}}
    elif row.body is not None:
        content = {
            "data": json.dumps(body if body is not None else filled(row.body, ids)),
            "content_type": "application/json",
        }
    named = {"If-Match": '"1"', "Upload-Offset": "0"} | {
        name.replace("_", "-"): text for name, text in headers.items()
    }
    answer = getattr(client, method.lower())(API + filled(path, ids), headers=named, **content)
    if answer.streaming:  # a file: read it, so that it is closed
        answer.streaming_content = [content_of(answer)]
    return answer


def text(answer: Any) -> str:
    raw = answer.getvalue() if hasattr(answer, "getvalue") else answer.content
    return str(raw.decode(errors="replace"))


def everybody(one: World, who: Who) -> Iterator[tuple[str, Client, dict[str, str], bool]]:
    """Name all callers of a world, with how they come and whether they are let in."""
    for role in Role:
        yield role, one.callers[role].client, {}, role in who.roles
    for scope in Scope:
        bearer = {"Authorization": f"Bearer {one.secrets[scope]}"}
        yield f"token {scope}", Client(), bearer, scope in who.scopes
    yield "nobody", Client(), {}, who.strangers
    yield "bad token", Client(), {"Authorization": "Bearer hw_x"}, who.strangers


def test_every_operation_is_in_the_table_and_nothing_else() -> None:
    assert set(OPERATIONS) == set(MATRIX)


def test_the_calls_of_the_table_work(ours: World) -> None:
    wrong = []
    for name, row in LISTED.items():
        with undone():
            answer = send(ours.callers[Role.OWNER].client, row, ours.ids)
            if answer.status_code != row.status:
                wrong.append(f"{name}: {answer.status_code} {text(answer)[:200]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.timeout(600)
def test_everybody_is_let_in_or_shut_out_as_the_table_says(ours: World) -> None:
    watch, wrong = Watch(ours.workspace), []
    for name, row in LISTED.items():
        for caller, client, headers, may in everybody(ours, row.who):
            with undone():
                watch.begin()
                answer = send(client, row, ours.ids, **headers)
                if is_shut_out(answer) is may:
                    wrong.append(f"{name} by {caller}: {answer.status_code}")
                if not may and watch.has_changed():
                    wrong.append(f"{name} by {caller}: refused, and changed something")
    assert not wrong, "\n".join(wrong)


def is_shut_out(answer: Any) -> bool:
    """Whether the door itself was closed; a rule behind it may still refuse (somebody's note)."""
    if answer.status_code == 403:
        return bool(answer.json()["code"] == "no_right")
    return bool(answer.status_code == 401)


def foreign_calls(row: Row, mine: World, other: World) -> Iterator[tuple[str, Row, dict[str, Any]]]:
    """Put one id of the other world at a time into a call; its query is tried with its first body."""
    for body in (row.body, *row.also):
        call = row.call if body is row.body else row.call.partition("?")[0]
        for gap in sorted(set(GAP.findall(call) + GAP.findall(json.dumps(body)))):
            yield gap, replace(row, body=body), mine.ids | {gap: other.ids[gap]}


@pytest.mark.timeout(600)
def test_ids_of_another_workspace_lead_nowhere(ours: World, theirs: World) -> None:
    """In the path, the query and the body, one at a time, by somebody who may do all at home."""
    watch, wrong = Watch(ours.workspace, theirs.workspace), []
    for name, row in LISTED.items():
        for gap, call, ids in foreign_calls(row, theirs, ours):
            with undone():
                watch.begin()
                answer = send(theirs.callers[Role.OWNER].client, call, ids)
                if call.call.startswith(FILE_OF_A_LIST) and answer.status_code not in UNKNOWN:
                    if answer.json().get("rows") != 0:
                        wrong.append(f"{name} with foreign {gap}: holds {text(answer)}")
                    continue
                may_shrug = call.call.startswith(HARMLESS) and answer.status_code == 200
                if answer.status_code not in UNKNOWN and not may_shrug:
                    wrong.append(f"{name} with foreign {gap}: {answer.status_code}")
                if re.search("CANARY (?!$)", text(answer)):
                    wrong.append(f"{name} with foreign {gap}: tells {text(answer)[:200]}")
                if watch.has_changed():
                    wrong.append(f"{name} with foreign {gap}: changed something")
    assert not wrong, "\n".join(wrong)


def test_a_chosen_id_that_exists_elsewhere_is_refused(ours: World, theirs: World) -> None:
    watch, wrong = Watch(ours.workspace, theirs.workspace), []
    taken = {"create_deal": "deal", "create_company": "company", "create_person": "person",
             "create_task": "task", "create_note": "note", "create_team": "team",
             "create_upload": "upload"}  # fmt: skip
    for name, kind in taken.items():
        with undone():
            watch.begin()
            row = MATRIX[name]
            body = filled(row.body, theirs.ids) | {"id": str(ours.ids[kind])}
            answer = send(theirs.callers[Role.OWNER].client, row, theirs.ids, body=body)
            is_quiet = not watch.has_changed()
            if (
                answer.status_code not in UNKNOWN | {409}
                or not is_quiet
                or "CANARY" in text(answer)
            ):
                wrong.append(f"{name}: {answer.status_code} {text(answer)[:200]}")
    assert not wrong, "\n".join(wrong)


def test_reading_writes_nothing(ours: World) -> None:
    watch, wrong = Watch(ours.workspace), []
    for name, row in LISTED.items():
        if row.call.startswith("GET "):
            with undone():
                watch.begin()
                send(ours.callers[Role.OWNER].client, row, ours.ids)
                if watch.has_changed():
                    wrong.append(name)
    assert not wrong, "\n".join(wrong)


ODD_QUESTIONS = ["", "\0", "x" * 5000, "-1", "1e400", "9" * 30, "null", "☃", "%", "()&|!:*"]
ODD: list[Any] = [None, "", {}, 10**30, "\0", "x" * 20_000]


@pytest.mark.timeout(600)
def test_whatever_is_sent_is_answered_and_unknown_fields_are_refused(ours: World) -> None:
    wrong = []
    client = ours.callers[Role.OWNER].client
    client.raise_request_exception = False
    for name, row in LISTED.items():
        if row.body is None or row.is_form:
            continue
        body = filled(row.body, ours.ids)
        with undone():
            extra = send(client, row, ours.ids, body=body | {"nobody_knows_me": 1})
            if extra.status_code != 422:
                wrong.append(f"{name} takes an unknown field: {extra.status_code}")
        for field in body_fields(OPERATIONS[name]):
            for odd in ODD:
                with undone():
                    answer = send(client, row, ours.ids, body=body | {field: odd})
                    if answer.status_code >= 500:
                        wrong.append(f"{name} {field}={str(odd)[:20]!r}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def body_fields(operation: dict[str, Any]) -> list[str]:
    content = operation["requestBody"]["content"]["application/json"]["schema"]
    return list(SCHEMA["components"]["schemas"][content["$ref"].rpartition("/")[2]]["properties"])


@pytest.mark.timeout(600)
def test_whatever_is_asked_is_answered_and_pages_are_capped(ours: World) -> None:
    wrong: list[str] = []
    client = ours.callers[Role.OWNER].client
    client.raise_request_exception = False
    for name, row in LISTED.items():
        path = API + filled(row.call.partition(" ")[2].partition("?")[0], ours.ids)
        asked = [one["name"] for one in parameters(name) if row.call.startswith("GET ")]
        for parameter in asked:
            answers = {odd: client.get(path, {parameter: odd}) for odd in ODD_QUESTIONS}
            wrong += [
                f"{name} {parameter}={odd[:20]!r}: {answer.status_code}"
                for odd, answer in answers.items()
                if answer.status_code >= 500
            ]
        joint = "&" if "?" in row.call else "?"
        with undone():
            odd_call = replace(row, call=f"{row.call}{joint}nobody_knows_me=1")
            if send(client, odd_call, ours.ids).status_code != 422:
                wrong.append(f"{name} drops a parameter it does not know")
        needed = {"q": "x", "figure": "pipeline_open", "limit": "100000"}
        if "limit" in asked and client.get(path, needed).status_code != 422:
            wrong.append(f"{name}: a page of 100,000 is not refused")
    assert not wrong, "\n".join(wrong)


def parameters(name: str) -> list[dict[str, Any]]:
    return [one for one in OPERATIONS[name].get("parameters", []) if one["in"] == "query"]


def test_pages_of_others_cannot_make_a_browser_write(ours: World) -> None:
    watch, wrong = Watch(ours.workspace), []
    cookie = ours.callers[Role.OWNER].client.cookies[settings.SESSION_COOKIE_NAME].value
    foreign: list[dict[str, str]] = [
        {},  # no token
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
    ]
    for name, row in LISTED.items():
        if row.call.startswith("GET "):
            continue
        for headers in foreign if not row.who.strangers else foreign[1:]:
            client = Client(enforce_csrf_checks=True)
            client.cookies[settings.SESSION_COOKIE_NAME] = cookie
            with undone():
                watch.begin()
                answer = send(client, row, ours.ids, **headers)
                if answer.status_code != 403 or watch.has_changed():
                    wrong.append(f"{name} {headers}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def test_refusals_are_problems_in_the_callers_language(ours: World) -> None:
    chinese = Caller(ours.members[Role.OBSERVER], language="zh-CN")
    wrong = []
    for name, row in LISTED.items():
        if Role.OBSERVER in row.who.roles:
            continue
        answer = send(chinese.client, row, ours.ids)
        problem = answer.json()
        if answer["Content-Type"] != "application/problem+json" or not re.search(
            "[一-鿿]", problem["detail"]
        ):
            wrong.append(f"{name}: {problem}")
    assert not wrong, "\n".join(wrong)
