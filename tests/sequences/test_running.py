"""A sequence does one step after the other for somebody, each once, and stops when something comes back."""

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from headwater.activities.models import Task
from tests import make
from tests.mail.peers import Dovecot
from tests.mail.post import Letter
from tests.mail.world import MailWorld, letter
from tests.sequences.world import (
    deliver,
    enrol,
    enrolment,
    mail_step,
    person,
    run,
    send_all,
    sequence,
    steps_done,
    wait_step,
)

LATER = timedelta(days=3)
CALL = {"key": "c", "kind": "call", "title": "Call about the desks", "is_held": True}


def answer(world: MailWorld, **fields: Any) -> None:
    assert isinstance(world.imap, Dovecot)
    world.imap.put("INBOX", letter("Re: Desks", number=7, **fields))
    world.fetch()
    deliver(world)


def text_of(one: Letter) -> str:
    body = parsed(one).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def parsed(one: Letter) -> EmailMessage:
    return message_from_bytes(one.raw, policy=default)


def test_each_step_is_done_once_in_the_thread_of_the_one_before(world: MailWorld) -> None:
    again = mail_step("b", "And, {{person.first_name}}?", is_answer=True)
    again["variants"][0]["subject"] = ""
    made = sequence(world, [mail_step("a", "Dear {{person.name}}"), wait_step(2), again])
    bo = person(world)
    assert enrol(world, made, bo) == {"enrolled": 1, "refused": []}

    run(world)
    run(world)
    send_all(world)
    assert steps_done(world, bo) == ["a"]
    shown = enrolment(world, bo)
    assert (shown["step_number"], shown["step_kind"], shown["state"]) == (3, "mail", "active")
    run(world, after=timedelta(days=1))
    assert steps_done(world, bo) == ["a"]
    run(world, after=LATER)
    send_all(world, after=LATER + timedelta(minutes=1))

    first, second = world.smtp.letters
    assert steps_done(world, bo) == ["a", "b"]
    assert enrolment(world, bo)["state"] == "finished"
    assert "Dear Bo Li" in text_of(first)
    told = world.get(f"/people/{bo.id}/timeline")["items"]
    assert sum(one["kind"] == "note" for one in told) == 2
    assert parsed(second)["Subject"] == "Re: Desks"
    assert parsed(second)["In-Reply-To"] == parsed(first)["Message-ID"]
    assert "List-Unsubscribe" in parsed(first)
    assert world.thread("Desks")["letters"][-1]["subject"] == "Re: Desks"


@pytest.mark.parametrize(
    ("headers", "text", "state"),
    [
        ("", "Gladly.", "stopped"),
        ("Auto-Submitted: auto-replied\r\n", "I am on leave until Monday.", "finished"),
    ],
)
def test_an_answer_ends_it_and_an_absence_does_not(
    world: MailWorld, headers: str, text: str, state: str
) -> None:
    made = sequence(world, [mail_step(), wait_step(), mail_step("b")])
    bo = person(world)
    enrol(world, made, bo)
    run(world)
    send_all(world)

    answer(world, headers=headers, text=text)
    run(world, after=LATER)

    assert enrolment(world, bo)["state"] == state
    assert steps_done(world, bo) == (["a", "b"] if state == "finished" else ["a"])
    if state == "stopped":
        assert enrolment(world, bo)["reason"] == "replied"
        report = world.get(f"/sequences/{made['id']}/report")
        assert report["ended"] == {"replied": 1}
        assert (
            report["steps"][0]["counts"] | {"sent": 1, "replied": 1} == report["steps"][0]["counts"]
        )


def test_an_answer_of_a_colleague_ends_it_for_the_company(world: MailWorld) -> None:
    with world.inside():
        company = make.company(name="Customer", owner=world.ada)
    bo = person(world, company=company)
    cy = person(world, "Cy Lu", "cy@customer.example", company=company)
    other = person(world, "Dee", "dee@elsewhere.example")
    made = sequence(world, [mail_step(), wait_step(), mail_step("b")])
    enrol(world, made, bo, cy, other)
    for minutes in (0, 1, 2):  # at the pace of the mailbox
        run(world, after=timedelta(minutes=minutes))
    send_all(world, after=timedelta(minutes=5))

    answer(world)

    reasons = [enrolment(world, one)["reason"] for one in (bo, cy, other)]
    assert reasons == ["replied", "colleague_replied", ""]


def test_what_is_queued_is_called_back(world: MailWorld) -> None:
    made = sequence(world, [mail_step()])
    bo, cy = person(world), person(world, "Cy", "cy@elsewhere.example")
    enrol(world, made, bo)
    run(world)
    enrol(world, made, cy)

    one = enrolment(world, cy)
    assert world.caller.post(f"/enrolments/{one['id']}/stop", {})[0] == 200
    answer(world)
    send_all(world)
    run(world, after=LATER)

    assert world.smtp.letters == []
    assert enrolment(world, cy)["reason"] == "by_hand"
    assert world.get("/outgoing", state="stopped")["items"][0]["problem"] == "replied"


