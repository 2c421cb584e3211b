"""The people of a deal as a map: how they stand to it, and who is missing."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.people.models import Relation
from headwater.people.rules import RelationKind
from headwater.pipeline.rules import Attitude, Gap, Influence, PersonRole, Stakeholder, gaps_of
from tests import make
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def seller() -> Member:
    return make.member(role=Role.SELLER)


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


def put(caller: Caller, deal: Any, person: Any, **part: Any) -> None:
    status, answer = caller.put(f"/deals/{deal.id}/people/{person.id}", part)
    assert status == 200, answer


def test_people_are_placed_and_what_is_left_out_stays(caller: Caller, seller: Member) -> None:
    deal, wu = make.deal(owner=seller), make.person(name="Bob Wu", title="CFO", owner=seller)
    put(caller, deal, wu, role="champion")

    put(caller, deal, wu, attitude="supportive", influence="high")
    put(caller, deal, wu, attitude="supportive")

    _, shown = caller.get(f"/deals/{deal.id}/stakeholders")
    assert shown["items"] == [
        {
            "person_id": str(wu.id), "name": "Bob Wu", "title": "CFO", "role": "champion",
            "attitude": "supportive", "influence": "high", "reports_to": [],
        }
    ]  # fmt: skip
    assert shown["gaps"] == ["only_one", "no_economic_buyer"]
    assert EventRecord.objects.filter(name="deal.person_added").count() == 2
    put(caller, deal, wu, attitude=None)
    assert caller.get(f"/deals/{deal.id}/stakeholders")[1]["items"][0]["attitude"] is None


def test_lines_go_between_the_people_of_the_deal_that_one_sees(
    caller: Caller, seller: Member
) -> None:
    deal = make.deal(owner=seller)
    wu, li, away = (make.person(name=name, owner=seller) for name in ("Wu", "Li", "Away"))
    for person in (wu, li):
        put(caller, deal, person, role="user")
    for other in (li, away):
        Relation.objects.create(person=wu, other_person=other, kind=RelationKind.REPORTS_TO)

    _, shown = caller.get(f"/deals/{deal.id}/stakeholders")

    assert {one["name"]: one["reports_to"] for one in shown["items"]} == {
        "Wu": [str(li.id)],
        "Li": [],
    }


def test_a_strangers_deal_has_no_map(seller: Member) -> None:
    assert Caller(seller).get(f"/deals/{make.deal().id}/stakeholders")[0] == 404


def test_what_a_deal_lacks_is_said() -> None:
    def someone(
        role: str, attitude: Attitude | None = None, influence: Influence | None = None
    ) -> Stakeholder:
        return Stakeholder(role=PersonRole(role), attitude=attitude, influence=influence)

    buyer = someone("economic_buyer", Attitude.SUPPORTIVE, Influence.HIGH)
    champion = someone("champion", Attitude.SUPPORTIVE, Influence.LOW)
    opponent = someone("blocker", Attitude.AGAINST, Influence.HIGH)

    assert gaps_of([]) == [Gap.NOBODY]
    assert gaps_of([buyer, champion]) == []
    assert gaps_of([buyer, champion, opponent]) == [Gap.STRONG_OPPONENT]
    assert gaps_of([champion]) == [
        Gap.ONLY_ONE, Gap.NO_ECONOMIC_BUYER, Gap.NO_STRONG_SUPPORT,
    ]  # fmt: skip
    assert gaps_of([buyer, someone("champion")]) == [Gap.UNPLACED]
