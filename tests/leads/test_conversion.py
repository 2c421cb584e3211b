"""From a lead to a deal, once, and back."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal, DealPerson, Source
from tests import make
from tests.calling import Caller, edit


@pytest.fixture
def seller(workspace: Any) -> Member:
    make.stage(name_en="First")
    return make.member(role=Role.SELLER)


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


def events(kind: str = "lead") -> list[str]:
    told = EventRecord.objects.filter(subject_kind=kind).order_by("id")
    return list(told.values_list("name", flat=True))


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]


def test_one_step_makes_deal_company_and_person(caller: Caller, seller: Member) -> None:
    source = Source.objects.create(name_en="Fair")
    lead = make.lead(
        owner=seller, name="Bo Li", company_name="Acme", email="bo@acme.com", value="70",
        currency="EUR", source=source, credit_code="9131",
    )  # fmt: skip

    status, now = caller.put(f"/leads/{lead.id}/conversion", {"title": "Ten desks"})

    deal, person = Deal.objects.get(), Person.objects.get()
    assert (status, now["state"], now["deal_title"]) == (200, "qualified", "Ten desks")
    assert (now["linked_company_name"], now["person_name"]) == ("Acme", "Bo Li")
    assert (str(deal.value), deal.currency, deal.source, deal.owner) == (
        "70.00",
        "EUR",
        source,
        seller,
    )
    assert (deal.company, person.company) == (Company.objects.get(), Company.objects.get())
    assert person.channels.get().value == "bo@acme.com"
    assert DealPerson.objects.get().person == person


def test_records_that_are_there_are_linked(caller: Caller, seller: Member) -> None:
    company, person = make.company(), make.person()
    lead = make.lead(owner=seller, name="Bo", company_name="Acme")

    caller.put(
        f"/leads/{lead.id}/conversion", {"company": str(company.id), "person": str(person.id)}
    )

    assert (Company.objects.get(), Person.objects.get()) == (company, person)
    assert Deal.objects.get().company == company
    assert DealPerson.objects.get().person == person


def test_nothing_need_be_linked(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller, name="Bo", company_name="Acme")

    _, now = caller.put(f"/leads/{lead.id}/conversion", {"company": None, "person": None})

    assert (now["company_id"], now["person_id"], now["deal_title"]) == (None, None, "Acme")


def test_what_is_not_seen_cannot_be_linked(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)
    gone = make.company(deleted_at=make.NEW_YEAR)

    refused = caller.put(f"/leads/{lead.id}/conversion", {"company": str(gone.id)})

    assert code(refused) == (404, "company_not_found")
    assert (Deal.objects.count(), events()) == (0, [])


def test_converting_twice_makes_one_deal(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)

    answers = [caller.put(f"/leads/{lead.id}/conversion", {}) for _ in range(2)]

    assert answers[0] == answers[1]
    assert (Deal.objects.count(), events()) == (1, ["lead.converted"])


def test_converting_a_lead_nobody_has_takes_it(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=None)

    _, now = caller.put(f"/leads/{lead.id}/conversion", {})

    assert (now["owner_id"], Deal.objects.get().owner) == (str(seller.id), seller)


def test_a_converted_lead_is_not_moved(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)
    _, now = caller.put(f"/leads/{lead.id}/conversion", {})

    refused = caller.put(f"/leads/{lead.id}/state", {"state": "working"}, **edit(now["version"]))

    assert code(refused) == (409, "lead_is_converted")


def test_a_conversion_is_undone_while_the_deal_is_untouched(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller, name="Bo", company_name="Acme")
    caller.put(f"/leads/{lead.id}/conversion", {})

    answers = [caller.delete(f"/leads/{lead.id}/conversion") for _ in range(2)]

    assert answers[0] == answers[1]
    assert (answers[0][1]["state"], answers[0][1]["deal_id"]) == ("new", None)
    alive = [model.objects.filter(deleted_at=None).count() for model in (Deal, Company, Person)]
    assert (alive, events()) == ([0, 0, 0], ["lead.converted", "lead.conversion_undone"])
    _, again = caller.put(f"/leads/{lead.id}/conversion", {})
    assert again["state"] == "qualified"


def test_what_is_known_of_a_lead_goes_with_it_to_its_deal_and_back(
    caller: Caller, seller: Member
) -> None:
    lead = make.lead(owner=seller)
    about = {"lead_id": str(lead.id)}
    caller.post("/notes", {"kind": "call", "text": "Wants a demo"} | about)
    _, task = caller.post("/tasks", {"title": "Send the brochure"} | about)

    _, now = caller.put(f"/leads/{lead.id}/conversion", {})
    _, story = caller.get(f"/deals/{now['deal_id']}/timeline")
    _, planned = caller.get("/tasks", deal_id=now["deal_id"])
    status, back = caller.delete(f"/leads/{lead.id}/conversion")
    _, left = caller.get(f"/tasks/{task['id']}")

    told = [entry["kind"] for entry in story["items"]]
    assert {"note", "deal.created", "lead.converted"} <= set(told)
    assert [one["title"] for one in planned["items"]] == ["Send the brochure"]
    assert (status, back["state"]) == (200, "new")
    assert (left["deal_id"], left["lead_id"]) == (None, str(lead.id))


def test_a_company_that_was_there_stays_when_a_conversion_is_undone(
    caller: Caller, seller: Member
) -> None:
    company, lead = make.company(), make.lead(owner=seller)
    caller.put(f"/leads/{lead.id}/conversion", {"company": str(company.id)})
    caller.delete(f"/leads/{lead.id}/conversion")

    assert Company.objects.get().deleted_at is None


def test_a_deal_somebody_has_worked_on_stays(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)
    _, now = caller.put(f"/leads/{lead.id}/conversion", {})
    make.task(deal_id=now["deal_id"], owner=seller)

    assert code(caller.delete(f"/leads/{lead.id}/conversion")) == (409, "deal_was_touched")
    assert events() == ["lead.converted"]


def test_a_recycled_lead_whose_conversion_is_undone_is_worked_on(
    caller: Caller, seller: Member
) -> None:
    day = make.NEW_YEAR.date()
    lead = make.lead(owner=seller, state="recycled", comment="Later", recycled_until=day)
    caller.put(f"/leads/{lead.id}/conversion", {})

    _, back = caller.delete(f"/leads/{lead.id}/conversion")

    assert (back["state"], back["recycled_until"]) == ("working", None)
