"""Two real sessions, because one transaction cannot be late."""

import asyncio

import psycopg
import pytest
from psycopg import AsyncConnection, Connection

from headwater.config.environment import Addresses
from headwater.events import reader
from headwater.events.reader import Position
from tests.events.conftest import write


def read(
    address: str, workspace_id: int, after: Position, *, limit: int = 500
) -> tuple[list[str], Position]:
    async def read() -> tuple[list[str], Position]:
        async with await AsyncConnection.connect(address, autocommit=True) as connection:
            entries = await reader.read(connection, workspace_id, after=after, limit=limit)
        return [e.name for e in entries], entries[-1].position if entries else after

    return asyncio.run(read())


def test_an_event_that_commits_late_is_not_skipped(
    sessions: list[Connection], workspace_id: int, addresses: Addresses
) -> None:
    slow, quick = sessions
    lower = write(slow, "slow")
    higher = write(quick, "quick")
    assert lower < higher

    quick.commit()
    seen, position = read(addresses.app, workspace_id, Position())
    assert seen == []  # the slow one could still commit below it

    slow.commit()
    seen, position = read(addresses.app, workspace_id, position)
    assert seen == ["slow", "quick"]
    assert read(addresses.app, workspace_id, position) == ([], position)


def test_an_event_rolled_back_holds_nobody_back(
    sessions: list[Connection], workspace_id: int, addresses: Addresses
) -> None:
    slow, quick = sessions
    write(slow, "slow")
    write(quick, "quick")

    quick.commit()
    slow.rollback()

    assert read(addresses.app, workspace_id, Position())[0] == ["quick"]


def test_a_log_read_in_pieces_is_the_whole_log(
    sessions: list[Connection], workspace_id: int, addresses: Addresses
) -> None:
    for number in range(5):
        write(sessions[0], str(number))
    sessions[0].commit()

    seen: list[str] = []
    place = Position()
    for _ in range(3):
        names, place = read(addresses.app, workspace_id, place, limit=2)
        seen += names

    assert seen == ["0", "1", "2", "3", "4"]


def test_nobody_reads_the_log_of_another_workspace(
    sessions: list[Connection], workspace_id: int, addresses: Addresses
) -> None:
    write(sessions[0], "ours")
    sessions[0].commit()

    assert read(addresses.app, workspace_id + 1_000_000, Position())[0] == []


def test_a_reader_without_a_workspace_reads_nothing(
    sessions: list[Connection], addresses: Addresses
) -> None:
    write(sessions[0], "ours")
    sessions[0].commit()

    with psycopg.connect(addresses.app) as nowhere:
        assert nowhere.execute("SELECT count(*) FROM events_eventrecord").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM events_eventrecord",
        "UPDATE events_eventrecord SET name = 'x'",
        "TRUNCATE events_eventrecord",
    ],
)
def test_even_the_owner_may_not_rewrite_an_event(
    sessions: list[Connection], addresses: Addresses, statement: str
) -> None:
    write(sessions[0], "kept")
    sessions[0].commit()

    with psycopg.connect(addresses.owner) as owner, pytest.raises(psycopg.Error, match="once"):
        owner.execute(statement.encode())
