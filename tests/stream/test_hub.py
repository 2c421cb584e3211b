import asyncio

from headwater.events.reader import Entry
from headwater.stream.hub import FLOOD, Batch, Hub
from tests.stream.conftest import World


async def follow(hub: Hub, world: World, *, last_id: int | None, count: int) -> list[Entry]:
    seen: list[Entry] = []
    async for batch in hub.follow(world.id, last_id=last_id):
        seen += batch.entries
        if len(seen) >= count:
            break
    return seen


async def first(hub: Hub, world: World, *, last_id: int | None) -> Batch:
    async for batch in hub.follow(world.id, last_id=last_id):
        return batch
    raise AssertionError


def test_a_follower_is_told_of_its_own_workspace_only_and_at_once(world: World) -> None:
    other = World(world.address, id=world.id + 1_000_000)
    other.execute(
        "INSERT INTO tenancy_workspace (id, name, language, time_zone, currency, country, is_demo,"
        " version) VALUES (%s, 'T', 'en', 'UTC', 'USD', 'US', false, 1)", other.id)  # fmt: skip

    async def scenario() -> list[str]:
        hub = Hub(world.address)
        following = asyncio.create_task(follow(hub, world, last_id=None, count=2))
        await asyncio.sleep(0.3)
        for where, name in [(world, "one"), (other, "secret"), (world, "two")]:
            await asyncio.to_thread(where.write, name)
        entries = await asyncio.wait_for(following, 1)  # sooner than it would look by itself
        await hub.close()
        return [entry.name for entry in entries]

    assert asyncio.run(scenario()) == ["one", "two"]


def test_a_follower_resumes_behind_the_last_event_it_saw(world: World) -> None:
    seen = world.write("one")
    world.write("two")

    async def scenario() -> list[str]:
        hub = Hub(world.address)
        entries = await asyncio.wait_for(follow(hub, world, last_id=seen, count=1), 1)
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

    written, told = asyncio.run(asyncio.wait_for(scenario(), 60))
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
