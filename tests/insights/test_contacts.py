"""Whatever is written about deals and their people, in any order: the kept contacts follow it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Model
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from headwater.activities.models import Attendee, Note, Task
from headwater.insights.models import DealContact
from headwater.pipeline.models import Deal, DealPerson
from headwater.tenancy.sql import execute
from tests import make

pytestmark = pytest.mark.usefixtures("workspace")
NOTHING_CAME = {"no_answer", "voicemail", "wrong_number", "no_show", "cancelled"}
TWO, WHICH = st.integers(0, 1), st.integers(0, 1_000)
HOURS = st.integers(0, 400)
NOTE = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["note", "call", "email"]),
        "outcome": st.sampled_from(["", "reached", "no_answer"]),
        "is_private": st.sampled_from([False, False, True]),
        "about": st.sampled_from(["deal", "company", "person"]),
        "which": TWO,
        "hour": st.none() | HOURS,
    }
)
TASK = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["task", "call", "meeting"]),
        "deal": st.none() | TWO,
        "person": st.none() | TWO,
        "hour": st.none() | HOURS,
    }
)


def at(hour: int | None) -> datetime | None:
    return None if hour is None else make.NEW_YEAR + timedelta(hours=hour)


def last_contact(deal: Deal, people: set[UUID]) -> datetime | None:
    """Say when a deal was last in contact, from all that was ever said."""
    return max(
        (
            note.happened_at or note.created_at
            for note in Note.objects.exclude(kind="note").filter(is_private=False, deleted_at=None)
            if note.deal_id == deal.id
            or (note.company_id and note.company_id == deal.company_id)
            or note.person_id in people
        ),
        default=None,
    )


def in_contact(deal: Deal, people: set[UUID]) -> set[UUID]:
    spoken: set[UUID | None] = {
        note.person_id
        for note in Note.objects.exclude(kind="note").filter(is_private=False, deleted_at=None)
        if note.person_id and note.person_id in people and note.outcome not in NOTHING_CAME
    }
    done = Task.objects.exclude(kind="task").filter(
        deal=deal, done_at__isnull=False, deleted_at=None
    )
    met = {task.person_id for task in done}
    came = Attendee.objects.filter(task__in=done, person__isnull=False).exclude(answer="no")
    return {one for one in spoken | met if one} | {one.person_id for one in came if one.person_id}


def from_scratch() -> dict[UUID, tuple[datetime | None, int]]:
    told = {}
    for deal in Deal.objects.filter(status="open", deleted_at=None):
        people = set(DealPerson.objects.filter(deal=deal).values_list("person_id", flat=True))
        told[deal.id] = (last_contact(deal, people), len(in_contact(deal, people)))
    return told


def kept() -> dict[UUID, tuple[datetime | None, int]]:
    return {one.id: (one.last_contact_at, one.people) for one in DealContact.objects.all()}


class Contacts(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        for model in (Attendee, Task, Note, DealPerson, Deal):
            model._default_manager.all().delete()
        self.author = make.member()
        self.stage = make.stage()
        self.companies = [make.company() for _ in range(2)]
        self.people = [make.person() for _ in range(2)]
        self.deals = [self._deal(company) for company in (self.companies[0], None)]

    def _deal(self, company: Any) -> Deal:
        return make.deal(stage=self.stage, owner=self.author, company=company)

    def _any(self, model: type[Model], which: int) -> Any:
        rows = list(model._default_manager.order_by("pk"))
        return rows[which % len(rows)] if rows else None

    def _note(self, told: dict[str, Any]) -> dict[str, Any]:
        about: dict[str, list[Any]] = {
            "deal": self.deals,
            "company": self.companies,
            "person": self.people,
        }
        links = dict.fromkeys(about) | {told["about"]: about[told["about"]][told["which"]]}
        fields = {name: told[name] for name in ("kind", "outcome", "is_private")}
        return links | fields | {"happened_at": at(told["hour"])}

    def _task(self, told: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": told["kind"],
            "deal": None if told["deal"] is None else self.deals[told["deal"]],
            "person": None if told["person"] is None else self.people[told["person"]],
            "done_at": at(told["hour"]),
        }

    @rule(told=NOTE)
    def say(self, told: dict[str, Any]) -> None:
        make.note(author=self.author, **self._note(told))

    @rule(which=WHICH, told=NOTE)
    def say_otherwise(self, which: int, told: dict[str, Any]) -> None:
        if note := self._any(Note, which):
            Note.objects.filter(id=note.id).update(**self._note(told))

    @rule(which=WHICH, hour=st.none() | HOURS, for_good=st.booleans())
    def throw_away(self, which: int, hour: int | None, for_good: bool) -> None:
        if note := self._any(Note, which):
            there = Note.objects.filter(id=note.id)
            there.delete() if for_good else there.update(deleted_at=at(hour))

    @rule(deal=TWO, person=TWO)
    def bring_in_or_out(self, deal: int, person: int) -> None:
        part = {"deal": self.deals[deal], "person": self.people[person]}
        if not DealPerson.objects.filter(**part).delete()[0]:
            DealPerson.objects.create(**part, role="user")

    @rule(which=WHICH, deal=TWO, person=TWO)
    def be_another(self, which: int, deal: int, person: int) -> None:
        to = {"deal": self.deals[deal], "person": self.people[person]}
        part = self._any(DealPerson, which)
        if part and not DealPerson.objects.filter(**to).exists():
            DealPerson.objects.filter(id=part.id).update(**to)

    @rule(told=TASK)
    def plan(self, told: dict[str, Any]) -> None:
        make.task(owner=self.author, **self._task(told))

    @rule(which=WHICH, told=TASK, is_gone=st.booleans())
    def plan_otherwise(self, which: int, told: dict[str, Any], is_gone: bool) -> None:
        if task := self._any(Task, which):
            gone = {"deleted_at": at(1) if is_gone else None}
            Task.objects.filter(id=task.id).update(**self._task(told), **gone)

    @rule(which=WHICH)
    def plan_no_more(self, which: int) -> None:
        if task := self._any(Task, which):
            task.delete()

    @rule(which=WHICH, person=TWO, says=st.sampled_from(["yes", "pending", "no"]))
    def invite(self, which: int, person: int, says: str) -> None:
        if task := self._any(Task, which):
            Attendee.objects.update_or_create(
                task=task, person=self.people[person], defaults={"answer": says}
            )

    @rule(which=WHICH)
    def invite_no_more(self, which: int) -> None:
        if one := self._any(Attendee, which):
            one.delete()

    @rule(deal=TWO, what=st.sampled_from(["won", "open", "trash", "back", "0", "1", "none"]))
    def change_the_deal(self, deal: int, what: str) -> None:
        changes: dict[str, dict[str, Any]] = {
            "won": {"status": "won", "closed_at": at(500)},
            "open": {"status": "open", "closed_at": None},
            "trash": {"deleted_at": at(500)},
            "back": {"deleted_at": None},
            "none": {"company": None},
        }
        fields = changes.get(what) or {"company": self.companies[int(what)]}
        Deal.objects.filter(id=self.deals[deal].id).update(**fields, changed_at=at(500))

    @rule(deal=TWO)
    def another_deal(self, deal: int) -> None:
        execute("SET CONSTRAINTS ALL DEFERRED")  # as the trash does
        Deal.objects.filter(id=self.deals[deal].id).delete()
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.deals[deal] = self._deal(self.companies[deal])

    @invariant()
    def is_kept(self) -> None:
        assert kept() == from_scratch()


def test_kept_contacts_are_what_was_said() -> None:
    run_state_machine_as_test(
        Contacts,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
