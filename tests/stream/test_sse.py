"""What one window reads, from the door to the database; only the sign-in is a stand-in."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from uuid import UUID

import orjson
import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from headwater.lib.ids import uuid7
from headwater.stream import sse
from headwater.stream.door import MEMBER, WORKSPACE, Door
from headwater.stream.hub import Hub
from headwater.stream.sse import Message, Receive, Scope, Send
from tests.stream.conftest import World


@pytest.fixture(autouse=True)
def _judges(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the judging threads at the database, and take their connections away afterwards."""
    with django_db_blocker.unblock():
        yield
        for _ in range(4):
            sse.judges.submit(connections.close_all).result()


class Window:
    """A browser's side of one stream."""

    def __init__(self, world: World, member_id: UUID) -> None:
        self.world, self.member_id, self.text, self.is_signed_in = world, member_id, b"", True
        self.is_closed = asyncio.Event()
        self.has_ended = asyncio.Event()

    async def application(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Stand in for Django: say who may follow."""
        who = {WORKSPACE: str(self.world.id), MEMBER: str(self.member_id)}
        headers = [(name.lower().encode(), value.encode()) for name, value in who.items()]
        status = 200 if self.is_signed_in else 401
        await send({"type": "http.response.start", "status": status,
                    "headers": headers if self.is_signed_in else []})  # fmt: skip
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def receive(self) -> Message:
        await self.is_closed.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.text += message.get("body", b"")
        if message["type"] == "http.response.body" and not message["more_body"]:
            self.has_ended.set()

    @property
    def told(self) -> list[tuple[str, dict[str, object]]]:
        events = []
        for block in self.text.decode().split("\n\n"):
            fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
            if "event" in fields:
                events.append((fields["event"], orjson.loads(fields["data"])))
        return events

    @property
    def last_id(self) -> int:
        ids = [line for line in self.text.decode().splitlines() if line.startswith("id: ")]
        return int(ids[-1].removeprefix("id: "))


PATIENCE = 60  # seconds; no test is about a machine that is busy
Scenario = Callable[[Window], Awaitable[None]]


def watch(world: World, member_id: UUID, scenario: Scenario, last_id: str = "") -> Window:
    """Open a window, let things happen, and close it."""

    async def run() -> Window:
        window, hub = Window(world, member_id), Hub(world.address)
        scope = {"type": "http", "headers": [(b"last-event-id", last_id.encode())]}
        door = Door(window.application, hub)
        serving = asyncio.create_task(door(scope, window.receive, window.send))
        await until(lambda: window.text)  # it stands at its place in the log
        await scenario(window)
        window.is_closed.set()
        await asyncio.wait_for(serving, PATIENCE)
        await hub.close()
        return window

    return asyncio.run(run())


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110  # a look at what was sent
            await asyncio.sleep(0.02)


def test_a_window_is_told_what_happened_to_what_and_by_whom(world: World) -> None:
    async def scenario(window: Window) -> None:
        event_id = await asyncio.to_thread(world.write, "deal.moved", "deal", world.deal_id)
        await until(lambda: window.told)
        assert window.last_id == event_id

    window = watch(world, world.owner_id, scenario)

    assert window.text.startswith(b"retry: 2000\nid: ")
    assert window.told == [
        ("deal.moved", {"a": 1, "version": 1, "subject_kind": "deal",
                        "subject_id": str(world.deal_id), "actor_id": str(world.owner_id)})
    ]  # fmt: skip


def test_sight_is_judged_at_delivery(world: World) -> None:
    """The deal is the seller's, is taken away while the window is open, and comes back."""

    async def happen(name: str, owner_id: UUID) -> int:
        await asyncio.to_thread(world.give_deal_to, owner_id)
        return await asyncio.to_thread(world.write, name, "deal", world.deal_id)

    async def scenario(window: Window) -> None:
        await happen("seen", world.seller_id)
        await until(lambda: window.told)
        hidden = await happen("not to be seen", world.owner_id)
        await until(lambda: window.last_id == hidden)
        await happen("seen again", world.seller_id)
        await until(lambda: len(window.told) == 2)

    window = watch(world, world.seller_id, scenario)

    assert [name for name, _ in window.told] == ["seen", "seen again"]
    assert b"not to be seen" not in window.text


def test_who_loses_a_deal_is_told_that_it_is_hidden_and_nothing_more(world: World) -> None:
    async def scenario(window: Window) -> None:
        def hand_over() -> None:
            with world.session() as session:
                session.execute("UPDATE pipeline_deal SET owner_id = %s WHERE id = %s",
                                [world.owner_id, world.deal_id])  # fmt: skip
                changes = {"owner_id": [str(world.seller_id), str(world.owner_id)]}
                session.execute(
                    "INSERT INTO events_eventrecord (name, subject_kind, subject_id, payload,"
                    " happened_at) VALUES ('deal.changed', 'deal', %s, %s, now())",
                    [world.deal_id, orjson.dumps({"changes": changes}).decode()],
                )

        await asyncio.to_thread(hand_over)
        await until(lambda: window.told)

    window = watch(world, world.seller_id, scenario)

    about = {"subject_kind": "deal", "subject_id": str(world.deal_id), "actor_id": None}
    assert window.told == [("hidden", about)]


def test_the_end_of_a_share_hides_a_deal_and_stops_what_follows(world: World) -> None:
    """It is somebody else's, and was shared with the seller: their window forgets its card."""

    def told(level: str | None, before: str | None) -> None:
        with world.session() as session:
            payload = {"deal_id": world.deal_id, "member_id": world.seller_id, "team_id": None,
                       "level_from": before, "level_to": level}  # fmt: skip
            session.execute(
                "INSERT INTO events_eventrecord (name, subject_kind, subject_id, payload,"
                " happened_at) VALUES ('deal.sharing_changed', 'deal', %s, %s, now())",
                [world.deal_id, orjson.dumps(payload, default=str).decode()],
            )

    def share() -> None:
        world.give_deal_to(world.owner_id)
        world.execute(
            "INSERT INTO sharing_share (id, deal_id, member_id, level) VALUES (%s, %s, %s, 'read')",
            uuid7(), world.deal_id, world.seller_id)  # fmt: skip
        told("read", None)

    def unshare() -> None:
        world.execute("DELETE FROM sharing_share")
        told(None, "read")

    async def scenario(window: Window) -> None:
        await asyncio.to_thread(share)
        await until(lambda: window.told)
        await asyncio.to_thread(unshare)
        await until(lambda: len(window.told) == 2)
        last = await asyncio.to_thread(world.write, "not to be seen", "deal", world.deal_id)
        await until(lambda: window.last_id == last)

    window = watch(world, world.seller_id, scenario)

    about = {"subject_kind": "deal", "subject_id": str(world.deal_id), "actor_id": None}
    assert [name for name, _ in window.told] == ["deal.sharing_changed", "hidden"]
    assert window.told[-1] == ("hidden", about)
    assert b"not to be seen" not in window.text


@pytest.mark.parametrize(("kind", "is_told"), [("pipeline", True), ("token", False)])
def test_of_other_things_sellers_are_told_what_is_open_to_all(
    world: World, kind: str, is_told: bool
) -> None:
    async def scenario(window: Window) -> None:
        event_id = await asyncio.to_thread(world.write, "happened", kind)
        await until(lambda: window.last_id == event_id)

    assert bool(watch(world, world.seller_id, scenario).told) == is_told


def test_what_is_gone_for_good_is_named_without_its_content(world: World) -> None:
    async def scenario(window: Window) -> None:
        await asyncio.to_thread(world.write, "deal.deleted", "deal")
        await until(lambda: window.told)

    ((name, data),) = watch(world, world.seller_id, scenario).told
    assert (name, "a" in data, data["actor_id"]) == ("deal.deleted", False, None)


def test_a_stream_ends_when_its_member_is_disabled(world: World) -> None:
    async def scenario(window: Window) -> None:
        await asyncio.to_thread(
            world.execute, "UPDATE accounts_member SET is_active = false WHERE id = %s",
            world.seller_id)  # fmt: skip
        await asyncio.to_thread(world.write, "secret")
        await asyncio.wait_for(window.has_ended.wait(), PATIENCE)

    assert watch(world, world.seller_id, scenario).told == []


def test_a_stream_ends_within_five_seconds_of_its_session(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sse.ASK_AGAIN_EVERY < 5
    monkeypatch.setattr(sse, "ASK_AGAIN_EVERY", 0.1)

    async def scenario(window: Window) -> None:
        window.is_signed_in = False
        await asyncio.wait_for(window.has_ended.wait(), PATIENCE)

    watch(world, world.owner_id, scenario)


def test_who_was_away_is_told_what_was_missed(world: World) -> None:
    seen = world.write("one")
    world.write("two")

    async def scenario(window: Window) -> None:
        await until(lambda: window.told)

    window = watch(world, world.owner_id, scenario, last_id=str(seen))

    assert [name for name, _ in window.told] == ["two"]


@pytest.mark.parametrize("last_id", ["nonsense", "9" * 30, "999999999"])
def test_who_comes_from_nowhere_is_told_to_load_again(world: World, last_id: str) -> None:
    world.write("one")

    async def scenario(window: Window) -> None:
        await until(lambda: window.told)

    assert watch(world, world.owner_id, scenario, last_id=last_id).told == [("reset", {})]


def test_a_silent_stream_gives_signs_of_life(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "SIGN_OF_LIFE_EVERY", 0.5)

    async def scenario(window: Window) -> None:
        await until(lambda: window.text.endswith(b"\n\n:\n\n"))

    watch(world, world.owner_id, scenario)


def test_other_answers_pass_the_door_untouched(world: World) -> None:
    async def run() -> Window:
        window = Window(world, world.owner_id)
        window.is_signed_in = False
        door = Door(window.application, Hub(world.address))
        await door({"type": "http", "headers": []}, window.receive, window.send)
        return window

    assert asyncio.run(run()).has_ended.is_set()
