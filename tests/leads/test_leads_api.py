"""Leads, as a seller's inbox asks for them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Role
from headwater.activities.schemas import Timeline
from headwater.events.models import EventRecord
from headwater.leads.models import Lead, Reason
from headwater.leads.rules.states import LeadState, Move
from headwater.leads.schemas.leads import LeadOut, LeadPage, Matches
from headwater.leads.services.moves import move_lead, return_leads
from headwater.people.models import Channel
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def seller(workspace: Any) -> Member:
    return make.member(role=Role.SELLER, name="Ada Park")


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


def events() -> list[str]:
    return list(EventRecord.objects.order_by("id").values_list("name", flat=True))


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]


def put_state(caller: Caller, lead: Any, **body: Any) -> tuple[int, Any]:
    return caller.put(f"/leads/{lead['id']}/state", body, **edit(lead["version"]))


def create(caller: Caller, **fields: Any) -> Any:
    status, lead = caller.post("/leads", {"name": "Bo Li"} | fields)
    assert status == 201
    return lead


def test_a_lead_comes_in_with_everything_known_of_it(caller: Caller, seller: Member) -> None:
    lead = create(
        caller, company_name="Acme", title="Ten desks", email="Bo@Acme.com", phone="138 0013 8000",
        value="1200.50",
    )  # fmt: skip

    LeadOut.model_validate(lead)
    assert (lead["state"], lead["owner_id"], lead["currency"]) == ("new", str(seller.id), "USD")
    assert (lead["value"], lead["version"], lead["first_contact_at"]) == ("1200.50", 1, None)
    assert lead["answer_due_at"] > lead["created_at"]
    assert Lead.objects.get().email_key == "bo@acme.com"
    assert events() == ["lead.created"]


def test_the_same_request_once_more_makes_no_second_lead(caller: Caller) -> None:
    body = {"id": str(uuid4()), "name": "Bo Li"}

    assert [caller.post("/leads", body)[0] for _ in range(2)] == [201, 201]
    assert events() == ["lead.created"]


def test_a_lead_must_name_somebody_and_write_addresses_properly(caller: Caller) -> None:
    assert code(caller.post("/leads", {"title": "Ten desks"})) == (422, "nobody_named")
    assert code(caller.post("/leads", {"name": "Bo", "email": "bo"})) == (422, "no_mail_address")


def test_sellers_see_their_own_leads_and_those_nobody_has(caller: Caller) -> None:
    create(caller, name="Mine")
    make.lead(name="Nobody's", owner=None)
    theirs = make.lead(name="Theirs")

    status, page = caller.get("/leads")

    LeadPage.model_validate(page)
    assert status == 200
    assert {lead["name"] for lead in page["items"]} == {"Mine", "Nobody's"}
    assert code(caller.get(f"/leads/{theirs.id}")) == (404, "lead_not_found")
    assert code(caller.put(f"/leads/{theirs.id}/conversion", {})) == (404, "lead_not_found")


def test_a_manager_sees_the_leads_of_the_team(workspace: Workspace) -> None:
    team: Team = make.team()
    manager = make.member(role=Role.MANAGER, team=team)
    make.lead(owner=make.member(role=Role.SELLER, team=team), name="Team's")
    make.lead(owner=make.member(role=Role.SELLER), name="Other's")

    _, page = Caller(manager).get("/leads")

    assert [lead["name"] for lead in page["items"]] == ["Team's"]


def test_the_inbox_is_narrowed_down_sorted_paged_and_counted(
    caller: Caller, seller: Member
) -> None:
    for n in range(5):
        make.lead(owner=seller, name=f"Desk {n}", at=datetime(2026, 6, 1 + n, tzinfo=UTC))
    make.lead(owner=seller, state=LeadState.WORKING)
    make.lead(owner=None, name="Free")

    _, first = caller.get("/leads", state="new", owner_id=str(seller.id), limit=3)
    _, second = caller.get(
        "/leads", state="new", owner_id=str(seller.id), limit=3, after=first["next"]
    )
    _, free = caller.get("/leads", unowned=True)
    _, found = caller.get("/leads", q="esk 3")
    _, counts = caller.get("/lead-counts", state="new", owner_id=str(seller.id))

    names = [lead["name"] for lead in first["items"] + second["items"]]
    assert (names, first["total"]) == ([f"Desk {n}" for n in (4, 3, 2, 1, 0)], 5)
    assert [lead["name"] for lead in free["items"] + found["items"]] == ["Free", "Desk 3"]
    assert counts == {"new": 5, "working": 1, "qualified": 0, "disqualified": 0, "recycled": 0}


def test_the_inbox_asks_the_database_as_often_for_many_as_for_one(
    caller: Caller, seller: Member, django_assert_max_num_queries: Any
) -> None:
    for _ in range(20):
        make.lead(owner=seller)

    with django_assert_max_num_queries(12):
        assert len(caller.get("/leads")[1]["items"]) == 20


def test_editing_says_before_and_after_and_only_what_changed(caller: Caller) -> None:
    lead = create(caller)

    status, edited = caller.patch(
        f"/leads/{lead['id']}", {"phone": "+1 202 555 0100", "name": "Bo Li"}, **edit(1)
    )

    record = EventRecord.objects.get(name="lead.changed")
    assert (status, edited["version"]) == (200, 2)
    assert record.payload["changes"] == {"phone": ["", "+1 202 555 0100"]}
    assert Lead.objects.get().phone_key == "+12025550100"
    assert caller.patch(f"/leads/{lead['id']}", {"title": "x"}, **edit(1))[0] == 412


def test_a_seller_can_give_a_lead_away_and_then_sees_it_no_more(
    caller: Caller, workspace: Workspace
) -> None:
    lead, other = create(caller), make.member(role=Role.SELLER)
    path = f"/leads/{lead['id']}"

    assert caller.put(f"{path}/owner", {"owner_id": str(other.id)}, **edit(1))[0] == 204
    assert caller.get(path)[0] == 404
    assert Caller(other).get(path)[1]["owner_id"] == str(other.id)


def test_working_on_a_lead_nobody_has_takes_it(caller: Caller, seller: Member) -> None:
    free = make.lead(owner=None)

    _, lead = put_state(caller, {"id": free.id, "version": 1}, state="working")

    assert (lead["state"], lead["owner_id"]) == ("working", str(seller.id))
    assert lead["first_contact_at"] is not None
    assert events() == ["lead.changed", "lead.moved"]


def test_to_disqualify_a_reason_is_needed(caller: Caller) -> None:
    lead, reason = create(caller), Reason.objects.create(name_en="No need", name_zh="没有需求")

    refused = put_state(caller, lead, state="disqualified")
    _, out = put_state(
        caller, lead, state="disqualified", reason_id=str(reason.id), comment="Said so"
    )
    again = put_state(
        caller, out, state="disqualified", reason_id=str(reason.id), comment="Said so"
    )

    assert code(refused) == (422, "reason_missing")
    assert (out["state"], out["reason_name"], out["comment"]) == (
        "disqualified",
        "No need",
        "Said so",
    )
    assert again[1]["version"] == out["version"]
    assert events() == ["lead.created", "lead.moved"]


def test_a_lead_is_opened_again_as_if_nothing_had_been_said(caller: Caller) -> None:
    lead, reason = create(caller), Reason.objects.create(name_en="No need")
    _, out = put_state(caller, lead, state="disqualified", reason_id=str(reason.id))

    _, back = put_state(caller, out, state="new")

    shown = ("state", "reason_id", "comment", "first_contact_at")
    assert [back[name] for name in shown] == ["new", None, "", None]
    _, story = caller.get(f"/leads/{lead['id']}/timeline")
    Timeline.model_validate(story)
    moves = [(e["data"].get("from_state"), e["data"].get("to_state")) for e in story["items"]]
    assert moves == [("disqualified", "new"), ("new", "disqualified"), (None, None)]
    reasons = [entry["data"].get("reason_name") for entry in story["items"]]
    assert reasons == [None, "No need", None]


def test_a_contact_answers_a_lead_and_is_told_in_its_story(caller: Caller) -> None:
    lead = create(caller)
    about = {"lead_id": lead["id"]}

    caller.post("/notes", {"text": "Looks like a fit"} | about)
    _, thought = caller.get(f"/leads/{lead['id']}")
    status, call = caller.post("/notes", {"kind": "call", "text": "Wants a demo"} | about)
    caller.post("/notes", {"id": call["id"], "kind": "call"} | about)

    _, now = caller.get(f"/leads/{lead['id']}")
    _, story = caller.get(f"/leads/{lead['id']}/timeline")
    assert thought["first_contact_at"] is None
    assert (status, now["state"], now["version"]) == (201, "new", 1)
    assert now["first_contact_at"] is not None
    told = [(e["kind"], e["data"].get("text"), e["actor_name"]) for e in story["items"]]
    assert told == [
        ("note", "Wants a demo", "Ada Park"),
        ("note", "Looks like a fit", "Ada Park"),
        ("lead.created", None, "Ada Park"),
    ]


def test_the_tasks_of_a_lead_go_to_the_trash_and_back_with_it(caller: Caller) -> None:
    lead = create(caller)
    caller.post("/tasks", {"title": "Call", "lead_id": lead["id"]})

    _, now = caller.get(f"/leads/{lead['id']}")
    caller.delete(f"/leads/{lead['id']}", **edit(now["version"]))
    _, gone = caller.get("/tasks")
    caller.post(f"/trash/lead/{lead['id']}/restoration")
    _, back = caller.get("/tasks", lead_id=lead["id"])

    assert gone["items"] == []
    assert [(one["title"], one["lead_name"]) for one in back["items"]] == [("Call", lead["name"])]


def test_a_lead_one_does_not_see_is_tied_to_nothing(caller: Caller) -> None:
    hidden = make.lead(owner=make.member())

    refusals = [
        caller.post("/notes", {"text": "Hm", "lead_id": str(hidden.id)}),
        caller.post("/tasks", {"title": "Call", "lead_id": str(hidden.id)}),
        caller.get(f"/leads/{hidden.id}/timeline"),
    ]

    assert [code(one) for one in refusals] == [(404, "lead_not_found")] * 3


def test_a_recycled_lead_comes_back_on_its_day_with_its_story(
    caller: Caller, seller: Member
) -> None:
    lead = make.lead(owner=seller)
    monday = datetime(2026, 6, 1, 9, tzinfo=UTC)
    away = Move(state=LeadState.RECYCLED, comment="Budget in July", until=date(2026, 7, 1))
    move_lead(lead.id, away, actor=make.actor(seller), now=monday)

    assert return_leads(now=datetime(2026, 6, 30, 23, tzinfo=UTC)) == 0
    assert [return_leads(now=datetime(2026, 7, 1, tzinfo=UTC)) for _ in range(2)] == [1, 0]

    _, back = caller.get(f"/leads/{lead.id}")
    _, story = caller.get(f"/leads/{lead.id}/timeline")
    assert (back["state"], back["owner_id"]) == ("working", str(seller.id))
    assert (back["comment"], back["recycled_until"]) == ("Budget in July", None)
    assert [(e["kind"], e["data"]["comment"]) for e in story["items"]] == [
        ("lead.returned", "Budget in July"),
        ("lead.moved", "Budget in July"),
    ]


def test_a_recycled_lead_nobody_has_comes_back_as_new() -> None:
    made = make.lead(owner=None, state=LeadState.RECYCLED, recycled_until=date(2026, 7, 1))

    return_leads(now=datetime(2026, 7, 2, tzinfo=UTC))

    made.refresh_from_db()
    assert made.state == LeadState.NEW


def test_the_day_of_return_lies_ahead(caller: Caller) -> None:
    lead = create(caller)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()

    refused = put_state(caller, lead, state="recycled", comment="Later", until=yesterday)

    assert code(refused) == (422, "bad_day")


def test_the_day_a_lead_returns_is_that_of_the_workspace(workspace: Workspace) -> None:
    Workspace.objects.filter(pk=workspace.pk).update(time_zone="Asia/Shanghai")
    make.lead(state=LeadState.RECYCLED, recycled_until=date(2026, 7, 1))

    assert return_leads(now=datetime(2026, 6, 30, 15, 59, tzinfo=UTC)) == 0
    assert return_leads(now=datetime(2026, 6, 30, 16, tzinfo=UTC)) == 1


def test_a_lead_goes_to_the_trash_and_back(caller: Caller) -> None:
    lead = create(caller, name="Bo", company_name="Acme")

    assert caller.delete(f"/leads/{lead['id']}", **edit(1))[0] == 204
    _, trash = caller.get("/trash", kind="lead")
    assert caller.post(f"/trash/lead/{lead['id']}/restoration")[0] == 204

    assert [item["title"] for item in trash["items"]] == ["Bo · Acme"]
    assert caller.get(f"/leads/{lead['id']}")[0] == 200
    assert events() == ["lead.created", "lead.deleted", "lead.restored"]


def test_matches_are_offered_with_their_reasons(caller: Caller) -> None:
    acme = make.company(name="上海活水软件有限公司", domain="huoshui.cn")
    by_code = make.company(name="Other name", credit_code="91310000MA1FL0000X")
    make.company(name="上海活水咖啡")
    person = make.person(name="李波", company=acme)
    Channel.objects.create(person=person, kind="phone", value="x", key="+8613800138000")
    make.person(name="李波")
    lead = create(
        caller, name="李波", company_name="上海活水软件", email="li@huoshui.cn",
        phone="+86 138 0013 8000", credit_code="91310000ma1fl0000x",
    )  # fmt: skip

    _, found = caller.get(f"/leads/{lead['id']}/matches")

    Matches.model_validate(found)
    assert [(m["name"], m["reasons"]) for m in found["companies"]] == [
        (by_code.name, ["credit_code"]),
        (acme.name, ["domain", "name"]),
    ]
    assert [(m["id"], m["reasons"], m["detail"]) for m in found["people"]] == [
        (str(person.id), ["phone", "name"], acme.name)
    ]


def test_a_lead_of_which_nothing_is_known_matches_nothing(caller: Caller) -> None:
    make.company(name="Acme")
    lead = create(caller, name="Bo")

    assert caller.get(f"/leads/{lead['id']}/matches")[1] == {"companies": [], "people": []}


def test_campaigns_give_their_source_to_leads(workspace: Workspace) -> None:
    admin = Caller(make.member(role=Role.ADMIN))
    _, source = admin.post("/sources", {"name_en": "Fair"})
    _, campaign = admin.post(
        "/campaigns",
        {"name_en": "Spring fair", "source_id": source["id"], "cost": "900.00",
         "begins_on": "2026-03-01", "ends_on": "2026-03-31"},
    )  # fmt: skip
    _, lead = admin.post("/leads", {"name": "Bo", "campaign_id": campaign["id"]})
    refused = admin.patch(f"/campaigns/{campaign['id']}", {"ends_on": "2026-02-01"}, **edit(1))
    _, renamed = admin.patch(f"/campaigns/{campaign['id']}", {"name_zh": "春展"}, **edit(1))

    assert (lead["source_name"], lead["campaign_name"]) == ("Fair", "Spring fair")
    assert code(refused) == (422, "bad_day")
    assert (renamed["name_zh"], renamed["currency"], renamed["version"]) == ("春展", "USD", 2)


def test_new_leads_are_answered_as_agreed(workspace: Workspace) -> None:
    admin = Caller(make.member(role=Role.ADMIN))
    _, before = admin.get("/lead-agreement")
    agreed = {"answer_minutes": 15, "opens": "08:00:00", "closes": "20:00:00"}
    status, _ = admin.put("/lead-agreement", agreed)
    refused = admin.put("/lead-agreement", agreed | {"opens": "21:00"})

    assert before["answer_minutes"] == 60
    assert (status, admin.get("/lead-agreement")[1]) == (200, agreed)
    assert code(refused) == (422, "bad_hours")