def test_a_meeting_a_moved_deal_and_an_unsubscription_end_it(world: MailWorld) -> None:
    made = sequence(world, [mail_step(), wait_step(), mail_step("b")])
    people = [person(world, f"P{n}", f"p{n}@c{n}.example") for n in range(3)]
    with world.inside():
        deal = make.deal(owner=world.ada)
        to_stage = make.stage(pipeline=deal.pipeline)
    enrol(world, made, people[0], people[2])
    enrol(world, made, people[1], deal_id=str(deal.id))

    meeting = {"title": "Show", "kind": "meeting", "person_id": str(people[0].id)}
    assert world.caller.post("/tasks", meeting)[0] == 201
    move = {"stage_id": str(to_stage.id)}
    assert world.caller.put(f"/deals/{deal.id}/stage", move, If_Match='"1"')[0] == 200
    stop = {"addresses": "p2@c2.example", "note": "They asked"}
    assert world.caller.post("/suppressions", stop)[0] == 201
    deliver(world)

    reasons = [enrolment(world, one)["reason"] for one in people]
    assert reasons == ["meeting", "deal_moved", "suppressed"]
    refused = enrol(world, made, people[2])["refused"]
    assert refused == [{"id": str(people[2].id), "reason": "suppressed"}]


def test_a_call_that_is_waited_for_holds_it_until_it_is_done(world: MailWorld) -> None:
    made = sequence(world, [CALL, mail_step()])
    bo = person(world)
    enrol(world, made, bo)
    run(world)
    [task] = [one for one in world.get("/tasks")["items"] if one["title"] == CALL["title"]]
    assert (task["kind"], task["person_id"]) == ("call", str(bo.id))
    run(world, after=LATER)
    assert steps_done(world, bo) == ["c"]

    assert world.caller.put(f"/tasks/{task['id']}/completion", {})[0] == 200
    deliver(world)
    run(world, after=timedelta(minutes=1))

    assert steps_done(world, bo) == ["c", "a"]
    with world.inside():
        assert Task.objects.filter(person=bo).count() == 1


def test_a_field_nothing_is_known_for_holds_it_until_somebody_mends_it(world: MailWorld) -> None:
    made = sequence(world, [mail_step("a", "You as {{person.job_title}}")])
    bo = person(world)
    enrol(world, made, bo)
    run(world)
    held = enrolment(world, bo)
    assert (held["state"], held["reason"], held["details"]) == (
        "held", "missing_fields", "person.job_title",
    )  # fmt: skip

    patch = world.caller.patch(f"/people/{bo.id}", {"title": "Buyer"}, If_Match='"1"')
    assert patch[0] == 200
    assert world.caller.post(f"/enrolments/{held['id']}/resume", {})[0] == 200
    run(world)
    send_all(world)

    assert "You as Buyer" in text_of(world.smtp.letters[0])


def test_letters_of_a_mailbox_keep_a_pace_and_its_cap(world: MailWorld) -> None:
    made = sequence(world, [mail_step()])
    people = [person(world, f"P{n}", f"p{n}@c{n}.example") for n in range(3)]
    status, _ = world.caller.patch(
        f"/mailboxes/{world.mailbox['id']}",
        {"daily_cap": 2},
        If_Match=f'"{world.mailbox["version"]}"',
    )
    assert status == 200
    enrol(world, made, *people)

    run(world)
    assert sum(bool(steps_done(world, one)) for one in people) == 1
    run(world, after=timedelta(minutes=1))
    assert sum(bool(steps_done(world, one)) for one in people) == 2
    send_all(world, after=timedelta(minutes=2))
    for hours in range(1, 24):
        run(world, after=timedelta(hours=hours))
    assert sum(bool(steps_done(world, one)) for one in people) == 2
    run(world, after=timedelta(hours=26))
    assert sum(bool(steps_done(world, one)) for one in people) == 3


def test_nothing_is_done_outside_the_hours_of_the_receiver(world: MailWorld) -> None:
    made = sequence(world, [mail_step()], days=[0], first="09:00", last="09:30")
    with world.inside():
        company = make.company(name="客户", owner=world.ada, country="中国")
    bo = person(world, company=company)
    enrol(world, made, bo)

    shown = enrolment(world, bo)

    assert shown["zone"] == "Asia/Shanghai"
    assert shown["due_at"].endswith(("T01:00:00Z", "T01:00:00+00:00"))
