"""A member with a mailbox on a real server, a sequence, and people to go through it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.people.models import Channel, Person
from headwater.people.rules import ChannelKind, channel_key
from headwater.sequences.models import Enrolment
from headwater.sequences.selectors.enrolments import due
from headwater.sequences.services.running import advance
from headwater.tenancy.sql import fetch_all
from tests import make
from tests.mail.world import MailWorld

OURS = [
    "headwater.events.tasks.deliver",
    *(f"headwater.sequences.tasks.{name}" for name in (
        "look_at_threads", "look_at_letter", "look_at_records", "look_at_suppressed", "free_of_task",
    )),
]  # fmt: skip
ALWAYS = {"days": [0, 1, 2, 3, 4, 5, 6], "first": "00:00", "last": "23:59", "keeps_holidays": False}


def says(text: str) -> dict[str, Any]:
    return {"type": "doc", "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": text}]}
    ]}  # fmt: skip


def mail_step(key: str = "a", text: str = "Ten desks?", **fields: Any) -> dict[str, Any]:
    one = {"key": "A", "subject": "Desks", "doc": says(text)}
    return {"key": key, "kind": "mail", "variants": [one], **fields}


def wait_step(days: int = 2, key: str = "w") -> dict[str, Any]:
    return {"key": key, "kind": "wait", "days": days}


def person(
    world: MailWorld, name: str = "Bo Li", address: str = "bo@customer.example", **fields: Any
) -> Person:
    with world.inside():
        made = make.person(name=name, owner=world.ada, **fields)
        Channel.objects.create(
            person=made, kind=ChannelKind.EMAIL, value=address,
            key=channel_key(ChannelKind.EMAIL, address), is_primary=True,
        )  # fmt: skip
    return made


def sequence(world: MailWorld, steps: list[dict[str, Any]], **fields: Any) -> Any:
    status, made = world.caller.post(
        "/sequences", {"name": "Desks", "steps": steps} | ALWAYS | fields
    )
    assert status == 201, made
    return made


def enrol(world: MailWorld, made: Any, *people: Person, **fields: Any) -> Any:
    body = {"mailbox_id": world.mailbox["id"], "person_ids": [str(one.id) for one in people]}
    status, answer = world.caller.post(f"/sequences/{made['id']}/enrolments", body | fields)
    assert status == 200, answer
    return answer


def enrolment(world: MailWorld, one: Person) -> Any:
    return world.get("/enrolments", person_id=str(one.id))["items"][0]


def run(world: MailWorld, *, after: timedelta = timedelta(0)) -> datetime:
    """Do what the worker would, so much later, and deliver what was told of it; give that moment."""
    now = timezone.now() + after
    with world.inside():
        waiting = due(now=now)
    for enrolment_id in waiting:
        with world.inside():
            advance(enrolment_id, now=now)
    deliver(world)
    return now


def send_all(world: MailWorld, *, after: timedelta = timedelta(minutes=1)) -> None:
    for one in world.get("/outgoing", state="queued")["items"]:
        world.send(one, after=after)
    deliver(world)


def deliver(world: MailWorld) -> None:
    """Let everybody hear what happened, and do what sequences do of it, as the worker would."""
    while True:
        with world.inside():
            waiting = list(
                ProcrastinateJob.objects.filter(status="todo", task_name__in=OURS).order_by("id")
            )
            ids = [one.id for one in waiting]
            fetch_all(
                "UPDATE procrastinate_jobs SET status = 'doing' WHERE id = ANY(%s) RETURNING id",
                [ids],
            )
        if not waiting:
            return
        for one in waiting:
            app.tasks[one.task_name](**one.args)


def steps_done(world: MailWorld, one: Person) -> list[str]:
    with world.inside():
        found = Enrolment.objects.get(person_id=UUID(str(one.id)))
        return list(found.runs.order_by("at", "id").values_list("step", flat=True))
