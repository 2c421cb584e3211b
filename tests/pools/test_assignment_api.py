"""What comes in is given to somebody: by rules, in turn, in working hours, with the reason told."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.accounts.models import Holiday, Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.leads.models import Lead
from headwater.people.models import Company
from headwater.pools import tasks
from headwater.pools.models import Place, Profile, Waiting
from headwater.pools.rules.pools import PoolKind
from headwater.pools.schemas.assignment import (
    Assignees,
    AssignmentRules,
    AssignmentsOut,
    AssignmentTrialOut,
    RoleCaps,
)
from headwater.pools.services.assigning import assign_new, assign_waiting
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.sql import fetch_all
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
SECONDS = count()
MONDAY = datetime(2026, 6, 1, 10, tzinfo=UTC)


@pytest.fixture
def admin(workspace: Any) -> Member:
    return make.member(role=Role.ADMIN, name="Chen")


@pytest.fixture
def sellers(workspace: Any) -> list[Member]:
    """Three who take turns in this order, which is that of their ids."""
    ids = sorted(uuid4() for _ in range(3))
    names = ("Ada", "Bob", "Cai")
    return [
        make.member(id=one, role=Role.SELLER, name=name)
        for one, name in zip(ids, names, strict=True)
    ]


def rule(admin: Member, *members: Member, **settings: Any) -> dict[str, Any]:
    body = {"name_en": "East", "member_ids": [str(one.id) for one in members]} | settings
    status, made = Caller(admin).post("/assignment-rules", body)
    assert status == 201, made
    answer: dict[str, Any] = made
    return answer


def came_in(**fields: Any) -> Lead:
    at = make.NEW_YEAR + timedelta(seconds=next(SECONDS))  # the eldest is given out first
    return make.lead(**{"owner": None, "name": "Li", "at": at} | fields)


def owners(*leads: Lead) -> list[str | None]:
    names = dict(Lead.objects.values_list("id", "owner__name"))
    return [names[one.id] for one in leads]


def run_jobs() -> None:
    """Do what is queued as the worker would: each once more than it has to be."""
    for job in list(ProcrastinateJob.objects.filter(task_name="headwater.pools.tasks.assign_new")):
        for _ in range(2):
            assign_new(
                PoolKind(job.args["kind"]), map(UUID, job.args["record_ids"]), now=datetime.now(UTC)
            )


def see_all() -> None:
    fetch_all("SELECT set_config('app.pooled', '', true)")


def test_a_new_lead_without_owner_is_given_to_the_next_and_its_story_says_why(
    admin: Member, sellers: list[Member]
) -> None:
    east = rule(admin, *sellers, name_zh="华东")
    caller = Caller(admin)
    made = [caller.post("/leads", {"name": f"Li {n}", "owner_id": None})[1]["id"] for n in range(4)]
    caller.post("/leads", {"name": "Mine"})

    run_jobs()

    leads = [Lead.objects.get(id=one) for one in made]
    assert owners(*leads) == ["Ada", "Bob", "Cai", "Ada"]
    assert EventRecord.objects.filter(name="lead.assigned").count() == 4  # each once
    _, story = caller.get(f"/leads/{made[1]}/timeline")
    told = next(one for one in story["items"] if one["kind"] == "lead.assigned")
    assert (told["actor_name"], told["data"]["rule_zh"], told["data"]["after_name"]) == (
        None,
        "华东",
        "Ada",
    )
    assert told["data"]["rule_id"] == east["id"]
    _, rules = caller.get("/assignment-rules")
    AssignmentRules.model_validate(rules)
    assert [one["version"] for one in rules["items"]] == [1]  # a turn is no edit


def test_many_that_come_at_once_are_one_job(admin: Member) -> None:
    before = ProcrastinateJob.objects.count()

    Caller(admin).post("/leads", {"name": "Li", "owner_id": None})
    Caller(admin).post("/companies", {"name": "Acme", "owner_id": None})

    queued = ProcrastinateJob.objects.filter(task_name__endswith="assign_new").order_by("id")
    assert [job.args["kind"] for job in queued] == ["lead", "company"]
    assert ProcrastinateJob.objects.count() == before + 2


def test_the_first_rule_that_is_met_decides_and_where_none_is_nothing_happens(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, _ = sellers
    germany = rule(admin, ada, countries=["Germany"])
    places = rule(admin, bob, places=["上海"])
    caller = Caller(admin)
    german, local, other = (
        came_in(phone_key="+4930123456", company_name="上海分公司"),
        came_in(company_name="上海电气"),
        came_in(company_name="Acme"),
    )
    assert germany["countries"] == ["DE"]

    status, answer = caller.post(
        "/assignments", {"ids": [str(one.id) for one in (german, local, other)]}
    )

    AssignmentsOut.model_validate(answer)
    assert status == 200
    assert [(one["owner_name"], one["reason"]) for one in answer["items"]] == [
        ("Ada", "Rule “East”: round robin, the first in line"),
        ("Bob", "Rule “East”: round robin, the first in line"),
        (None, "No rule is for it."),
    ]
    order = [places["id"], germany["id"]]
    assert caller.put("/assignment-rule-order", {"ids": order})[0] == 200
    again = came_in(phone_key="+4930123456", company_name="上海分公司")
    assert caller.post("/assignments", {"ids": [str(again.id)]})[1]["items"][0]["owner_name"] == (
        "Bob"
    )
    assert caller.put("/assignment-rule-order", {"ids": order[:1]})[0] == 409


def test_what_is_off_or_gone_is_not_asked(admin: Member, sellers: list[Member]) -> None:
    east = rule(admin, *sellers)
    path, caller = f"/assignment-rules/{east['id']}", Caller(admin)
    lead = came_in()

    status, off = caller.patch(path, {"is_enabled": False}, **edit(east["version"]))
    _, first = caller.post("/assignments", {"ids": [str(lead.id)]})
    stale, _ = caller.delete(path, **edit(east["version"]))
    gone, _ = caller.delete(path, **edit(off["version"]))

    assert (status, stale, gone) == (200, 409, 204) or (status, stale, gone) == (200, 412, 204)
    assert first["items"][0]["result"] == "no_rule"
    assert caller.get("/assignment-rules")[1]["items"] == []


def test_all_that_nobody_owns_is_given_out_and_what_lies_in_a_pool_stays_there(
    admin: Member, sellers: list[Member]
) -> None:
    rule(admin, *sellers)
    caller = Caller(admin)
    free, owned, lost, pooled = (
        came_in(), make.lead(owner=sellers[0]), came_in(deleted_at=MONDAY), came_in(),
    )  # fmt: skip
    _, pool = caller.post(
        "/pools", {"kind": "lead", "name_en": "All", "access": [{"member_id": str(admin.id)}]}
    )
    caller.put(f"/pools/{pool['id']}/records/{pooled.id}")

    _, answer = caller.post("/assignments", {})
    _, again = caller.post("/assignments", {"ids": [str(pooled.id), str(owned.id)]})

    assert [one["id"] for one in answer["items"]] == [str(free.id)]
    assert {one["result"] for one in again["items"]} == {"in_pool", "has_owner"}
    assert owners(free, owned, lost, pooled) == ["Ada", "Ada", None, None]


def test_who_has_least_is_next_measured_by_what_they_can_take(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, cai = sellers
    rule(admin, *sellers, way="least_loaded")
    for owner, many in ((ada, 2), (bob, 1), (cai, 3)):
        for _ in range(many):
            make.lead(owner=owner)
    make.deal(owner=ada)
    status, _ = Caller(admin).patch(f"/assignees/{cai.id}", {"capacity": 500})
    leads = [came_in() for _ in range(3)]

    _, answer = Caller(admin).post("/assignments", {"ids": [str(one.id) for one in leads]})

    assert status == 200
    assert owners(*leads) == ["Cai", "Cai", "Bob"]
    assert answer["items"][0]["reason"] == "Rule “East”: fewest open, 3"


def test_skills_territories_absence_and_roles_keep_people_out(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, cai = sellers
    observer = make.member(role=Role.OBSERVER, name="Olga")
    rule(admin, *sellers, observer, skills=["english"], by_territory=True)
    caller = Caller(admin)
    caller.patch(f"/assignees/{ada.id}", {"skills": ["English"], "territories": ["France"]})
    caller.patch(f"/assignees/{bob.id}", {"skills": ["English"], "territories": ["德国"]})
    caller.patch(f"/assignees/{cai.id}", {"skills": ["English"], "territories": ["DE"]})
    caller.patch(f"/assignees/{cai.id}", {"away_until": str(datetime.now(UTC).date())})
    leads = [came_in(email="a@weber.de", domain="weber.de") for _ in range(2)]

    _, tried = caller.post("/assignments/trial", {"record_id": str(leads[0].id)})
    caller.post("/assignments", {"ids": [str(one.id) for one in leads]})

    AssignmentTrialOut.model_validate(tried)
    assert {one["name"]: one["obstacle"] for one in tried["people"]} == {
        "Ada": "territory",
        "Bob": None,
        "Cai": "away",
        "Olga": "reads_only",
    }
    assert tried["owner_id"] == str(bob.id)
    assert owners(*leads) == ["Bob", "Bob"]


def test_trying_out_writes_nothing(admin: Member, sellers: list[Member]) -> None:
    east = rule(admin, *sellers, least_value="100")
    events = EventRecord.objects.count()

    small = Caller(admin).post("/assignments/trial", {"value": "5"})[1]
    large = [Caller(admin).post("/assignments/trial", {"value": "500"})[1] for _ in range(2)]

    assert small["rules"] == [{"id": east["id"], "missed": "value", "is_asked": True}]
    assert small["reason"] == "No rule is for it."
    assert [one["owner_id"] for one in large] == [str(sellers[0].id)] * 2
    assert EventRecord.objects.count() == events


def test_nobody_at_work_means_waiting_until_the_first_one_is(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, _ = sellers
    rule(admin, ada, bob, hours="wait")
    Member.objects.filter(id=bob.id).update(time_zone="Asia/Shanghai")
    Profile.objects.create(member=bob, opens="08:00", closes="16:00")
    Holiday.objects.create(day="2026-06-01", is_working=False, name="Local")
    sunday, lead = MONDAY - timedelta(days=1), came_in()
    opens = datetime(2026, 6, 2, 0, tzinfo=UTC)  # eight o'clock in Shanghai, after the holiday

    (outcome,) = assign_new(PoolKind.LEAD, [lead.id], now=sunday)
    assert (outcome.result, Waiting.objects.get().due_at) == ("waits", opens)
    assert assign_waiting(now=opens - timedelta(minutes=1)) == 0
    assert owners(lead) == [None]
    assert assign_waiting(now=opens) == 1

    assert owners(lead) == ["Bob"]
    assert not Waiting.objects.exists()


def test_who_begins_to_wait_and_is_given_an_owner_by_hand_keeps_them(
    admin: Member, sellers: list[Member]
) -> None:
    rule(admin, *sellers, hours="wait")
    lead = came_in()
    assign_new(PoolKind.LEAD, [lead.id], now=MONDAY.replace(hour=3))

    status, _ = Caller(admin).put(f"/leads/{lead.id}/owner", {"owner_id": str(admin.id)}, **edit(1))
    given = assign_waiting(now=MONDAY)

    assert (status, given, owners(lead)) == (204, 0, ["Chen"])
    assert not Waiting.objects.exists()


def test_anybody_is_taken_out_of_hours_where_the_rule_says_so(
    admin: Member, sellers: list[Member]
) -> None:
    rule(admin, *sellers, hours="anybody")
    lead = came_in()

    assign_new(PoolKind.LEAD, [lead.id], now=MONDAY.replace(hour=3))

    assert owners(lead) == ["Ada"]


def test_caps_are_honoured_and_what_nobody_can_have_goes_into_the_pool_the_rule_names(
    admin: Member, sellers: list[Member]
) -> None:
    ada = sellers[0]
    caller = Caller(admin)
    status, caps = caller.put(
        "/role-caps", {"items": [{"role": "seller", "kind": "lead", "most": 2}]}
    )
    RoleCaps.model_validate(caps)
    _, pool = caller.post("/pools", {"kind": "lead", "name_en": "All", "access": []})
    rule(admin, ada, pool_id=pool["id"])
    leads = [came_in() for _ in range(3)]

    _, answer = caller.post("/assignments", {"ids": [str(one.id) for one in leads]})

    assert status == 200
    assert [one["result"] for one in answer["items"]] == ["assigned", "assigned", "pooled"]
    assert [one.record_id for one in Place.objects.all()] == [leads[2].id]
    _, log = caller.get(f"/pools/{pool['id']}/log")
    assert [(one["how"], one["comment"]) for one in log["items"]] == [("not_assigned", "East")]


def test_a_role_that_holds_enough_claims_and_is_given_no_more(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, _ = sellers
    caller = Caller(admin)
    caller.put("/role-caps", {"items": [{"role": "seller", "kind": "company", "most": 1}]})
    access = [{"member_id": str(one.id)} for one in (ada, bob)]
    _, pool = caller.post("/pools", {"kind": "company", "name_en": "All", "access": access})
    records = [make.company() for _ in range(2)]
    for record in records:
        caller.put(f"/pools/{pool['id']}/records/{record.id}")
    place = f"/pools/{pool['id']}/records/{{}}"
    assert Caller(ada).post(f"{place.format(records[0].id)}/claim")[0] == 204
    see_all()

    claimed = Caller(ada).post(f"{place.format(records[1].id)}/claim")
    see_all()
    given = caller.put(f"{place.format(records[1].id)}/owner", {"member_id": str(ada.id)})
    make.company(owner=bob)
    kinds = ("deals", "companies", "people", "leads", "tasks")
    handed = caller.post(
        f"/members/{bob.id}/handover", {"recipients": dict.fromkeys(kinds, str(ada.id))}
    )

    assert [(status, answer["code"]) for status, answer in (claimed, given, handed)] == [
        (409, "hands_full")
    ] * 3
    assert Company.objects.filter(owner=ada).count() == 1


def test_what_was_given_by_hand_is_taken_back_though_one_sees_it_no_longer(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, cai = sellers
    leads = [make.lead(owner=ada) for _ in range(2)]
    ids = [str(one.id) for one in leads]

    _, given = Caller(ada).post("/assignments", {"ids": ids, "member_id": str(bob.id)})
    hidden, _ = Caller(ada).get(f"/leads/{ids[0]}")
    stranger, _ = Caller(cai).post("/assignments/undo", {"ids": ids})
    Lead.objects.filter(id=leads[1].id).update(owner=cai)
    status, back = Caller(ada).post("/assignments/undo", {"ids": ids})
    _, again = Caller(ada).post("/assignments/undo", {"ids": ids[:1]})

    assert [one["owner_name"] for one in given["items"]] == ["Bob", "Bob"]
    assert (hidden, stranger, status) == (404, 404, 200)
    assert (back["ids"], again["ids"]) == (ids[:1], [])
    assert owners(*leads) == ["Ada", "Cai"]


def test_a_lead_given_in_the_inbox_is_taken_back_for_half_an_hour(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, _ = sellers
    lead = make.lead(owner=ada)
    Caller(ada).put(f"/leads/{lead.id}/owner", {"owner_id": str(bob.id)}, **edit(1))

    _, back = Caller(ada).post("/assignments/undo", {"ids": [str(lead.id)]})

    assert (back["ids"], owners(lead)) == ([str(lead.id)], ["Ada"])


def test_members_say_when_they_work_and_only_those_above_them_what_they_can_take(
    admin: Member, sellers: list[Member]
) -> None:
    ada, bob, _ = sellers
    own, others = f"/assignees/{ada.id}", f"/assignees/{bob.id}"

    good, listed = Caller(ada).patch(own, {"opens": "08:00", "closes": "16:00"})
    refused = [
        Caller(ada).patch(own, {"capacity": 500}),
        Caller(ada).patch(others, {"away_until": "2030-01-01"}),
    ]
    half = Caller(ada).patch(own, {"opens": None})

    Assignees.model_validate(listed)
    assert good == 200
    assert [(status, answer["code"]) for status, answer in refused] == [
        (403, "not_your_profile")
    ] * 2
    assert (half[0], half[1]["code"]) == (422, "half_hours")
    mine = next(one for one in listed["items"] if one["id"] == str(ada.id))
    assert (mine["opens"], mine["closes"], mine["may_shape"]) == ("08:00:00", "16:00:00", False)
    counts = {one["name"]: one["leads"] for one in listed["items"]}
    assert counts == {"Ada": 0, "Bob": None, "Cai": None, "Chen": None}


def test_a_manager_shapes_the_profiles_of_the_team_below(admin: Member) -> None:
    team = make.team()
    manager = make.member(role=Role.MANAGER, team=team)
    mate = make.member(role=Role.SELLER, team=team)
    stranger = make.member(role=Role.SELLER)

    mine, _ = Caller(manager).patch(f"/assignees/{mate.id}", {"capacity": 50})
    other, _ = Caller(manager).patch(f"/assignees/{stranger.id}", {"capacity": 50})

    assert (mine, other) == (200, 403)


def test_a_team_brings_those_below_it_and_companies_have_rules_of_their_own(
    admin: Member,
) -> None:
    team = make.team()
    below = make.team(parent=team)
    mate = make.member(role=Role.SELLER, team=below, name="Dan")
    rule(admin, kind="company", team_ids=[str(team.id)], industries=["steel"])
    status, made = Caller(admin).post(
        "/companies", {"name": "Acme", "industry": "Steel works", "owner_id": None}
    )
    make.person(company_id=UUID(made["id"]), owner=None)

    run_jobs()

    company = Company.objects.get(id=made["id"])
    assert (status, company.owner_id) == (201, mate.id)
    assert EventRecord.objects.filter(name="company.assigned").count() == 1
    assert company.people.get().owner_id == mate.id


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name_en": ""}, "name_missing"),
        ({"member_ids": []}, "no_people"),
        ({"least_value": "5", "most_value": "4"}, "bad_range"),
        ({"kind": "company", "pool_id": "lead"}, "wrong_pool"),
        ({"countries": ["Atlantis"]}, "unknown_country"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(
    admin: Member, sellers: list[Member], change: dict[str, Any], code: str
) -> None:
    caller = Caller(admin)
    if "pool_id" in change:
        pool = caller.post("/pools", {"kind": "lead", "name_en": "All"})[1]
        change = change | {"pool_id": pool["id"]}
    body = {"name_en": "East", "member_ids": [str(sellers[0].id)]} | change

    status, refusal = caller.post("/assignment-rules", body)

    assert (status, refusal["code"]) == (422, code)


def test_the_jobs_do_their_work_in_their_workspace(admin: Member, sellers: list[Member]) -> None:
    rule(admin, *sellers)
    lead = came_in()

    tasks.assign_new.task(
        workspace_id=current_workspace_id(), kind="lead", record_ids=[str(lead.id)]
    )
    tasks.assign_waiting()

    assert owners(lead) == ["Ada"]
