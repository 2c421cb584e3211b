from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from headwater.accounts.models import Member
from headwater.activities.models import Note, Task
from headwater.activities.rules import DAYS_IN_TRASH
from headwater.activities.schemas.trash import Trash
from headwater.activities.services.trash import empty_trash
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal, DealPerson
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit


def kinds(answer: tuple[int, Any]) -> list[str]:
    Trash.model_validate(answer[1])
    return [item["kind"] for item in answer[1]["items"]]


def test_what_is_deleted_lies_in_the_trash_and_can_be_taken_back(
    caller: Caller, owner: Member
) -> None:
    things = {
        "deal": ("deals", make.deal(owner=owner)),
        "company": ("companies", make.company()),
        "person": ("people", make.person()),
        "task": ("tasks", make.task(owner=owner)),
        "note": ("notes", make.note(author=owner, company=make.company())),
    }
    for path, thing in things.values():
        assert caller.delete(f"/{path}/{thing.id}", **edit(1)) == (204, None)
    assert kinds(caller.get("/trash")) == ["note", "task", "person", "company", "deal"]
    assert caller.get("/trash", kind="task")[1]["items"][0]["deleted_by_name"] == "Ada Park"

    for kind, (path, thing) in things.items():
        assert caller.post(f"/trash/{kind}/{thing.id}/restoration") == (204, None)
        assert caller.get(f"/{path}/{thing.id}")[0] == 200
        assert caller.post(f"/trash/{kind}/{thing.id}/restoration") == (204, None)
    assert kinds(caller.get("/trash")) == []


def test_a_restored_company_has_its_people_and_deals_again(caller: Caller, owner: Member) -> None:
    company = make.company(name="Acme")
    person = make.person(company=company)
    deal = make.deal(company=company, owner=owner)
    caller.delete(f"/companies/{company.id}", **edit(1))

    caller.post(f"/trash/company/{company.id}/restoration")

    assert caller.get(f"/people/{person.id}")[1]["company_name"] == "Acme"
    assert caller.get(f"/deals/{deal.id}")[1]["company_name"] == "Acme"


def test_a_stranger_neither_sees_nor_takes_from_the_trash(
    stranger: Caller, caller: Caller, owner: Member
) -> None:
    deal, task = make.deal(owner=owner), make.task(owner=owner)
    caller.delete(f"/deals/{deal.id}", **edit(1))
    caller.delete(f"/tasks/{task.id}", **edit(1))

    assert kinds(stranger.get("/trash")) == []
    assert code(stranger.post(f"/trash/deal/{deal.id}/restoration")) == (404, "deal_not_found")
    assert code(stranger.post(f"/trash/task/{task.id}/restoration")) == (404, "task_not_found")


@pytest.mark.parametrize("kind", ["deal", "company", "person", "task", "note"])
def test_what_never_was_cannot_be_taken_back(caller: Caller, kind: str) -> None:
    assert code(caller.post(f"/trash/{kind}/{uuid4()}/restoration")) == (404, f"{kind}_not_found")


def test_after_thirty_days_it_goes_for_good(owner: Member) -> None:
    now = timezone.now()
    old = {"deleted_at": now - timedelta(days=DAYS_IN_TRASH, seconds=1)}
    company = make.company(**old)
    deal = make.deal(company=company, owner=owner, **old)
    part = DealPerson.objects.create(deal=deal, person=make.person(**old), role="user")
    make.task(deal=deal), make.note(deal=deal)
    kept = make.person(company=company, deleted_at=now - timedelta(days=DAYS_IN_TRASH - 1))

    empty_trash(now=now)

    for model in (Company, Deal, Task, Note):
        assert not model._default_manager.exists()
    assert not DealPerson.objects.filter(id=part.id).exists()
    left = Person.objects.get()
    assert (left.id, left.company_id) == (kept.id, None)
