"""One step gives everything of a leaver to others, and one takes it back."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from tests import make
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")
KINDS = ("deals", "companies", "people", "leads", "tasks")


@pytest.fixture
def leaver(workspace: Any) -> Member:
    return make.member(role=Role.SELLER)


def belongings_of(leaver: Member) -> list[Any]:
    return [
        make.deal(owner=leaver),
        make.company(owner=leaver),
        make.person(owner=leaver),
        make.lead(owner=leaver),
        make.task(owner=leaver),
    ]


def owners(records: list[Any]) -> set[Any]:
    for record in records:
        record.refresh_from_db()
    return {record.owner_id for record in records}


def test_all_a_leaver_has_goes_to_others_and_comes_back(leaver: Member) -> None:
    heir, boss, records = make.member(), Caller(make.member()), belongings_of(leaver)
    to = {"recipients": dict.fromkeys(KINDS, str(heir.id))}

    _, before = boss.get(f"/members/{leaver.id}/belongings")
    status, made = boss.post(f"/members/{leaver.id}/handover", to)

    assert before["counts"] == dict.fromkeys(KINDS, 1)
    assert status == 201, made
    assert owners(records) == {heir.id}
    leaver.refresh_from_db()
    assert not leaver.is_active
    assert EventRecord.objects.filter(subject_id__in=[one.id for one in records]).count() == 5

    status, undone = boss.post(f"/handovers/{made['id']}/undo")

    assert (status, undone["can_undo"]) == (200, False)
    assert owners(records) == {leaver.id}
    leaver.refresh_from_db()
    assert leaver.is_active


def test_what_was_given_away_since_stays_there(leaver: Member) -> None:
    heir, third, boss = make.member(), make.member(), Caller(make.member())
    company = make.company(owner=leaver)
    body = {"recipients": {"companies": str(heir.id)}, "deactivate": False}
    _, made = boss.post(f"/members/{leaver.id}/handover", body)
    type(company).objects.filter(id=company.id).update(owner=third)

    boss.post(f"/handovers/{made['id']}/undo")

    assert owners([company]) == {third.id}


def test_nothing_is_left_behind_and_nothing_given_to_who_leaves(leaver: Member) -> None:
    boss, records = Caller(make.member()), belongings_of(leaver)

    some = boss.post(
        f"/members/{leaver.id}/handover", {"recipients": {"deals": str(make.member().id)}}
    )
    self = boss.post(
        f"/members/{leaver.id}/handover", {"recipients": dict.fromkeys(KINDS, str(leaver.id))}
    )

    assert (some[1]["code"], self[1]["code"]) == ("recipient_missing", "to_the_leaver")
    assert owners(records) == {leaver.id}
