"""What is rewritten later changes no snapshot of a past day, and no pattern of early days."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import numpy as np
import pytest

from headwater.accounts.models import Member
from headwater.activities.models import FormerTouch, Note, Task
from headwater.activities.rules import ContactOutcome, TaskKind
from headwater.activities.services.notes import delete_note, restore_note, update_note
from headwater.activities.services.progress import complete_task, reopen_task
from headwater.activities.services.tasks import update_task
from headwater.events.log import emit
from headwater.forecast.rules.chances import rows_on
from headwater.forecast.selectors.facts import Whose, read_facts
from headwater.forecast.selectors.signs import read_signs
from headwater.pipeline.events import DealPersonAdded, DealPersonRemoved
from headwater.pipeline.models import Deal, Source
from headwater.pipeline.services.deals import update_deal
from tests import make
from tests.forecast.conftest import House, noon
from tests.forecast.courses import day

LOOKED, TODAY = 40, 60
Story = dict[str, Any]


@pytest.fixture
def story(house: House) -> Story:
    """A deal with a call that was reached, a meeting, a task done and one open, and a person."""
    ann = house.sellers[0]
    deal = make.deal(stage=house.stages[0], owner=ann, at=noon(day(0)), value=500)
    other = make.deal(stage=house.stages[0], owner=ann, at=noon(day(0)), value=700)
    person = make.person(owner=ann)
    _joined(deal, person.id, noon(day(20)))
    return {
        "deal": deal,
        "other": other,
        "person": person.id,
        "actor": make.actor(ann),
        "call": _note(deal, ann, 30, kind="call", outcome="reached"),
        "missed": _note(deal, ann, 31, kind="call", outcome="no_answer"),
        "meeting": _note(deal, ann, 32, kind="meeting"),
        "done": _task(deal, ann, 25, kind="meeting", done_at=noon(day(35))),
        "open": _task(deal, ann, 36, kind="call"),
    }


def _joined(deal: Deal, person: Any, at: datetime) -> None:
    emit(DealPersonAdded(actor_id=None, at=at, deal_id=deal.id, person_id=person, role="user"))


def _note(deal: Deal, author: Member, on: int, **fields: Any) -> Note:
    at = noon(day(on))
    return make.note(deal=deal, author=author, happened_at=at, created_at=at, **fields)


def _task(deal: Deal, owner: Member, on: int, **fields: Any) -> Task:
    return make.task(deal=deal, owner=owner, created_at=noon(day(on)), **fields)


def looked(house: House, *, on: int = LOOKED, today: int = TODAY) -> dict[str, list[Any]]:
    """Describe the deals as of a day, reading everything that is known today."""
    facts = read_facts(Whose(house.pipeline.id), today=day(today))
    table = rows_on(facts, [day(on).toordinal()], read_signs(facts.ids))
    return {name: [_plain(one) for one in cells] for name, cells in table.columns.items()}


def _plain(cell: Any) -> Any:
    """Let what is unknown equal what is unknown."""
    return None if isinstance(cell, float) and np.isnan(cell) else cell


def _now() -> datetime:
    return datetime.now(tz=noon(day(0)).tzinfo)


REWRITTEN: dict[str, Callable[[Story], object]] = {
    "an outcome": lambda s: update_note(
        s["missed"].id, actor=s["actor"], now=_now(), outcome=ContactOutcome.REACHED
    ),
    "an outcome lost": lambda s: update_note(
        s["call"].id, actor=s["actor"], now=_now(), outcome=ContactOutcome.VOICEMAIL
    ),
    "a moment": lambda s: update_note(
        s["meeting"].id, actor=s["actor"], now=_now(), happened_at=noon(day(1))
    ),
    "made private": lambda s: update_note(
        s["meeting"].id, actor=s["actor"], now=_now(), is_private=True
    ),
    "another kind": lambda s: update_task(
        s["open"].id, actor=s["actor"], now=_now(), kind=TaskKind.VISIT
    ),
    "the kind of what was done": lambda s: Task.objects.filter(id=s["done"].id).update(kind="call"),
    "a kind in the trash of kinds": lambda s: Note.objects.filter(id=s["call"].id).update(
        kind="visit"
    ),
    "opened again": lambda s: reopen_task(s["done"].id, actor=s["actor"], now=_now()),
    "given to another deal": lambda s: update_task(
        s["done"].id, actor=s["actor"], now=_now(), deal_id=s["other"].id
    ),
    "a completion": lambda s: complete_task(s["open"].id, actor=s["actor"], now=_now()),
    "a source": lambda s: update_deal(
        s["deal"].id,
        actor=s["actor"],
        now=_now(),
        source_id=Source.objects.create(name_en="Fair").id,
    ),
}


@pytest.mark.parametrize("name", REWRITTEN)
def test_a_snapshot_of_the_past_stays_what_it_was(house: House, story: Story, name: str) -> None:
    before = looked(house)

    REWRITTEN[name](story)

    assert looked(house) == before


def test_what_was_so_counts_until_it_was_rewritten(house: House, story: Story) -> None:
    assert looked(house)["calls_total"][0] == 1
    assert looked(house)["meetings_total"][0] == 2
    Note.objects.filter(id=story["call"].id).update(kind="meeting")
    FormerTouch.objects.filter(note=story["call"]).update(until=noon(day(45)))

    then, later = looked(house, on=45), looked(house, on=46)

    assert (then["calls_total"][0], then["meetings_total"][0]) == (1, 2)
    assert (later["calls_total"][0], later["meetings_total"][0]) == (0, 3)


def test_what_came_out_of_the_trash_was_in_it(house: House, story: Story) -> None:
    note = story["meeting"]
    delete_note(note.id, actor=story["actor"], now=noon(day(34)))
    gone = looked(house)
    restore_note(note.id, actor=story["actor"], now=noon(day(50)))

    assert looked(house) == gone
    assert gone["meetings_total"][0] == 1


def test_who_came_back_to_a_deal_was_away(house: House, story: Story) -> None:
    fact = {"actor_id": None, "deal_id": story["deal"].id, "person_id": story["person"]}
    emit(DealPersonRemoved(at=noon(day(30)), **fact))
    away = looked(house)

    _joined(story["deal"], story["person"], noon(day(50)))

    assert looked(house) == away
    assert away["people"][0] == 0
    assert looked(house, on=55)["people"][0] == 1


def test_rewriting_a_text_and_finishing_a_task_keep_nothing(house: House, story: Story) -> None:
    update_note(story["call"].id, actor=story["actor"], now=_now(), text="Another word")
    complete_task(story["open"].id, actor=story["actor"], now=_now())

    assert not FormerTouch.objects.exists()
