"""Work behind the requests: one thing at a time, and an end when the process ends."""

import asyncio
from threading import Event
from typing import Any

import psycopg
import pytest

from headwater.config.environment import Addresses
from headwater.config.lifespan import closing
from headwater.tenancy.renewing import Renewals
from headwater.tenancy.sql import execute

LOCK = 20_261_127
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def test_things_are_done_one_after_the_other_and_each_once(own_database: Addresses) -> None:
    renewals, may_go_on, done = Renewals(), Event(), list[str]()

    def first() -> None:
        assert may_go_on.wait(60)
        done.append("first")

    renewals.ask("first", first)
    renewals.ask("first", first)
    renewals.ask("second", lambda: done.append("second"))
    assert done == []
    may_go_on.set()
    renewals.wait()
    assert done == ["first", "second"]

    renewals.ask("first", first)
    renewals.wait()
    assert done == ["first", "second", "first"]


def test_what_fails_does_not_keep_the_others_waiting(
    own_database: Addresses, caplog: pytest.LogCaptureFixture
) -> None:
    renewals, done = Renewals(), list[str]()

    renewals.ask("fails", lambda: execute("SELECT nothing"))
    renewals.ask("works", lambda: done.append("works"))
    renewals.wait()

    assert done == ["works"]
    assert "nothing" in caplog.text


def test_at_the_end_of_the_process_what_is_under_way_is_broken_off(
    own_database: Addresses, caplog: pytest.LogCaptureFixture
) -> None:
    renewals, done = Renewals(), list[str]()
    with psycopg.connect(own_database.app, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        renewals.ask("long", lambda: execute(f"SELECT pg_advisory_lock({LOCK})"))
        renewals.ask("next", lambda: done.append("next"))
        while other.execute(WAITING).fetchone() == (0,):
            pass

        asyncio.run(_come_and_go(renewals))

    renewals.ask("late", lambda: done.append("late"))
    renewals.wait()
    assert done == []
    assert caplog.text == ""


async def _come_and_go(renewals: Renewals) -> None:
    """Start and stop a web server that has this to close."""
    said, told = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}], list[str]()

    async def receive() -> Any:
        return said.pop(0)

    async def send(message: Any) -> None:
        told.append(message["type"])

    async def application(*_: Any) -> None:
        raise AssertionError

    await closing(application, renewals.close)({"type": "lifespan"}, receive, send)
    assert told == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
