import asyncio

import pytest

from headwater.events.reader import Entry
from headwater.stream import hub as hubs
from headwater.stream.hub import FLOOD, Batch, Hub
from tests.stream.conftest import World


async def follow(
    hub: Hub,
    world: World,
    *,
    last_id: int | None,
    count: int,
    stands: asyncio.Event | None = None,
) -> list[Entry]:
    """Follow until so many are told; `stands` is set when the follower has its place in the log."""
    seen: list[Entry] = []
    async for batch in hub.follow(world.id, last_id=last_id):
        if stands:
            stands.set()
        seen += batch.entries
        if len(seen) >= count:
            break
    return seen


PATIENCE = 60  # seconds; what is told by a bell takes milliseconds, on a machine that is free


async def first(hub: Hub, world: World, *, last_id: int | None) -> Batch:
    async for batch in hub.follow(world.id, last_id=last_id):
        return batch
    raise AssertionError


def test_a_follower_is_told_of_its_own_workspace_only_and_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "LOOK_AGAIN_AFTER", 3600.0)  # by itself it would come too late
    other = World(world.address, id=world.id + 1_000_000)
    other.execute(
        "INSERT INTO tenancy_workspace (id, name, language, time_zone, currency, country, is_demo,"
        " version) VALUES (%s, 'T', 'en', 'UTC', 'USD', 'US', false, 1)", other.id)  # fmt: skip

    async def scenario() -> list[str]:
        hub, stands = Hub(world.address), asyncio.Event()
        follower = follow(hub, world, last_id=None, count=2, stands=stands)
        following = asyncio.create_task(follower)
        await stands.wait()
        await asyncio.to_thread(world.wait_for_ears)
        for where, name in [(world, "one"), (other, "secret"), (world, "two")]:
            await asyncio.to_thread(where.write, name)
        while not (await asyncio.wait({following}, timeout=1))[0]:
            # A vacuum of the database may have held them back when the bell rang for them.
            await asyncio.to_thread(world.write, "rings again")
        await hub.close()
        return [entry.name for entry in following.result()]

    assert asyncio.run(scenario())[:2] == ["one", "two"]


def test_a_follower_resumes_behind_the_last_event_it_saw(world: World) -> None:
    seen = world.write("one")
    world.write("two")

    async def scenario() -> list[str]:
        hub = Hub(world.address)
        entries = await asyncio.wait_for(follow(hub, world, last_id=seen, count=1), PATIENCE)
        await hub.close()
        return [entry.name for entry in entries]

    assert asyncio.run(scenario()) == ["two"]


def test_a_stream_cut_again_and_again_misses_nothing_and_repeats_nothing(world: World) -> None:
    async def scenario() -> tuple[list[int], list[int]]:
        hub = Hub(world.address)
        written, told, last_id = [world.write("first")], [], 0
        last_id = written[0]
        for number in range(50):
            written.append(await asyncio.to_thread(world.write, f"event {number}"))
            for entry in await follow(hub, world, last_id=last_id, count=1):
                told.append(entry.id)
                last_id = entry.id
        await hub.close()
        return written[1:], told

    written, told = asyncio.run(asyncio.wait_for(scenario(), PATIENCE))
    assert told == written


def test_who_comes_with_an_unknown_id_is_told_to_load_again(world: World) -> None:
    newest = world.write("one")

    async def scenario() -> list[Batch]:
        hub = Hub(world.address)
        batches = [await first(hub, world, last_id=last_id) for last_id in (999_999_999, 0, None)]
        await hub.close()
        return batches

    assert asyncio.run(scenario()) == [
        Batch(newest, is_reset=True),
        Batch(newest, is_reset=True),
        Batch(newest),
    ]


def test_who_missed_very_much_is_told_to_load_again(world: World) -> None:
    seen = world.write("one")
    world.execute(
        "INSERT INTO events_eventrecord (name, subject_kind, subject_id, payload, happened_at)"
        " SELECT 'x', 'pipeline', gen_random_uuid(), '{}', now() FROM generate_series(1, %s)",
        FLOOD,
    )

    async def scenario() -> list[bool]:
        hub, batches = Hub(world.address), []
        async for batch in hub.follow(world.id, last_id=seen):
            batches.append(batch)
            if batch.is_reset:
                break
        await hub.close()
        return [batch.is_reset for batch in batches]

    assert asyncio.run(scenario()) == [False, True]


def test_a_follower_of_an_empty_log_is_not_told_to_load_again(world: World) -> None:
    async def scenario() -> Batch:
        hub = Hub(world.address)
        batch = await first(hub, world, last_id=None)
        await hub.close()
        return batch

    assert asyncio.run(scenario()) == Batch(0)
