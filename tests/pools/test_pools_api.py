"""Pools as members and admins use them: what is shown, who gets what, and what goes back."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.people.models import Channel, Company
from headwater.pools.models import Holding, Place, RuleVersion
from headwater.pools.schemas.pools import Holdings, PassageLog, PooledRecords, Pools
from headwater.pools.services.reclaim import reclaim
from headwater.tenancy.sql import fetch_all
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)
SECRET = "SECRET"


@pytest.fixture
def admin(workspace: Any) -> Member:
    return make.member(role=Role.ADMIN)


@pytest.fixture
def seller(workspace: Any) -> Member:
    return make.member(role=Role.SELLER, name="Ada")


@pytest.fixture
def other(workspace: Any) -> Member:
    return make.member(role=Role.SELLER, name="Bob")


def see_all() -> None:
    fetch_all("SELECT set_config('app.pooled', '', true)")


def pool(admin: Member, *members: Member, **settings: Any) -> dict[str, Any]:
    access = [{"member_id": str(member.id)} for member in members]
    body = {"kind": "company", "name_zh": "华东公海", "access": access} | settings
    status, made = Caller(admin).post("/pools", body)
    assert status == 201, made
    answer: dict[str, Any] = made
    return answer


def pooled(admin: Member, into: dict[str, Any], **fields: Any) -> Any:
    record = make.company(**{"name": "Acme", "description": SECRET, "owner": None} | fields)
    status, _ = Caller(admin).put(f"/pools/{into['id']}/records/{record.id}")
    assert status == 204
    return record


def claim(member: Member, into: dict[str, Any], record: Any) -> tuple[int, Any]:
    status, answer = Caller(member).post(f"/pools/{into['id']}/records/{record.id}/claim")
    see_all()
    return status, answer


def age(record: Any, *, days: float) -> None:
    Holding.objects.filter(record_id=record.id).update(since=NOW - timedelta(days=days))


def in_force(into: dict[str, Any]) -> None:
    RuleVersion.objects.filter(pool_id=into["id"]).update(effective_from="2020-01-01")


def test_what_lies_in_a_pool_is_seen_through_it_only_and_masked(
    admin: Member, seller: Member, other: Member
) -> None:
    ours = pool(admin, seller, visible_fields=["industry"])
    record = make.company(name="Acme", industry="Steel", description=SECRET)
    Channel.objects.create(company=record, kind="email", value="SECRET@x.cn", key="SECRET@x.cn")
    person = make.person(name="SECRET Li", company=record)
    make.note(company=record, text=SECRET)
    assert Caller(seller).get(f"/companies/{record.id}")[0] == 200
    assert Caller(admin).put(f"/pools/{ours['id']}/records/{record.id}")[0] == 204

    for caller in (Caller(seller), Caller(other)):
        told = [
            caller.get("/companies", q="Acme"),
            caller.get("/people"),
            caller.get("/search", q="Acme"),
            caller.get("/search", q="SECRET"),
            caller.get("/stream-nothing"),
        ]
        assert [answer.get("items", []) for _, answer in told] == [[], [], [], [], []]
        assert caller.get(f"/companies/{record.id}")[0] == 404
        assert caller.get(f"/companies/{record.id}/timeline")[0] == 404
        assert caller.get(f"/people/{person.id}")[0] == 404
        assert caller.patch(f"/companies/{record.id}", {"name": "X"}, **edit(2))[0] == 404
    status, page = Caller(seller).get(f"/pools/{ours['id']}/records")
    PooledRecords.model_validate(page)

    assert status == 200
    assert [(one["name"], one["fields"]) for one in page["items"]] == [
        ("Acme", {"industry": "Steel"})
    ]
    assert SECRET not in str(page) + str(Caller(seller).get(f"/pools/{ours['id']}/log"))
    assert Caller(other).get(f"/pools/{ours['id']}/records")[0] == 404
    assert Caller(admin).get(f"/companies/{record.id}")[0] == 200


def test_a_masked_name_of_a_lead_does_not_answer_to_its_own_letters(
    admin: Member, seller: Member
) -> None:
    ours = pool(admin, seller, kind="lead")
    lead = make.lead(name="SECRET Wang", phone="13800138000", company_name="", owner=None)
    assert Caller(admin).put(f"/pools/{ours['id']}/records/{lead.id}")[0] == 204

    _, page = Caller(seller).get(f"/pools/{ours['id']}/records")
    _, found = Caller(seller).get(f"/pools/{ours['id']}/records", q="Wang")

    assert [one["name"] for one in page["items"]] == ["S***"]
    assert found["items"] == []
    assert Caller(seller).get(f"/leads/{lead.id}")[0] == 404
    assert claim(seller, ours, lead)[0] == 204
    assert Caller(seller).get(f"/leads/{lead.id}")[1]["name"] == "SECRET Wang"


def test_who_claims_has_it_with_its_people_and_the_next_is_told_by_whom(
    admin: Member, seller: Member, other: Member
) -> None:
    ours, second = pool(admin, seller, other), pool(admin, other)
    record = pooled(admin, ours)
    person = make.person(company=record)
    Caller(admin).put(f"/pools/{second['id']}/records/{record.id}")

    first, again = claim(seller, ours, record), claim(seller, ours, record)
    status, refusal = claim(other, ours, record)

    assert (first[0], again[0]) == (204, 204)
    assert (status, refusal["code"]) == (409, "already_claimed")
    assert "Ada" in refusal["detail"]
    record.refresh_from_db()
    person.refresh_from_db()
    assert (record.owner_id, person.owner_id) == (seller.id, seller.id)
    assert not Place.objects.exists()
    assert EventRecord.objects.filter(name="pool.left").count() == 2  # one for each pool
    _, log = Caller(other).get(f"/pools/{second['id']}/log")
    PassageLog.model_validate(log)
    assert [(one["how"], one["to_owner"]) for one in log["items"]] == [
        ("claimed", "Ada"),
        ("put_in", None),
    ]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"claims_a_day": 1}, "no_more_claims_today"),
        ({"most_held": 1}, "hands_full"),
        ({"cooling_hours": 1}, "still_cooling"),
        ({"is_enabled": False}, "pool_not_found"),
    ],
)
def test_a_limit_refuses_the_claim_and_changes_nothing(
    admin: Member, seller: Member, settings: dict[str, Any], code: str
) -> None:
    ours = pool(admin, seller)
    claim(seller, ours, pooled(admin, ours))
    status, _ = Caller(admin).patch(f"/pools/{ours['id']}", settings, **edit(ours["version"]))
    assert status == 200
    see_all()
    record = pooled(admin, ours)

    _, refusal = claim(seller, ours, record)

    assert refusal["code"] == code
    record.refresh_from_db()
    assert record.owner_id is None


def test_won_customers_count_only_where_the_pool_says_so(admin: Member, seller: Member) -> None:
    ours = pool(admin, seller, most_held=1)
    won = make.company(owner=seller)
    make.deal(company=won, status="won", closed_at=NOW)

    assert claim(seller, ours, pooled(admin, ours))[0] == 204
    assert claim(seller, ours, pooled(admin, ours))[1]["code"] == "hands_full"


def test_a_returned_record_waits_for_others_first(
    admin: Member, seller: Member, other: Member
) -> None:
    ours = pool(admin, seller, other, previous_owner_days=7)
    record = make.company(owner=seller)

    status, _ = Caller(seller).post(
        f"/pools/{ours['id']}/records/{record.id}/return", {"reason": "No answer"}
    )
    see_all()

    assert status == 204
    assert claim(seller, ours, record)[1]["code"] == "too_soon_again"
    _, page = Caller(other).get(f"/pools/{ours['id']}/records")
    assert page["items"][0]["comment"] == "No answer"
    assert claim(other, ours, record)[0] == 204


def test_only_who_holds_it_returns_it(admin: Member, seller: Member, other: Member) -> None:
    ours = pool(admin, seller, other)
    record = make.company(owner=seller)

    status, refusal = Caller(other).post(f"/pools/{ours['id']}/records/{record.id}/return", {})

    assert (status, refusal["code"]) == (403, "not_yours")


def test_admins_of_the_pool_assign_and_remove_and_see_everything(
    admin: Member, seller: Member, other: Member
) -> None:
    access = [{"member_id": str(seller.id), "is_admin": True}, {"member_id": str(other.id)}]
    ours = pool(admin, access=access)
    record, spare = pooled(admin, ours), pooled(admin, ours, name="Spare")
    path = f"/pools/{ours['id']}/records/{record.id}/owner"

    refused = Caller(other).put(path, {"member_id": str(other.id)})
    given = Caller(seller).put(path, {"member_id": str(other.id)})
    _, page = Caller(seller).get(f"/pools/{ours['id']}/records")
    removed = Caller(seller).delete(f"/pools/{ours['id']}/records/{spare.id}")

    assert (refused[0], refused[1]["code"]) == (403, "not_pool_admin")
    assert (given[0], removed[0]) == (204, 204)
    assert [one["fields"]["description"] for one in page["items"]] == [SECRET]
    assert Caller(other).get(f"/companies/{record.id}")[1]["owner_name"] == "Bob"
    assert Caller(other).get(f"/companies/{spare.id}")[0] == 200


def test_whatever_changes_the_owner_starts_the_clock_and_empties_the_pool(
    admin: Member, seller: Member
) -> None:
    ours = pool(admin, seller)
    record = pooled(admin, ours)
    free = make.company()

    Company.objects.filter(id__in=[record.id, free.id]).update(owner=seller)

    assert not Place.objects.exists()
    held = Holding.objects.filter(owner=seller)
    assert {one.record_id for one in held} == {record.id, free.id}
    _, log = Caller(admin).get(f"/pools/{ours['id']}/log")
    assert log["items"][0]["how"] == "elsewhere"


def test_what_nobody_works_on_goes_back_once_into_all_its_pools(
    admin: Member, seller: Member
) -> None:
    ours = pool(admin, seller, rules={"idle_days": 30})
    second = pool(admin, seller, rules={"idle_days": 20})
    idle, busy, _fresh = (make.company(owner=seller) for _ in range(3))
    age(idle, days=31)
    age(busy, days=31)
    make.note(company=busy, created_at=NOW - timedelta(days=1))
    in_force(ours)
    in_force(second)

    done, again = reclaim(now=NOW), reclaim(now=NOW)

    assert (done, again) == (1, 0)
    assert {str(one.pool_id) for one in Place.objects.filter(record_id=idle.id)} == {
        ours["id"],
        second["id"],
    }
    _, log = Caller(seller).get(f"/pools/{ours['id']}/log")
    assert [(one["how"], one["from_owner"]) for one in log["items"]] == [("no_follow_up", "Ada")]
    assert Company.objects.filter(owner=seller).count() == 2


def test_customers_that_matter_more_are_held_longer(admin: Member, seller: Member) -> None:
    terms = {"idle_days": 30, "tiers": {"A": {"idle_days": 90}}}
    ours = pool(admin, seller, rules=terms)
    kept, other = make.company(owner=seller, tier="A"), make.company(owner=seller, tier="B")
    for company in (kept, other):
        age(company, days=31)
    in_force(ours)

    assert ours["versions"][-1]["tiers"] == {"A": {"idle_days": 90}}
    assert reclaim(now=NOW) == 1
    assert [one.record_id for one in Place.objects.all()] == [other.id]
    assert reclaim(now=NOW + timedelta(days=60)) == 1


def test_changed_rules_hold_from_tomorrow(admin: Member, seller: Member) -> None:
    ours = pool(admin, seller, rules={"idle_days": 1})
    record = make.company(owner=seller)
    age(record, days=10)

    assert reclaim(now=NOW) == 0
    assert reclaim(now=NOW + timedelta(days=1)) == 1
    assert Place.objects.get().pool_id == UUID(ours["id"])


def test_protected_records_stay_and_only_so_many_are(admin: Member, seller: Member) -> None:
    ours = pool(admin, seller, rules={"idle_days": 5}, most_protected=1, protect_days=10)
    first, second = make.company(owner=seller), make.company(owner=seller)
    age(first, days=6)
    age(second, days=6)
    in_force(ours)
    path = f"/pools/{ours['id']}/records/{{}}/protection"

    assert Caller(seller).put(path.format(first.id))[0] == 204
    assert Caller(seller).put(path.format(second.id))[1]["code"] == "cannot_protect"
    assert Caller(seller).put(path.format(uuid4()))[0] == 404
    assert reclaim(now=NOW) == 1
    assert [one.record_id for one in Place.objects.all()] == [second.id]
    assert Caller(seller).delete(f"/holdings/{first.id}/protection")[0] == 204
    assert reclaim(now=NOW) == 1


def test_days_left_are_shown_and_the_warning_is_given_once(admin: Member, seller: Member) -> None:
    ours = pool(admin, seller, rules={"idle_days": 30}, warn_days=3, most_held=50)
    record, later = make.company(owner=seller), make.company(owner=seller)
    age(record, days=28)
    in_force(ours)

    reclaim(now=NOW), reclaim(now=NOW)
    _, held = Caller(seller).get("/holdings")
    _, pools = Caller(seller).get("/pools")

    Holdings.model_validate(held), Pools.model_validate(pools)
    assert [one["record_id"] for one in held["items"]] == [str(record.id), str(later.id)]
    assert held["items"][0]["days_left"] in {1, 2}
    assert held["items"][0]["how"] == "no_follow_up"
    assert (pools["items"][0]["held"], pools["items"][0]["most_held"]) == (2, 50)
    assert EventRecord.objects.filter(name="pool.reclaim_is_near").count() == 1


def test_nothing_a_pool_hides_can_be_found_out_by_searching(admin: Member, seller: Member) -> None:
    companies = pool(admin, seller, visible_fields=["industry"])
    leads = pool(admin, seller, kind="lead", visible_fields=[])
    record = pooled(
        admin, companies, domain="hidden.cn", country="Norway", credit_code="91310000MA1K35X18Q"
    )
    lead = make.lead(
        name="Wang Xiaoming", company_name="", title="Boss", phone="13800138000", owner=None,
        email="w@hidden.cn", wechat="wxm", domain="hidden.cn", description=SECRET,
    )  # fmt: skip
    assert Caller(admin).put(f"/pools/{leads['id']}/records/{lead.id}")[0] == 204
    Channel.objects.create(company=record, kind="phone", value="13900139000", key="+8613900139000")

    def found(into: dict[str, Any], q: str) -> list[str]:
        _, page = Caller(seller).get(f"/pools/{into['id']}/records", q=q)
        return [one["name"] for one in page["items"]]

    assert found(companies, "cm") == ["Acme"]
    for hidden in ("hidden", "Norway", "9131", SECRET, "139", "Acme_", "%me"):
        assert found(companies, hidden) == []
    for hidden in ("Xiao", "Wang", "Boss", "138", "hidden", "wxm", SECRET, "W%"):
        assert found(leads, hidden) == []
    assert found(leads, "W") == ["W***"]


def test_admins_move_several_at_once_and_back(admin: Member, seller: Member, other: Member) -> None:
    access = [{"member_id": str(seller.id), "is_admin": True}, {"member_id": str(other.id)}]
    ours = pool(admin, access=access)
    records = [pooled(admin, ours) for _ in range(2)]
    path, ids = f"/pools/{ours['id']}/moves", [str(one.id) for one in records]

    def owners() -> list[Any]:
        return list(Company.objects.order_by("id").values_list("owner__name", flat=True))

    refused = Caller(other).post(path, {"ids": ids, "to": "nobody"})
    unsaid = Caller(seller).post(path, {"ids": ids, "to": "member"})
    given = Caller(seller).post(path, {"ids": ids, "to": "member", "member_id": str(other.id)})[0]
    see_all()
    theirs = owners()
    back = Caller(seller).post(path, {"ids": ids, "to": "pool"})[0]
    see_all()
    places = Place.objects.count()
    out = Caller(seller).post(path, {"ids": ids, "to": "nobody"})[0]

    assert (refused[1]["code"], unsaid[1]["code"]) == ("not_pool_admin", "member_missing")
    assert (given, back, out) == (204, 204, 204)
    assert (theirs, places) == (["Bob", "Bob"], 2)
    assert (owners(), Place.objects.count()) == ([None, None], 0)


def test_admins_take_a_pool_away_as_a_table_without_formulas(
    admin: Member, seller: Member, other: Member
) -> None:
    access = [{"member_id": str(seller.id), "is_admin": True}, {"member_id": str(other.id)}]
    ours = pool(admin, access=access)
    record = make.company(name="=1+1", description="两行\n文字", owner=None)
    Caller(admin).put(f"/pools/{ours['id']}/records/{record.id}", {"reason": "@SUM(A1)"})

    answer = Caller(seller, language="zh-CN").client.get(f"/api/v1/pools/{ours['id']}/records.csv")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert rows[0][:2] == ["名称", "网站"]
    assert (rows[1][0], rows[1][7], rows[1][-1]) == ("'=1+1", "两行\n文字", "'@SUM(A1)")
    assert Caller(other).get(f"/pools/{ours['id']}/records.csv")[0] == 403
