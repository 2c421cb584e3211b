"""How people stand to each other: one row, two ends, seen by whoever sees both."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.services.merging import merge, unmerge
from headwater.events.models import EventRecord
from headwater.people.models import Person, Relation
from headwater.people.schemas import OrgChart, Relations
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller
from tests.make import NEW_YEAR


@pytest.fixture
def owner(workspace: Workspace) -> Member:
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


@pytest.fixture
def seller(workspace: Workspace) -> Member:
    """Somebody who sees only people and companies of their own."""
    for kind in (Kind.PERSON, Kind.COMPANY):
        VisibilityRule.objects.create(role=Role.SELLER, kind=kind, level=Level.OWN)
    return make.member(role=Role.SELLER)


def relate(caller: Caller, one: Person, kind: str, other: Any, **more: Any) -> tuple[int, Any]:
    field = "person_id" if isinstance(other, Person) else "company_id"
    return caller.post(f"/people/{one.id}/relations", {"kind": kind, field: str(other.id), **more})


def shown(caller: Caller, record: Any) -> list[tuple[str, bool, str]]:
    where = "people" if isinstance(record, Person) else "companies"
    status, page = caller.get(f"/{where}/{record.id}/relations")
    assert status == 200
    Relations.model_validate(page)
    return [(one["kind"], one["is_inverse"], one["other_name"]) for one in page["items"]]


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]


def test_a_relation_is_shown_at_both_ends(caller: Caller) -> None:
    mei, lei = make.person(name="Mei"), make.person(name="Lei")
    acme = make.company(name="Acme")

    assert relate(caller, lei, "reports_to", mei)[0] == 201
    relate(caller, mei, "board_member", acme, text="since 2020")

    assert shown(caller, lei) == [("reports_to", False, "Mei")]
    assert shown(caller, mei) == [("board_member", False, "Acme"), ("reports_to", True, "Lei")]
    assert shown(caller, acme) == [("board_member", True, "Mei")]


def test_it_can_be_said_from_the_other_end(caller: Caller) -> None:
    mei, lei = make.person(name="Mei"), make.person(name="Lei")

    relate(caller, mei, "reports_to", lei, is_inverse=True)

    assert shown(caller, lei) == [("reports_to", False, "Mei")]


def test_what_is_said_twice_is_there_once_also_from_both_sides(caller: Caller) -> None:
    mei, lei = make.person(), make.person()

    answers = [
        relate(caller, mei, "colleague", lei),
        relate(caller, mei, "colleague", lei),
        relate(caller, lei, "colleague", mei),
    ]

    assert len({answer["id"] for _, answer in answers}) == 1
    assert EventRecord.objects.filter(name="relation.added").count() == 1


def test_a_relation_is_forgotten(caller: Caller) -> None:
    mei, lei = make.person(), make.person()
    _, made = relate(caller, mei, "knows", lei)

    assert caller.delete(f"/relations/{made['id']}") == (204, None)

    assert shown(caller, mei) == shown(caller, lei) == []
    assert caller.delete(f"/relations/{made['id']}")[0] == 404
    assert EventRecord.objects.filter(name="relation.removed").count() == 1


def test_what_cannot_be_is_refused(caller: Caller) -> None:
    mei, lei, acme = make.person(), make.person(), make.company()
    path = f"/people/{mei.id}/relations"

    assert code(relate(caller, mei, "shareholder", lei)) == (422, "no_such_relation")
    assert code(relate(caller, mei, "spouse", acme)) == (422, "no_such_relation")
    assert code(caller.post(path, {"kind": "knows"})) == (422, "no_such_relation")
    assert code(relate(caller, mei, "knows", mei)) == (422, "relation_to_oneself")
    relate(caller, mei, "reports_to", lei)
    assert code(relate(caller, lei, "reports_to", mei)) == (409, "manager_of_their_manager")


def test_who_does_not_see_both_ends_sees_no_relation(
    caller: Caller, owner: Member, seller: Member
) -> None:
    mine, canary = make.person(owner=seller), make.person(name="CANARY", owner=owner)
    hidden = make.company(name="CANARY", owner=owner)
    ids = [
        relate(caller, mine, kind, other)[1]["id"]
        for kind, other in (("reports_to", canary), ("consultant", hidden))
    ]
    theirs = Caller(seller)

    assert shown(theirs, mine) == []
    assert [theirs.delete(f"/relations/{one}")[0] for one in ids] == [404, 404]
    assert code(relate(theirs, mine, "knows", canary)) == (404, "person_not_found")
    assert code(relate(theirs, mine, "shareholder", hidden)) == (404, "company_not_found")
    _, story = theirs.get(f"/people/{mine.id}/timeline")
    assert story["items"] == []
    assert Relation.objects.count() == 2


def test_the_chart_of_a_company_puts_people_behind_their_managers(
    caller: Caller, owner: Member, seller: Member
) -> None:
    acme = make.company()
    boss, lead, hand = (
        make.person(name=name, company=acme, owner=of)
        for name, of in (("Boss", None), ("Lead", owner), ("Hand", None))
    )
    make.person(name="Guest", company=acme)
    elsewhere = make.person(name="Elsewhere")
    relate(caller, hand, "reports_to", lead)
    relate(caller, lead, "reports_to", boss)
    relate(caller, boss, "reports_to", elsewhere)

    status, chart = caller.get(f"/companies/{acme.id}/org-chart")
    OrgChart.model_validate(chart)
    _, seen = Caller(seller).get(f"/companies/{acme.id}/org-chart")

    assert status == 200
    assert [(one["name"], one["level"]) for one in chart["items"]] == [
        ("Boss", 0), ("Lead", 1), ("Hand", 2)]  # fmt: skip
    assert seen["items"] == []


def test_a_list_of_relations_asks_the_same_whatever_its_length(caller: Caller) -> None:
    mei = make.person()
    relate(caller, mei, "knows", make.person())
    with CaptureQueriesContext(connection) as few:
        shown(caller, mei)
    for _ in range(3):
        relate(caller, mei, "knows", make.person())
    with CaptureQueriesContext(connection) as many:
        shown(caller, mei)
    assert len(few) == len(many)


def test_merging_two_people_takes_their_relations_along_and_back(
    caller: Caller, owner: Member
) -> None:
    mei, twin, lei, boss = (make.person(name=name) for name in ("Mei", "Twin", "Lei", "Boss"))
    relate(caller, twin, "reports_to", boss)
    relate(caller, lei, "reports_to", twin)
    relate(caller, mei, "knows", twin)
    relate(caller, mei, "introduced_by", lei)
    relate(caller, twin, "introduced_by", lei)
    before, actor = list(Relation.objects.order_by("id").values()), make.actor(owner)

    merge(RecordKind.PERSON, mei.id, twin.id, from_loser=frozenset(), actor=actor, now=NEW_YEAR)

    assert shown(caller, mei) == [
        ("introduced_by", False, "Lei"), ("reports_to", False, "Boss"), ("reports_to", True, "Lei"),
    ]  # fmt: skip
    unmerge(RecordKind.PERSON, mei.id, twin.id, actor=actor, now=NEW_YEAR)
    assert list(Relation.objects.order_by("id").values()) == before
