"""Web, worker and database are killed while people work: nothing confirmed is lost or repeated."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import psutil
import psycopg

from headwater.config.environment import embedded_addresses
from tests.serve.running import Running, answers, eventually

PEOPLE = 4
MOVES = 10
SETUP = {
    "workspace_name": "Ours", "language": "en", "time_zone": "UTC", "currency": "USD",
    "name": "Ada", "email": "ada@example.com", "password": "a long night in may",
}  # fmt: skip
# Not an answer, or an answer that promises nothing.
UNKNOWN = (URLError, ConnectionError, TimeoutError, json.JSONDecodeError)


class Door:
    """The API as a client sees it that knows how to try again."""

    def __init__(self, running: Running) -> None:
        self.address = f"http://127.0.0.1:{running.port}/api/v1"
        self.token = ""
        self.jar = CookieJar()
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.jar))

    def sign_in(self) -> None:
        self.ask("GET", "/setup")
        self.ask("POST", "/setup", SETUP)
        answer = self.ask("POST", "/tokens", {"name": "test", "scopes": ["write"]})
        self.token = answer["secret"]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        request = Request(self.address + path, method=method)  # noqa: S310  # loopback
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        for cookie in self.jar:
            if cookie.name == "csrftoken":
                request.add_header("X-CSRFToken", str(cookie.value))
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        with self.opener.open(request, timeout=10) as response:
            return json.loads(response.read())

    def insist(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Ask until there is an answer; a refusal is one, a broken server is not."""
        deadline = time.monotonic() + 60
        while True:
            try:
                return self.ask(method, path, body, **headers)
            except HTTPError as error:
                if error.code < 500 or time.monotonic() > deadline:
                    raise
            except UNKNOWN:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.05)


def work(door: Door, person: int, stages: list[str]) -> tuple[str, list[str]]:
    """Create a deal and move it about; say where it went, as far as anybody confirmed it."""
    body = {"title": f"Deal {person}", "stage_id": stages[0]}
    deal = door.insist("POST", "/deals", body, Idempotency_Key=f"deal-{person}")
    for step in range(MOVES):
        target = stages[(step + 1) % len(stages)]
        while deal["stage_id"] != target:
            try:
                path, tag = f"/deals/{deal['id']}/stage", f'"{deal["version"]}"'
                deal = door.ask("PUT", path, {"stage_id": target}, If_Match=tag)
            except (HTTPError, *UNKNOWN):  # perhaps it happened: look
                deal = door.insist("GET", f"/deals/{deal['id']}")
        time.sleep(0.15)
    return deal["id"], [stages[step % len(stages)] for step in range(MOVES + 1)]


def process_of(running: Running, victim: str) -> psutil.Process:
    """Find a process; one that was taken down with another is waited for."""
    if victim == "database":
        return running.postmaster()
    assert eventually(lambda: victim in running.halves(), within=40)
    return running.halves()[victim]


def kill_everything_in_turn(running: Running) -> None:
    for victim in ("web", "database", "worker"):
        process_of(running, victim).kill()
        assert eventually(lambda: answers(running), within=40)


def journey(database: psycopg.Connection, table: str, deal_id: str) -> list[str]:
    visits = "SELECT stage_id FROM pipeline_stagevisit WHERE deal_id = %s ORDER BY entered_at, id"
    moves = """SELECT payload ->> 'to_stage_id' FROM events_eventrecord
        WHERE subject_id = %s AND name = 'deal.moved' ORDER BY id"""
    rows = database.execute(visits if table == "visits" else moves, [deal_id]).fetchall()
    return [str(stage) for (stage,) in rows]


def test_what_was_confirmed_happened_once_whatever_was_killed(
    running: Running,
) -> None:
    assert eventually(lambda: answers(running))
    door = Door(running)
    door.sign_in()
    pipeline = door.ask("GET", "/pipelines")["items"][0]
    stages = [stage["id"] for stage in pipeline["stages"]]

    with ThreadPoolExecutor(PEOPLE) as people:
        working = [people.submit(work, door, person, stages) for person in range(PEOPLE)]
        kill_everything_in_turn(running)
        journeys = [future.result(timeout=120) for future in working]

    address = embedded_addresses(running.home / "postgres").owner
    with psycopg.connect(address) as database:
        (deals,) = database.execute("SELECT count(*) FROM pipeline_deal").fetchall()
        assert deals == (PEOPLE,)
        for deal_id, expected in journeys:
            assert journey(database, "visits", deal_id) == expected
            assert journey(database, "events", deal_id) == expected[1:]
